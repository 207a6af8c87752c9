import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { executableFiles } from "../../../src/platform/program/executable-files.ts";
import { posix } from "../../support/posix.ts";
import { testFolder } from "../../support/test-context.ts";

/** What an executable has inside. */
const assets: Readonly<Record<string, string>> = {
  "package.json": `{"name":"mesa-oce","version":"1.2.3"}`,
  "files.json": `["TERCEROS.md","ejemplos/incidente.json","ejemplos/capturas/1.png","package.json"]`,
  "TERCEROS.md": "# De terceros",
  "ejemplos/incidente.json": "{}",
  "ejemplos/capturas/1.png": "píxeles",
  "launcher.cjs": "launch()",
};

const sea = {
  getRawAsset(name: string): ArrayBuffer {
    const asset = assets[name];
    if (asset === undefined) throw new Error(`there is no ${name}`);
    return Uint8Array.from(Buffer.from(asset)).buffer;
  },
};

test("a single executable reads its files, and starts its parts by words of its own", () => {
  const files = executableFiles(sea, testFolder());
  expect(files.version).toBe("1.2.3");
  expect(files.text("ejemplos/capturas/1.png")).toBe("píxeles");
  expect(Buffer.from(files.bytes("TERCEROS.md")).toString()).toBe("# De terceros");
  expect(() => files.text("nada")).toThrow("nada");
  expect([files.folder, files.keyring, files.reader]).toEqual([
    undefined,
    { file: process.execPath, words: ["__llavero"] },
    { file: process.execPath, words: ["__lector"] },
  ]);
  expect(files.documentWorker).toEqual({ script: "launch()", isSource: true, words: ["__hilo"] });
});

test("a path puts a file where others can read it, with all beside it, and what was changed there anew", () => {
  const cache = testFolder();
  const { path } = executableFiles(sea, cache);
  const example = path("ejemplos/incidente.json");
  expect(example).toBe(join(cache, "programa-1.2.3/ejemplos/incidente.json"));
  const capture = join(cache, "programa-1.2.3/ejemplos/capturas/1.png");
  expect(readFileSync(capture, "utf8")).toBe("píxeles");
  if (posix) expect(statSync(capture).mode & 0o077).toBe(0);
  writeFileSync(capture, "otra cosa");
  path("ejemplos/incidente.json");
  expect(readFileSync(capture, "utf8")).toBe("píxeles");
  expect(readFileSync(path("TERCEROS.md"), "utf8")).toBe("# De terceros");
});

test("a folder that can't be written is an error of its own", () => {
  const cache = join(testFolder(), "archivo");
  writeFileSync(cache, "");
  expect(() => executableFiles(sea, cache).path("TERCEROS.md")).toThrow(
    expect.objectContaining({ code: "disco" }),
  );
});
