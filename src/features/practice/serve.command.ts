import { jsonText } from "../../domain/json-text.ts";
import { faultKinds, randomFaults, type NextFault } from "../../domain/fault-plan.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { nearest } from "../../domain/nearest.ts";
import { defineCommand } from "../../app/command.ts";
import type { Input } from "../../app/input.ts";
import { writeAnswer } from "../../app/write-lines.ts";

export const practicaServir = defineCommand({
  options: [
    { key: "puerto", flag: "--puerto", placeholder: "N", summary: "opcion.puerto" },
    { key: "fallas", flag: "--fallas", placeholder: "FALLA,…", summary: "opcion.fallas" },
    { key: "semilla", flag: "--semilla", placeholder: "N", summary: "opcion.semilla" },
    { key: "frecuencia", flag: "--frecuencia", placeholder: "N", summary: "opcion.frecuencia" },
    { key: "salida", flag: "--salida", placeholder: "RUTA", summary: "opcion.salida-servir" },
  ],
  async run(input, call) {
    const { context, translator } = call;
    const port = input.whole("puerto", { min: 0, max: 65_535 }) ?? 8080;
    const nextFault = faultsOf(input);
    const desk = await context.startDesk({ port, ...(nextFault !== undefined && { nextFault }) });
    const facts = { url: desk.url, documento: `${desk.url}/openapi.json` };
    const named = input.text("salida");
    if (named !== undefined) {
      const path = context.files.resolve(context.cwd, named);
      await context.files.write(path, `${jsonText({ v: 1, ...facts })}\n`);
    } else if (call.modes.json) context.terminal.out(`${jsonText({ v: 1, ...facts })}\n`);
    else {
      const paint = await context.paint("out", !input.flag("no_color"));
      const url = paint.link(desk.url, facts.documento);
      writeAnswer(context.terminal, [translator.t("practica.sirve", { url })]);
      call.note(translator.t("practica.sirve.cuentas"));
    }
    await new Promise<void>((resolve) => {
      if (context.signal.aborted) resolve();
      context.signal.addEventListener("abort", () => resolve(), { once: true });
    });
    await desk.close();
    return facts;
  },
  // It prints its address when it begins to serve.
  view: () => [],
  schema: async () => (await import("./practice.schema.ts")).practicaServir,
  json: (facts) => facts,
  silent: true,
});

/** @throws MesaError `valor-invalido` */
function faultsOf(input: Input): NextFault | undefined {
  const named = input.text("fallas");
  if (named === undefined) return undefined;
  const kinds = (named === "todas" ? faultKinds : named.split(",")).map((name) => {
    const kind = faultKinds.find((one) => one === name.trim());
    if (kind !== undefined) return kind;
    const esperado = nearest(name, faultKinds) ?? faultKinds.join(", ");
    throw new MesaError("valor-invalido", {
      params: { bandera: "--fallas", valor: name, esperado },
    });
  });
  const seed = input.whole("semilla", { min: 0, max: 2 ** 32 - 1 }) ?? 1;
  const percent = input.whole("frecuencia", { min: 0, max: 100 }) ?? 30;
  return randomFaults(kinds, { seed, share: percent / 100 });
}
