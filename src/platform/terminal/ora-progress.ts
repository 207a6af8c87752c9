import ora from "ora";
import type { Progress } from "../../ports/terminal.ts";

/** Starts a spinner on the stream; it disappears when it is stopped. */
export function startProgress(text: string, stream: NodeJS.WriteStream): Progress {
  const spinner = ora({ text, stream, discardStdin: false }).start();
  return {
    update: (words) => void (spinner.text = words),
    stop: () => void spinner.stop(),
  };
}
