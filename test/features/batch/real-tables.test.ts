import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { cases, csv, folderWith, line, right, validate } from "../../support/real-table.ts";

describe("real tables", () => {
  test.each([
    "t00-control-sep.csv",
    "t01-equals-quoted.csv",
    "t05-invisible-marks.csv",
    "t07-date-with-time.csv",
    "t16-iso-date-cells.xlsx",
  ])("%s is valid as it is", async (name) => {
    const { code, json } = await validate(join(cases, name));
    expect([code, json.errores, json.advertencias]).toEqual([0, [], []]);
  });

  test.each([
    ["t03-ms-dos-cp850.csv", "codificacion-antigua", "MS-DOS (850)"],
    ["t12-hidden-row.xlsx", "filas-ocultas", "1 fila oculta"],
  ])("%s is valid, and said to be special", async (name, codigo, words) => {
    const { code, json } = await validate(join(cases, name));
    expect([code, json.errores]).toEqual([0, []]);
    expect(json.advertencias).toEqual([{ codigo, mensaje: expect.stringContaining(words) }]);
  });

  test("t15: errors and formulas without a value are told in every column", async () => {
    const { code, json } = await validate(join(cases, "t15-error-in-optional-cell.xlsx"));
    const found = json.errores.map((one: Readonly<Record<string, unknown>>) => [
      one["columna"],
      one["codigo"],
    ]);
    expect([code, found]).toEqual([
      2,
      [
        ["tramite", "celda-error"],
        ["mensaje_error", "celda-sin-calcular"],
      ],
    ]);
  });

  test.each([
    ["t10-data-on-second-sheet.xlsx", "tabla-sin-filas", /en la hoja «[^»]+», la primera/],
    [
      "t11-title-above-heading.xlsx",
      "tabla-sin-campos",
      /primera fila de la hoja «[^»]+» debe ser el encabezado, y dice «[^»]+»/,
    ],
  ])("%s: %s names the sheet and what stands there", async (name, codigo, words) => {
    const { code, error } = await validate(join(cases, name));
    expect([code, error.codigo]).toEqual([2, codigo]);
    expect(error.mensaje).toMatch(words);
  });
});

/** Bytes of a text in a code page, by its letters from 0x80 on. */
function encoded(text: string, letters: Readonly<Record<string, number>>): Buffer {
  return Buffer.from(Array.from(text, (one) => letters[one] ?? one.charCodeAt(0)));
}

const dos = { á: 0xa0, é: 0x82, í: 0xa1, ó: 0xa2, ú: 0xa3, ñ: 0xa4, Ñ: 0xa5 };
const mac = { á: 0x87, é: 0x8e, í: 0x92, ó: 0x97, ú: 0x9c, ñ: 0x96, Ñ: 0x84 };

describe("a table in any of six encodings and of any line ends says the same", () => {
  const encodings: readonly (readonly [string, (text: string) => string | Buffer])[] = [
    ["UTF-8", (text) => text],
    ["UTF-8 with a mark", (text) => `\ufeff${text}`],
    ["UTF-16", (text) => Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16 without a mark", (text) => Buffer.from(text, "utf16le")],
    ["Windows-1252", (text) => Buffer.from(text, "latin1")],
    ["MS-DOS", (text) => encoded(text, dos)],
    ["Macintosh", (text) => encoded(text, mac)],
  ];
  const ends = [
    ["CRLF", "\r\n"],
    ["LF", "\n"],
    ["CR", "\r"],
  ] as const;
  const all = encodings.flatMap(([name, encode]) =>
    ends.map(([end, mark]) => ({ name, encode, end, mark })),
  );
  test.each(all)("$name, $end", async ({ encode, mark }) => {
    const wrong = { hora: "temprano", nombre: "Compañía" };
    const path = folderWith("t.csv", encode(csv({}, wrong).replaceAll("\r\n", mark)));
    const { json } = await validate(path);
    const [first] = json.errores;
    expect([json.filas, json.validas, first.fila, first.valor]).toEqual([2, 1, 3, "temprano"]);
  });
});

describe("cells as Excel and people write them", () => {
  test.each([
    [{ identificacion: '="0999999901001"' }, []],
    [{ identificacion: "'0999999901001", fecha: "’20/11/2026" }, []],
    [{ descripcion: `Sale el mensaje "Login Error" al enviar; se esperaba que funcionara` }, []],
    [{ fecha: "20/11/2026" }, []],
    [{ fecha: "20.11.2026", hora: "10h32" }, []],
    [{ fecha: "20-nov-2026", hora: "10:32:00 a. m." }, []],
    [{ fecha: "20/11/2026 10:32", hora: "" }, []],
    [{ fecha: "20/11/2026 10:31" }, ["hora-contradice"]],
    [{ fecha: "11/20/2026" }, ["fecha-inexistente"]],
    [{ identificacion: "\u202a0999999901001\u202c" }, []],
    [{ telefono: "" }, []],
    [{ mensaje_error: "#N/D" }, ["celda-error"]],
    [{ mensaje_error: "#¡REF!" }, ["celda-error"]],
    [{ hora: "#¿NOMBRE?" }, ["celda-error"]],
    [{ fecha: "########" }, ["celda-error"]],
    [{ mensaje_error: "#1: no hay conexión" }, []],
    [{ correo: "peña@agencia.example" }, ["correo-formato"]],
  ])("%j", async (change, codes) => {
    const { json } = await validate(folderWith("t.csv", csv(change)));
    const found = json.errores.map(({ codigo }: Readonly<Record<string, unknown>>) => codigo);
    expect(found).toEqual(codes);
  });

  const good = line(Object.values(right));
  test.each([
    ["a mark that nobody closes", `"DAI;2026-11-20\r\n`],
    ["a mark closed in a later row", `"DAI;1\r\n"x"y;2\r\n`],
  ])("%s is one bad row, and the others stay", async (_name, bad) => {
    const text = line(Object.keys(right)) + good + bad + good.replace("10:32", "10:33");
    const { json } = await validate(folderWith("t.csv", text));
    const [first] = json.errores;
    expect([json.validas, first.fila, first.codigo]).toEqual([2, 3, "fila-comillas"]);
  });

  test("a mark in an unquoted cell is part of it", async () => {
    const raw = good.replace("Señal de conexión inválida", 'Pantalla de 15" en "DAI"');
    const { json } = await validate(folderWith("t.csv", line(Object.keys(right)) + raw + good));
    expect([json.filas, json.validas]).toEqual([2, 2]);
  });

  test("words that no code page makes Spanish are shown", async () => {
    const bytes = Buffer.concat([Buffer.from(csv({ nombre: "Muoz " })), Buffer.from([0x0d, 0x0a])]);
    const at = bytes.indexOf("Muoz") + 4;
    bytes[at] = 0xf0;
    const { json } = await validate(
      folderWith("t.csv", Buffer.from(bytes.filter((one) => one < 0x80 || one === 0xf0))),
    );
    expect(json.advertencias[0]).toMatchObject({ codigo: "letras-dudosas" });
  });

  test.each([
    ["read in another code page once", "MuÃ±oz y CompaÃ±Ã\u00ada", "MuÃ±oz, CompaÃ±Ã"],
    ["lost", "Mu\ufffdoz", "Mu\ufffdoz"],
  ])("letters that were spoilt before are shown: %s", async (_name, nombre, words) => {
    const { json } = await validate(folderWith("t.csv", csv({ nombre })));
    expect(json.advertencias).toEqual([
      { codigo: "letras-dudosas", mensaje: expect.stringContaining(words) },
    ]);
  });

  test("a line of NDJSON that is no JSON is told with its fault", async () => {
    const { json } = await validate(folderWith("t.ndjson", '{"capturas": "C:\\Users"}\n'));
    expect(json.errores[0].mensaje).toMatch(/línea 1, columna 17, hay una sola barra invertida/);
  });
});

/** A workbook whose parts are changed. */
function workbook(change: (parts: Map<string, string>) => void): Uint8Array {
  const bytes = unzipSync(readFileSync(join(cases, "t16-iso-date-cells.xlsx")));
  const parts = new Map(
    Object.entries(bytes).map(([name, part]) => [name, Buffer.from(part).toString("utf8")]),
  );
  change(parts);
  return zipSync(Object.fromEntries([...parts].map(([name, text]) => [name, strToU8(text)])));
}

const ole = (name: string): Buffer =>
  Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(4096),
    Buffer.from(name, "utf16le"),
  ]);

describe("a file that is no workbook is refused in words of its own", () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ["a.xls", ole("Workbook"), /Excel 97-2003 \(\.xls\)/],
    ["a.xlsx", ole("Workbook"), /Excel 97-2003 \(\.xls\)/],
    ["a.xlsx", ole("EncryptedPackage"), /protegido con contraseña/],
    ["a.xlsx", ole("WordDocument"), /documento antiguo de Office/],
    [
      "a.ods",
      zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet") }),
      /LibreOffice \(\.ods\)/,
    ],
    ["a.xlsb", zipSync({ "xl/workbook.bin": strToU8("x") }), /binario de Excel \(\.xlsb\)/],
    ["a.numbers", zipSync({ "Index/Document.iwa": strToU8("x") }), /Numbers/],
    ["a.xlsx", zipSync({ "a.txt": strToU8("x") }), /comprimido/],
    ["a.xlsx", Buffer.from("PK\u0003\u0004roto"), /dañado o cortado/],
    ["a.xlsx", "pantalla;fecha\n1;2\n", /es texto y no un archivo de Excel/],
    ["a.xls", "<html><table><tr><td>1</td></tr></table></html>", /página web/],
    [
      "a.xls",
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
      /Excel 2003/,
    ],
    ["a.csv", "%PDF-1.7\n", /es un PDF/],
    ["a.doc", "hola", /no se conoce la extensión «\.doc»/],
    ["a.csv", "\n\n", /primera fila está vacía/],
  ])("%s", async (name, bytes, words) => {
    const { code, error } = await validate(folderWith(name, bytes));
    expect([code, error.codigo]).toEqual([2, "tabla-ilegible"]);
    expect(error.mensaje).toMatch(words);
  });

  test("a workbook under the name of a CSV, and a CSV under that of an .xls, are read", async () => {
    const book = readFileSync(join(cases, "t16-iso-date-cells.xlsx"));
    expect((await validate(folderWith("a.csv", book))).code).toBe(0);
    expect(
      (
        await validate(
          folderWith("a.xls", csv({}).replaceAll(";", "\t").replaceAll("\t no", "; no")),
        )
      ).json.filas,
    ).toBe(1);
  });
});

describe("workbooks", () => {
  test("a chart as the first sheet is passed over, and a hidden sheet as well", async () => {
    const bytes = workbook((parts) => {
      const book = parts.get("xl/workbook.xml") ?? "";
      const links = parts.get("xl/_rels/workbook.xml.rels") ?? "";
      const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
      parts.set(
        "xl/workbook.xml",
        book.replace(
          /<sheets>/,
          '<sheets><sheet name="Gráfico" sheetId="98" r:id="rIdC" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/><sheet name="Oculta" sheetId="99" state="hidden" r:id="rIdH" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>',
        ),
      );
      parts.set(
        "xl/_rels/workbook.xml.rels",
        links.replace(
          "</Relationships>",
          `<Relationship Id="rIdC" Type="${type}/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rIdH" Type="${type}/worksheet" Target="worksheets/hidden.xml"/></Relationships>`,
        ),
      );
      parts.set("xl/chartsheets/sheet1.xml", "<chartsheet/>");
      parts.set(
        "xl/worksheets/hidden.xml",
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>',
      );
    });
    const { code, json, error } = await validate(folderWith("a.xlsx", bytes));
    expect([error, code, json.filas]).toEqual([undefined, 0, 1]);
  });

  test.each([
    ["an error", '<c r="$1" t="e"><v>#REF!</v></c>', ["celda-error"]],
    ["an error of a formula", '<c r="$1" t="e"><f>A1</f><v>#N/A</v></c>', ["celda-error"]],
    ["a formula without a value", '<c r="$1"><f>A1&amp;B1</f></c>', ["celda-sin-calcular"]],
    ["a formula with an empty value", '<c r="$1"><f>A1</f><v></v></c>', ["celda-sin-calcular"]],
    ["a formula that gives no text", '<c r="$1" t="str"><f>IF(1,"")</f><v></v></c>', ["falta"]],
    ["a formula that gives text", '<c r="$1" t="str"><f>A1</f><v>Agencia</v></c>', []],
    ["CDATA", '<c r="$1" t="inlineStr"><is><t><![CDATA[Agencia & <uno>]]></t></is></c>', []],
  ])("a cell with %s", async (_name, cell, codes) => {
    const bytes = workbook((parts) => {
      const sheet = "xl/worksheets/sheet1.xml";
      const column = /<c r="([A-Z]+)1"[^>]*>(?:(?!<\/c>).)*nombre(?:(?!<\/c>).)*<\/c>/.exec(
        parts.get(sheet) ?? "",
      )?.[1];
      expect(column).toBeDefined();
      const old = new RegExp(`<c r="(${column}2)"[^>]*>.*?</c>`);
      parts.set(sheet, (parts.get(sheet) ?? "").replace(old, cell));
    });
    const { json } = await validate(folderWith("a.xlsx", bytes));
    expect(json.errores.map(({ codigo }: Readonly<Record<string, unknown>>) => codigo)).toEqual(
      codes,
    );
  });
});
