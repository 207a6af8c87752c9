type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether output to a stream is coloured: never with `--no-color` or `NO_COLOR` (no-color.org), always
 * with `FORCE_COLOR`, otherwise on every terminal except `TERM=dumb`.
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
