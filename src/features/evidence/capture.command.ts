import { defineCommand } from "../../app/command.ts";
import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { formOf, takeOne, type Taken } from "./take-capture.call.ts";

/** Seconds in which one changes from the terminal to Ecuapass, and the most that may be asked for. */
const usualDelaySeconds = 5;
const maxDelaySeconds = 300;

export const evidenciaCapturar = defineCommand({
  options: [
    { key: "salida", flag: "--salida", placeholder: "CARPETA", summary: "opcion.salida-capturas" },
    { key: "demora", flag: "--demora", placeholder: "SEGUNDOS", summary: "opcion.demora" },
    { key: "pasos", flag: "--pasos", summary: "opcion.pasos-captura" },
  ],
  async run(input, call) {
    const { context } = call;
    const { files } = context;
    const delay = input.whole("demora", { min: 0, max: maxDelaySeconds }) ?? usualDelaySeconds;
    const steps = input.flag("pasos");
    if (steps && !call.asks) {
      const params = {
        dato: call.translator.t("capturar.leyenda"),
        bandera: "--pasos",
        caso: "captura",
      };
      throw new MesaError("sin-terminal", { params });
    }
    const now = guayaquilClock(context.clock());
    const usual = `capturas-${now.day}-${now.time.replaceAll(":", "")}`;
    const folder = files.resolve(context.cwd, input.text("salida") ?? usual);
    await files.makeFolder(folder);
    const taken: Taken[] = [];
    for (;;) {
      taken.push(await takeOne(folder, delay, { number: taken.length + 1, steps }, call));
      if (!steps) break;
      if (!(await call.prompter.confirm(call.translator.t("capturar.otra"), true))) break;
    }
    const form = files.resolve(folder, "capturas.json");
    await files.write(form, formOf(taken));
    return { folder, form, taken };
  },
  view: ({ form, taken }, { paint, translator: { t } }) => [
    `${paint.good("✓")} ${t("capturar.hechas", { capturas: taken.length })}`,
    ...taken.map(({ path }) => `  ${neutralizeLine(path)}`),
    `  ${t("capturar.sigue", { archivo: neutralizeLine(form) })}`,
  ],
  schema: async () => (await import("./evidence.schema.ts")).evidenciaCapturar,
  json: ({ folder, form, taken }) => ({
    carpeta: folder,
    formulario: form,
    capturas: taken.map(({ path, caption, moment }) => ({
      ruta: path,
      leyenda: caption,
      tomada: moment.toISOString(),
    })),
  }),
});
