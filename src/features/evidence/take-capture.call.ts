import type { Call } from "../../app/call.ts";
import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import { jsonText } from "../../domain/json-text.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { describeAdvice } from "../../view/describe.ts";

/** Bytes of a PNG for each pixel: a blank screen takes less than this. */
const blankBytesPerPixel = 0.006;

/** A screenshot that was taken. */
export interface Taken {
  readonly path: string;
  readonly caption: string;
  readonly moment: Date;
}

/** Counts down, takes one picture and checks it. @throws MesaError `pantalla-no-captura` */
export async function takeOne(
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
  await documents.stampCapture(path, moment, "pantalla");
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
export function formOf(taken: readonly Taken[]): string {
  const last = taken.at(-1);
  const { day, time } = guayaquilClock(last?.moment ?? new Date(0));
  const capturas = taken.map(({ path, caption }) => ({
    ruta: path.replace(/^.*[\\/]/, ""),
    leyenda: caption,
  }));
  return `${jsonText({ fecha: day, hora: time.slice(0, 5), capturas }, 2)}\n`;
}
