import { batchLine } from "./batch-line.view.ts";
import type { Call } from "../../app/call.ts";

/** Often enough for the eye. Milliseconds. */
const pause = 100;

/** Shows how far a table is; told after every row, it draws only now and then. */
export async function batchProgress(text: string, total: number, call: Call) {
  const { clock } = call.context;
  const progress = await call.progress(text);
  const started = clock().getTime();
  let drawn = started;
  return {
    stop: progress.stop,
    done(rows: number): void {
      const now = clock().getTime();
      if (now - drawn < pause) return;
      drawn = now;
      progress.update(batchLine({ done: rows, total, elapsed: now - started }, call.translator));
    },
  };
}
