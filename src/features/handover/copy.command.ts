import { MesaError } from "../../errors/mesa-error.ts";
import { unknownValue } from "../../forms/unknown-value.ts";
import { writtenFacts, type WrittenFact } from "../../forms/written-facts.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { defineCommand } from "../../app/command.ts";
import { handedEntry } from "./handed-entry.call.ts";

interface Copied {
  readonly solicitud: string;
  /** Undefined where no field was named, so that nothing was copied. */
  readonly copied: WrittenFact | undefined;
  readonly facts: readonly WrittenFact[];
}

/** Characters of a value that are shown. */
const maxShownChars = 60;

export const entregaCopiar = defineCommand<Copied>({
  operands: [
    { name: "solicitud", summary: "argumento.solicitud" },
    { name: "campo", summary: "argumento.campo-copiar", optional: true },
  ],
  async run(input, call) {
    const { context } = call;
    const { solicitud, tipo, datos } = await handedEntry(input.operand(0), call);
    const facts = writtenFacts(tipo, datos, await context.catalogs());
    const named = input.operands[1]?.replace(/^--/, "").replaceAll("-", "_");
    if (named === undefined) return { solicitud, copied: undefined, facts };
    const copied = facts.find(({ field }) => field.name === named);
    if (copied === undefined) {
      const names = facts.map(({ field }) => field.name);
      throw unknownValue({ key: "campo", shown: "CAMPO" }, named, names);
    }
    if (!(await context.copyText(textOf(copied)))) throw new MesaError("sin-portapapeles");
    return { solicitud, copied, facts };
  },
  view: ({ copied, facts }, { paint, translator }) =>
    copied === undefined
      ? facts.map((one) => {
          const value = neutralizeLine(textOf(one).replaceAll("\n", " ")).slice(0, maxShownChars);
          return `  ${paint.strong(one.field.name)}  ${paint.dim(value)}`;
        })
      : [`${paint.good("✓")} ${translator.t("entrega.copiado", { campo: copied.label })}`],
  schema: async () => (await import("./handover.schema.ts")).entregaCopiar,
  json: ({ solicitud, copied, facts }) => ({
    solicitud,
    copiado: copied?.field.name ?? null,
    campos: facts.map((one) => ({
      campo: one.field.name,
      etiqueta: one.label,
      valor: textOf(one),
    })),
  }),
});

function textOf({ value }: WrittenFact): string {
  return typeof value === "string" ? value : value.join("\n");
}
