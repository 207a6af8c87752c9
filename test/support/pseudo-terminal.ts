import { spawn } from "@lydell/node-pty";
import { Terminal } from "@xterm/headless";
import { onTestFinished } from "vitest";
import { programWords } from "./program-words.ts";
import { seedDesk } from "./seeded-desk.ts";
import { shareCodeCache } from "./shared-cache.ts";
import { withClock } from "./test-clock.ts";

interface TerminalOptions {
  /** Where settings live, and where the command is run. */
  readonly folder: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** When its clock starts; otherwise it shows the time of this process. */
  readonly startsAt?: string;
}

interface Waiter {
  readonly met: () => boolean;
  readonly done: (screen: string) => void;
}

/** How a question's drawing ends, each time: the cursor goes back to where one types. */
// eslint-disable-next-line no-control-regex
const frameEnd = /\u001b\[\d+G$/;

/**
 * Tells the exit code where nobody sees it (an operating system command, ECMA-48 8.3.89, of no
 * meaning) and keeps the terminal open until it is read: what a program says at its very end may
 * be lost when the terminal closes with it.
 */
const keepOpen = `trap : INT; "$@"; printf '\\033]7777;%s\\007' $?; read -r _`;
// eslint-disable-next-line no-control-regex
const codeTold = /\u001b\]7777;(\d+)\u0007$/;

/** After this time text that does not come is reported with what is there instead. */
const textLimitMs = 60_000;

/** A program on a pseudo-terminal, with the screen as a person sees it. */
export interface PseudoTerminal {
  /**
   * Waits until the open question, whatever it is, has these words and is drawn to its end. This
   * and the next two give the screen of that very moment: one read later may be half drawn.
   */
  readonly question: (words: string) => Promise<string>;
  /** Waits until these words are somewhere, also above the screen's first row. */
  readonly shows: (words: string) => Promise<string>;
  /**
   * Waits until a list is drawn to its end, with the cursor at the choice that begins so; with
   * `last`, until its last choice begins so.
   */
  readonly chosen: (words: string, last?: string) => Promise<string>;
  readonly type: (keys: string) => void;
  /** The visible rows, without blanks at their ends. */
  readonly screen: () => string;
  /** Every row from the first one on. */
  readonly everything: () => string;
  /** Rows that the terminal itself had to begin, because a line was longer than it is wide. */
  readonly overflowing: () => readonly string[];
  /** All bytes that ever came, drawn over or not. */
  readonly bytes: () => string;
  /** The exit code; it also waits until all is drawn. */
  readonly end: () => Promise<number>;
}

/** Runs the executable on a terminal of 80 × 24. */
export function openTerminal(argv: readonly string[], options: TerminalOptions): PseudoTerminal {
  if (argv.includes("practica")) seedDesk(options.folder);
  const [command, ...words] = programWords();
  return runOnTerminal(command, [...words, ...argv], options);
}

/** Runs any program on a terminal of 80 × 24. */
export function runOnTerminal(
  program: string,
  argv: readonly string[],
  { folder, columns = 80, rows = 24, env = {}, startsAt }: TerminalOptions,
): PseudoTerminal {
  const { PATH = "" } = process.env;
  const own = { HOME: folder, MESA_CARPETA: folder, MESA_ALMACEN: "archivo", TZ: "UTC" };
  shareCodeCache(folder);
  const child = spawn("/bin/sh", ["-c", keepOpen, "sh", program, ...argv], {
    cols: columns,
    rows,
    name: "xterm-256color",
    cwd: folder,
    env: withClock({ PATH, ...own, ...env }, startsAt),
  });
  const drawn = new Terminal({ cols: columns, rows, scrollback: 2000, allowProposedApi: true });
  const waiters = new Set<Waiter>();
  let bytes = "";
  /** The last of what is drawn so far, which `bytes` may be ahead of. */
  let tail = "";
  let code: number | undefined;
  const look = (): void => {
    for (const waiter of waiters) if (waiter.met()) waiter.done(screen());
  };
  child.onData((text) => {
    bytes += text;
    drawn.write(text, () => {
      tail = (tail + text).slice(-16);
      const told = codeTold.exec(tail)?.[1];
      if (told !== undefined) {
        code = Number(told);
        child.kill("SIGKILL");
      }
      look();
    });
  });
  // Asked where the cursor is, a terminal answers.
  drawn.onData((reply) => child.write(reply));
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

  const until = async (words: string, met: () => boolean): Promise<string> => {
    let timer: NodeJS.Timeout | undefined;
    let waiter: Waiter | undefined;
    try {
      return await new Promise<string>((done, fail) => {
        waiter = { met, done };
        waiters.add(waiter);
        timer = setTimeout(() => fail(new Error(`no «${words}» on\n${screen()}`)), textLimitMs);
        look();
      });
    } finally {
      clearTimeout(timer);
      if (waiter !== undefined) waiters.delete(waiter);
    }
  };

  const framed = (): boolean => frameEnd.test(tail);

  return {
    question: (words) =>
      until(words, () => {
        const open = rowsFrom(0).findLast((text) => text.startsWith("? "));
        return framed() && open?.includes(words) === true;
      }),
    shows: (words) => until(words, () => everything().replace(/\s+/g, " ").includes(words)),
    chosen: (words, last = "") =>
      until(`❯ ${words} … ${last}`, () => {
        const rows = screen().split("\n");
        const choices = rows.slice(0, rows.at(-1)?.includes(" • ") === true ? -2 : 0);
        return (
          framed() &&
          choices.some((text) => text.startsWith(`❯ ${words}`)) &&
          choices.at(-1)?.slice(2).startsWith(last) === true
        );
      }),
    type: (keys) => child.write(keys),
    screen,
    everything,
    overflowing: () =>
      Array.from({ length: drawn.buffer.active.length }, (_none, at) => at).flatMap((at) =>
        drawn.buffer.active.getLine(at)?.isWrapped === true ? [row(at)] : [],
      ),
    bytes: () => bytes,
    async end() {
      await until("the end", () => code !== undefined);
      return code ?? -1;
    },
  };
}
