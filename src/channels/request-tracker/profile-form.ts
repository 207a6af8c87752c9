import * as z from "zod";
import { formIds } from "../../domain/ticket.ts";
import { typedState } from "../../domain/typed-value.ts";
import { defineChannelForm, textAnswer } from "../../forms/channel-profile.ts";
import { complain } from "../../forms/field-schemas.ts";
import { field, noFurtherRules } from "../../forms/form.ts";
import { writtenFields } from "../../forms/written-facts.ts";
import { readQueue } from "./read-queue.ts";

/** Form fields that may be written into a field of the queue's own. */
const mappableFields: readonly string[] = [
  "tipo",
  ...new Set(formIds.flatMap(writtenFields).map(({ name }) => name)),
];

const customField = z
  .string()
  .transform((name, context) =>
    isFieldName(name)
      ? name
      : complain(context, name, { code: "campo-rt", params: { valor: name } }),
  );

const schema = z.strictObject({
  cola: field(z.string(), {
    kind: "line",
    label: "rt.cola",
    help: "opcion.cola",
    flag: "--cola",
    placeholder: "NOMBRE",
  }),
  campo_clave: field(customField, {
    kind: "line",
    label: "opcion.campo-clave",
    help: "opcion.campo-clave",
    flag: "--campo-clave",
    placeholder: "CAMPO",
  }),
  solicitante: field(z.string(), {
    kind: "line",
    label: "rt.solicitante",
    help: "opcion.solicitante",
    flag: "--solicitante",
    placeholder: "USUARIO",
  }),
  campo: field(
    pairs(
      "campo-rt",
      (ours, theirs) => mappableFields.includes(ours) && isFieldName(theirs),
    ).exactOptional(),
    {
      kind: "pairs",
      label: "rt.campos",
      help: "opcion.campo-rt",
      flag: "--campo",
      placeholder: "NUESTRO=SUYO",
    },
  ),
  estado_rt: field(
    pairs("estado-rt", (theirs, ours) => theirs !== "" && ours !== "").exactOptional(),
    {
      kind: "pairs",
      label: "rt.estados",
      help: "opcion.estado-rt",
      flag: "--estado-rt",
      placeholder: "SUYO=NUESTRO",
    },
  ),
});

/** Where in a Request Tracker requests go; the desk itself is asked for what flags leave open. */
export const rtProfileForm = defineChannelForm({
  form: { schema, parts: schema.partial(), check: noFurtherRules },
  settings: ({ cola, campo_clave, solicitante, campo, estado_rt }) => ({
    rt: {
      cola,
      campo_clave,
      solicitante,
      campos: campo ?? {},
      ...(estado_rt !== undefined && {
        estados: Object.fromEntries(
          Object.entries(estado_rt).map(([theirs, ours]) => [theirs, typedState(ours)]),
        ),
      }),
    },
  }),
  answersOf: ({ rt }) => ({
    cola: rt?.cola,
    campo_clave: rt?.campo_clave,
    solicitante: rt?.solicitante,
    campo: written(rt?.campos),
    estado_rt: written(rt?.estados),
  }),
  questions: [],
  async lookUp(answers, tools) {
    const cola = textAnswer(answers, "cola");
    const campo_clave = textAnswer(answers, "campo_clave");
    const solicitante = textAnswer(answers, "solicitante");
    if (![cola, campo_clave, solicitante].includes(undefined)) return answers;
    const known = pairsOf(z.array(z.string()).catch([]).parse(answers["campo"]));
    const partial = { cola: "", campo_clave: "", solicitante: "", campos: {} };
    const found = await tools.withQueues({ rt: partial }, async (queues, user) => {
      const given = { cola, campo_clave, campos: known };
      return { ...(await readQueue(queues, given, mappableFields, tools)), user };
    });
    if (found === undefined) return answers;
    return {
      ...answers,
      cola: found.cola,
      campo_clave: found.campo_clave,
      solicitante: solicitante ?? found.user,
      campo: written(found.campos),
      usuario: answers["usuario"] ?? found.user,
    };
  },
});

/** `A=B` each, the half before the first `=` once; a complaint for each pair that does not fit. */
function pairs(code: string, fit: (left: string, right: string) => boolean) {
  return z.array(z.string()).transform((given, context) => {
    const found = pairsOf(given);
    for (const [left, right] of Object.entries(found)) {
      const valor = `${left}=${right}`;
      if (!fit(left, right)) complain(context, valor, { code, params: { valor } });
    }
    return found;
  });
}

/** Of several pairs with the same left half the last one counts; without `=` the right half is empty. */
function pairsOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((one): [string, string] => {
      const at = one.indexOf("=");
      return at === -1 ? [one, ""] : [one.slice(0, at), one.slice(at + 1)];
    }),
  );
}

function written(pairs: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.entries(pairs).map(([left, right]) => `${left}=${right}`);
}

/** What can stand between the braces of `CF.{…}`. */
function isFieldName(name: string): boolean {
  return /^[^{}'"\\]{1,200}$/.test(name) && name.trim() !== "";
}
