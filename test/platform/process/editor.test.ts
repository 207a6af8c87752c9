import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { splitCommand } from "../../../src/platform/process/split-command.ts";
import { openEditor } from "../../../src/platform/terminal/open-editor.ts";
import { runPager } from "../../../src/platform/terminal/run-pager.ts";
import { openTerminal } from "../../support/pseudo-terminal.ts";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const { platform } = process;

test.each([
  ["linux", "nano -w", ["nano", "-w"]],
  ["linux", "'/p/con espacio/ed' -w", ["/p/con espacio/ed", "-w"]],
  ["linux", String.raw`/p/con\ espacio/ed -w`, ["/p/con espacio/ed", "-w"]],
  ["linux", String.raw`"/p/con \"comillas\"" ''`, ['/p/con "comillas"', ""]],
  ["linux", `vim -c 'set tw=72'"x"`, ["vim", "-c", "set tw=72x"]],
  ["linux", "  ed   $(rm) ", ["ed", "$(rm)"]],
  ["linux", "ed 'sin cerrar", ["ed", "'sin", "cerrar"]],
  ["linux", `ed a"b 'c`, ["ed", `a"b`, "'c"]],
  ["linux", String.raw`e\'d "a\"b\$c\nd" x\\`, ["e'd", String.raw`a"b$c\nd`, "x\\"]],
  ["linux", "", []],
  ["win32", `x.exe a"b c`, ["x.exe", `a"b`, "c"]],
  ["win32", `x.exe a"b c"d ""`, ["x.exe", "ab cd", ""]],
  [
    "win32",
    String.raw`"C:\Program Files\x.exe" --wait`,
    [String.raw`C:\Program Files\x.exe`, "--wait"],
  ],
  ["win32", String.raw`C:\x.exe 'a'`, [String.raw`C:\x.exe`, "'a'"]],
] as const)("on %s %s is %j", (system, command, words) => {
  expect(splitCommand(command, system)).toEqual(words);
});

describe.runIf(platform !== "win32")("an editor", () => {
  function edit(script: string, text = "") {
    const folder = testFolder();
    const bin = join(folder, "con espacio");
    mkdirSync(bin);
    writeFileSync(join(bin, "ed"), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, "ed"), 0o700);
    const data = join(folder, "datos");
    mkdirSync(data);
    const env = { PATH: process.env["PATH"] ?? "" };
    const opened: string[] = [];
    const opening = (name: string) => void opened.push(name);
    try {
      return openEditor(text, { env, platform, wanted: `'${bin}/ed' -w`, folder: data, opening });
    } finally {
      // Whoever does not know it must be told how it is called before it takes the screen.
      expect(opened).toEqual(["ed"]);
      expect(readdirSync(data)).toEqual([]);
    }
  }

  test.each([
    ["UTF-8", String.raw`\303\261`],
    ["UTF-8 with its mark", String.raw`\357\273\277\303\261`],
    ["UTF-16", String.raw`\377\376\361\000`],
    ["UTF-16, big end first", String.raw`\376\377\000\361`],
    ["Latin-1", String.raw`\361`],
  ])("may save %s", (_encoding, bytes) => {
    expect(edit(`printf '${bytes}' >"$2"`)).toBe("ñ");
  });

  test("on Windows is given a byte-order mark, by which old Notepads know UTF-8; it comes back without", () => {
    const folder = testFolder();
    const editor = join(folder, "notepad.exe");
    writeFileSync(editor, `#!/bin/sh\ncp "$1" '${folder}/visto'\nprintf ' ñ' >>"$1"\n`);
    chmodSync(editor, 0o700);
    const env = { PATH: process.env["PATH"] ?? "" };
    const parts = { env, platform: "win32", wanted: editor, folder } as const;
    expect(openEditor("aé", parts)).toBe("aé ñ");
    expect(readFileSync(join(folder, "visto"), "utf8")).toBe("\ufeffaé");
  });

  test("is the first of the usual ones that is installed, where none is named", () => {
    const folder = testFolder();
    for (const name of ["vi", "vim", "notepad.exe"]) {
      writeFileSync(join(folder, name), `#!/bin/sh\nprintf ${name} >"$1"\n`, { mode: 0o700 });
    }
    const edited = (platform: NodeJS.Platform, PATH: string) =>
      openEditor("", { env: { PATH, EDITOR: "" }, platform, wanted: undefined, folder });
    expect(edited("linux", folder)).toBe("vim");
    expect(() => edited("linux", "")).toThrow(
      expect.objectContaining({ code: "sin-editor", params: { editor: "nano, vim, vi" } }),
    );
    expect(() => edited("win32", "")).toThrow(
      expect.objectContaining({ code: "sin-editor", params: { editor: "notepad.exe" } }),
    );
    // An empty name would be the first folder of PATH.
    const env = { PATH: folder, EDITOR: `""` };
    expect(() => openEditor("", { env, platform, wanted: undefined, folder })).toThrow(
      expect.objectContaining({ code: "sin-editor", params: { editor: `""` } }),
    );
  });

  test.each([
    ["fails", "exit 3", "editor-falla"],
    ["is killed", "kill -9 $$", "editor-falla"],
    ["returns at once", "exit 0", "editor-no-espera"],
    [
      "returns at once with another line's end",
      String.raw`printf 'antes\r\n\n' >"$2"`,
      "editor-no-espera",
    ],
    ["deletes its file", 'rm "$2"', "editor-sin-texto"],
    ["makes a folder of it", 'rm "$2"; mkdir "$2"', "editor-sin-texto"],
    ["makes a link of it", 'ln -sf /dev/zero "$2"', "editor-sin-texto"],
  ])("that %s has its own words", (_what, script, code) => {
    expect(() => edit(script, "antes\n")).toThrow(expect.objectContaining({ code }));
  });

  test.each([
    [499, undefined],
    [500, "antes"],
  ])("that returns the same text after %i ms gives %j", (tookMs, text) => {
    const now = vi.spyOn(performance, "now").mockReturnValueOnce(1000);
    now.mockReturnValueOnce(1000 + tookMs);
    onTestFinished(() => now.mockRestore());
    const told = () => edit("exit 0", "antes");
    if (text !== undefined) expect(told()).toBe(text);
    else expect(told).toThrow(expect.objectContaining({ code: "editor-no-espera" }));
  });

  test("takes a text of up to a mebibyte back", () => {
    const bytes = (count: number) => edit(`head -c ${count} /dev/zero | tr '\\0' x >"$2"`);
    expect(bytes(1024 * 1024)).toBe("x".repeat(1024 * 1024));
    expect(() => bytes(1024 * 1024 + 1)).toThrow(
      expect.objectContaining({ code: "editor-sin-texto" }),
    );
  });

  test.each(["/bin/false", "sh -c 'kill -9 $$'"])(
    "a pager that fails loses no answer: %s",
    async (pager) => {
      const env = { MESA_PERFIL: "practica", PAGER: pager };
      const paged = openTerminal(["catalogo", "pantallas"], { folder: testFolder(), env });
      expect(await paged.end()).toBe(0);
      expect(paged.bytes()).toContain("Declaración");
    },
  );
});

test.runIf(platform !== "win32").each([
  ["at once is no reading: the answer is printed", 0, 0, false],
  ["sooner than anybody reads is none either", 499, 0, false],
  ["after half a second was left by its user", 500, 0, true],
  ["after a while was left by its user", 10_000, 0, true],
  ["after a while and says that it failed has shown nothing", 10_000, 3, false],
])("a pager that ends %s", (_when, tookMs, status, shown) => {
  const text = "línea\n".repeat(200_000);
  let asked = 0;
  const monotonicMs = (): number => (asked++ === 0 ? 0 : tookMs);
  // Takes a little, shows nothing, and ends.
  const wanted = `sh -c 'read -r one; exit ${status}'`;
  const prompt = { more: "más", end: "fin" };
  const parts = { env: { PATH: process.env["PATH"] }, platform, wanted, prompt, monotonicMs };
  expect(runPager(text, parts)).toBe(shown);
});

test("what an editor left behind is known to purging", async () => {
  const folder = testFolder();
  const left = "texto-0190a0b0-0000-7000-8000-000000000000.txt";
  writeFileSync(join(folder, left), "secreto");
  utimesSync(join(folder, left), 1, 1);
  const { stdout } = await runMesa(["datos", "purgar", "--antes-de", "1d", "--si", "--json"], {
    folder,
  });
  expect(parsed("datos-purgar", stdout)).toBeDefined();
  expect(readdirSync(folder)).not.toContain(left);
});

test.each([
  ["\u001b[31mrojo\u0000", undefined, "[31mrojo"],
  ["se\ufffdor", "ilegible", ""],
  ["a".repeat(10_001), "largo", ""],
])("a reply %j passes the gate of the forms", async (texto, problem, sent) => {
  const { followedDesk } = await import("../../support/followed-desk.ts");
  const { mesa, create } = await followedDesk();
  const numero = await create("consulta", "k");
  const { json } = await mesa(["ticket", "responder", numero, "--texto", texto, "--json"]);
  if (problem === undefined) expect(json.mensaje.texto).toBe(sent);
  else expect(json.error).toMatchObject({ codigo: "formulario-invalido", salida: 2 });
});
