import ora from "ora";
import type { Progress } from "../../ports/terminal.ts";

/** A spinner on standard error; it disappears when the work is done. */
export function startProgress(text: string, stream: NodeJS.WriteStream): Progress {
  const spinner = ora({ text, stream, discardStdin: false }).start();
  return {
    update: (words) => void (spinner.text = words),
    stop: () => void spinner.stop(),
  };
}
