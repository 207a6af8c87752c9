import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runOnTerminal, type PseudoTerminal } from "./pseudo-terminal.ts";
import { quotedProgram } from "./program-words.ts";
import { removeFolder } from "./remove-folder.ts";
import { runMesa, testFolder } from "./test-context.ts";

/** How a shell is started with `mesa` completed in it. */
export interface ShellStart {
  readonly program: string;
  /** Writes what the shell reads at its start into the folder; the prompt ends with `listo> `. */
  readonly prepare: (folder: string) => {
    readonly argv: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  };
}

/** What is typed before Tab, and what then stands on the line. */
export const presses = [
  ["mesa inc", "mesa incidente"],
  ["mesa incidente crear --dis", "mesa incidente crear --distrito"],
  ["mesa incidente crear --distrito 09", "--distrito 091"],
  ["mesa ticket ver ", "mesa ticket ver MS-"],
  ["mesa ticket sho", "mesa ticket show"],
  ["mesa incidente crear --pantalla IMD", "--pantalla IMDT"],
  ["mesa --perfil practica borr", "mesa --perfil practica borrador"],
] as const;

let known: Promise<string> | undefined;

/** The settings of a machine on which one ticket is known; made once. */
async function makeKnown(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "mesa-test-"));
  process.once("exit", () => removeFolder(folder));
  const source = resolve("test/fixtures/solicitudes/incidente-mti-placa.json");
  const argv = ["incidente", "crear", "--perfil", "practica", "--desde", source];
  const sent = await runMesa(argv, { folder });
  if (sent.code !== 0) throw new Error(sent.stderr);
  return folder;
}

/** Opens a shell in which one ticket is known, and waits for its prompt. */
export async function openShell({ program, prepare }: ShellStart): Promise<PseudoTerminal> {
  const folder = testFolder();
  cpSync(await (known ??= makeKnown()), folder, { recursive: true });
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const script = `#!/bin/sh\nexec ${quotedProgram()} "$@"\n`;
  writeFileSync(join(bin, "mesa"), script, { mode: 0o755 });
  const { argv, env } = prepare(folder);
  const PATH = `${bin}:${process.env["PATH"] ?? ""}`;
  const terminal = runOnTerminal(program, argv, {
    folder,
    columns: 120,
    env: { PATH, LANG: "C.UTF-8", ...env },
  });
  await terminal.shows("listo>");
  return terminal;
}
