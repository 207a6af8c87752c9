import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { program } from "../../src/compose/program.ts";
import { removeFolder } from "../support/remove-folder.ts";
import { runMesa, type RunOptions } from "../support/test-context.ts";

const folder = mkdtempSync(join(tmpdir(), "mesa-test-"));
const now = new Date("2026-11-24T15:00:00Z");
const practice = ["--perfil", "practica"];
const incident = "test/fixtures/solicitudes/incidente-dai-login-error.json";
let numero = "";

beforeAll(async () => {
  const made = await mesa(["incidente", "crear", ...practice, "--desde", incident, "--json"]);
  numero = JSON.parse(made.stdout).ticket.numero;
  await mesa(["practica", "tomar", numero]);
  await mesa(["practica", "resolver", numero, "--texto", "Se corrigió el permiso de firma."]);
  await mesa(["consulta", "crear", ...practice, "--desde", consultation, "--encolar"]);
});
afterAll(() => removeFolder(folder));

const consultation = "test/fixtures/solicitudes/consulta-regimen-21-plazo.json";

function mesa(argv: readonly string[], options: RunOptions = {}) {
  return runMesa(argv, { folder, now, ...options });
}

/** What is read most, each with a picture of its own. */
const answers: readonly (() => readonly string[])[] = [
  () => ["ticket", "ver", numero, ...practice],
  () => ["ticket", "listar", ...practice],
  () => ["ticket", "estadisticas", ...practice],
  () => ["novedades", "--sin-marcar", ...practice],
  () => ["bandeja", "listar", "--todas", ...practice],
  () => ["practica", "bandeja"],
  () => ["perfil", "ver", "practica"],
  () => ["config", "ver", "--origen"],
  () => ["tramite"],
  () => ["transparencia"],
  () => ["catalogo", "motivos"],
  () => ["evidencia", "revisar", "test/fixtures/capturas/08-dai-diminuta-320x240.png"],
  () => ["lote", "validar", "test/fixtures/solicitudes/lote-malo.csv", ...practice],
  () => ["incidente", "crear", ...practice, "--desde", incident, "--ensayo", "--clave", "una"],
  () => ["incidente", "crear", ...practice],
  () => ["explicar", "sesion-caducada"],
  () => ["ayuda", "canales"],
  () => ["licencias"],
];

/** Sequences that colour or link; a terminal shows them as nothing. */
const sequence = /\u001b(?:\[[\d;]*m|\]8;[^;\u0007\u001b]*;([^\u0007\u001b]*)(?:\u0007|\u001b\\))/g;

/** What a line leaves switched on at its end; nothing where it cleans up after itself. */
function leftOn(line: string): readonly string[] {
  const on = new Set<string>();
  for (const [whole, target] of line.matchAll(sequence)) {
    if (target !== undefined) {
      if (target === "") on.delete("link");
      else on.add("link");
    } else if (/\[0?m$/.test(whole)) on.clear();
    else if (whole.endsWith("[22m")) on.delete("weight");
    else if (whole.endsWith("[39m")) on.delete("colour");
    else on.add(/\[[12]m$/.test(whole) ? "weight" : "colour");
  }
  return [...on];
}

/** What is one word to a terminal, however long: digests, paths, and command lines to be copied. */
const unbreakable = /[\da-f]{40}|[\\/]\S{20}|^ {2,}mesa /;

/** Lines that leave a colour or a link on, or stick out where they could have been broken. */
function wrongLines(text: string, width: number): readonly string[] {
  return text
    .split("\n")
    .filter(
      (line) => leftOn(line).length > 0 || (stringWidth(line) > width && !unbreakable.test(line)),
    );
}

async function both(argv: readonly string[], width: number, language: string) {
  const common = { interactive: true, width };
  const env = { MESA_IDIOMA: language, TERM: "xterm-256color" };
  const words = [...argv, "--sin-preguntas"];
  const coloured = await mesa(words, { ...common, env: { ...env, FORCE_HYPERLINK: "1" } });
  const plain = await mesa(words, { ...common, env: { ...env, NO_COLOR: "1" } });
  const text = (one: typeof plain): string => one.stdout + one.stderr;
  return { code: [coloured.code, plain.code], coloured: text(coloured), plain: text(plain) };
}

describe.each([
  ["es", 80],
  ["en", 100],
] as const)("in %s on %d columns", (language, width) => {
  test.each(answers.map((argv, at) => [at, argv] as const))(
    "answer %d reads the same in colour and without, and fits",
    async (_at, argv) => {
      const { code, coloured, plain } = await both(argv(), width, language);
      expect(code[0]).toBe(code[1]);
      expect(stripVTControlCharacters(plain)).toBe(plain);
      expect(stripVTControlCharacters(coloured)).toBe(plain);
      expect(wrongLines(coloured, width)).toEqual([]);
    },
  );

  test("every page of help does", async () => {
    const commands = program.commands.flatMap((node) =>
      "commands" in node
        ? [[node.name], ...node.commands.map((entry) => [node.name, entry.name])]
        : [[node.name]],
    );
    for (const words of [[], ...commands]) {
      const { coloured, plain } = await both([...words, "--help"], width, language);
      expect([words, stripVTControlCharacters(coloured)]).toEqual([words, plain]);
      expect([words, wrongLines(coloured, width)]).toEqual([words, []]);
    }
  });
});
