import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { testFolder } from "../support/test-context.ts";

/** What is tested of the scripts, which have no types. */
interface Scripts {
  readonly manifests: (downloads: readonly object[], facts: object) => Record<string, string>;
  readonly debianPackage: (options: object) => string;
  readonly windowsZip: (options: object) => void;
  readonly releaseChangelog: (text: string, version: string, day: string) => string;
}
const { manifests }: Scripts = await import(resolve("scripts/release/manifests.mjs"));
const { debianPackage }: Scripts = await import(resolve("scripts/release/debian-package.mjs"));
const { windowsZip }: Scripts = await import(resolve("scripts/release/windows-zip.mjs"));
const { releaseChangelog }: Scripts = await import(resolve("scripts/release/changelog.mjs"));

const sha256 = "ab".repeat(32);
const ids = ["linux-x64", "linux-arm64", "macos-x64", "macos-arm64", "windows-zip"];
const facts = {
  ...JSON.parse(readFileSync("package.json", "utf8")),
  ...JSON.parse(readFileSync("scripts/release/publisher.json", "utf8")),
  version: "1.2.3",
};
const files = manifests(
  ids.map((id) => ({ id, name: `mesa-${id}`, sha256 })),
  facts,
);
const seconds = Date.UTC(2026, 10, 30) / 1000;

test.runIf(spawnSync("dpkg-deb", ["--version"]).status === 0)(
  "a Debian package has the program, its pages and completions, and the same bytes each time",
  () => {
    const executable = join(testFolder(), "mesa");
    writeFileSync(executable, "programa");
    const nodeLicence = join(testFolder(), "LICENSE");
    writeFileSync(nodeLicence, "licencia");
    const [one, other] = [testFolder(), testFolder()].map((folder) =>
      join(folder, debianPackage({ executable, nodeLicence, arch: "x64", seconds, folder, facts })),
    );
    const read = (...words: readonly string[]): string =>
      execFileSync("dpkg-deb", [...words, one ?? ""], { encoding: "utf8" });
    expect(readFileSync(one ?? "").equals(readFileSync(other ?? ""))).toBe(true);
    const content = read("--contents");
    expect(content).toMatch(/^-rwxr-xr-x root\/root .* \.\/usr\/bin\/mesa$/m);
    for (const path of [
      "share/man/man1/mesa-ticket-ver.1.gz",
      "share/bash-completion/completions/mesa",
      "share/zsh/vendor-completions/_mesa",
      "share/fish/vendor_completions.d/mesa.fish",
      "share/doc/mesa-oce/copyright",
      "share/doc/mesa-oce/LICENSE-node",
    ])
      expect(content).toContain(` ./usr/${path}\n`);
    expect(read("--field")).toContain("Version: 1.2.3\nArchitecture: amd64\n");
  },
);

test("the zip for Windows has the program, what to know first, and the same bytes each time", () => {
  const folder = testFolder();
  const executable = join(folder, "mesa.exe");
  writeFileSync(executable, "programa");
  const nodeLicence = join(testFolder(), "LICENSE");
  writeFileSync(nodeLicence, "licencia");
  const made = ["uno.zip", "otro.zip"].map((name) => {
    windowsZip({ executable, nodeLicence, path: join(folder, name), seconds, version: "1.2.3" });
    return readFileSync(join(folder, name));
  });
  expect(made[0]?.equals(made[1] ?? Buffer.of())).toBe(true);
  const inside = unzipSync(made[0] ?? Buffer.of());
  const text = (name: string): string => Buffer.from(inside[name] ?? []).toString("utf8");
  expect(text("mesa.exe")).toBe("programa");
  expect(text("LICENCIA-NODE.txt")).toBe("licencia");
  expect(text("LEEME.txt")).toMatch(/^\uFEFFmesa 1\.2\.3: [^\n]*\r\n/);
  // The console's code page is another one than a file's.
  expect(text("instalar-enviar-a.cmd")).toMatch(/^[\x20-\x7e\r\n]*$/);
  expect(text("instalar-enviar-a.cmd")).toContain("SendTo");
});

const text = (pattern?: string, maxLength = 256) => ({
  type: "string",
  minLength: 2,
  maxLength,
  ...(pattern !== undefined && { pattern }),
});
const part = String.raw`[^\.\s\\/:\*\?"<>\|\x01-\x1f]{1,32}`;
const url = text("^([Hh][Tt][Tt][Pp][Ss]?)://.+$", 2048);

/** What all three files of winget begin and end with (its schemas, version 1.6.0). */
const winget = (type: string, properties: object) => ({
  type: "object",
  additionalProperties: false,
  properties: {
    PackageIdentifier: text(String.raw`^${part}(\.${part}){1,7}$`, 128),
    PackageVersion: text(String.raw`^[^\\/:\*\?"<>\|\x01-\x1f]+$`, 128),
    ManifestType: { const: type },
    ManifestVersion: { const: "1.6.0" },
    ...properties,
  },
  required: [
    "PackageIdentifier",
    "PackageVersion",
    "ManifestType",
    "ManifestVersion",
    ...Object.keys(properties),
  ],
});
const list = (items: object) => ({ type: "array", minItems: 1, items });
const object = (properties: object) => ({
  type: "object",
  additionalProperties: false,
  properties,
  required: Object.keys(properties),
});
const locale = text("^[a-zA-Z]{2,3}(-[a-zA-Z]{1,8})*$", 20);

/** The facts of each schema that concern the fields we write. */
const schemas: Readonly<Record<string, object>> = {
  "scoop/mesa.json": object({
    version: text(String.raw`^[\w\.\-+_]+$`),
    description: text(),
    homepage: url,
    license: text(),
    architecture: object({ "64bit": object({ url, hash: text("^[a-fA-F0-9]{64}$") }) }),
    bin: text(),
  }),
  "winget/SinEditor.mesa.yaml": winget("version", { DefaultLocale: locale }),
  "winget/SinEditor.mesa.installer.yaml": winget("installer", {
    InstallerType: { const: "zip" },
    NestedInstallerType: { const: "portable" },
    NestedInstallerFiles: list(
      object({ RelativeFilePath: text(), PortableCommandAlias: text(undefined, 40) }),
    ),
    Installers: list(
      object({
        Architecture: { enum: ["x86", "x64", "arm", "arm64", "neutral"] },
        InstallerUrl: url,
        InstallerSha256: text("^[A-Fa-f0-9]{64}$"),
      }),
    ),
  }),
  "winget/SinEditor.mesa.locale.es-EC.yaml": winget("defaultLocale", {
    PackageLocale: locale,
    Publisher: text(),
    PackageName: text(),
    PackageUrl: url,
    License: text(),
    ShortDescription: text(),
  }),
};

describe("manifests of package managers", () => {
  test.each(Object.entries(schemas))("%s is what its schema asks for", (name, schema) => {
    const check = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
    check(parse(files[name] ?? ""));
    expect(check.errors ?? []).toEqual([]);
  });

  test("Homebrew's names each system's file with its digest", () => {
    const formula = files["homebrew/mesa.rb"] ?? "";
    expect(formula.match(/sha256 "ab/g)).toHaveLength(4);
    expect(formula).toContain("/v1.2.3/mesa-macos-arm64");
    expect(/desc "([^"]*)"/.exec(formula)?.[1]?.length).toBeLessThan(81);
    expect(formula.match(/\b(?:do|def|class)\b/g)?.length).toBe(formula.match(/\bend\b/g)?.length);
    expect(Object.keys(files)).toHaveLength(5);
  });
});

describe("the changelog of a release", () => {
  const before = "# Changes\n\n## [Unreleased]\n\n### Added\n\n- One.\n\n## [0.1.0] - 2026-01-01\n";

  test("is what was unreleased, with a version and a day", () => {
    expect(releaseChangelog(before, "0.2.0", "2026-11-30")).toBe(
      "# Changes\n\n## [Unreleased]\n\n## [0.2.0] - 2026-11-30\n\n### Added\n\n- One.\n\n## [0.1.0] - 2026-01-01\n",
    );
  });

  test("is not made of nothing, nor twice", () => {
    expect(() => releaseChangelog(before, "0.1.0", "2026-11-30")).toThrow("already");
    const empty = before.replace("### Added\n\n- One.\n\n", "");
    expect(() => releaseChangelog(empty, "0.2.0", "2026-11-30")).toThrow("nothing");
  });
});

test("every action of every workflow is pinned by its commit", () => {
  for (const name of ["ci", "release"]) {
    const workflow = readFileSync(`.github/workflows/${name}.yml`, "utf8");
    const used = [...workflow.matchAll(/uses: (\S+)(.*)/g)];
    expect(used.length).toBeGreaterThan(1);
    for (const [, action = "", note = ""] of used) {
      expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40}$/);
      expect(note).toMatch(/^ # v\d/);
    }
  }
});
