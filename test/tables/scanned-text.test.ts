import { writeFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { openOutput } from "../../src/platform/files/output-file.ts";
import type { TableRow } from "../../src/ports/table-files.ts";
import { createCodePageGuess } from "../../src/tables/guess-code-page.ts";
import { createTableFiles } from "../../src/tables/table-files.ts";
import { testFolder } from "../support/test-context.ts";

async function read(content: string | Buffer, name = "tabla.csv") {
  const path = join(testFolder(), name);
  writeFileSync(path, content);
  const { rows: rowsOf, ...table } = await createTableFiles(openOutput).open(path);
  const rows: TableRow[] = [];
  for await (const row of rowsOf()) rows.push(row);
  return { ...table, rows };
}

const guessOf = (...pieces: readonly Buffer[]) => {
  const guess = createCodePageGuess();
  for (const piece of pieces) guess.piece(piece);
  return guess;
};

describe("a code page is the one in which most letters are Spanish", () => {
  const text = "Descripción del señor Peña: “así” sí, ¿qué más? ÁÉÍÓÚÑ";

  test.each([
    ["windows-1252", "windows1252"],
    ["ibm850", "cp850"],
    ["macintosh", "macintosh"],
  ])("%s", (encoding, name) => {
    // The older one has no curly quotation marks.
    const words = name === "cp850" ? text.replaceAll(/[“”]/g, '"') : text;
    const bytes = iconv.encode(words, name);
    const found = { encoding, doubtful: [] };
    expect(guessOf(bytes).result()).toEqual(found);
    expect(guessOf(...Array.from(bytes, (byte) => Buffer.of(byte))).result()).toEqual(found);
  });

  test("in a tie, and for plain ASCII, Windows-1252", () => {
    expect(guessOf(Buffer.from("nada")).result()).toEqual({
      encoding: "windows-1252",
      doubtful: [],
    });
  });

  test("words with other letters are doubtful, five of them, each once, forty letters long", () => {
    const words = ["ño", "ža", "žb", "ža", "žc", "žd", "že", "žf"].join(" ");
    expect(guessOf(iconv.encode(words, "windows1252")).result()).toEqual({
      encoding: "windows-1252",
      doubtful: ["ža", "žb", "žc", "žd", "že"],
    });
    const [long] = guessOf(iconv.encode(`ž${"x".repeat(60)}`, "windows1252")).result().doubtful;
    expect(long).toBe(`ž${"x".repeat(39)}`);
  });

  test("a thousand words are looked at, all bytes are counted", () => {
    const plain = Array.from({ length: 1000 }, (_none, at) => `ñ${at}`);
    const bytes = (words: readonly string[]) => Buffer.from(words.join(" "), "latin1");
    for (const pieces of [
      [...plain.slice(1), "ÿa"],
      [...plain, "ÿa"],
    ]) {
      const doubtful = pieces.length === 1000 ? ["ÿa"] : [];
      expect(guessOf(bytes(pieces)).result().doubtful).toEqual(doubtful);
      const [first, last] = [pieces.slice(0, -1), pieces.slice(-1)];
      expect(guessOf(bytes(first), bytes(last)).result().doubtful).toEqual(doubtful);
    }
    const old = iconv.encode("ñ ".repeat(9), "cp850");
    expect(guessOf(bytes(plain.slice(0, 4)), old).result().encoding).toBe("ibm850");
  });

  test("words of UTF-8 that were spoilt before are told, five of them", () => {
    const spoilt = ["Peña", "más", "señor", "niño", "año", "caña"].map((word) =>
      Buffer.from(Buffer.from(word).toString("latin1")),
    );
    const lost = Buffer.from("Pe\ufffda ñandú ");
    const blank = Buffer.from(" ");
    expect(guessOf(lost).spoiltWords()).toEqual(["Pe\ufffda"]);
    expect(guessOf(Buffer.concat(spoilt.flatMap((one) => [one, blank]))).spoiltWords()).toEqual([
      "PeÃ±a",
      "mÃ¡s",
      "seÃ±or",
      "niÃ±o",
      "aÃ±o",
    ]);
  });
});

describe("a table tells how it was read", () => {
  const table = (columns: readonly string[], count: number, rows: readonly TableRow[]) => ({
    format: "csv",
    columns,
    delimiter: ";",
    count,
    notices: [],
    rows,
  });
  const row = (line: number, a: string): TableRow => ({ line, cells: { a, b: "1" } });

  test.each([
    ["Windows-1252", "windows1252", []],
    [
      "an old code page",
      "cp850",
      [{ code: "codificacion-antigua", params: { codificacion: "MS-DOS (850)", palabras: "" } }],
    ],
    [
      "the Macintosh's",
      "macintosh",
      [{ code: "codificacion-antigua", params: { codificacion: "Macintosh", palabras: "" } }],
    ],
  ])("in %s", async (_what, name, notices) => {
    const words = "a;b\nseñor Ñandú más;1\n";
    const found = { ...table(["a", "b"], 1, [row(2, "señor Ñandú más")]), notices };
    expect(await read(iconv.encode(words, name))).toEqual(found);
  });

  test.each([
    ["Windows-1252", Buffer.from("a;b\nÿx ñ;1\n", "latin1"), "ÿx ñ", "ÿx"],
    ["UTF-8", Buffer.from("a;b\nPe\ufffda;1\n"), "Pe\ufffda", "Pe\ufffda"],
  ])("with doubtful letters in %s", async (codificacion, bytes, cell, palabras) => {
    const notices = [{ code: "letras-dudosas", params: { codificacion, palabras } }];
    expect(await read(bytes)).toEqual({ ...table(["a", "b"], 1, [row(2, cell)]), notices });
  });

  test.each([
    ["a;b", 0],
    ["a;b\n", 0],
    ["a;b\n1;2", 1],
    ["a;b\r1;2\r", 1],
    ["a;b\r\n1;2\r\n\r\n", 2],
    ['a;b\n"1\n2";"3\r4"\n', 1],
    // A mark within a cell opens nothing, one that is never closed says nothing.
    ['a;b\n1"\n2\n', 2],
    ['a;b\n"1\n2\n', 2],
    ["sep=;\na;b\n1;2\n", 1],
  ])("of %j it has about %i rows", async (content, count) => {
    expect((await read(content)).count).toBe(count);
  });

  test("a heading in a file larger than a reader's piece, with its first 64 kB", async () => {
    const long = "x".repeat(70_000);
    expect((await read(`a;${long}\n1;2\n`)).columns).toEqual(["a", long]);
    expect((await read('"a;,,,";b\n1;2\n')).delimiter).toBe(";");
    expect((await read("a\n1\n")).delimiter).toBe(";");
    expect((await read("a,b\n1,2\n")).delimiter).toBe(",");
    expect((await read("a,b\tc\td\n1,2\n")).delimiter).toBe("\t");
  });

  test('a cell that keeps its zeros by ="…" is what it shows', async () => {
    const { rows } = await read('a;b\n"=""007""";" =""x """"y"" "\n="1;=2\n');
    expect(rows).toEqual([
      { line: 2, cells: { a: "007", b: 'x "y' } },
      { line: 3, cells: { a: '="1', b: "=2" } },
    ]);
  });
});

describe("after a row whose quotation marks do not match reading goes on in the next line", () => {
  const broken = (line: number): TableRow => ({
    line,
    cells: { a: "" },
    trouble: { field: "fila", code: "fila-comillas" },
  });
  const row = (line: number, a: string): TableRow => ({ line, cells: { a } });

  test.each(["\n", "\r\n", "\r"])("where lines end with %j", async (end) => {
    const lines = ["a", "1", '"x', 'y"z', "", "2", '"x', 'y"z', "3", ""];
    expect((await read(lines.join(end))).rows).toEqual([
      row(2, "1"),
      broken(3),
      row(4, 'y"z'),
      row(6, "2"),
      broken(7),
      row(8, 'y"z'),
      row(9, "3"),
    ]);
  });

  // A reader's piece has 64 kB.
  test.each([65_534, 65_535, 65_536])("where a line end stands at byte %i", async (place) => {
    const filler = "x".repeat(place - 3);
    const content = `a\r\n${filler}\r\n"x\r\ny"z\r\n2\r\n`;
    const { rows } = await read(content);
    expect(rows.map(({ line, cells }) => [line, String(cells["a"]).length])).toEqual([
      [2, filler.length],
      [3, 0],
      [4, 3],
      [5, 1],
    ]);
  });

  test("a hundred times, and a sep= line counts as none", async () => {
    const rows = (count: number) => `sep=;\na\n${'"x\ny"z\n'.repeat(count)}2\n`;
    const { rows: all } = await read(rows(100));
    expect([all.length, all[0], all[1], all.at(-1)]).toEqual([
      201,
      broken(2),
      row(3, 'y"z'),
      row(202, "2"),
    ]);
    await expect(read(rows(101))).rejects.toMatchObject({
      code: "tabla-ilegible",
      params: { causa: "csv", linea: 203 },
    });
  });
});

describe("NDJSON", () => {
  const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

  test("a row may be eight deep", async () => {
    const { rows } = await read(`${nested(9)}\n${nested(8)}\n`, "t.ndjson");
    expect(rows.map(({ line, trouble }) => [line, trouble?.code])).toEqual([
      [1, "fila-json"],
      [2, undefined],
    ]);
  });
});

describe("what is no table says why", () => {
  test.each([
    ["tabla.ods", "a;b\n", "es-texto"],
    ["tabla.xlsx", "a;b\n", "es-texto"],
    ["tabla.XLSM", "a;b\n", "es-texto"],
    ["tabla.pdf", "a;b\n", "otra-extension"],
    ["tabla", "a;b\n", "otra-extension"],
    ["tabla.csv", "%PDF-1.7", "es-pdf"],
    ["tabla.xls", "<html><table>", "es-html"],
  ])("%s with %j: %s", async (name, content, causa) => {
    const extension = /\.\w+$/.exec(name)?.[0].toLowerCase() ?? "";
    await expect(read(content, name)).rejects.toMatchObject({
      code: "tabla-ilegible",
      params: { archivo: expect.stringMatching(`${name}$`), causa, extension },
    });
  });

  test.each(["tabla.txt", "tabla.TSV", "tabla.xls"])("%s may be text", async (name) => {
    expect((await read("a;b\n1;2\n", name)).rows).toEqual([{ line: 2, cells: { a: "1", b: "2" } }]);
  });
});
