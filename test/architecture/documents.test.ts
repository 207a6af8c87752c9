import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";

const features = readdirSync("src/features", { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map((one) => join("src/features", one.name));

const pages = [
  "README.md",
  "README.en.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
  ...features.map((folder) => join(folder, "README.md")),
];

const sources = ["src", "test"].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" }).map((name) => join(root, name)),
);

test("every feature has a page in its folder", () => {
  expect(features.filter((folder) => !existsSync(join(folder, "README.md")))).toEqual([]);
});

test("every source file that a page names is there", () => {
  const missing = pages.flatMap((page) =>
    namesIn(readFileSync(page, "utf8"))
      .filter((name) => !isThere(name, page))
      .map((name) => `${page}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test("every link between pages leads to a file, and to a heading where it names one", () => {
  const broken = pages.flatMap((page) =>
    linksIn(readFileSync(page, "utf8"))
      .filter((target) => !leadsSomewhere(target, page))
      .map((target) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
});

/** Targets of links, without code blocks and without other addresses. */
function linksIn(text: string): readonly string[] {
  const prose = text.replace(/```[^]*?```|`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

function leadsSomewhere(target: string, page: string): boolean {
  const [path = "", heading] = target.split("#");
  const file = path === "" ? page : join(dirname(page), path);
  if (!existsSync(file)) return false;
  return heading === undefined || headingsOf(readFileSync(file, "utf8")).includes(heading);
}

/** What GitHub calls each heading of a page. */
function headingsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** File names in backticks, without patterns, examples in capitals, and what a build makes. */
function namesIn(text: string): readonly string[] {
  const quoted = [...text.matchAll(/`([\w./<>-]+?\.(?:ts|cjs|mjs))(?:#\w+)?`/g)];
  return quoted
    .map(([, name = ""]) => name)
    .filter((name) => !/[<>]|^[X.]|^dist\/|[A-Z]{4}|redmine|list-things/.test(name));
}

/** A path from the root or from `src`, one beside the page, or a bare file name found anywhere. */
function isThere(name: string, page: string): boolean {
  const places = [name, join("src", name), join(dirname(page), name)];
  if (places.some((place) => existsSync(place))) return true;
  return !name.includes("/") && sources.some((source) => basename(source) === name);
}
