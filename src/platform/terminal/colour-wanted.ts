type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether a stream gets colours: never with `--no-color` or `NO_COLOR` (no-color.org), always with
 * `FORCE_COLOR`, else on terminals that are not dumb.
 */
export function colourWanted(
  env: Environment,
  stream: { readonly isTerminal: boolean; readonly allowed: boolean },
): boolean {
  if (!stream.allowed || (env["NO_COLOR"] ?? "") !== "") return false;
  const force = env["FORCE_COLOR"];
  if (force !== undefined) return force !== "0" && force !== "false";
  return stream.isTerminal && env["TERM"] !== "dumb";
}
