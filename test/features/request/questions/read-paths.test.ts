import { expect, test } from "vitest";
import { readPaths } from "../../../../src/features/request/questions/read-paths.ts";

const there = new Set(["/c/Captura de pantalla.png", "a.png", "b.png"]);
const exists = (path: string): boolean => there.has(path);

test.each([
  ["", []],
  ["a.png", ["a.png"]],
  ["/c/Captura de pantalla.png", ["/c/Captura de pantalla.png"]],
  ["'/c/Captura de pantalla.png' ", ["/c/Captura de pantalla.png"]],
  ['"/c/Captura de pantalla.png"', ["/c/Captura de pantalla.png"]],
  ["/c/Captura\\ de\\ pantalla.png", ["/c/Captura de pantalla.png"]],
  ["file:///c/Captura%20de%20pantalla.png", ["/c/Captura de pantalla.png"]],
  ["file:///C:/Users/a/x.png", ["C:/Users/a/x.png"]],
  ['"C:\\Users\\a b\\x.png"', ["C:\\Users\\a b\\x.png"]],
  ["C:\\Users\\a\\x.png", ["C:\\Users\\a\\x.png"]],
  ["a.png b.png", ["a.png", "b.png"]],
  ["'a.png' 'no está.png'", ["a.png", "no está.png"]],
  ["no está.png", ["no está.png"]],
  ["*.png", ["*.png"]],
])("%s names %j", (typed, paths) => expect(readPaths(typed, exists)).toEqual(paths));
