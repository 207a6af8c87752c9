import ora from "ora";
import type { Progress } from "../../ports/terminal.ts";
import { knowsItsWidth } from "./terminal-size.ts";

/**
 * Starts a spinner on a stream that knows its width; it disappears when it is stopped. It also stops
 * when the terminal loses its size, since it would count infinitely many lines to draw over.
 */
export function startProgress(
  text: string,
  stream: NodeJS.WriteStream,
  coloured: boolean,
): Progress {
  // The colours that ora adds by itself heed no NO_COLOR.
  const color = coloured ? "cyan" : false;
  const spinner = ora({ text, stream, color, discardStdin: false }).start();
  const resized = (): void => {
    if (!knowsItsWidth(stream)) stop();
  };
  const stop = (): void => {
    stream.off("resize", resized);
    spinner.stop();
  };
  stream.on("resize", resized);
  return { update: (words) => void (spinner.text = words), stop };
}
