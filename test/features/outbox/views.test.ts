import { expect, test } from "vitest";
import { entryView } from "../../../src/features/outbox/entry.view.ts";
import {
  outboxEntryJson,
  outboxSummary,
  outboxTally,
  outboxView,
} from "../../../src/features/outbox/outbox.view.ts";
import type { LedgerEntry } from "../../../src/ports/ledger.ts";
import { testIntent, testTicket } from "../../support/intent.ts";
import { viewTools } from "../../support/view-tools.ts";

const written = {
  archivo: "/s/mesa.eml",
  sha256: "",
  fecha: "2026-11-20T15:00:00.000Z",
};
const said = { por: "operador" as const, fecha: "2026-11-20T15:30:00.000Z" };

function entry(change: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    ...testIntent({ creada: "2026-11-20T15:00:00.000Z" }),
    estado: "pendiente",
    intentos: 1,
    ticket: null,
    motivo: null,
    actualizada: "2026-11-20T15:00:00.000Z",
    entregada: null,
    entrega: null,
    ...change,
  };
}

/** Cells of the table of one entry, below their headings. */
async function cells(one: LedgerEntry, decorated = true): Promise<readonly string[]> {
  const tools = await viewTools({ width: 200, decorated });
  const lines = await outboxView([one], tools);
  return (lines.at(-1) ?? "").split(decorated ? / {2,}/ : "\t");
}

test.each<[string, Partial<LedgerEntry>, readonly string[]]>([
  ["that was never tried", { intentos: 0 }, ["pendiente", "Algo", "hace 40 min", "prueba", "0"]],
  [
    "with a reason",
    { motivo: "ECONNREFUSED" },
    ["pendiente", "Algo", "hace 40 min", "prueba", "1", "el servidor rechaza la conexión"],
  ],
  [
    "that was accepted",
    { estado: "aceptado", ticket: testTicket, motivo: "ECONNREFUSED" },
    ["aceptado", "Algo", "hace 40 min", "prueba", "1", "T-1"],
  ],
  [
    "that was written to a file",
    { estado: "entregado_a_mano", entrega: written },
    ["entregado a mano", "Algo", "hace 40 min", "prueba", "1", "/s/mesa.eml"],
  ],
  [
    "of which only the operator says that it was sent",
    { estado: "aceptado", ticket: testTicket, entrega: { ...written, confirmada: said } },
    ["aceptado", "Algo", "hace 40 min", "prueba", "1", "T-1 según usted"],
  ],
  [
    "of which nobody knows the number",
    { estado: "en_cola", entrega: { ...written, confirmada: said } },
    ["en cola", "Algo", "hace 40 min", "prueba", "1", "según usted"],
  ],
  [
    "of a firm's journal",
    { remitente: "ana@pc1" },
    ["pendiente", "Algo", "hace 40 min", "prueba", "1", "ana@pc1"],
  ],
])("the list shows an entry %s", async (_what, change, expected) => {
  const one = entry(change);
  const shown = await cells(one);
  expect(shown).toEqual([one.solicitud.slice(-6), ...expected]);
});

test("in a pipe an entry has its whole id, its time and its subject at the end", async () => {
  expect(await cells(entry({ remitente: "ana@pc1" }), false)).toEqual([
    entry().solicitud,
    "pendiente",
    "2026-11-20 10:00",
    "prueba",
    "1",
    "",
    "ana@pc1",
    "Algo",
  ]);
  expect(await outboxView([], await viewTools({ decorated: false }))).toEqual([]);
  expect(await outboxView([], await viewTools())).toHaveLength(1);
});

test("the tally counts what was sent, refused and is left", async () => {
  const entries = (
    ["aceptado", "en_cola", "rechazado", "pendiente", "desconocido", "enviando"] as const
  ).map((estado) => entry({ estado }));
  expect(outboxTally(entries)).toEqual({ enviadas: 2, rechazadas: 1, quedan: 3 });
  expect(outboxSummary(entries, await viewTools())).toEqual([
    "",
    "Enviadas: 2 · rechazadas: 1 · pendientes: 3",
  ]);
  expect(outboxSummary([], await viewTools())).toEqual([]);
  expect(outboxSummary(entries, await viewTools({ decorated: false }))).toEqual([]);
});

test("as data an entry has its next attempt, and what only some have only there", () => {
  const json = outboxEntryJson(entry({ via: "correo", remitente: "ana@pc1", ticket: testTicket }));
  expect(json).toMatchObject({
    resultado: "pendiente",
    proximo_intento: "2026-11-20T15:00:02.000Z",
    ticket: "T-1",
    via: "correo",
    remitente: "ana@pc1",
  });
  expect(Object.keys(outboxEntryJson(entry()))).not.toContain("via");
  expect(Object.keys(outboxEntryJson(entry()))).not.toContain("remitente");
  expect(outboxEntryJson(entry({ estado: "rechazado" })).proximo_intento).toBeNull();
});

test("an entry whole: its facts, its form and its files", async () => {
  const file = {
    ruta: "/a.pdf",
    nombre: "a.pdf",
    tipo: "application/pdf" as const,
    bytes: 2048,
    sha256: "abc",
  };
  const lines = await entryView(
    entry({
      motivo: "ECONNREFUSED",
      ticket: testTicket,
      sigue_a: "T-0",
      remitente: "ana@pc1",
      entrega: { ...written, confirmada: said },
      archivos: [{ ...file, clase: "adjunto" }],
    }),
    await viewTools(),
  );
  expect(lines).toEqual([
    entry().solicitud,
    "  Estado: pendiente",
    "  Asunto: Algo",
    "  Detalle: el servidor rechaza la conexión",
    "  Número: T-1",
    "  Perfil: prueba (portal)",
    "  Remitente: ana@pc1",
    "  Creado: viernes 20 de noviembre de 2026, 10:00",
    "  Intentos: 1",
    "  Próximo intento: viernes 20 de noviembre de 2026, 10:00",
    "  Archivo: /s/mesa.eml",
    "  Escrita: viernes 20 de noviembre de 2026, 10:00",
    expect.stringMatching(/^ {2}Confirmada: .*, viernes 20 de noviembre de 2026, 10:30$/),
    "  Clave de envío: clave-1",
    expect.stringMatching(/^ {2}\S.*: T-0$/),
    "",
    expect.stringMatching(/\S/),
    "  Asunto: Algo",
    "",
    expect.stringMatching(/\S/),
    "  a.pdf · 2 kB",
    "    SHA-256 abc",
  ]);
  const bare = await entryView(entry({ estado: "rechazado" }), await viewTools());
  expect(bare).toHaveLength(10);
});
