import { cpSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect } from "vitest";
import { shortIdLength } from "../../src/features/outbox/entries.ts";
import { simulatedClock } from "./simulated-clock.ts";
import { runMesa, shortWait, testFolder, type RunOptions } from "./test-context.ts";

/** A command line, and how it is run. */
interface TranscriptLine extends Omit<RunOptions, "folder" | "cwd"> {
  /** The words after `mesa`, separated by blanks; a word within `'…'` may have some. */
  readonly words: string;
}

interface Place {
  /** Where everything is kept, and where the commands are run; of its own where it is left out. */
  readonly folder?: string;
  /** The moment of commands that have none: 20 November 2026, 10:40, where it is left out. */
  readonly now?: Date;
  /** Whether the project's examples lie in the folder, as `ejemplos`. */
  readonly examples?: boolean;
  /** What else is copied there: from a path of the project to a name. */
  readonly also?: Readonly<Record<string, string>>;
}

/**
 * Runs command lines one after the other, and holds everything that a person sees of them (questions
 * with what they offer, notes, answers with their colours as marks, exit codes) against the file
 * `expected/NAME.txt` beside the test, which `vitest -u` writes anew. What differs from run to run is
 * numbered: ids, sums, drafts; later commands name them so (`«id-1»`).
 */
export async function expectTranscript(
  name: string,
  lines: readonly (string | TranscriptLine)[],
  place: Place = {},
): Promise<void> {
  const { folder = testFolder(), now = new Date("2026-11-20T15:40:00Z"), examples, also } = place;
  const copies = { ...(examples === true && { ejemplos: "ejemplos" }), ...also };
  for (const [from, to] of Object.entries(copies)) {
    cpSync(from, join(folder, to), { recursive: true });
  }
  const numbered = numberedWords();
  let text = "";
  for (const given of lines) {
    const line: TranscriptLine = typeof given === "string" ? { words: given } : given;
    const { words, ...options } = line;
    let unused = "";
    const argv = [...words.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word);
    const { code, stdout, stderr } = await runMesa(argv.map(numbered.restore), {
      ...(words.includes("--plazo") ? passingTime(options.now ?? now) : { now, wait: shortWait }),
      // A width is that of a terminal.
      interactive: options.answers !== undefined || options.width !== undefined,
      showsQuestions: true,
      onUnused: (left) => void (unused += `${left}\n`),
      ...options,
      folder,
      cwd: folder,
      env: { FORCE_COLOR: "1", ...options.env },
    });
    text += unused;
    const ended = [stderr, stdout].map((one) => one.replace(/(?<!^|\n)$/, "\n")).join("");
    text += numbered.replace(`$ mesa ${words}\n${sameAnywhere(ended, folder)}= ${code}\n\n`);
  }
  // Paths, programs and what is advised are others there.
  if (process.platform === "win32") return;
  // Git keeps only line feeds.
  const kept = text.replaceAll("\r\n", "␍\n");
  await expect(kept).toMatchFileSnapshot(`expected/${name}.txt`);
}

/** For what ends after some time: a clock that every wait moves on. */
function passingTime(start: Date): Pick<RunOptions, "clock" | "wait"> {
  const { clock, wait } = simulatedClock(start);
  return {
    clock,
    async wait(milliseconds, signal) {
      await setTimeout(1);
      await wait(milliseconds, signal);
    },
  };
}

/** What is different in each run, by the name under which it is numbered. */
const varying = [
  { kind: "id", pattern: /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g },
  { kind: "sum", pattern: /\b[0-9a-f]{64}\b/g },
  {
    kind: "draft",
    pattern:
      /(?<=borrador (?:(?:ver|continuar|borrar) )?|"(?:id|borrador)": ?")(?!listar|borrar)[0-9a-z]{6}\b/g,
  },
  { kind: "key", pattern: /\bmesa-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g },
  { kind: "port", pattern: /(?<=127\.0\.0\.1:)\d{4,5}\b/g },
] as const;

/** Puts names in the place of what varies, the same one wherever it stands, and takes them back. */
function numberedWords() {
  const names = new Map<string, string>();
  let count = 0;
  return {
    replace(text: string): string {
      for (const { kind, pattern } of varying) {
        for (const [word] of text.matchAll(pattern)) {
          if (names.has(word)) continue;
          count += 1;
          names.set(word, `«${kind}-${count}»`);
          // How people see it in a list.
          if (kind === "id") names.set(word.slice(-shortIdLength), `«short-${count}»`);
        }
      }
      let replaced = text;
      for (const [word, name] of names) replaced = replaced.replaceAll(word, name);
      return replaced;
    },
    restore(text: string): string {
      let restored = text;
      for (const [word, name] of names) restored = restored.replaceAll(name, word);
      return restored;
    },
  };
}

/** Colours by name (ECMA-48, 8.3.117). */
const styles: Readonly<Record<string, string>> = {
  "1": "<b>",
  "2": "<dim>",
  "22": "</>",
  "31": "<red>",
  "32": "<green>",
  "33": "<yellow>",
  "36": "<cyan>",
  "39": "</>",
};

/**
 * Without folders, whose length decides where lines break, and without the sizes of what is packed,
 * which are another version's of zlib elsewhere.
 */
function sameAnywhere(text: string, folder: string): string {
  const placed = text
    .replaceAll(folder, "«folder»")
    .replaceAll(process.cwd(), "«project»")
    .replaceAll(join(tmpdir(), "mesa-"), "«temporary»-")
    .replaceAll(/«temporary»-[\w-]+/g, "«temporary»")
    .replaceAll(/«(?:folder|project|temporary)»[^\s"]*/g, (path) => path.replaceAll("\\", "/"))
    .replaceAll(/\u001b\[(\d+)m/g, (_code, style: string) => styles[style] ?? `<${style}>`)
    .replaceAll(/(?<="bytes": ?)\d+/g, "«bytes»")
    .replaceAll(/\d+(?:,\d)?(?= (?:kB|MB)\b)/g, "«size»")
    // Some versions of SQLite leave files of their own beside a database.
    .replaceAll(/\d+(?= archivos copiados)/g, "«count»");
  // A line and what goes on below it.
  return placed.replaceAll(/^[^ \n].*\n(?: .*\n)*/gm, (block) =>
    /«(?:folder|project|temporary)»/.test(block)
      ? `${block.trimEnd().replaceAll(/\s+/g, " ")}\n`
      : block,
  );
}
