import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createImageReader } from "../../src/recogniser/image-reader.ts";
import { testFolder } from "../support/test-context.ts";

/** A program that answers with what it was asked, and ends where a picture says so. */
const source = `
  let count = 0;
  process.on("message", (question) => {
    count += 1;
    if (question.path === "muere.png") process.exit(1);
    if (question.path === "nada.png") process.send({});
    else process.send({ read: { ...question, count, words: process.argv.slice(2) } });
  });
`;

function openReader(file = process.execPath) {
  const program = join(testFolder(), "lector.cjs");
  writeFileSync(program, source);
  return createImageReader({ file, words: [program, "uno"] }, "paquetes", {});
}

test("pictures are read in a process of its own, one after the other, each once", async () => {
  const reader = openReader();
  const read = (
    path: string,
    wanted: { readonly whole?: boolean; readonly texts?: boolean } = {},
  ) => reader.read({ path: `/x/${path}`, sha256: path, ...wanted });
  const answer = (path: string, count: number, whole = false, texts = false) => ({
    path: `/x/${path}`,
    whole,
    texts,
    count,
    words: ["uno", "paquetes"],
  });
  expect(await Promise.all([read("a"), read("b"), read("a")])).toEqual([
    answer("a", 1),
    answer("b", 2),
    answer("a", 1),
  ]);
  expect(await read("a", { texts: true })).toEqual(answer("a", 3, false, true));
  expect(await read("a", { whole: true })).toEqual(answer("a", 4, true));
  // A reading of all text has what a look at the clock has, but not the other way round.
  expect(await read("c", { whole: true })).toEqual(answer("c", 5, true));
  expect(await read("c")).toEqual(answer("c", 5, true));
  expect(await read("c", { whole: true, texts: true })).toEqual(answer("c", 6, true, true));
  expect(await read("c", { texts: true })).toEqual(answer("c", 6, true, true));
  reader.close();
});

test("a picture that ends the process is not read; the next one starts another process", async () => {
  const reader = openReader();
  const read = (path: string) => reader.read({ path, sha256: path });
  expect(await Promise.all(["nada.png", "muere.png", "b.png"].map(read))).toEqual([
    undefined,
    undefined,
    expect.objectContaining({ path: "b.png", count: 1 }),
  ]);
  reader.close();
});

test("without its program, or its packages, nothing is read", async () => {
  const absent = openReader(join(testFolder(), "no-existe"));
  const here = createImageReader(undefined, join(testFolder(), "package.json"), {});
  const read = { path: "a.png", sha256: "a" };
  expect([await absent.read(read), await absent.read(read), await here.read(read)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  absent.close();
  here.close();
});
