import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { readSheet } from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import type { TableRow } from "../../src/ports/table-files.ts";
import { openOutput } from "../../src/platform/files/output-file.ts";
import { createTableFiles } from "../../src/tables/table-files.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const practice = ["--perfil", "practica"];
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The template that `mesa` makes, unpacked. */
async function template(form: string) {
  const folder = testFolder();
  const path = join(folder, "plantilla.xlsx");
  const made = await runMesa(["lote", "plantilla", form, "--salida", path], { folder });
  expect(made.code).toBe(0);
  const parts = Object.entries(unzipSync(readFileSync(path)));
  const text = new Map(parts.map(([name, bytes]) => [name, Buffer.from(bytes).toString("utf8")]));
  return { folder, path, parts: text };
}

/** The template with these rows (XML) below its heading. */
function filled(parts: ReadonlyMap<string, string>, rows: string): Uint8Array {
  const sheet = "xl/worksheets/sheet1.xml";
  const changed = new Map(parts);
  changed.set(sheet, (parts.get(sheet) ?? "").replace("</sheetData>", `${rows}</sheetData>`));
  return zipSync(Object.fromEntries([...changed].map(([name, text]) => [name, strToU8(text)])));
}

describe("the template", () => {
  test("has the form's fields and the key as columns, help for each, and the lists", async () => {
    const { path, parts } = await template("incidente");
    const [heading = []] = await readSheet(readFileSync(path));
    expect(heading).toEqual([
      "pantalla",
      "fecha",
      "hora",
      "distrito",
      "tipo_operador",
      "descripcion",
      "pasos",
      "mensaje_error",
      "tramite",
      "capturas",
      "adjuntos",
      "identificacion",
      "nombre",
      "correo",
      "telefono",
      "clave",
    ]);
    const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet.match(/<dataValidation /g)).toHaveLength(16);
    const lists = [...sheet.matchAll(/type="list"[^>]*sqref="([A-Z])2:[^>]*><formula1>([^<]*)/g)];
    expect(lists.map(([, column, source]) => [column, source])).toEqual([
      ["A", expect.stringMatching(/^'Listas'!\$A\$2:\$A\$\d+$/)],
      ["D", expect.stringMatching(/^'Listas'!\$B\$2:\$B\$\d+$/)],
      ["E", expect.stringMatching(/^'Listas'!\$C\$2:\$C\$\d+$/)],
    ]);
    const listed = await readSheet(readFileSync(path), "Listas");
    expect(listed[0]).toEqual(["pantalla", "distrito", "tipo_operador"]);
    expect(listed.flat()).toEqual(
      expect.arrayContaining(["Guayaquil Marítimo", "Agente de Aduana", "Bandeja de entrada"]),
    );
    // A menu is no screen.
    expect(listed.flat()).not.toContain("Trámites Operativos");
    const help = await readSheet(readFileSync(path), "Ayuda");
    expect(help.map(([name]) => name)).toContain("pantalla *");
  });

  test.each(["incidente", "consulta"])(
    "has an example for each column of %s that is right, beside its help and in no row",
    async (form) => {
      const { folder, path } = await template(form);
      cpSync("ejemplos", folder, { recursive: true });
      const [heading = [], ...help] = await readSheet(readFileSync(path), "Ayuda");
      expect(heading.at(-1)).toBe("Ejemplo (esta hoja no se envía)");
      const examples = new Map(help.map(([name, , one]) => [name?.toString().split(" ")[0], one]));
      const [columns = [], ...rows] = await readSheet(readFileSync(path));
      expect(rows).toEqual([]);
      expect([...examples.keys()]).toEqual(columns);
      const [names = [], ...choices] = await readSheet(readFileSync(path), "Listas");
      for (const [at, name] of names.entries()) {
        expect(choices.map((row) => row[at])).toContain(examples.get(name?.toString()));
      }
      const table = join(folder, "ejemplo.csv");
      const cells = [...examples.values()].map((one) => `"${String(one)}"`).join(";");
      writeFileSync(table, [columns.join(";"), cells].join("\r\n"));
      const checked = await runMesa(["lote", "validar", table, ...practice, "--json"], { folder });
      expect(JSON.parse(checked.stdout)).toMatchObject({ tipo: form, validas: 1, errores: [] });
    },
  );

  test("whose help is moved to the front is no table", async () => {
    const { folder, parts } = await template("incidente");
    const book = parts.get("xl/workbook.xml") ?? "";
    const sheets = book.match(/<sheet [^>]*>/g) ?? [];
    const moved = new Map(parts).set(
      "xl/workbook.xml",
      book.replace(/<sheets>.*<\/sheets>/, `<sheets>${sheets.toReversed().join("")}</sheets>`),
    );
    const path = join(folder, "movida.xlsx");
    writeFileSync(path, filled(moved, ""));
    const { code, stderr } = await runMesa(["lote", "validar", path, ...practice, "--json"]);
    expect([code, JSON.parse(stderr).error.codigo]).toEqual([2, "tabla-sin-campos"]);
  });

  test("is well-formed, and the same on every day", async () => {
    const [one, other] = [await template("consulta"), await template("consulta")];
    expect(readFileSync(one.path).equals(readFileSync(other.path))).toBe(true);
    for (const [name, text] of one.parts) {
      expect([name, text.startsWith('<?xml version="1.0" encoding="UTF-8"')]).toEqual([name, true]);
      const bare = text.replace(/<\?[^>]*\?>/, "").replace(/"[^"]*"/g, '""');
      const open: string[] = [];
      for (const [, end, tag, alone] of bare.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
        if (end === "/") expect(open.pop()).toBe(tag);
        else if (alone !== "/") open.push(tag ?? "");
      }
      expect(open).toEqual([]);
    }
  });

  test("filled in by a spreadsheet, with its dates and numbers, is right", async () => {
    const { folder, parts } = await template("incidente");
    const path = join(folder, "lleno.xlsx");
    const capture = join("test/fixtures/capturas/01-dai-error-1366x768-oscuro.png");
    writeFileSync(join(folder, "uno.png"), readFileSync(capture));
    const text = (at: string, value: string): string =>
      `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const dated = new Map(parts);
    dated.set(
      "xl/styles.xml",
      (parts.get("xl/styles.xml") ?? "").replace(
        /<cellXfs[^]*<\/cellXfs>/,
        '<cellXfs count="5"><xf/><xf numFmtId="49"/><xf numFmtId="49"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/></cellXfs>',
      ),
    );
    const row = [
      text("A2", "Declaración Aduanera de Importación"),
      '<c r="B2" s="3"><v>46346</v></c>',
      '<c r="C2" s="4"><v>0.43888888888888888</v></c>',
      '<c r="D2"><v>28</v></c>',
      text("E2", "Agente de aduana"),
      text("F2", "Al enviar, el sistema muestra un error; se esperaba que quedara enviada."),
      text("J2", "uno.png=Error al enviar"),
      '<c r="L2"><v>999999901001</v></c>',
      text("M2", "Agente de Prueba Uno"),
      text("N2", "uno@agente.example"),
    ];
    writeFileSync(path, filled(dated, `<row r="2">${row.join("")}</row>`));
    const checked = await runMesa(["lote", "validar", path, ...practice, "--json"], { folder });
    expect(JSON.parse(checked.stdout)).toMatchObject({ filas: 1, validas: 1, errores: [] });
  });
});

describe("what is no workbook", () => {
  async function open(bytes: Uint8Array): Promise<readonly TableRow[]> {
    const path = join(testFolder(), "libro.xlsx");
    writeFileSync(path, bytes);
    const rows: TableRow[] = [];
    for await (const row of (await createTableFiles(openOutput).open(path)).rows()) rows.push(row);
    return rows;
  }

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("pantalla;fecha")],
    ["an archive of something else", zipSync({ "a.txt": strToU8("a") })],
    ["a workbook cut short", readFileSync("test/fixtures/malos/png-cortado.png")],
  ])("%s", async (_what, bytes) => {
    await expect(open(bytes)).rejects.toMatchObject({ code: "tabla-ilegible" });
  });

  test("a bomb is refused before it has gone off", async () => {
    const bomb = zipSync(
      { "xl/worksheets/sheet1.xml": new Uint8Array(66 * 1024 * 1024) },
      { level: 1 },
    );
    expect(bomb.length).toBeLessThan(1024 * 1024);
    await expect(open(bomb)).rejects.toMatchObject({ code: "tabla-demasiado-grande" });
  });

  test("an empty sheet has no heading", async () => {
    const { parts } = await template("incidente");
    const empty = new Map(parts);
    empty.set("xl/worksheets/sheet1.xml", `<worksheet xmlns="${main}"><sheetData/></worksheet>`);
    const bytes = Object.fromEntries([...empty].map(([name, text]) => [name, strToU8(text)]));
    await expect(open(zipSync(bytes))).rejects.toMatchObject({ code: "tabla-ilegible" });
  });
});
