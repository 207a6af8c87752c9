import { expect, test } from "vitest";
import {
  dataSummaryView,
  purgeJson,
  purgeView,
  type PurgeResult,
} from "../../../src/features/data/data.view.ts";
import type { DataSummary } from "../../../src/features/data/summarize-data.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";
import { viewTools } from "../../support/view-tools.ts";

const ledger: DataSummary = {
  clase: "libro",
  cuantos: 3,
  bytes: 2048,
  desde: "2026-11-20T03:00:00.000Z",
  hasta: null,
  personas: ["Ana", "Luis"],
  exporta: true,
};
const classes: readonly DataSummary[] = [
  ledger,
  { ...ledger, clase: "sesiones", cuantos: 0, bytes: 0 },
  { ...ledger, clase: "tickets", cuantos: 0, personas: ["Ana", "Luis", "Eva", "Ivo"] },
  { ...ledger, clase: "archivos", personas: ["Ana"], bytes: 0 },
];
const summary = {
  carpetas: ["/a", "/b"],
  clases: classes,
  bytes: 4096,
  retencion: { comprobantes: "5a", capturas: "1m" },
};

test("the summary has a row for each kind that there is, and says how long it is kept", async () => {
  const lines = await dataSummaryView(summary, await viewTools({ width: 200 }));
  const rows = lines.slice(1, 4).map((line) => line.split(/ {2,}/));
  expect(rows).toEqual([
    ["Solicitudes y comprobantes", "3", "2 kB", "19 nov 2026", "Ana; Luis"],
    ["Copia local de tickets", "0", "2 kB", "19 nov 2026", "Ana; Luis; +2"],
    ["Copias de archivos enviados", "3", "0 B", "19 nov 2026", "Ana"],
  ]);
  expect(lines[4]).toBe("");
  const notes = lines.slice(5).join(" ");
  for (const words of ["4 kB", "/a, /b", "5 años", "1 mes"]) expect(notes).toContain(words);
  const kept = { comprobantes: "siempre", capturas: "90d" };
  const forever = await dataSummaryView({ ...summary, retencion: kept }, await viewTools());
  expect(forever.join(" ")).toMatch(/para siempre.*90\s+días/);
  const plain = await dataSummaryView(summary, await viewTools({ decorated: false }));
  expect(plain).toHaveLength(3);
  expect(plain[0]?.split("\t").slice(1, 5)).toEqual(["3", "2 kB", "2026-11-19", ""]);
});

const file = (name: string, bytes: number) => ({
  path: `/a/${name}`,
  name,
  bytes,
  modified: new Date(0),
});
const entry = (at: number) => ({
  solicitud: `id-${at}`,
  perfil: "p",
  creada: "2026-11-20T15:00:00.000Z",
  ticket: at === 0 ? "MS-1" : null,
});
const result: PurgeResult = {
  plan: {
    entries: Array.from({ length: 22 }, (_none, at) => entry(at)),
    receipts: false,
    copies: [file("archivos/a", 1024), file("archivos/b", 1024)],
    files: [file("tickets/x", 100), file("tickets/y", 100), file("borradores/z", 1)],
    shared: [{ clase: "tickets-firma", count: 4, bytes: 10, first: null, last: null }],
    selection: {},
    waiting: 2,
  },
  done: false,
  inUse: ["practica"],
};

test("what would be purged is named, twenty requests at most; what was purged is counted", async () => {
  const tools = await viewTools({ width: 200 });
  const counts = [
    "  Solicitudes que quedan solo con su comprobante: 22",
    "  Copias de archivos: 2 (2 kB)",
    "  Copia local de tickets: 2 (200 B)",
    "  Borradores: 1 (1 B)",
    "  Copias de tickets de la firma: 4 (10 B)",
    expect.stringMatching(/^ {2}.*: 2$/),
    expect.stringMatching(/^! Mesa de práctica: /),
  ];
  const planned = purgeView(result, tools);
  expect(planned.slice(1, 8)).toEqual(counts);
  expect(planned.slice(8, 10)).toEqual([
    "    MS-1 · 20 nov 2026, 10:00",
    "    id-1 · 20 nov 2026, 10:00",
  ]);
  expect([planned.length, planned.at(-1)]).toEqual([29, "    +2"]);
  const done = purgeView({ ...result, done: true, inUse: [] }, tools);
  expect(done).toEqual([expect.stringMatching(/^✓ /), ...counts.slice(0, 6)]);
  const plan = { ...result.plan, receipts: true, waiting: 0, entries: [entry(0)] };
  const all = purgeView({ plan, done: false, inUse: [] }, tools);
  expect([all.length, all[1]]).toEqual([7, "  Solicitudes con su comprobante: 1"]);
});

test("as data each kind is counted, a firm's too", () => {
  expect(purgeJson(result)).toMatchObject({
    purgado: false,
    comprobantes: "se-conservan",
    copias: { archivos: 2, bytes: 2048 },
    otros: [
      { clase: "tickets", archivos: 2, bytes: 200 },
      { clase: "borradores", archivos: 1, bytes: 1 },
      { clase: "tickets-firma", archivos: 4, bytes: 10 },
    ],
    por_enviar: 2,
    en_uso: ["practica"],
  });
  const plan = { ...result.plan, receipts: true };
  expect(purgeJson({ ...result, plan })).toMatchObject({ comprobantes: "se-borran" });
});

test("an export says what it made, and to take care of it", async () => {
  const folder = testFolder();
  const { stdout } = await runMesa(["datos", "exportar"], {
    folder,
    cwd: folder,
    now: new Date("2026-11-21T03:00:00Z"),
  });
  const [made, care] = stdout.split("\n");
  expect(made).toMatch(/^✓ .*mesa-datos-2026-11-20\.zip/);
  expect(care).toMatch(/^ {2}\S/);
});
