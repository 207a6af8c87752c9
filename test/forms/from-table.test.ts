import { describe, expect, test } from "vitest";
import { readEventMoment } from "../../src/forms/event-moment.ts";
import { formCatalog } from "../../src/forms/form-catalog.ts";
import { columnOf, planColumns, rowAnswers } from "../../src/forms/from-table.ts";

const { incidente } = formCatalog;

describe("headings", () => {
  test.each([
    ["pantalla", "pantalla"],
    ["PANTALLA *", "pantalla"],
    ["Mensaje de error", undefined],
    ["Mensaje error", "mensaje_error"],
    ["mensaje-error", "mensaje_error"],
    ["Descripción", "descripcion"],
    ["TIPO OPERADOR", "tipo_operador"],
    ["captura", "capturas"],
    ["Capturas", "capturas"],
    ["paso", "pasos"],
    ["Clave", "clave"],
    ["color", undefined],
    ["__proto__", undefined],
    ["constructor", undefined],
  ])("«%s» → %s", (column, field) => {
    const plan = planColumns(incidente, [column]);
    expect([plan.fields.get(column), plan.strange]).toEqual([
      field,
      field === undefined ? [column] : [],
    ]);
    if (field !== undefined) expect(columnOf(field, plan)).toBe(column);
  });

  test("what a result file adds is no column of the request, and a second one of a name is strange", () => {
    const columns = ["fila", "Resultado", "ticket", "estado", "error", "solicitud", "", "hora"];
    expect(planColumns(incidente, [...columns, "Hora"])).toEqual({
      fields: new Map([["hora", "hora"]]),
      strange: ["Hora"],
    });
  });
});

function read(field: string, cell: unknown): unknown {
  const answers = rowAnswers(incidente, { [field]: cell }, planColumns(incidente, [field]));
  return readEventMoment(answers, new Date("2026-11-24T15:00:00Z")).answers[field];
}

describe("cells", () => {
  const at = (text: string): Date => new Date(`${text}Z`);

  test.each([
    ["fecha", "2026-11-20", "2026-11-20"],
    ["fecha", "20/11/2026", "2026-11-20"],
    ["fecha", "5-3-2026", "2026-03-05"],
    ["fecha", "20/11/2026 00:00:00", "2026-11-20"],
    ["fecha", "20/11/2026 0:00", "2026-11-20"],
    ["fecha", "2026-11-20 00:00:00", "2026-11-20"],
    ["fecha", "2026-11-20T00:00:00.000Z", "2026-11-20"],
    ["fecha", at("2026-11-20T00:00:00"), "2026-11-20"],
    ["fecha", at("2026-11-19T23:59:59.9999"), "2026-11-20"],
    ["fecha", 46_346, "2026-11-20"],
    ["fecha", "46346", "2026-11-20"],
    ["fecha", "46346,44", "2026-11-20"],
    ["fecha", "20 de noviembre", "2026-11-20"],
    ["fecha", "20 de brumario", "20 de brumario"],
    ["fecha", "20/11/2026 10:32", "2026-11-20"],
    ["fecha", at("2026-11-20T10:32:00"), "2026-11-20"],
    ["hora", at("1899-12-31T00:00:00"), "00:00"],
    ["fecha", 12, "12"],
    ["fecha", new Date(Number.NaN), ""],
    ["hora", "10:32", "10:32"],
    ["hora", "9:05", "09:05"],
    ["hora", "10:32:07", "10:32:07"],
    ["hora", at("1899-12-31T10:32:00"), "10:32"],
    ["hora", at("1899-12-31T10:31:59.9997"), "10:32"],
    ["hora", 0.438_888_888_888_889, "10:32"],
    ["hora", "0,4388888889", "10:32"],
    ["hora", 0, "00:00"],
    ["hora", "3:05 p. m.", "15:05"],
    ["hora", "12:10 AM", "00:10"],
    ["hora", "12:10:30 pm", "12:10:30"],
    ["hora", "25:61", "25:61"],
    ["distrito", 28, "028"],
    ["distrito", "28", "028"],
    ["distrito", "Quito", "Quito"],
    ["identificacion", 999_999_901_001, "0999999901001"],
    ["identificacion", "0999999901001", "0999999901001"],
    ["identificacion", 912_345_675, "0912345675"],
    // No cédula with a zero before it: a passport, or a mistake that the form tells.
    ["identificacion", "912345676", "912345676"],
    ["identificacion", "AB12345", "AB12345"],
    ["pasos", "Abrir; Enviar ;;", ["Abrir", "Enviar"]],
    ["pasos", "Abrir\nEnviar\r\n", ["Abrir", "Enviar"]],
    ["pasos", ["Abrir"], ["Abrir"]],
    ["capturas", "a.png=Uno;b.png", ["a.png=Uno", "b.png"]],
    ["capturas", { ruta: "a.png" }, { ruta: "a.png" }],
    ["telefono", "'+593 99 000 0001", "+593 99 000 0001"],
    ["telefono", 990_000_001, "990000001"],
    ["descripcion", "'=1+1", "=1+1"],
    ["descripcion", "'entre comillas'", "'entre comillas'"],
    ["descripcion", true, "true"],
    ["descripcion", "a\u0000b\ud800", "a\u0000b\ud800"],
    ["descripcion", null, undefined],
    ["descripcion", ["una"], ["una"]],
  ])("%s: %j → %j", (field, cell, expected) => {
    expect(read(field, cell)).toEqual(expected);
  });

  test("a cell that is inherited is none", () => {
    const plan = planColumns(incidente, ["nombre"]);
    expect(rowAnswers(incidente, Object.create({ nombre: "Heredado" }), plan)).toEqual({});
  });
});
