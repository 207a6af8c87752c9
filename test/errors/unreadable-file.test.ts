import { expect, test } from "vitest";
import { sizeInWords, unfitFile, unreadableFile } from "../../src/errors/unreadable-file.ts";

const found = (kind: "file" | "folder" | "pipe", size = 7) => ({
  size,
  isFile: () => kind === "file",
  isDirectory: () => kind === "folder",
});

test.each([
  [found("file"), undefined, undefined],
  [found("file", 7), 7, undefined],
  [found("file", 8), 7, ["excede", "1 KB"]],
  [found("file", 0), 0, undefined],
  [found("file", 1), 0, ["excede", "0 KB"]],
  [found("folder"), 1, ["es-carpeta", ""]],
  [found("pipe"), 1, ["no-es-archivo", ""]],
] as const)("%o, of which %s bytes are read: %j", (what, limit, refusal) => {
  const error = unfitFile("a.txt", what, limit);
  const params = { archivo: "a.txt", causa: refusal?.[0], maximo: refusal?.[1] };
  expect(error && { code: error.code, params: error.params }).toEqual(
    refusal && { code: "archivo-ilegible", params },
  );
});

test.each([
  [1, "1 KB"],
  [1024, "1 KB"],
  [1025, "2 KB"],
  [2 ** 20 - 1, "1024 KB"],
  [2 ** 20, "1 MB"],
  [25 * 2 ** 20, "25 MB"],
])("%d bytes are %s", (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});

test.each([
  ["ENOENT", "no-existe"],
  ["ENOTDIR", "no-existe"],
  ["EISDIR", "es-carpeta"],
  ["EACCES", "sin-permiso"],
  ["EPERM", "sin-permiso"],
  ["EBUSY", "en-uso"],
  ["ETXTBSY", "en-uso"],
  ["ENAMETOOLONG", "nombre-largo"],
  ["ELOOP", "enlaces"],
  ["EMFILE", "muchos-abiertos"],
  ["ENFILE", "muchos-abiertos"],
  ["EIO", "falla-lectura"],
])("what the system calls %s is %s", (code, causa) => {
  const cause = Object.assign(new Error(code), { code });
  expect(unreadableFile("a.txt", cause)).toMatchObject({
    code: "archivo-ilegible",
    params: { archivo: "a.txt", causa, motivo: code },
    cause,
  });
});

test("a failure without a code has a cause, and no reason", () => {
  for (const cause of [new Error("no"), "no", undefined]) {
    const { params } = unreadableFile("a.txt", cause);
    expect(params).toEqual({ archivo: "a.txt", causa: "falla-lectura" });
  }
});
