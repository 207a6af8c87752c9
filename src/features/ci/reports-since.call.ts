import { MesaError } from "../../errors/mesa-error.ts";
import type { Call } from "../../app/call.ts";

/** Clocks of files are coarser than ours. Milliseconds. */
const coarse = 2000;

/**
 * The reports that a run has written: older ones tell of another run, and one that can't be read is
 * told and left out, since the run itself tells enough.
 */
export async function reportsSince(
  patterns: readonly string[],
  began: Date,
  call: Call,
): Promise<readonly string[]> {
  const { files, cwd, reports } = call.context;
  const room = await reports();
  const { t } = call.translator;
  const found: string[] = [];
  for (const pattern of patterns) {
    const path = files.resolve(cwd, pattern);
    found.push(...(files.exists(path) ? [path] : await files.matches(cwd, pattern)));
  }
  const fresh: string[] = [];
  for (const path of new Set(found)) {
    const written = room.written(path)?.getTime() ?? 0;
    if (written + coarse < began.getTime()) {
      call.note(`! ${t("ci.informe-viejo", { archivo: path })}`);
      continue;
    }
    try {
      await room.read(path, () => {});
      fresh.push(path);
    } catch (error) {
      if (!(error instanceof MesaError)) throw error;
      call.note(`! ${t("ci.informe-danado", { archivo: path })}`);
    }
  }
  return fresh;
}
