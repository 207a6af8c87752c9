import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { webpOf } from "../support/foreign-pictures.ts";
import { makePng } from "../support/make-png.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

/** A package `sharp` that finds the kind of every picture to be this one, and makes a small PNG of it. */
function installSharp(folder: string, format: string): void {
  const package_ = join(folder, "node_modules", "sharp");
  mkdirSync(package_, { recursive: true });
  writeFileSync(join(package_, "package.json"), `{"name":"sharp","main":"index.js"}`);
  writeFileSync(join(package_, "hecho.png"), makePng({ colour: 2, depth: 8 }).png);
  writeFileSync(
    join(package_, "index.js"),
    `const bytes = require("node:fs").readFileSync(__dirname + "/hecho.png");
     const image = {
       metadata: () => Promise.resolve({ format: "${format}" }),
       autoOrient: () => image, png: () => image, toBuffer: () => Promise.resolve(bytes),
     };
     module.exports = Object.assign(() => image, { block() {}, unblock() {} });`,
  );
}

test("packages are looked for in the folder that is named, and in our own", async () => {
  const [folder, named, other] = [testFolder(), testFolder(), testFolder()];
  const picture = join(folder, "error.webp");
  writeFileSync(picture, webpOf("VP8X", 30, 20));
  installSharp(named, "webp");
  installSharp(other, "svg");
  const review = async (MESA_RECONOCEDOR: string) => {
    const argv = ["evidencia", "revisar", picture, "--json"];
    const { code, stdout, stderr } = await runMesa(argv, { folder, env: { MESA_RECONOCEDOR } });
    const [, problem] = /"codigo": ?"(archivo-[a-z-]+)"/.exec(stdout + stderr) ?? [];
    return [code, problem];
  };
  expect(await review("")).toEqual([2, "archivo-convertible"]);
  expect(await review(named)).toEqual([0, undefined]);
  // What it takes for another kind is not converted.
  expect(await review(other)).toEqual([2, "archivo-danado"]);
  // From which folder a relative one would be meant nobody can tell.
  expect(await review("reconocedor")).toEqual([2, "archivo-convertible"]);
  installSharp(join(folder, "reconocedor"), "webp");
  expect(await review("")).toEqual([0, undefined]);
});
