/**
 * Writes a value as canonical JSON (RFC 8785, JCS): members sorted by the UTF-16 units of their names,
 * no blanks, numbers and strings as in ECMAScript. Undefined members are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const members = new Map(Object.entries(value).filter(([, member]) => member !== undefined));
  const written = [...members.keys()]
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(members.get(name))}`);
  return `{${written.join(",")}}`;
}
