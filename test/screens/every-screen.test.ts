import { Session } from "node:inspector/promises";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findCommand } from "../../src/app/find-command.ts";
import { helpText } from "../../src/app/help-text.ts";
import { program } from "../../src/compose/program.ts";
import { errorCodes, type ErrorCode } from "../../src/errors/error-codes.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { es } from "../../src/i18n/es.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import type { Language } from "../../src/i18n/translator.ts";
import { plainPaint } from "../../src/view/paint.ts";
import { styling, visibleWidth } from "../../src/view/visible-width.ts";
import { commandExists, commandsQuotedIn } from "../support/quoted-commands.ts";
import { colours, errorScreen, type Recording, type Screen } from "./record-screens.ts";
import { playStory } from "./story.ts";

const widths = [60, 80, 120];
/** Where most lines are broken. */
const narrowest = 60;
const nodes = program.commands;
const paths = nodes.flatMap((node) => [
  [node.name],
  ...("commands" in node ? node.commands.map((entry) => [node.name, entry.name]) : []),
]);
const commands = paths
  .filter(
    ([noun, verb]) => verb !== undefined || nodes.some((one) => one.name === noun && "load" in one),
  )
  .map((path) => path.join(" "));

interface Played {
  readonly recordings: Readonly<Record<Language, Recording>>;
  /** Functions that ran, by the module that has them: `features/ticket/ticket.view.ts ticketView`. */
  readonly ran: ReadonlySet<string>;
}

let playing: Promise<Played> | undefined;
/** The story in both languages, played for whichever test needs it first. */
const played = (): Promise<Played> => (playing ??= play());

async function play(): Promise<Played> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: false, detailed: false });
  const [spanish, english] = await Promise.all([playStory("es"), playStory("en")]);
  for (const screen of [...spanish.screens, ...english.screens]) await screen.lines(80, plainPaint);
  const { result } = await session.post("Profiler.takePreciseCoverage");
  session.disconnect();
  const ran = result.flatMap(({ url, functions }) =>
    functions
      .filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0)
      .map(({ functionName }) => `${url.replace(/^.*\/src\//, "")} ${functionName}`),
  );
  return { recordings: { es: spanish, en: english }, ran: new Set(ran) };
}

/** A word that cannot be broken, or a command, which is left whole to be copied, may be wider. */
function tooWide(line: string, width: number): boolean {
  const plain = line.replaceAll(styling, "");
  if (visibleWidth(plain) <= width) return false;
  return plain
    .trim()
    .replace(/^[^\p{L}\p{N}]{1,3} /u, "")
    .includes(" ");
}

/** What is no word for people; the code of a system's error may stand behind its reason in words. */
const notForPeople =
  /\bundefined\b|\bNaN\b|\[object|\{\w+\}|(?<!\()\bE(?:CONN\w+|NOENT|ACCES|PERM|PIPE|TIMEDOUT|NOTFOUND|AI_\w+|HOST\w+|NET\w+|ISDIR|NOTDIR|XIST|BUSY|INVAL|PROTO)\b(?!\))/;

/** A ticket is asked for by its number, which is of no use without its end. */
const cutNumber = /\bMS-[\d-]*…/;

/** What is wrong with a screen at some width, by the rules that hold for all. */
async function faultsOf({ name, lines, drawn }: Screen): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    const plain = (await lines(width, plainPaint)).map((line) => line.trimEnd());
    if (width === narrowest) {
      const painted = (await lines(width, colours)).map((line) =>
        line.replaceAll(styling, "").trimEnd(),
      );
      if (painted.join("\n") !== plain.join("\n")) {
        const at = plain.findIndex((line, place) => line !== painted[place]);
        faults.push(`${name}: painted it reads «${painted[at]}» for «${plain[at]}»`);
      }
    }
    for (const [at, line] of plain.entries()) {
      const next = plain[at + 1] ?? "";
      if (drawn && visibleWidth(line) === width && /^[\p{L}\p{N}]/u.test(next))
        faults.push(`${name}, ${width} columns, a broken word: ${line}⏎${next}`);
      if (tooWide(line, width)) faults.push(`${name}, ${width} columns: ${line}`);
      if (cutNumber.test(line))
        faults.push(`${name}, ${width} columns, a number that is cut: ${line}`);
      // What a failing test says is shown as it is, behind a bar.
      if (!line.startsWith("    | ") && notForPeople.test(line)) faults.push(`${name}: ${line}`);
    }
  }
  return faults;
}

async function strangeCommands({ name, lines }: Screen): Promise<readonly string[]> {
  // Manual pages and the tree of completions are for other programs.
  if (name.startsWith("mesa completar")) return [];
  const named = commandsQuotedIn(await lines(400, plainPaint));
  const strange: string[] = [];
  for (const line of new Set(named)) {
    if (!(await commandExists(line))) strange.push(`${name}: ${line}`);
  }
  return strange;
}

describe.each(["es", "en"] as const)("what people see in %s", (language) => {
  test("fits 60, 80 and 120 columns, reads the same in colours, and gives reasons in words", async () => {
    const { recordings } = await played();
    const faults = await Promise.all(recordings[language].screens.map(faultsOf));
    expect(faults.flat()).toEqual([]);
  });

  test("names only commands that exist", async () => {
    const { recordings } = await played();
    const strange = await Promise.all(recordings[language].screens.map(strangeCommands));
    expect([...new Set(strange.flat())]).toEqual([]);
  });

  test("and so does every error, with any values", async () => {
    const codes = Object.keys(errorCodes).filter((code): code is ErrorCode => code in errorCodes);
    const screens = codes.map((code) =>
      errorScreen(code, new MesaError(code, { params: sampleOf(code) }), language),
    );
    expect((await Promise.all(screens.map(faultsOf))).flat()).toEqual([]);
    expect((await Promise.all(screens.map(strangeCommands))).flat()).toEqual([]);
  });

  test("in the help of every command as well", async () => {
    const translator = await loadTranslator(language);
    const screens = [[], ...paths].map((path): Screen => ({
      name: `mesa ${path.join(" ")} --help`,
      lines: (width) =>
        helpText(findCommand(path, nodes), translator, {
          width,
          platform: "linux",
          commands: nodes,
        }),
    }));
    expect((await Promise.all(screens.map(faultsOf))).flat()).toEqual([]);
    expect((await Promise.all(screens.map(strangeCommands))).flat()).toEqual([]);
  });
});

test("no part of the story ends by a defect", async () => {
  const { recordings } = await played();
  expect([...recordings.es.defects, ...recordings.en.defects]).toEqual([]);
});

test("every command has a part in the story", async () => {
  const { recordings } = await played();
  expect(
    commands.filter((words) => !recordings.es.commands.has(words)),
    "add it to test/screens/story.ts",
  ).toEqual([]);
});

/** Views of what only happens on a live terminal, with mail that has come, or with a firm's server: tests of their own show them. */
const shownElsewhere = new Set([
  "features/firm/firm.view.ts addressText",
  "features/firm/firm.view.ts statusView",
  "features/follow/event.view.ts eventLine",
  "features/follow/watch.view.ts watchView",
  "features/handover/import.view.ts importView",
]);

test("every view has an example in the story", async () => {
  const { ran } = await played();
  const views = readdirSync("src/features", { recursive: true, encoding: "utf8" })
    .map((name) => `features/${name.replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith(".view.ts"))
    .flatMap((name) =>
      [...readFileSync(`src/${name}`, "utf8").matchAll(/^export (?:async )?function (\w+)/gm)].map(
        ([, own]) => `${name} ${own}`,
      ),
    );
  const unseen = views.filter(
    (view) =>
      !shownElsewhere.has(view) &&
      /(?:View|Lines?|Heading|End|Chart|Text)$/.test(view) &&
      !ran.has(view),
  );
  expect(unseen, "show it in test/screens/story.ts").toEqual([]);
});

/** A value for each hole of a message and its hint. */
function sampleOf(code: string): Readonly<Record<string, string | number>> {
  const messages: Readonly<Record<string, string>> = es;
  const texts = [`error.${code}`, `error.${code}.sugerencia`].map((key) => messages[key] ?? "");
  const names = texts.flatMap((text) =>
    [...text.matchAll(/\{(\w+)/g)].map(([, name = ""]) => name),
  );
  const numbers = ["numero", "maximo", "minimo", "limite", "fila", "filas", "tickets", "segundos"];
  return Object.fromEntries(
    names.map((name) => [name, numbers.includes(name) ? 3 : (sampleValues[name] ?? "valor")]),
  );
}

const sampleValues: Readonly<Record<string, string>> = {
  perfil: "oficina",
  padre: "mesa ticket",
  orden: "tiket",
};
