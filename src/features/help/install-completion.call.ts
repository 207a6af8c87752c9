import { unknownValue } from "../../forms/unknown-value.ts";
import type { Call } from "../../app/call.ts";

/** For each shell: the script, where the shell looks for it in the home folder, and what else is needed. */
export const completionScripts = {
  bash: { script: "mesa.bash", place: ".local/share/bash-completion/completions/mesa", line: null },
  zsh: {
    script: "_mesa",
    place: ".local/share/zsh/site-functions/_mesa",
    line: "fpath=(~/.local/share/zsh/site-functions $fpath); autoload -Uz compinit; compinit",
  },
  fish: { script: "mesa.fish", place: ".config/fish/completions/mesa.fish", line: null },
  powershell: {
    script: "mesa.ps1",
    place: ".config/mesa/mesa.ps1",
    line: ". ~/.config/mesa/mesa.ps1",
  },
} as const;

export type Shell = keyof typeof completionScripts;

export interface InstalledCompletion {
  readonly interprete: Shell;
  readonly archivo: string;
  /** A line to add to the shell's own file, where it does not find the script by itself. */
  readonly linea: string | null;
}

/** Puts a shell's script where the shell looks for it. @throws MesaError `valor-invalido`, `disco` */
export async function installCompletion(
  wanted: string | undefined,
  { context }: Call,
): Promise<InstalledCompletion> {
  const name = wanted ?? context.settings.interprete;
  const interprete = findShell(name);
  if (interprete === undefined) {
    const given = { key: "interprete", shown: "INTERPRETE" };
    throw unknownValue(given, name ?? "", Object.keys(completionScripts));
  }
  const { script, place, line } = completionScripts[interprete];
  const text = context.programFiles.text(`completions/${script}`);
  const archivo = context.files.resolve(context.cwd, `~/${place}`);
  await context.files.write(archivo, text);
  return { interprete, archivo, linea: line };
}

/** By its name, or by the path of its program. */
export function findShell(name: string | undefined): Shell | undefined {
  const base = name?.replace(/^.*[\\/]/, "").replace(/\.exe$/i, "");
  const plain = base === "pwsh" ? "powershell" : base;
  return plain !== undefined && isShell(plain) ? plain : undefined;
}

function isShell(name: string): name is Shell {
  return Object.hasOwn(completionScripts, name);
}
