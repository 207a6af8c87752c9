import { readdirSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TableRow } from "../../src/ports/table-files.ts";
import { openOutput } from "../../src/platform/files/output-file.ts";
import { createTableFiles } from "../../src/tables/table-files.ts";
import { testFolder } from "../support/test-context.ts";

async function read(content: string | Buffer, name = "tabla.csv") {
  const path = join(testFolder(), name);
  writeFileSync(path, content);
  const table = await createTableFiles(openOutput).open(path);
  const rows: TableRow[] = [];
  for await (const row of table.rows()) rows.push(row);
  return { ...table, rows };
}

/** The files of a folder that this process has open, where the system tells. */
function openFilesIn(folder: string): readonly string[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc/self/fd").flatMap((descriptor) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${descriptor}`);
      return path.startsWith(folder) ? [path] : [];
    } catch {
      // That of the listing itself.
      return [];
    }
  });
}

/** Windows-1252 by its own table: what differs from Latin 1, and Latin 1. */
function windows1252(text: string): Buffer {
  const own = new Map([
    ["€", 0x80],
    ["“", 0x93],
    ["”", 0x94],
    ["–", 0x96],
  ]);
  return Buffer.from(Array.from(text, (letter) => own.get(letter) ?? letter.charCodeAt(0)));
}

const utf16be = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le").swap16();

describe("what Excel writes in Ecuador", () => {
  const text = (mark: string): string =>
    `Descripción${mark}Capturas\r\n“Ñandú” – 5 €${mark}a.png\r\n`;
  const encodings: Readonly<Record<string, (text: string) => string | Buffer>> = {
    "UTF-8": (one) => one,
    "UTF-8 with a mark": (one) => `\ufeff${one}`,
    "Windows-1252": windows1252,
    "UTF-16 little-endian («Texto Unicode»)": (one) => Buffer.from(`\ufeff${one}`, "utf16le"),
    "UTF-16 big-endian": utf16be,
  };
  const marks = { comma: ",", semicolon: ";", tabulator: "\t" };
  const cases = Object.entries(encodings).flatMap(([encoding, encode]) =>
    Object.entries(marks).map(([name, mark]) => ({ encoding, name, mark, encode })),
  );

  test.each(cases)("$encoding, $name", async ({ encode, mark }) => {
    expect(await read(encode(text(mark)))).toMatchObject({
      format: "csv",
      columns: ["Descripción", "Capturas"],
      delimiter: mark,
      count: 1,
      rows: [{ line: 2, cells: { Descripción: "“Ñandú” – 5 €", Capturas: "a.png" } }],
    });
  });

  test("a letter cut in two by the reader's pieces, in a file of any size", async () => {
    const long = `a\r\n${"ñ".repeat(70_000)}\r\n${"€".repeat(70_000)}\r\n`;
    const { rows } = await read(long);
    expect(rows.map(({ cells }) => cells["a"])).toEqual(["ñ".repeat(70_000), "€".repeat(70_000)]);
  });

  test("a single odd byte at the very end makes it Windows-1252", async () => {
    const { rows } = await read(Buffer.concat([Buffer.from("a\r\nañ"), Buffer.from([0xf1])]));
    expect(rows).toEqual([{ line: 2, cells: { a: "aÃ±ñ" } }]);
  });

  test("a sep= line says what parts the cells, and is no row", async () => {
    expect(await read("sep=|\r\na|b\r\n1;2|3\r\n")).toMatchObject({
      delimiter: "|",
      columns: ["a", "b"],
      count: 1,
      rows: [{ line: 2, cells: { a: "1;2", b: "3" } }],
    });
  });

  test("lines that end with a carriage return alone", async () => {
    expect(await read("a;b\r1;2\r3;4\r")).toMatchObject({
      count: 2,
      rows: [
        { line: 2, cells: { a: "1", b: "2" } },
        { line: 3, cells: { a: "3", b: "4" } },
      ],
    });
  });
});

describe("rows", () => {
  test("are counted as a spreadsheet counts them; emptied ones are left out", async () => {
    const { rows, count } = await read('a;b\n"dos\nlíneas";1\n\n;\n  ; \nx;y\n');
    expect(rows).toEqual([
      { line: 2, cells: { a: "dos\nlíneas", b: "1" } },
      { line: 6, cells: { a: "x", b: "y" } },
    ]);
    expect(count).toBe(5);
  });

  test("may lack their last cells or have blank ones too many; anything else is their mistake", async () => {
    const { rows } = await read("a;b;c\n1\n1;2;3;;\n1;2;3;4\n");
    const trouble = {
      field: "fila",
      code: "fila-desigual",
      params: { esperadas: 3, halladas: 4 },
    };
    expect(rows).toEqual([
      { line: 2, cells: { a: "1", b: "", c: "" } },
      { line: 3, cells: { a: "1", b: "2", c: "3" } },
      { line: 4, cells: { a: "1", b: "2", c: "3" }, trouble },
    ]);
  });

  test("quotes, separators and line ends within a cell", async () => {
    const { rows } = await read('a,b\r\n"dijo ""no"", y salió","1\r\n2"\r\n');
    expect(rows).toEqual([{ line: 2, cells: { a: 'dijo "no", y salió', b: "1\r\n2" } }]);
  });

  test("a column named __proto__ is a column; of two of one name the first counts", async () => {
    const { rows } = await read("__proto__;a;a\n1;2;3\n");
    const cells = rows[0]?.cells ?? {};
    expect([Object.getOwnPropertyDescriptor(cells, "__proto__")?.value, cells["a"]]).toEqual([
      "1",
      "2",
    ]);
    expect(Object.getPrototypeOf(cells)).toBe(Object.prototype);
  });

  test("NUL, lone surrogates and controls are content like any other", async () => {
    const { rows } = await read("a;b\n\u0000\u202e;\u001b[31m\n");
    expect(rows).toEqual([{ line: 2, cells: { a: "\u0000\u202e", b: "\u001b[31m" } }]);
  });
});

describe("what is no table", () => {
  test.each([
    ["nothing", ""],
    ["a blank heading", "\n\n"],
  ])("%s", async (_what, content) => {
    await expect(read(content)).rejects.toMatchObject({ code: "tabla-ilegible" });
  });

  test.each([
    ["a quotation mark that is never closed", 'a\n"sin fin\n2\n'],
    ["a record without an end", `a\n"${"x".repeat(1_100_000)}"\n2\n`],
  ])("%s is one bad row", async (_what, content) => {
    const { rows } = await read(content);
    const trouble = { field: "fila", code: "fila-comillas" };
    expect(rows).toEqual([
      { line: 2, cells: { a: "" }, trouble },
      { line: 3, cells: { a: "2" } },
    ]);
  });

  test("a quotation mark in the middle of a cell is part of it", async () => {
    const { rows } = await read('a;b\n1;si"n\n');
    expect(rows).toEqual([{ line: 2, cells: { a: "1", b: 'si"n' } }]);
  });

  test("rows without end whose marks never match are no table", async () => {
    await expect(read(`a\n${'"x"y\n"\n'.repeat(500)}`)).rejects.toMatchObject({
      code: "tabla-ilegible",
      params: { causa: "csv" },
    });
  });

  test("another kind of file, or none", async () => {
    await expect(read("a", "tabla.ods")).rejects.toMatchObject({ code: "tabla-ilegible" });
    const path = join(testFolder(), "no-hay.csv");
    await expect(createTableFiles(openOutput).open(path)).rejects.toMatchObject({
      code: "archivo-ilegible",
    });
  });

  test.each([
    ["vacía.csv", "\n", "lote.csv", "a;b\n1;2\n3;4\n"],
    ["larga.ndjson", "x".repeat(5_000_000), "lote.ndjson", '{"a":1}\n{"a":2}\n'],
  ])(
    "nothing is left open of a table that is refused, or of whose rows some are read: %s",
    async (refused, bad, opened, good) => {
      const folder = testFolder();
      writeFileSync(join(folder, refused), bad);
      writeFileSync(join(folder, opened), good);
      const { open } = createTableFiles(openOutput);
      await expect(open(join(folder, refused))).rejects.toThrow();
      const { rows } = await open(join(folder, opened));
      for await (const one of rows()) if (one.line > 0) break;
      expect(openFilesIn(folder)).toEqual([]);
    },
  );

  test("any bytes at all: rows, or a clear word", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const outcome = await read(Buffer.from(bytes)).then(
          () => "rows",
          (error: { code?: unknown }) => error.code,
        );
        expect(["rows", "tabla-ilegible"]).toContain(outcome);
      }),
      { numRuns: 150 },
    );
  });
});

describe("NDJSON", () => {
  test("an object a line, blank lines left out, the mark too", async () => {
    const { rows, columns, count } = await read(
      '\ufeff{"a":1,"b":["x"]}\r\n\n{"a":null}',
      "tabla.ndjson",
    );
    expect({ rows, columns, count }).toEqual({
      rows: [
        { line: 1, cells: { a: 1, b: ["x"] } },
        { line: 3, cells: { a: null } },
      ],
      columns: ["a", "b"],
      count: 3,
    });
  });

  test("a line that is no object, or a bottomless one, is that line's mistake", async () => {
    const { rows } = await read(
      `{\n[1]\n"texto"\n${'{"a":'.repeat(5000)}1${"}".repeat(5000)}\n{"a":2}\n`,
      "tabla.jsonl",
    );
    const causes = ["json-cortado", "json-no-objeto", "json-no-objeto", "json-profundo"];
    expect(rows.map(({ trouble }) => trouble?.params?.["causa"])).toEqual([...causes, undefined]);
    expect(rows.map(({ trouble }) => trouble?.params?.["linea"])).toEqual([1, 2, 3, 4, undefined]);
    expect(rows.at(-1)).toEqual({ line: 5, cells: { a: 2 } });
  });

  test("a line without an end ends it", async () => {
    await expect(read("x".repeat(5_000_000), "t.ndjson")).rejects.toMatchObject({
      code: "tabla-ilegible",
    });
  });
});
