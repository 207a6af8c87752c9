import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  circlesOf,
  forbidden,
  importsOf,
  readImports,
  roomTable,
} from "../support/import-graph.ts";

const imports = readImports();
const rooms = Object.keys(roomTable.rooms);

test("every import is one that docs/rooms.json allows", () => {
  expect(imports.map(forbidden).filter((reason) => reason !== undefined)).toEqual([]);
});

test("no files import each other in a circle, types included", () => {
  expect(circlesOf(imports)).toEqual([]);
});

test("every allowance of docs/rooms.json is used, and every room is there", () => {
  const used = new Set(
    imports.flatMap((one) => [
      one.isPackage ? `${home(one.from)} → ${packageOf(one.target)}` : "",
      `${home(one.from)} → ${home(one.target)}`,
      `${home(one.from)} → ${one.target.replace(/\.ts$/, "")}`,
    ]),
  );
  const unused = rooms.flatMap((room) => {
    const rules = roomTable.rooms[room];
    return [...(rules?.imports ?? []), ...(rules?.packages ?? [])]
      .filter((one) => !one.includes("*") && !common.has(`${layerHome(room)} → ${one}`))
      .filter((one) => ![...used].some((pair) => pair === `${room} → ${one}`))
      .map((one) => `${room} → ${one}`);
  });
  expect(unused).toEqual([]);
  expect(rooms.filter((room) => !imports.some((one) => home(one.from) === room))).toEqual([]);
});

test("only channels and the composition root ask which channel they have before them", () => {
  const asking = /\bcanal (?:===|!==)|(?:===|!==) "(?:correo|practica|portal|rt)"/;
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts") && !/^(?:channels|compose)\//.test(name));
  expect(files.filter((name) => asking.test(readFileSync(`src/${name}`, "utf8")))).toEqual([]);
});

describe("a file that imports what it may not is named", () => {
  const probes = rooms.flatMap((from) =>
    rooms
      .filter((to) => to !== from && !mayImport(from, to))
      .map((to): [string, string] => [from, to]),
  );

  test("for each pair of rooms", () => {
    expect(probes.length).toBeGreaterThan(62);
    const passed = probes.filter(([from, to]) => {
      const file = from.endsWith(".ts") ? from : `${from}/probe.call.ts`;
      const target = to.endsWith(".ts") ? to : `${to}/probe.ts`;
      return forbidden({ from: file, target, isPackage: false }) === undefined;
    });
    expect(passed).toEqual([]);
  });

  test.each([
    ['import { a } from "../forms/a.ts";', "forms"],
    ['import type { A } from "../forms/a.ts";', "forms"],
    ['export * from "../forms/a.ts";', "forms"],
    ['const { a } = await import("../forms/a.ts");', "forms"],
    ['import "../forms/a.ts";', "forms"],
    ['import { readFileSync } from "node:fs";', "node:fs"],
  ])("whichever way it is written: %s", (line, named) => {
    const [found] = importsOf("domain/probe.ts", line);
    expect(found && forbidden(found)).toContain(named);
  });

  test.each([
    ["features/batch/probe.view.ts", "app/call.ts"],
    ["features/batch/probe.ts", "app/call.ts"],
    ["features/batch/probe.ts", "view/table.ts"],
    ["features/batch/probe.schema.ts", "sending/send-entry.ts"],
  ])("%s may not import %s", (from, target) => {
    expect(forbidden({ from, target, isPackage: false })).toContain("a file *");
  });
});

test("every module of the core chunk is there", () => {
  const list = readFileSync("scripts/core-modules.mjs", "utf8");
  const names = [...list.matchAll(/"([^"]+\.ts)"/g)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !existsSync(join("src", name)))).toEqual([]);
});

/** What every feature may import, whether it does or not. */
const common = new Set(
  ["app", "view", "sending", "domain", "catalogs", "forms", "errors", "ports", "i18n", "zod"].map(
    (one) => `features → ${one}`,
  ),
);

function layerHome(room: string): string {
  return room.startsWith("features/") ? "features" : room;
}

function home(file: string): string {
  return (
    rooms
      .filter((room) => file === room || file.startsWith(`${room}/`))
      .toSorted((left, right) => right.length - left.length)[0] ?? file
  );
}

function packageOf(name: string): string {
  const parts = name.split("/");
  if (name.startsWith("node:") || name.startsWith("zod")) return name;
  return parts.slice(0, name.startsWith("@") ? 2 : 1).join("/");
}

function mayImport(from: string, to: string): boolean {
  return (roomTable.rooms[from]?.imports ?? []).some(
    (one) => one === "*" || one === to || (one.endsWith("/*") && to.startsWith(one.slice(0, -1))),
  );
}
