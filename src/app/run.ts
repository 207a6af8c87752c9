import { MesaError } from "../errors/mesa-error.ts";
import { exitCodes, type ExitCode } from "../errors/exit-codes.ts";
import { loadTranslator } from "../i18n/load-translator.ts";
import { languages, type Language } from "../i18n/translator.ts";
import { Call, type Frame } from "./call.ts";
import type { AnyCommand } from "./command.ts";
import type { HelpShape, TreeNode } from "./command-entry.ts";
import type { Context } from "./context.ts";
import type { OutputFile } from "../ports/files.ts";
import { givenGlobals, outputPath } from "./global-options.ts";
import { findCommand, type FoundCommand } from "./find-command.ts";
import type { Input } from "./input.ts";

/** What is run. The frame knows no command by itself: the composition root hands them over. */
export interface Program extends Frame {
  readonly commands: readonly TreeNode<AnyCommand>[];
  /** The words of the command that runs where none is named. */
  readonly home: readonly string[];
  /** What the help of a command needs, by its words, where it is known without loading the command. */
  readonly helpShape?: (words: string) => HelpShape | undefined;
}

/** Runs one command line and returns its exit code; failures, defects of ours included, are printed. */
export async function run(
  argv: readonly string[],
  context: Context,
  program: Program,
): Promise<number> {
  try {
    return await runWords(argv, context, program);
  } finally {
    await context.dispose({ silent: argv.includes("--json") || argv.includes("--quiet") });
  }
}

/** Runs a command line, and the one that the user chose at its end. */
async function runWords(
  argv: readonly string[],
  context: Context,
  program: Program,
): Promise<number> {
  let command: AnyCommand | undefined;
  try {
    const found = wantsVersion(argv) ? undefined : findCommand(argv, program.commands);
    if (found === undefined) {
      return showVersion(argv, context);
    }
    if (found.kind === "root" && !wantsHelp(argv)) {
      return await runWords([...program.home, ...argv], context, program);
    }
    if (wantsHelp(argv) || found.kind !== "command")
      return await showHelp(found, argv, context, program);
    command = await found.entry.load();
    const { exitCode, next } = await perform(command, found.rest, context, program);
    return next === undefined ? exitCode : await runWords(next, context, program);
  } catch (error) {
    return await fail(error, argv, context, { command, program });
  }
}

async function perform(
  command: AnyCommand,
  rest: readonly string[],
  context: Context,
  program: Program,
): Promise<{ readonly exitCode: number; readonly next: readonly string[] | undefined }> {
  const { parseInput } = await import("./parse-input.ts");
  const input = parseInput(command, rest);
  if (!command.anyFolder) context.requireOwnFolders();
  const translator = await loadTranslator(languageOf(input, context), {
    perfil: input.text("perfil"),
    program: context.calledAs,
  });
  const call = new Call(program, context, translator, {
    json: input.flag("json"),
    quiet: input.flag("quiet"),
    verbose: input.flag("verbose"),
    silent: input.flag("sin_preguntas"),
    perfil: input.text("perfil"),
    phrase: input.flag("frase"),
    mayDivide: input.flag("partir"),
  });
  const path = outputPath(input);
  const { files, cwd } = context;
  let output: OutputFile | undefined;
  try {
    // Tried before anything is done, so that nothing is sent whose answer could not be kept.
    if (path !== undefined)
      output = await context.openOutput(files.resolve(cwd, path), { replace: true });
    const performed = await command.perform(input, call);
    if (!command.silent) {
      const { present } = await import("./present.ts");
      await present(performed, input, call, output);
    }
    const chosen = offersMore(input, call) ? await performed.offer() : undefined;
    return {
      exitCode: performed.exitCode,
      next: chosen === undefined ? undefined : [...chosen, ...givenGlobals(input)],
    };
  } catch (error) {
    await output?.abandon();
    throw error;
  } finally {
    await call.close();
  }
}

/** Whether a person has the answer on the screen and can be asked what comes next. */
function offersMore(input: Input, { asks, modes, context }: Call): boolean {
  const other = modes.json || modes.quiet || input.flag("ndjson") || input.flag("csv");
  return asks && context.terminal.stdoutIsTerminal && !other && outputPath(input) === undefined;
}

function languageOf(input: Input, context: Context): Language {
  return input.choice("idioma", languages) ?? preferredLanguage(context);
}

async function showHelp(
  found: FoundCommand,
  argv: readonly string[],
  context: Context,
  { commands, helpShape }: Program,
): Promise<ExitCode> {
  const { helpText } = await import("./help-text.ts");
  const { writeAnswer } = await import("./write-lines.ts");
  const { calledAs } = context;
  const translator = await loadTranslator(languageGuess(argv, context), { program: calledAs });
  const { terminal, platform } = context;
  const shape = found.kind === "command" ? helpShape?.(found.path.join(" ")) : undefined;
  const place = { width: terminal.width, platform, commands, shape };
  writeAnswer(terminal, await helpText(found, translator, place));
  return 0;
}

async function fail(
  error: unknown,
  argv: readonly string[],
  context: Context,
  { command, program }: { readonly command: AnyCommand | undefined; readonly program: Program },
): Promise<ExitCode> {
  const { reportError } = await import("./report-error.ts");
  const named = error instanceof MesaError && error.exitCode === exitCodes.interrupted;
  const cut = context.signal.aborted && !named;
  const failure = cut ? new MesaError("interrumpido", { cause: error }) : diskFailure(error);
  const { nameNearFiles } = await import("./name-near-file.ts");
  const thrown = failure instanceof MesaError ? nameNearFiles(failure, context) : failure;
  const language = languageGuess(argv, context);
  const { commandIn } = await import("./command-words.ts");
  return reportError(thrown, {
    terminal: context.terminal,
    translator: await loadTranslator(language, {
      perfil: valueGuess("--perfil", argv),
      program: context.calledAs,
    }),
    commandWords: (line) => commandIn(language, line, program.commands),
    paint: await context.paint("err", !argv.includes("--no-color")),
    json: argv.includes("--json"),
    debug: context.settings.depurar,
    flagOf: (field) => command?.options.find((option) => option.key === field)?.flag,
  });
}

const diskErrors = new Set(["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "EIO"]);

/** Turns an error of a full or unwritable disk, thrown anywhere, into `disco`; others stay as they are. */
function diskFailure(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return error;
  if (error.code === "EBUSY" && "path" in error) {
    return new MesaError("archivo-en-uso", { params: { ruta: String(error.path) }, cause: error });
  }
  // Below a read-only folder, Node reports ENOENT for `mkdir`.
  if (!diskErrors.has(String(error.code)) && error.syscall !== "mkdir") return error;
  const ruta = "path" in error ? String(error.path) : "salida-estandar";
  return new MesaError("disco", { params: { ruta }, cause: error });
}

/** The language before, or without, a successful parse of the command line. */
function languageGuess(argv: readonly string[], context: Context): Language {
  const word = valueGuess("--idioma", argv);
  return languages.find((language) => language === word) ?? preferredLanguage(context);
}

/** The value of an option on a command line that may be wrong. */
function valueGuess(flag: string, argv: readonly string[]): string | undefined {
  const joined = argv.find((word) => word.startsWith(`${flag}=`))?.slice(flag.length + 1);
  return joined ?? (argv.includes(flag) ? argv[argv.indexOf(flag) + 1] : undefined);
}

/** The language of the settings; a broken project file is reported by whoever needs its values. */
function preferredLanguage({ preferences }: Context): Language {
  try {
    const { value } = preferences().get("idioma");
    return languages.find((language) => language === value) ?? "es";
  } catch (error) {
    if (error instanceof MesaError) return "es";
    throw error;
  }
}

function wantsHelp(argv: readonly string[]): boolean {
  return beforeDashes(argv).some((word) => word === "--help" || word === "-h");
}

function wantsVersion(argv: readonly string[]): boolean {
  return beforeDashes(argv).some((word) => word === "--version" || word === "-V");
}

/** The version alone, or as JSON with the system for programs. */
async function showVersion(argv: readonly string[], context: Context): Promise<ExitCode> {
  const { terminal, version, platform } = context;
  if (!argv.includes("--json")) terminal.out(`${version}\n`);
  else {
    const { jsonText } = await import("../domain/json-text.ts");
    terminal.out(`${jsonText({ v: 1, version, sistema: platform })}\n`);
  }
  return 0;
}

function beforeDashes(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  return end === -1 ? argv : argv.slice(0, end);
}
