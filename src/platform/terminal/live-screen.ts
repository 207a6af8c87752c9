import type { LiveScreen } from "../../ports/notices.ts";
import { terminalSize } from "./terminal-size.ts";

/** xterm's control sequences (ctlseqs). Mode 2026, synchronised output, is ignored where unknown. */
const sequences = {
  enter: "\u001b[?1049h\u001b[?25l\u001b[?7l",
  leave: "\u001b[?7h\u001b[?25h\u001b[?1049l",
  begin: "\u001b[?2026h",
  end: "\u001b[?2026l",
  clear: "\u001b[2J",
  restOfLine: "\u001b[K",
} as const;

/**
 * Switches the process's terminal to its alternate screen. The previous content comes back when the
 * screen is closed or the process exits.
 */
export function openLiveScreen(process: NodeJS.Process): LiveScreen {
  const { stdin, stdout } = process;
  let shown: readonly string[] = [];
  let open = true;

  function close(): void {
    if (!open) return;
    open = false;
    process.off("exit", close);
    stdin.setRawMode(false);
    stdin.pause();
    stdin.removeAllListeners("data");
    stdout.removeAllListeners("resize");
    stdout.write(sequences.leave);
  }

  stdout.write(sequences.enter);
  stdin.setRawMode(true);
  stdin.setEncoding("utf8").resume();
  process.once("exit", close);
  return {
    size: () => terminalSize(stdout, process.env),
    draw(lines) {
      if (!open) return;
      const rows = Array.from({ length: Math.max(lines.length, shown.length) }, (_none, at) => at);
      const changed = rows
        .filter((at) => lines[at] !== shown[at])
        .map((at) => `\u001b[${at + 1};1H${lines[at] ?? ""}${sequences.restOfLine}`);
      shown = lines;
      if (changed.length > 0) stdout.write(sequences.begin + changed.join("") + sequences.end);
    },
    onKey: (listener) =>
      void stdin.on("data", (keys) => {
        for (const key of String(keys)) listener(key);
      }),
    onResize: (listener) =>
      void stdout.on("resize", () => {
        shown = [];
        stdout.write(sequences.clear);
        listener();
      }),
    close,
  };
}
