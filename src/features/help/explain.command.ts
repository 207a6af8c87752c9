import { nearest } from "../../domain/nearest.ts";
import { errorCodes } from "../../errors/error-codes.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { explain, explainable, explanationView } from "./explanation.view.ts";
import { defineCommand } from "../../app/command.ts";

export const explicar = defineCommand({
  operands: [{ name: "codigo", summary: "argumento.codigo", optional: true }],
  async run(input, { translator }) {
    const [code] = input.operands;
    if (code === undefined) {
      return await Promise.resolve(
        Object.keys(errorCodes).flatMap((one) => explain(one, translator) ?? []),
      );
    }
    const found = explain(code, translator);
    if (found !== undefined) return [found];
    const near = nearest(code, explainable());
    throw new MesaError("no-existe", {
      params: { nombre: code, orden: "mesa explicar" },
      ...(near !== undefined && {
        problems: [{ field: code, code: "opcion-parecida", params: { parecida: near } }],
      }),
    });
  },
  view: explanationView,
  schema: async () => (await import("./help.schema.ts")).explicar,
  json: (explanations) => ({ codigos: explanations }),
  rows: (explanations) => explanations.map((one) => ({ ...one })),
});
