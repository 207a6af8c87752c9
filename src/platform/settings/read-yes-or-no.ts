/** `s`, `sí`, `y`, `yes`, `n`, `no`, or nothing for the initial answer; undefined for the rest. */
export function readYesOrNo(typed: string, initial: boolean): boolean | undefined {
  const text = typed.trim().toLowerCase();
  if (text === "") return initial;
  if (/^(?:s|si|sí|y|yes)$/.test(text)) return true;
  return /^(?:n|no)$/.test(text) ? false : undefined;
}
