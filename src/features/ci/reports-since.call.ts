import { MesaError } from "../../errors/mesa-error.ts";
import type { Call } from "../../app/call.ts";

/** A file's time may be this much too early: some file systems keep even seconds only. */
const fileTimeToleranceMs = 2000;

/**
 * The reports written since a run began. Older and unreadable ones are named on standard error and
 * left out.
 */
export async function reportsSince(
  patterns: readonly string[],
  began: Date,
  call: Call,
): Promise<readonly string[]> {
  const { files, cwd, reports } = call.context;
  const reader = await reports();
  const { t } = call.translator;
  const found: string[] = [];
  for (const pattern of patterns) {
    const path = files.resolve(cwd, pattern);
    found.push(...(files.exists(path) ? [path] : await files.matches(cwd, pattern)));
  }
  const fresh: string[] = [];
  for (const path of new Set(found)) {
    const written = reader.written(path)?.getTime() ?? 0;
    if (written + fileTimeToleranceMs < began.getTime()) {
      call.note(`! ${t("ci.informe-viejo", { archivo: path })}`);
      continue;
    }
    try {
      await reader.read(path, () => {});
      fresh.push(path);
    } catch (error) {
      if (!(error instanceof MesaError)) throw error;
      call.note(`! ${t("ci.informe-danado", { archivo: path })}`);
    }
  }
  return fresh;
}
