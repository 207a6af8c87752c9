import type { Context } from "../../app/context.ts";
import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import { MesaError } from "../../errors/mesa-error.ts";

/** What `--captura` says for the picture of the clipboard. */
export const clipboardWord = "@portapapeles";

export type ClipboardNeeds = Pick<
  Context,
  "files" | "cwd" | "clock" | "evidence" | "saveClipboardPicture"
>;

/**
 * Writes the picture of the clipboard into the working folder, where a draft finds it again, with its moment.
 *
 * @returns its path
 * @throws MesaError `portapapeles-sin-imagen`, `archivo-existe`, `disco`
 */
export async function clipboardCapture(needs: ClipboardNeeds): Promise<string> {
  const { files, cwd, clock, evidence, saveClipboardPicture } = needs;
  const moment = clock();
  const { day, time } = guayaquilClock(moment);
  const path = files.resolve(cwd, `portapapeles-${day}-${time.replaceAll(":", "")}.png`);
  if (files.isTaken(path)) throw new MesaError("archivo-existe", { params: { archivo: path } });
  const causa = await saveClipboardPicture(path);
  if (causa !== undefined) throw new MesaError("portapapeles-sin-imagen", { params: { causa } });
  await (await evidence()).stampCapture(path, moment, "portapapeles");
  return path;
}
