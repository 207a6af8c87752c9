import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";
import { npmFiles } from "../../src/platform/program/npm-files.ts";
import { createImageReader } from "../../src/recogniser/image-reader.ts";
import { browserPath } from "../support/browser-path.ts";
import { mesa } from "../support/mesa-process.ts";
import { parsed } from "../support/parse-output.ts";
import { testFolder } from "../support/test-context.ts";
import { generatedScreens } from "./support/screens.ts";

const folder = "test/fixtures/capturas";
interface Truth {
  readonly visibleDate: string | null;
  readonly visibleTime: string | null;
  readonly incidentDate: string;
  readonly incidentTime: string;
}
const truths: Readonly<Record<string, Truth>> = JSON.parse(
  readFileSync(join(folder, "verdad.json"), "utf8"),
);
/** What the eight captures come to, by the first two digits of their names. */
const states = {
  "01": "coincide",
  "02": "coincide",
  "03": "coincide",
  "04": "distinta",
  "05": "no_se_ve",
  "06": "en_la_pagina",
  "07": "en_la_pagina",
  "08": "no_se_ve",
} as const;

test.each(Object.entries(truths))("%s", async (name, truth) => {
  const { incidentDate, incidentTime, visibleDate, visibleTime } = truth;
  const moment = ["--fecha", incidentDate, "--hora", incidentTime];
  const argv = ["evidencia", "revisar", join(folder, name), ...moment, "--json"];
  const env = { MESA_RECONOCEDOR: process.env["MESA_RECONOCEDOR"] ?? "" };
  const { code, stdout } = await mesa(argv, { folder: testFolder(), env });
  const [one] = parsed("evidencia-revisar", stdout).archivos;
  const [, estado] = Object.entries(states).find(([number]) => name.startsWith(number)) ?? [];
  expect(one.reloj).toMatchObject({ estado, fecha: visibleDate, hora: visibleTime });
  expect(code).toBe(estado === "distinta" ? 2 : 0);
});

test.skipIf(browserPath() === undefined)(
  "of generated task bars at least 88 % are read surely and exactly, and none surely wrong",
  async () => {
    const pictures = testFolder();
    const packages = join(process.env["MESA_RECONOCEDOR"] ?? "", "package.json");
    const reader = createImageReader(npmFiles(resolve(".")).reader, packages, process.env);
    const browser = await chromium.launch({
      executablePath: browserPath() ?? "",
      args: ["--no-sandbox"],
    });
    const results: { name: string; result: string }[] = [];
    for (const screen of generatedScreens()) {
      const { width, height, scale, jpegQuality } = screen;
      const page = await browser.newPage({
        viewport: { width: Math.round(width / scale), height: Math.round(height / scale) },
        deviceScaleFactor: scale,
      });
      await page.setContent(screen.html);
      const path = join(pictures, `${screen.name}.${jpegQuality === undefined ? "png" : "jpg"}`);
      await page.screenshot({
        path,
        ...(jpegQuality !== undefined && { type: "jpeg", quality: jpegQuality }),
      });
      await page.close();
      const clock = (await reader.read({ path, sha256: screen.name }))?.clock;
      const right = clock?.day === screen.day && clock?.time === screen.time;
      results.push({ name: screen.name, result: `${clock?.certainty ?? "none"} ${right}` });
    }
    await browser.close();
    reader.close();
    const named = (wanted: string) =>
      results.filter(({ result }) => result === wanted).map(({ name }) => name);
    const sure = named("sure true").length;
    process.stderr.write(
      `${results.length} pictures, ${results.filter(({ name }) => !name.includes("none")).length} with a clock: ${sure} sure and exact, ${named("sure false").length} sure and wrong\n`,
    );
    expect(named("sure false")).toEqual([]);
    const withClock = results.filter(({ name }) => !name.includes("none"));
    expect(named("none true")).toHaveLength(results.length - withClock.length);
    expect(
      named("sure true").length / withClock.length,
      JSON.stringify(results.filter(({ result }) => result !== "sure true")),
    ).toBeGreaterThanOrEqual(0.88);
  },
);
