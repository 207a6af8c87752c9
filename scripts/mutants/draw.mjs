// Small changes to the program's behaviour, found by its syntax and drawn by a seed.
import { readFileSync } from "node:fs";
import { parseAst } from "rolldown/parseAst";
import { globSync } from "tinyglobby";

/** Words, their translations and generated data are no behaviour. */
const leftOut = ["src/i18n/**", "src/catalogs/data/**", "**/*.d.ts"];

/** How often each kind is drawn, among the others. */
const weights = {
  negate: 18,
  boundary: 10,
  constant: 16,
  drop: 18,
  await: 6,
  logic: 14,
  return: 7,
  element: 7,
  string: 6,
  boolean: 4,
  arithmetic: 3,
};

/** So that one long file is not all that is looked at, unless it is all that was asked for. */
const maxPerFile = 5;

/**
 * Draws mutants: `{ id, seed, file, line, kind, start, end, from, to, atLoad }`. The code from `start` to
 * `end` is replaced by `to`; where `kind` is `return`, a function without a result ends at `start`. What
 * is `atLoad` stands outside of functions: it is executed once in a process. `place`: a folder or a file.
 */
export function drawMutants(seed, count, place = "src") {
  const random = seededRandom(seed);
  const pattern = place.endsWith(".ts") ? place : `${place}/**/*.ts`;
  const files = globSync(pattern, { ignore: leftOut }).toSorted();
  const pool = new Map(Object.keys(weights).map((kind) => [kind, []]));
  for (const file of files) {
    for (const one of candidates(file, random)) pool.get(one.kind).push(one);
  }
  const perFile = new Map();
  const drawn = [];
  while (drawn.length < count) {
    const kind = drawKind(random);
    const list = pool.get(kind);
    if ([...pool.values()].every(({ length }) => length === 0)) break;
    if (list.length === 0) continue;
    const [one] = list.splice(Math.floor(random() * list.length), 1);
    const before = perFile.get(one.file) ?? 0;
    if (before >= maxPerFile && place === "src") continue;
    perFile.set(one.file, before + 1);
    drawn.push({ ...one, seed, id: `${seed}-${drawn.length + 1}` });
  }
  return drawn;
}

function drawKind(random) {
  const total = Object.values(weights).reduce((sum, one) => sum + one, 0);
  let left = random() * total;
  for (const [kind, weight] of Object.entries(weights)) {
    left -= weight;
    if (left < 0) return kind;
  }
  return "negate";
}

/** Every change that could be made to a file. */
function candidates(file, random) {
  const code = readFileSync(file, "utf8");
  const found = [];
  const text = (node) => code.slice(node.start, node.end);
  const candidate = (kind, { start, end }, to, inFunction) => {
    const line = code.slice(0, start).split("\n").length;
    const atLoad = !inFunction && kind !== "return";
    return { file, line, kind, start, end, from: code.slice(start, end), to, atLoad };
  };
  walk(parseAst(code, { lang: "ts" }, file).body, undefined, (node, parent, inFunction) => {
    const add = (kind, place, to) => found.push(candidate(kind, place, to, inFunction));
    changes[node.type]?.(node, { parent, text, add, random });
  });
  return found;
}

const boundaries = { "<": "<=", "<=": "<", ">": ">=", ">=": ">" };
const opposites = { "-": "+", "*": "/", "/": "*" };

function negate({ test }, { add, text }) {
  if (test) add("negate", test, `!(${text(test)})`);
}

function endEarly(node, { parent, add }) {
  const { body } = node;
  if (body?.type !== "BlockStatement" || parent?.kind === "constructor") return;
  if (node.generator || returnsValue(body)) return;
  add("return", { start: body.start + 1, end: body.start + 1 }, "return;");
}

/** By type of node: which changes it allows. */
const changes = {
  IfStatement: negate,
  WhileStatement: negate,
  ConditionalExpression: negate,
  BinaryExpression(node, { add, text }) {
    const { left, right, operator } = node;
    const [boundary, opposite] = [boundaries[operator], opposites[operator]];
    if (boundary) add("boundary", node, `(${text(left)}) ${boundary} (${text(right)})`);
    if (opposite) add("arithmetic", node, `(${text(left)}) ${opposite} (${text(right)})`);
  },
  LogicalExpression(node, { add, text }) {
    const { left, right, operator } = node;
    const other = operator === "&&" ? "||" : "&&";
    const both = `(${text(left)}) ${other} (${text(right)})`;
    add("logic", node, operator === "??" ? text(right) : both);
  },
  AwaitExpression: (node, { add, text }) => add("await", node, text(node.argument)),
  ExpressionStatement(node, { parent, add, text }) {
    const kept = node.directive || parent === undefined || text(node).startsWith("super(");
    if (!kept) add("drop", node, "");
  },
  ThrowStatement: (node, { add }) => add("drop", node, ""),
  ArrayExpression(node, { add, text, random }) {
    const { elements } = node;
    if (elements.length === 0 || elements.includes(null)) return;
    const without = Math.floor(random() * elements.length);
    const rest = elements.filter((_one, at) => at !== without);
    add("element", node, `[${rest.map(text).join(", ")}]`);
  },
  Literal(node, { parent, add, random }) {
    const { value } = node;
    if (typeof value === "boolean") add("boolean", node, String(!value));
    if (typeof value === "string" && value !== "") add("string", node, '""');
    if (typeof value !== "number" || parent?.type === "MemberExpression") return;
    add("constant", node, value === 0 ? "1" : random() < 0.5 ? "0" : String(value * 10));
  },
  FunctionDeclaration: endEarly,
  FunctionExpression: endEarly,
  ArrowFunctionExpression: endEarly,
};

/** Types, names and what the bundler has to read as it stands. */
const kept = /^(?:Import|ExportAll|TS(?!AsExpression|SatisfiesExpression|NonNullExpression))/;
const keptKeys = new Set([
  "typeAnnotation",
  "typeParameters",
  "typeArguments",
  "returnType",
  "source",
]);

function walk(node, parent, visit, inFunction = false) {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, parent, visit, inFunction);
    return;
  }
  if (node === null || typeof node !== "object" || typeof node.type !== "string") return;
  if (kept.test(node.type)) return;
  visit(node, parent, inFunction);
  const inside = inFunction || /Function/.test(node.type);
  for (const [name, child] of Object.entries(node)) {
    if (keptKeys.has(name) || (name === "key" && !node.computed)) continue;
    walk(child, node, visit, inside);
  }
}

function returnsValue(body) {
  let found = false;
  const search = (node) => {
    if (found || node === null || typeof node !== "object") return;
    if (Array.isArray(node)) return node.forEach(search);
    if (/Function/.test(node.type ?? "")) return;
    if (node.type === "ReturnStatement" && node.argument) found = true;
    for (const child of Object.values(node)) search(child);
  };
  search(body.body);
  return found;
}

/** Random numbers from 0 to 1 that depend only on the seed (mulberry32). */
function seededRandom(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
