import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { removeFolder } from "../support/remove-folder.ts";
import { seedDesk } from "../support/seeded-desk.ts";
import { testFolder } from "../support/test-context.ts";

/** Bytes that an installation may take without native parts (Node 22.13 and later), and with them. */
const maxBytes = 12_000_000;
const maxBytesWithNative = 35_000_000;
const maxFiles = 900;

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const folder = mkdtempSync(join(tmpdir(), "mesa-test-"));
const prefix = join(folder, "prefix");
const installed = join(
  prefix,
  process.platform === "win32" ? "node_modules" : "lib/node_modules",
  "mesa-oce",
);

// As `npm install --global` would, from the tarball alone: nothing may be fetched.
beforeAll(() => {
  const options = { encoding: "utf8", shell: process.platform === "win32" } as const;
  const packed: unknown = JSON.parse(
    execFileSync(
      npm,
      ["pack", "--ignore-scripts", "--json", "--pack-destination", folder],
      options,
    ),
  );
  const [{ filename }] = Object(packed);
  const words = ["--global", "--omit=optional", "--offline", "--no-audit", "--no-fund"];
  // npm installs optional parts that its cache has, whatever it is told.
  const places = ["--cache", join(folder, "cache"), "--prefix", prefix];
  execFileSync(npm, ["install", ...words, ...places, join(folder, filename)], options);
});
afterAll(() => removeFolder(folder));

function installedFiles(): readonly string[] {
  return readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
}

function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}

describe("installed from its tarball into an empty prefix", () => {
  test("there is what runs, and nothing else: no packages, no source maps", () => {
    const files = installedFiles();
    const odd = files.filter((file) => /node_modules.mesa-oce.node_modules|\.map$/.test(file));
    expect(odd).toEqual([]);
    expect(files.length).toBeLessThan(maxFiles);
    expect(sizeOf(files)).toBeLessThan(maxBytes);
  });

  test.runIf(process.platform !== "win32")(
    "manual pages lie where man looks, one for each command in both languages, and can be read",
    () => {
      const manuals = join(prefix, "share/man/man1");
      const pages = readdirSync(manuals);
      const wanted = ["mesa", "mesa-en", "mesa-ticket-ver", "mesa-ticket-show", "mesa-demo-en"];
      expect(pages).toEqual(expect.arrayContaining(wanted.map((name) => `${name}.1`)));
      const macros = new Set(["TH", "SH", "B", "TP", "PP", "nf", "fi", "sp"]);
      for (const page of pages) {
        const text = readFileSync(join(manuals, page), "utf8");
        expect(text).toMatch(/^\.TH MESA\S* 1 "\d{4}-\d{2}-\d{2}" "mesa \d+\.\d+\.\d+"\n/);
        const requests = [...text.matchAll(/^\.(\w+)/gm)].map(([, name = ""]) => name);
        expect([page, requests.filter((name) => !macros.has(name))]).toEqual([page, []]);
      }
      if (spawnSync("man", ["--version"]).status !== 0) return;
      const shown = execFileSync("man", ["-l", join(manuals, "mesa-ticket-ver.1")], {
        encoding: "utf8",
        env: { ...process.env, MANPAGER: "cat", MANWIDTH: "80", LC_ALL: "C.UTF-8" },
      });
      expect(shown.replace(/.\u0008/g, "")).toContain("mesa ticket ver");
    },
  );

  test("the demonstration, a request, help and completions work from there", () => {
    // The one part that Node 20 needs; npm puts it there unless told to leave optional parts out.
    for (const name of ["libsql", "@libsql", "@neon-rs", "detect-libc"]) {
      const to = join(installed, "node_modules", name);
      cpSync(join("node_modules", name), to, { recursive: true });
    }
    const withNative = installedFiles();
    expect(withNative.length).toBeLessThan(maxFiles);
    expect(sizeOf(withNative)).toBeLessThan(maxBytesWithNative);
    const program = join(prefix, process.platform === "win32" ? "mesa.cmd" : "bin/mesa");
    const home = testFolder();
    seedDesk(join(home, "mesa"));
    const mesa = (...words: string[]): string =>
      execFileSync(program, words, {
        encoding: "utf8",
        cwd: home,
        shell: process.platform === "win32",
        env: { ...process.env, MESA_CARPETA: join(home, "mesa") },
        stdio: ["ignore", "pipe", "pipe"],
      });
    expect(JSON.parse(mesa("demo", "--json")).tickets).toHaveLength(3);
    const incident = resolve("ejemplos/incidente.json");
    const sent = mesa("incidente", "crear", "--perfil", "practica", "--desde", incident, "--json");
    expect(JSON.parse(sent).ticket.numero).toMatch(/^MS-\d{4}-000001$/);
    expect(mesa("--help")).toContain("mesa iniciar");
    expect(mesa("completar", "bash")).toContain("complete");
    expect(mesa("licencias")).toContain("pdfkit\t");
    rmSync(join(installed, "node_modules"), { recursive: true });
  });
});
