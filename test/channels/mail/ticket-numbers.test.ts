import { expect, test } from "vitest";
import { findTicketNumbers, numberPatterns } from "../../../src/channels/mail/ticket-number.ts";

const patterns = numberPatterns([]);

test.each([
  ["[Caso#2026112410000012] RE: x", "2026112410000012", 2],
  ["[SD#0042] RE: x", "0042", 2],
  ["Re: [Request ID :##77123##] : Consulta", "77123", 2],
  ["REQ000000012345 - Solicitud registrada", "REQ000000012345", 2],
  ["WO0000000123456 asignada", "WO0000000123456", 2],
  ["CRQ000000000071", "CRQ000000000071", 2],
  ["[#ABC-123-45678]: Consulta", "ABC-123-45678", 2],
  ["R-000123 - Consulta", "R-000123", 2],
  ["I-000045: Error", "I-000045", 2],
  ["[HF #7] hola", "7", 2],
  ["Ticket ID: 7", "7", 3],
  ["Ticket #7", "7", 3],
  ["Su caso N° 512 fue registrado", "512", 3],
  ["Número de ticket: 90012", "90012", 3],
  ["El número de su solicitud es 90012", "90012", 3],
  ["Su código de seguimiento es AB12-77", "AB12-77", 3],
  ["Incidente No. 4521", "4521", 3],
  ["Su solicitud (45120) ha sido recibida", "45120", 3],
  ["Requerimiento: 45120", "45120", 3],
  ["Caso 512 cerrado", "512", 4],
  ["Ticket 12345", "12345", 4],
  ["SOPORTE-12: Error al firmar", "SOPORTE-12", 4],
])("a number and how well it is attested: %s", (subject, number, grade) => {
  expect(findTicketNumbers(subject, patterns)[0]).toEqual({ number, grade });
});

test.each([
  "Incidente 2026-12-14",
  "Caso 14-12-2026",
  "Solicitud 3 de enero",
  "Caso 48 horas",
  "Requerimiento 24h",
  "Solicitud 50 % atendida",
  "Incidente 10:30",
  "Solicitud 1790012345001",
  "Caso 1712345678",
  "Incidente DAI-2026",
  "RE: DAS-2026 observada",
  "Re: trámite 028-2026-40-00123456",
  "Solicitud 028-2026-10-00000077",
  "HTTP-500 en la consulta",
  "HTTP-404: no existe",
  "UTF-8 en el manifiesto",
  "ISO-9001: auditoría",
  "MSKU-1234567 sin salida",
  "(COVID-19) horarios",
  "ORA-00942",
  "SENAE-2026 resolución",
  "Solicitud 045-12345675 sin arribo",
  "Ticket del año 2026",
  "Incidente 2026 reportado",
  "Incidente 028 Guayaquil Marítimo",
  "Solicitud 40 contenedores",
  "Solicitud 2 de 3",
  "Caso 1.500,00",
  "[Externo] su caso",
  "[Urgente: 2] caso",
  "Su solicitud de 3 documentos",
])("no number: %s", (subject) => {
  expect(findTicketNumbers(subject, patterns)).toEqual([]);
});
