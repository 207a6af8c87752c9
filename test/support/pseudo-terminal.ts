import { resolve } from "node:path";
import { spawn } from "@lydell/node-pty";
import { Terminal } from "@xterm/headless";
import { onTestFinished } from "vitest";

interface TerminalOptions {
  /** Where settings live, and where the command is run. */
  readonly folder: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
}

interface Waiter {
  readonly met: () => boolean;
  readonly done: () => void;
}

/** Text that never comes is told with what is there instead. Milliseconds. */
const patience = 10_000;

/** A program on a pseudo-terminal, with the screen as a person sees it. */
export interface PseudoTerminal {
  /** Waits until the open question, whatever it is, has these words. */
  readonly question: (words: string) => Promise<void>;
  /** Waits until these words are somewhere, also above the screen's first row. */
  readonly shows: (words: string) => Promise<void>;
  /** Waits until a list is drawn to its end, with the cursor at the choice that begins so. */
  readonly chosen: (words: string) => Promise<void>;
  readonly type: (keys: string) => void;
  /** The visible rows, without blanks at their ends. */
  readonly screen: () => string;
  /** Every row from the first one on. */
  readonly everything: () => string;
  /** All bytes that ever came, drawn over or not. */
  readonly bytes: () => string;
  /** The exit code; it also waits until all is drawn. */
  readonly end: () => Promise<number>;
}

/** Runs the executable on a terminal of 80 × 24. */
export function openTerminal(argv: readonly string[], options: TerminalOptions): PseudoTerminal {
  return runOnTerminal(process.execPath, [resolve("bin/mesa.cjs"), ...argv], options);
}

/** Runs any program on a terminal of 80 × 24. */
export function runOnTerminal(
  program: string,
  argv: readonly string[],
  { folder, columns = 80, rows = 24, env = {} }: TerminalOptions,
): PseudoTerminal {
  const { PATH = "" } = process.env;
  const own = { HOME: folder, MESA_CARPETA: folder, MESA_ALMACEN: "archivo", TZ: "UTC" };
  const child = spawn(program, [...argv], {
    cols: columns,
    rows,
    name: "xterm-256color",
    cwd: folder,
    env: { PATH, ...own, ...env },
  });
  const drawn = new Terminal({ cols: columns, rows, scrollback: 2000, allowProposedApi: true });
  const waiters = new Set<Waiter>();
  let bytes = "";
  let pending = 0;
  let code: number | undefined;
  const look = (): void => {
    for (const waiter of waiters) if (waiter.met()) waiter.done();
  };
  child.onData((text) => {
    bytes += text;
    pending += 1;
    drawn.write(text, () => {
      pending -= 1;
      look();
    });
  });
  // Asked where the cursor is, a terminal answers.
  drawn.onData((reply) => child.write(reply));
  child.onExit(({ exitCode }) => {
    code = exitCode;
    look();
  });
  onTestFinished(() => {
    if (code === undefined) child.kill("SIGKILL");
    drawn.dispose();
  });

  const row = (at: number): string =>
    drawn.buffer.active.getLine(at)?.translateToString(true) ?? "";
  const rowsFrom = (first: number): string[] => {
    const { length } = drawn.buffer.active;
    return Array.from({ length: length - first }, (_none, at) => row(first + at).trimEnd());
  };
  const screen = (): string => rowsFrom(drawn.buffer.active.baseY).join("\n").trimEnd();
  const everything = (): string => rowsFrom(0).join("\n").trimEnd();

  const until = async (words: string, met: () => boolean): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    let waiter: Waiter | undefined;
    try {
      await new Promise<void>((done, fail) => {
        waiter = { met, done };
        waiters.add(waiter);
        timer = setTimeout(() => fail(new Error(`no «${words}» on\n${screen()}`)), patience);
        look();
      });
    } finally {
      clearTimeout(timer);
      if (waiter !== undefined) waiters.delete(waiter);
    }
  };

  return {
    question: (words) =>
      until(words, () => {
        const open = rowsFrom(0).findLast((text) => text.startsWith("? "));
        return open?.includes(words) === true;
      }),
    shows: (words) => until(words, () => everything().replace(/\s+/g, " ").includes(words)),
    chosen: (words) =>
      until(`❯ ${words}`, () => {
        const rows = screen().split("\n");
        const drawn = rows.at(-1)?.includes(" • ") === true;
        return drawn && rows.some((text) => text.startsWith(`❯ ${words}`));
      }),
    type: (keys) => child.write(keys),
    screen,
    everything,
    bytes: () => bytes,
    async end() {
      await until("the end", () => code !== undefined && pending === 0);
      return code ?? -1;
    },
  };
}
