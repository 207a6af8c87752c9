import * as z from "zod";
import { nearest } from "../domain/nearest.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";

const ownIssue = z.object({
  problem: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** One of zod's issues as a problem of that field, with the code of one of our messages. */
export function toProblem(field: string, issue: z.core.$ZodIssue): FieldProblem {
  const { code, params } = wordsFor(issue);
  const position = issue.path[0];
  return typeof position === "number"
    ? { field, code, params: { ...params, posicion: position + 1 } }
    : { field, code, params: { ...params } };
}

/** A key that the form does not have, with the nearest one that it has. */
export function unknownKey(key: string, known: readonly string[]): FieldProblem {
  const near = nearest(key, known);
  return near === undefined
    ? { field: key, code: "clave-desconocida", params: { clave: key } }
    : { field: key, code: "clave-parecida", params: { clave: key, parecida: near } };
}

function wordsFor(issue: z.core.$ZodIssue): Pick<FieldProblem, "code" | "params"> {
  switch (issue.code) {
    case "custom": {
      const own = ownIssue.safeParse(issue.params);
      return own.success ? { code: own.data.problem, params: own.data.values } : { code: "valor" };
    }
    case "too_small":
      return { code: "falta" };
    case "too_big":
      return {
        code: issue.origin === "array" ? "demasiados" : "largo",
        params: { maximo: Number(issue.maximum) },
      };
    case "invalid_type":
      return issue.input === undefined
        ? { code: "falta" }
        : { code: issue.expected === "array" ? "tipo-lista" : "tipo-texto" };
    default:
      return { code: "valor" };
  }
}
