import { readFileSync, readdirSync } from "node:fs";
import { posix } from "node:path";
import * as z from "zod";

/** One import of one file: `target` is a path below `src`, or the name of a package. */
export interface Import {
  readonly from: string;
  readonly target: string;
  readonly isPackage: boolean;
}

const imports = z.array(z.string());

/** `docs/rooms.json`: who may import whom. */
export const roomTable = z
  .object({
    rooms: z.record(z.string(), z.object({ what: z.string(), imports, packages: imports })),
    layers: z.array(
      z.object({ suffix: z.string(), what: z.string(), imports: imports.optional() }),
    ),
  })
  .parse(JSON.parse(readFileSync("docs/rooms.json", "utf8")));

/** Every import of every file below `src`: types, side effects and `import()` included. */
export function readImports(): readonly Import[] {
  return readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .flatMap((name) => importsOf(name, readFileSync(`src/${name}`, "utf8")));
}

/** The imports of one file's text. */
export function importsOf(from: string, text: string): readonly Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const found = code.matchAll(/\b(?:from\s+|import\s*\(\s*|import\s+)"([^"]+)"/g);
  return [...found].map(([, name = ""]) =>
    name.startsWith(".")
      ? { from, target: posix.join(posix.dirname(from), name), isPackage: false }
      : { from, target: name, isPackage: true },
  );
}

/** Why an import may not stand where it does; undefined where it may. */
export function forbidden({ from, target, isPackage }: Import): string | undefined {
  const home = roomOf(from);
  const rules = home === undefined ? undefined : roomTable.rooms[home];
  if (home === undefined || rules === undefined)
    return `${from} lies in no room of docs/rooms.json`;
  if (isPackage) {
    const known = rules.packages.some((one) => target === one || target.startsWith(`${one}/`));
    return known ? undefined : `${from}: ${home} may not import the package ${target}`;
  }
  const room = roomOf(target);
  if (room === undefined) return `${from} imports ${target}, which lies in no room`;
  if (room !== home && !allowed(rules.imports, room, target)) {
    return `${from} imports ${target}: ${home} may not import ${room}`;
  }
  const layer = home.startsWith("features/") ? layerOf(from) : undefined;
  if (layer?.imports === undefined || allowed(layer.imports, room, target)) return undefined;
  return `${from} imports ${target}: a file *${layer.suffix} may not import ${room}`;
}

/** The innermost room that a file lies in. */
export function roomOf(file: string): string | undefined {
  return Object.keys(roomTable.rooms)
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .toSorted((left, right) => right.length - left.length)[0];
}

/** The first layer of a feature whose suffix the file's name has. */
export function layerOf(file: string): (typeof roomTable.layers)[number] | undefined {
  return roomTable.layers.find(({ suffix }) => file.endsWith(suffix));
}

function allowed(list: readonly string[], room: string, target: string): boolean {
  return list.some(
    (one) =>
      one === "*" ||
      one === room ||
      target === `${one}.ts` ||
      (one.endsWith("/*") && room.startsWith(one.slice(0, -1))),
  );
}

/** Groups of files that import each other in a circle (Tarjan's strongly connected components). */
export function circlesOf(graph: readonly Import[]): readonly (readonly string[])[] {
  const edges = new Map<string, string[]>();
  for (const { from, target, isPackage } of graph) {
    if (!isPackage) edges.set(from, [...(edges.get(from) ?? []), target]);
  }
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): void => {
    const index = order.size;
    order.set(node, index);
    lowest.set(node, index);
    stack.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) {
        lowest.set(node, Math.min(lowest.get(node) ?? index, lowest.get(next) ?? index));
      }
    }
    if (lowest.get(node) !== index) return;
    const circle = stack.splice(stack.indexOf(node));
    if (circle.length > 1) circles.push(circle.toSorted());
  };
  for (const node of edges.keys()) if (!order.has(node)) visit(node);
  return circles;
}
