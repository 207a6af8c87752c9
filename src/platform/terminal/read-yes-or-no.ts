/**
 * Reads `s`, `si`, `sí`, `y`, `yes`, `n` or `no`. An empty answer means the initial one; returns
 * undefined for anything else.
 */
export function readYesOrNo(typed: string, initial: boolean): boolean | undefined {
  const text = typed.trim().toLowerCase();
  if (text === "") return initial;
  if (/^(?:s|si|sí|y|yes)$/.test(text)) return true;
  return /^(?:n|no)$/.test(text) ? false : undefined;
}
