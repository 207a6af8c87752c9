import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync, strToU8 } from "fflate";
import fc from "fast-check";
import { expect, test } from "vitest";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import { consultationForm } from "../../src/forms/consultation-form.ts";
import { fillForm } from "../../src/forms/fill-form.ts";
import { incidentForm } from "../../src/forms/incident-form.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { jsonText } from "../../src/domain/json-text.ts";
import { toCsv } from "../../src/view/to-csv.ts";
import { openOutput } from "../../src/platform/files/output-file.ts";
import { createTableFiles } from "../../src/tables/table-files.ts";
import { cases, hostileText, hostileValue, spoilt, survives } from "../support/hostile.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const timeout = 3_600_000;
const sample = "test/fixtures/solicitudes/incidente-dai-login-error.json";
const incident: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(sample, "utf8"));
const columns = Object.keys(incident);

const cell = fc.oneof(
  hostileText,
  hostileText.map((text) => `"${text.replaceAll('"', '""')}"`),
);
const lines = fc
  .tuple(
    fc.constantFrom(",", ";", "\t"),
    fc.shuffledSubarray([...columns, "clave", "__proto__", "", "otra"], { minLength: 1 }),
    fc.array(fc.array(cell, { maxLength: 15 }), { maxLength: 5 }),
  )
  .map(([delimiter, heading, rows]) =>
    [heading, ...rows].map((cells) => cells.join(delimiter)).join("\r\n"),
  );
const bytes = fc.uint8Array({ maxLength: 400 });
const csv = fc.oneof(
  lines.map((text) => Buffer.from(text)),
  lines.map((text) => Buffer.from(text, "latin1")),
  lines.map((text) => Buffer.from(`\ufeff${text}`, "utf16le")),
  bytes,
);
const ndjson = fc.oneof(
  fc
    .array(spoilt(incident), { maxLength: 4 })
    .map((rows) => Buffer.from(rows.map((one) => JSON.stringify(one)).join("\n"))),
  fc
    .array(hostileValue, { maxLength: 4 })
    .map((rows) => Buffer.from(rows.map((one) => JSON.stringify(one)).join("\n"))),
  bytes,
);

/** Reads all rows, as any command that takes a table does. */
async function readWhole(path: string): Promise<void> {
  try {
    const table = await createTableFiles(openOutput).open(path);
    for await (const { cells } of table.rows()) JSON.stringify(cells);
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
  }
}

test.each([
  ["csv", csv, 2],
  ["ndjson", ndjson, 2],
] as const)("any %s is read, or said not to be one", { timeout }, async (kind, content, share) => {
  const folder = testFolder();
  const path = join(folder, `t.${kind}`);
  await fc.assert(
    fc.asyncProperty(content, async (given) => {
      writeFileSync(path, given);
      await readWhole(path);
    }),
    cases(share),
  );
  await fc.assert(
    fc.asyncProperty(content, async (given) => {
      writeFileSync(path, given);
      const argv = ["lote", "validar", path, "--perfil", "practica"];
      await survives(argv, { folder, interactive: true, cwd: folder });
    }),
    cases(0.1),
  );
});

test(
  "a workbook with broken, missing or strange parts is said to be none",
  { timeout },
  async () => {
    const folder = testFolder();
    const path = join(folder, "t.xlsx");
    await runMesa(["lote", "plantilla", "incidente", "--salida", join(folder, "p.xlsx")], {
      folder,
    });
    const sound = readFileSync(join(folder, "p.xlsx"));
    const flips = fc.array(fc.tuple(fc.nat({ max: sound.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 20,
    });
    const flipped = flips.map((changes) => {
      const copy = Buffer.from(sound);
      for (const [at, byte] of changes) copy[at] = byte;
      return copy;
    });
    const cut = fc.nat({ max: sound.length }).map((length) => sound.subarray(0, length));
    await fc.assert(
      fc.asyncProperty(fc.oneof(flipped, cut, bytes, strangeBook), async (given) => {
        writeFileSync(path, given);
        await readWhole(path);
      }),
      cases(0.5),
    );
  },
);

const sheetName = "xl/worksheets/sheet1.xml";
const text = hostileText.map((one) => one.replaceAll("<", "&lt;"));
/** A workbook by hand, whose parts say anything. */
const strangeBook = fc
  .tuple(
    text,
    fc.constantFrom("s", "str", "inlineStr", "n", "b", "d", "e"),
    fc.constantFrom("A1", "XFD1048576", "A99999999999", "", "á"),
  )
  .map(([value, type, place]) =>
    book(`<sheetData><row r="1"><c r="${place}" t="${type}"><v>${value}</v></c></row></sheetData>`),
  );

function book(data: string): Buffer {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const parts = {
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="H" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    [sheetName]: `<worksheet xmlns="${main}">${data}</worksheet>`,
  };
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, one]) => [name, strToU8(one)]))),
  );
}

test("a workbook that unpacks to gigabytes, or names a cell at the end of the world, is refused in time", async () => {
  const folder = testFolder();
  const path = join(folder, "bomba.xlsx");
  const bomb = zipSync({ [sheetName]: new Uint8Array(66 * 1024 * 1024) }, { level: 1 });
  const far = book('<sheetData><row r="1"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>');
  const entities = book(
    `<!DOCTYPE x [<!ENTITY a "${"a".repeat(1000)}">]><sheetData>&a;&a;</sheetData>`,
  );
  for (const [given, codes] of [
    [bomb, [2]],
    [far, [0, 2]],
    [entities, [0, 2]],
  ] as const) {
    writeFileSync(path, given);
    const before = process.memoryUsage().rss;
    const cpu = process.cpuUsage();
    const argv = ["lote", "validar", path, "--perfil", "practica", "--json"];
    const { code } = await survives(argv, { folder });
    expect(codes).toContain(code);
    expect(process.cpuUsage(cpu).user / 1e6).toBeLessThan(20);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  }
});

test("answers of any kind are filled in or complained about", { timeout }, () => {
  const facts = { now: new Date("2026-11-24T15:00:00Z"), catalogs: builtInCatalogs };
  fc.assert(
    fc.property(spoilt(incident), (answers) => {
      if (typeof answers !== "object" || answers === null) return;
      JSON.stringify(fillForm(incidentForm, { ...answers }, facts));
      JSON.stringify(fillForm(consultationForm, { ...answers }, facts));
    }),
    cases(3),
  );
});

test(
  "no spreadsheet finds a formula in what is exported, whatever it separates cells by",
  { timeout },
  () => {
    const value = fc.oneof(
      hostileText,
      fc
        .array(fc.constantFrom("=1", "+", "-2", "@x", ";", ",", "\t", "\n", "\r", '"', "a"), {
          maxLength: 6,
        })
        .map((all) => all.join("")),
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ a: value, b: value }), { minLength: 1, maxLength: 3 }),
        (rows) => {
          const table = toCsv(rows);
          for (const separator of [",", ";", "\t"]) {
            const found = table.split(/\r\n|\r|\n/).flatMap((line) => line.split(separator));
            expect(found.filter((one) => /^"?[=+\-@]/.test(one))).toEqual([]);
          }
        },
      ),
      cases(20),
    );
  },
);

test("JSON for a terminal says the same as any other", { timeout }, () => {
  fc.assert(
    fc.property(hostileValue, (value) => {
      const said = jsonText(value);
      expect(JSON.parse(said)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(said).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }),
    cases(10),
  );
});

test.runIf(process.platform !== "win32")(
  "what has no end or is no file is not read at all",
  async () => {
    const folder = testFolder();
    const codes: number[] = [];
    for (const kind of ["csv", "ndjson", "xlsx"]) {
      const path = join(folder, `t.${kind}`);
      symlinkSync("/dev/zero", path);
      const argv = ["lote", "validar", path, "--perfil", "practica"];
      codes.push((await survives(argv, { folder })).code);
    }
    const argv = ["incidente", "crear", "--perfil", "practica", "--desde", "/dev/zero", "--ensayo"];
    codes.push((await survives(argv, { folder })).code);
    expect(codes).toEqual([2, 2, 2, 2]);
  },
);
