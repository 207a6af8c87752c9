import { mkdirSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath } from "../support/browser-path.ts";
import { monthsOfTickets } from "../support/months-of-tickets.ts";
import { removeFolder } from "../support/remove-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "mesa-informe-"));
let browser: Browser;
let made: Promise<void> | undefined;
beforeAll(async () => {
  // Without its sandbox: containers forbid it to root, and the page is our own.
  browser = await chromium.launch({ executablePath: browserPath() ?? "", args: ["--no-sandbox"] });
});
afterAll(async () => {
  await browser.close();
  removeFolder(folder);
});

/** The reports as a user has them made, in both languages; the first test that asks makes them. */
async function makeReports(): Promise<void> {
  const { mesa } = await monthsOfTickets();
  for (const language of ["es", "en"]) {
    const report = ["ticket", "exportar", "--formato", "html", "--desde", "2026-09-01"];
    const result = await mesa([...report, "--salida", `${language}.html`], {
      cwd: folder,
      env: { MESA_IDIOMA: language },
    });
    expect(result).toMatchObject({ code: 0 });
  }
}

async function addressOf(language: "es" | "en"): Promise<string> {
  await (made ??= makeReports());
  return pathToFileURL(join(folder, `${language}.html`)).href;
}

/** A report opened from the disk. */
async function openReport(language: "es" | "en", width: number, scheme: "light" | "dark") {
  const viewport = { width, height: 800 };
  // axe is put into the page; the page's own policy is tried apart from it.
  const context = await browser.newContext({ viewport, colorScheme: scheme, bypassCSP: true });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const address = await addressOf(language);
  await page.goto(address);
  return { page, asked, address };
}

async function violations(page: Page): Promise<readonly unknown[]> {
  await page.evaluate(axe.source);
  const run = "axe.run(document, { resultTypes: ['violations'] })";
  const found: axe.AxeResults = await page.evaluate(run);
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

async function columnOf(page: Page, number: number): Promise<readonly string[]> {
  return await page.locator(`#tickets tbody tr td:nth-child(${number})`).allInnerTexts();
}

describe.each([
  [360, "es", "dark"],
  [1280, "en", "light"],
] as const)("at %i pixels, %s, %s", (width, language, scheme) => {
  test("nothing hinders anybody, nothing sticks out, nothing is fetched", async () => {
    const { page, asked, address } = await openReport(language, width, scheme);
    expect(await violations(page)).toEqual([]);
    const size = await page.evaluate("document.documentElement.scrollWidth");
    expect(size).toBe(width);
    expect(asked).toEqual([address]);
    const picture = join("node_modules/.cache/informe", `${language}-${width}-${scheme}.png`);
    mkdirSync("node_modules/.cache/informe", { recursive: true });
    await page.screenshot({ path: picture, fullPage: true });
    expect(statSync(picture).size).toBeGreaterThan(20_000);
    // Every bar of the chart stands within its drawing, and there are two a month.
    const bars = page.locator("svg rect");
    expect(await bars.count()).toBe(6);
    const drawing = await page.locator("svg").boundingBox();
    for (const bar of await bars.all()) {
      const box = await bar.boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(drawing?.y ?? Infinity);
    }
    await page.context().close();
  });
});

test("headings sort by number and by text, with the keyboard too, under the page's own policy", async () => {
  const address = await addressOf("es");
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on("console", (message) => refused.push(message.text()));
  await page.goto(address);
  const hours = page.getByRole("button", { name: "Horas hábiles hasta la respuesta" });
  await hours.click();
  expect(refused).toEqual([]);
  expect((await columnOf(page, 8)).map(Number)).toEqual([2, 2, 5, 11, 0]);
  await hours.press("Enter");
  expect((await columnOf(page, 8)).slice(0, 2)).toEqual(["11", "5"]);
  const sorted = page.locator("th[aria-sort=descending]");
  expect(await sorted.allInnerTexts()).toEqual(["Horas hábiles hasta la respuesta"]);
  await page.getByRole("button", { name: "Número" }).click();
  const numbers = await columnOf(page, 1);
  expect(numbers).toEqual(numbers.toSorted((one, two) => one.localeCompare(two)));
  expect(refused).toEqual([]);
  // A script that somebody put in would not run.
  const injected = readFileSync(new URL(address), "utf8").replace(
    "</body>",
    "<script>document.title = 'ajeno'</script></body>",
  );
  await page.setContent(injected);
  expect(await page.title()).toBe("Informe de tickets · mesa");
  await page.close();
});
