import { expect, test } from "vitest";
import { requestSubject } from "../../src/domain/request-subject.ts";

const pantalla = "Trámites Operativos > Despacho > Manifiesto Terrestre - MTI";

test.each([
  [{ asunto: "Plazo del régimen 21", consulta: "¿Cuánto dura?" }, "Plazo del régimen 21"],
  [
    { pantalla, mensaje_error: "Send failed - Login\nError.", descripcion: "Al firmar falla." },
    "Manifiesto Terrestre - MTI · Send failed - Login Error",
  ],
  [
    { pantalla, descripcion: "Al guardar se borra la placa. Se esperaba que quedara." },
    "Manifiesto Terrestre - MTI · Al guardar se borra la placa",
  ],
  [
    { pantalla, descripcion: `Al guardar ${"la placa ".repeat(20)}` },
    "Manifiesto Terrestre - MTI · Al guardar la placa la placa la placa la placa la placa la placa la…",
  ],
  [{ pantalla, descripcion: "x".repeat(200) }, `Manifiesto Terrestre - MTI · ${"x".repeat(70)}…`],
  [{ descripcion: "x".repeat(70) }, "x".repeat(70)],
  [{ descripcion: "x".repeat(71) }, `${"x".repeat(70)}…`],
  [{ descripcion: `${"x".repeat(36)} ${"y".repeat(60)}` }, `${"x".repeat(36)}…`],
  [{ descripcion: `${"x".repeat(35)} ${"y".repeat(60)}` }, `${"x".repeat(35)} ${"y".repeat(34)}…`],
  [{ pantalla: 3, mensaje_error: ["uno"] }, ""],
  [{ motivo: "regimen", consulta: "¿Cuánto dura el plazo?" }, "regimen · ¿Cuánto dura el plazo?"],
])("of %j it is %j", (datos, subject) => expect(requestSubject(datos)).toBe(subject));
