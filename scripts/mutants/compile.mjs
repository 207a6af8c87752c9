/**
 * Compiles all mutants of a file into its code, each behind a switch: `globalThis.isMutated(id)` tells
 * at run time whether that one applies; without that function none does.
 */
export function withSwitches(code, mutants) {
  // Outer changes before inner ones; an early return stands before what begins at its place.
  const ordered = mutants.toSorted(
    (one, other) => one.start - other.start || length(other) - length(one),
  );
  const root = { start: 0, end: code.length, inner: [] };
  const open = [root];
  for (const one of ordered) {
    const node = { ...one, inner: [] };
    while (one.end > open.at(-1).end || one.start >= open.at(-1).end) open.pop();
    open.at(-1).inner.push(node);
    if (length(one) < Number.POSITIVE_INFINITY) open.push(node);
  }
  return contents(root, code);
}

function length({ kind, start, end }) {
  return kind === "return" ? Number.POSITIVE_INFINITY : end - start;
}

function contents({ start, end, inner }, code) {
  let text = "";
  let at = start;
  for (const node of inner) {
    text += code.slice(at, node.start) + switched(node, code);
    at = node.end;
  }
  return text + code.slice(at, end);
}

function switched(node, code) {
  const on = `globalThis.isMutated?.(${JSON.stringify(node.id)})`;
  const original = contents(node, code);
  switch (node.kind) {
    case "return":
      return `if (${on}) return;`;
    case "drop":
      return `{ if (!${on}) { ${original} } }`;
    default:
      return `(${on} ? (${node.to}) : (${original}))`;
  }
}
