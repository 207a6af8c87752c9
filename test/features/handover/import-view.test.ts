import { expect, test } from "vitest";
import { importJson, importView } from "../../../src/features/handover/import.view.ts";
import type { ImportedFile } from "../../../src/ports/channel.ts";
import type { LedgerEntry } from "../../../src/ports/ledger.ts";
import { testIntent, testTicket } from "../../support/intent.ts";
import { readablePaint, viewTools } from "../../support/view-tools.ts";

const file = (ruta: string, change: Partial<ImportedFile> = {}): ImportedFile => ({
  ruta,
  mensajes: 3,
  nuevos: 1,
  repetidos: 2,
  ajenos: 4,
  grandes: 0,
  problema: null,
  ...change,
});
const entry = (change: Partial<LedgerEntry>): LedgerEntry => ({
  ...testIntent(),
  estado: "en_cola",
  intentos: 1,
  ticket: null,
  motivo: null,
  actualizada: "2026-11-24T15:00:00.000Z",
  entregada: null,
  entrega: null,
  ...change,
});

test("what was imported is summed up, with what it settled and what can't be read", async () => {
  const archivos = [
    file("a.eml"),
    file("b\u001b.eml", { problema: "danado" }),
    file("c.mbox", { grandes: 1 }),
  ];
  const entradas = [entry({}), entry({ estado: "aceptado", ticket: testTicket })];
  const tools = await viewTools({ paint: readablePaint });
  const { solicitud } = testIntent();
  const { t } = tools.translator;
  const lines = importView({ archivos, entradas }, tools);
  expect(lines[0]).toMatch(/^<good>✓<\/good> /);
  expect(lines[0]).toContain("3");
  expect(lines.slice(-5)).toEqual([
    `  ${solicitud} → ${t("resultado.aceptado")} · T-1`,
    `<warn>!</warn> b.eml: ${t("importar.danado")}`,
    `<warn>!</warn> c.mbox: ${t("importar.mensaje-grande")}`,
    expect.stringMatching(/^ {2}<dim>.*<\/dim>$/),
    expect.stringMatching(/^ {2}<dim>.*<\/dim>$/),
  ]);
  expect(lines.at(-6)).toBe(`  ${solicitud} → ${t("resultado.en_cola")}`);
  const { resumen, ...json } = importJson({ archivos, entradas });
  expect([resumen, json.archivos, json.entradas.map(({ resultado }) => resultado)]).toEqual([
    { archivos: 3, nuevos: 3, repetidos: 6, ajenos: 12 },
    archivos,
    ["en_cola", "aceptado"],
  ]);
});

test.each([
  [20, 20, false],
  [21, 20, true],
])("of %i files that can't be read %i are named", async (count, named, isMore) => {
  const tools = await viewTools();
  const archivos = Array.from({ length: count }, (_none, at) =>
    file(`${at}.eml`, { problema: "ilegible" }),
  );
  const lines = importView({ archivos, entradas: [] }, tools);
  expect(lines.filter((line) => line.startsWith("! "))).toHaveLength(named);
  expect(lines.includes(`  ${tools.translator.t("importar.mas", { numero: 1 })}`)).toBe(isMore);
});
