import type { Call } from "../../app/call.ts";
import { defineCommand } from "../../app/command.ts";
import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import { jsonText } from "../../domain/json-text.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { describeAdvice } from "../../view/describe.ts";
import { neutralizeLine } from "../../view/neutralize.ts";

/** Seconds in which one changes from the terminal to Ecuapass, and the most that may be asked for. */
const usualDelaySeconds = 5;
const maxDelaySeconds = 300;

/** Bytes of a PNG for each pixel: a blank screen takes less than this. */
const blankBytesPerPixel = 0.006;

/** A screenshot that was taken. */
interface Taken {
  readonly path: string;
  readonly caption: string;
  readonly moment: Date;
}

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
      const params = { dato: call.translator.t("capturar.leyenda"), bandera: "--pasos" };
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

/** Counts down, takes one picture and checks it. @throws MesaError `pantalla-no-captura` */
async function takeOne(
  folder: string,
  delay: number,
  { number, steps }: { readonly number: number; readonly steps: boolean },
  call: Call,
): Promise<Taken> {
  const { context, translator } = call;
  const { t } = translator;
  const path = context.files.resolve(folder, `${String(number).padStart(2, "0")}.png`);
  if (context.files.isTaken(path)) {
    throw new MesaError("archivo-existe", { params: { archivo: path } });
  }
  if (delay > 0) call.note(t("capturar.cambie", { segundos: delay }));
  await context.wait(delay * 1000, context.signal);
  if (context.signal.aborted) throw new MesaError("interrumpido");
  const moment = context.clock();
  const trouble = await context.captureScreen(path);
  if (trouble !== undefined) {
    throw new MesaError("pantalla-no-captura", { params: { causa: trouble } });
  }
  const documents = await context.evidence();
  await documents.stampCapture(path, moment);
  const checked = await documents.checkCapture(path, "", "capturas");
  if (!checked.ok) throw new MesaError("evidencia-invalida", { problems: [checked.problem] });
  const { file } = checked;
  const blank = "width" in file && file.bytes < blankBytesPerPixel * file.width * file.height;
  const found = { field: "capturas", code: "captura-en-blanco", params: { archivo: file.name } };
  if (blank) call.note(`! ${describeAdvice(found, translator)}`);
  if (context.platform === "darwin") call.note(t("capturar.permiso-macos"));
  const caption = steps ? await call.prompter.line({ message: t("capturar.leyenda") }) : "";
  return { path, caption: caption.trim(), moment };
}

/** A form to go on with: the captures, and the moment of the last one. */
function formOf(taken: readonly Taken[]): string {
  const last = taken.at(-1);
  const { day, time } = guayaquilClock(last?.moment ?? new Date(0));
  const capturas = taken.map(({ path, caption }) => ({
    ruta: path.replace(/^.*[\\/]/, ""),
    leyenda: caption,
  }));
  return `${jsonText({ fecha: day, hora: time.slice(0, 5), capturas }, 2)}\n`;
}
