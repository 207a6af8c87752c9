import { expect, test } from "vitest";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { countOutcome, emptyTally, resultRow } from "../../../src/features/batch/batch.view.ts";
import type { RowOutcome } from "../../../src/features/batch/row-outcome.ts";
import { loadTranslator } from "../../../src/i18n/load-translator.ts";
import type { EntryState, LedgerEntry } from "../../../src/ports/ledger.ts";
import { testIntent, testTicket } from "../../support/intent.ts";

const { solicitud } = testIntent();
const row = { line: 2, cells: { Asunto: "Algo", "": "sobra", ticket: "de antes" } };

function entry(estado: EntryState, change: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    ...testIntent(),
    estado,
    intentos: 1,
    ticket: estado === "aceptado" ? testTicket : null,
    motivo: null,
    entregada: null,
    entrega: null,
    actualizada: testIntent().creada,
    ...change,
  };
}

type Sent = Extract<RowOutcome, { kind: "sent" }>;
const sent = (estado: EntryState, change: Partial<Sent> = {}): RowOutcome => ({
  kind: "sent",
  row,
  entry: entry(estado),
  repeated: false,
  sameAs: undefined,
  duplicate: undefined,
  refusal: null,
  ...change,
});
const failed = (of: LedgerEntry | undefined): RowOutcome => ({
  kind: "failed",
  row,
  error: new MesaError("ticket-no-existe"),
  entry: of,
});

const accepted = { ticket: "T-1", estado: "registrado", solicitud };
const waiting = { ticket: "", estado: "", solicitud };
const missing = "En su cuenta no hay un ticket con ese número.";

test.each<[string, RowOutcome, string, object]>([
  ["accepted", sent("aceptado"), "aceptados", { resultado: "aceptado", error: "", ...accepted }],
  [
    "accepted earlier",
    sent("aceptado", { repeated: true, duplicate: entry("aceptado") }),
    "repetidos",
    { resultado: "repetido", error: "", ...accepted },
  ],
  [
    "the same as an earlier line",
    sent("aceptado", { sameAs: 7 }),
    "aceptados",
    {
      resultado: "aceptado",
      error: "igual a la fila 7: las dos cuentan como una sola solicitud",
      ...accepted,
    },
  ],
  ["in the mail", sent("en_cola"), "aceptados", { resultado: "en_cola", error: "", ...waiting }],
  [
    "in the operator's hands",
    sent("entregado_a_mano"),
    "aceptados",
    { resultado: "entregado_a_mano", error: "", ...waiting },
  ],
  [
    "of an unknown outcome, seen again",
    sent("desconocido", { repeated: true }),
    "desconocidos",
    { resultado: "desconocido", error: "", ...waiting },
  ],
  [
    "being sent by another process",
    sent("enviando"),
    "desconocidos",
    { resultado: "desconocido", error: "", ...waiting },
  ],
  [
    "refused in the desk's own words",
    sent("rechazado", { refusal: "Falta el RUC" }),
    "rechazados",
    { resultado: "rechazado", error: "Falta el RUC", ...waiting },
  ],
  ["waiting", sent("pendiente"), "pendientes", { resultado: "pendiente", error: "", ...waiting }],
  [
    "known from a result file",
    { kind: "known", row, known: { ticket: "T-9", solicitud: "s9" } },
    "repetidos",
    { resultado: "repetido", error: "", ticket: "T-9", estado: "", solicitud: "s9" },
  ],
  [
    "wrong",
    { kind: "invalid", row, problems: [{ field: "asunto", code: "falta" }] },
    "invalidos",
    {
      resultado: "invalido",
      error: "ASUNTO: falta este dato obligatorio.",
      ticket: "",
      estado: "",
      solicitud: "",
    },
  ],
  [
    "stopped before it was written down",
    failed(undefined),
    "pendientes",
    { resultado: "no_enviado", error: missing, ticket: "", estado: "", solicitud: "" },
  ],
  [
    "stopped afterwards",
    failed(entry("pendiente")),
    "pendientes",
    { resultado: "pendiente", error: missing, ...waiting },
  ],
  [
    "stopped while its outcome is unknown",
    failed(entry("desconocido")),
    "desconocidos",
    { resultado: "desconocido", error: missing, ...waiting },
  ],
])("a row %s is counted and written down as that", async (_what, outcome, counted, result) => {
  const tally = emptyTally();
  countOutcome(outcome, tally);
  expect(tally).toEqual({ ...emptyTally(), total: 1, [counted]: 1 });
  const line = resultRow(outcome, (field) => field.toUpperCase(), await loadTranslator("es"));
  expect(line).toEqual({ Asunto: "Algo", fila: 2, ...result });
});

test("a row that repeats an earlier request in other words is counted as alike, too", async () => {
  const tally = emptyTally();
  const duplicate = entry("aceptado", { ticket: { ...testTicket, numero: "T-0" } });
  const alike = sent("aceptado", { duplicate });
  for (const _time of [1, 2]) countOutcome(alike, tally);
  expect(tally).toEqual({ ...emptyTally(), total: 2, aceptados: 2, parecidos: 2 });
  const { error } = resultRow(alike, (field) => field, await loadTranslator("es"));
  expect(error).toBe("Esto mismo ya se envió el 24 nov 2026, 10:00 (T-0)");
});
