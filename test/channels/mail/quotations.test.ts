import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { foldQuoted } from "../../../src/channels/mail/quoted-text.ts";
import { ownWordsOf, takeOutOwn } from "../../../src/channels/mail/own-words.ts";
import { mailCases } from "../../support/mail-cases.ts";

const own = ownWordsOf([
  "Formulario de Reporte de Incidentes\nPantalla: DAI\nDescripción: La declaración fue rechazada al firmar.",
]);

/** What is shown of a text as the sender's own. */
function shown(text: string): string {
  return takeOutOwn(foldQuoted(text).texto, own).folded.texto;
}

test.each(mailCases.citas.map((one) => [one.archivo, one] as const))(
  "what a mail program repeats is folded away: %s",
  (archivo, { propio, contiene, no_contiene }) => {
    const texto = shown(readFileSync(`test/fixtures/correo/${archivo}`, "utf8"));
    if (propio !== null) expect(texto.replace(/\s+/g, " ")).toBe(propio.replace(/\s+/g, " "));
    if (contiene !== undefined) expect(texto).toContain(contiene);
    if (no_contiene !== undefined) expect(texto).not.toContain(no_contiene);
  },
);

const answer = "Buenas tardes:\n\nSe habilitó el permiso pedido.";
const request =
  "Formulario de Reporte de Incidentes\nPantalla: DAI\nDescripción: La declaración fue rechazada al firmar.";
const marked = request.replace(/^/gm, "> ");
test.each([
  [
    "Zoho",
    `${answer}\n\n---- El lun, 14 dic 2026 08:15:03 -0500 Operador <o@oce.test> escribió ----\n\n${request}`,
  ],
  ["GroupWise", `${answer}\n\n>>> Operador <o@oce.test> 14/12/2026 8:15 >>>\n${request}`],
  [
    "Apple",
    `${answer}\n\nEl 14 dic 2026, a las 08:15, Operador <o@oce.test> escribió:\n\n${marked}`,
  ],
  [
    "Apple, English",
    `${answer}\n\nOn 14 Dec 2026, at 08:15, Operador <o@oce.test> wrote:\n\n${request}`,
  ],
  [
    "Gmail, Portuguese",
    `${answer}\n\nEm seg., 14 de dez. de 2026 às 08:15, Operador <o@oce.test> escreveu:\n${marked}`,
  ],
  [
    "Outlook, Portuguese",
    `${answer}\n\nDe: Operador <o@oce.test>\nEnviada: segunda\nEnviado: segunda\nPara: Mesa\nAssunto: x\n\n${request}`,
  ],
  [
    "Outlook, English, ruler",
    `${answer}\n\n________________________________\nFrom: Operador\nSent: Monday\nTo: Mesa\nSubject: x\n\n${request}`,
  ],
  [
    "headers on one line",
    `${answer}\n\nDe: Operador Enviado: lunes, 14 de diciembre Para: Mesa Asunto: x\n${request}`,
  ],
  [
    "Gmail, on two lines",
    `${answer}\n\nEl mar, 15 dic 2026 a la(s) 09:02, Operador Portuario\n(operador@oce.test) escribió:\n\n${marked}`,
  ],
  ["Thunderbird", `${answer}\n\nEl 14/12/2026 a las 8:15, Operador escribió:\n${marked}`],
  [
    "iPhone",
    `${answer}\n\nEnviado desde mi iPhone\n\n> El 14 dic. 2026, a la(s) 08:15, Operador <o@oce.test> escribió:\n> \n${marked}`.replace(
      "Enviado desde mi iPhone\n\n",
      "",
    ),
  ],
  [
    "Gmail, French",
    `${answer}\n\nLe lun. 14 déc. 2026 à 08:15, Operador <o@oce.test> a écrit :\n\n${marked}`,
  ],
  [
    "Outlook, original message with headers",
    `${answer}\n\n-----Mensaje original-----\nDe: Operador [mailto:o@oce.test]\nEnviado el: lunes, 14 de diciembre de 2026 8:15\nPara: Mesa\nAsunto: x\n\n${request}`,
  ],
  [
    "Outlook, no address",
    `${answer}\n\nDe: Operador\nEnviado: lunes, 14 de diciembre de 2026 8:15\nPara: Mesa\nAsunto: x\n\n${request}`,
  ],
  [
    "Hotmail, headers in another order",
    `${answer}\n\nFrom: o@oce.test\nTo: mesa@aduana.test\nSubject: x\nDate: Mon, 14 Dec 2026 08:15:03 -0500\n\n${request}`,
  ],
  [
    "a date with its time but no address",
    `${answer}\n\nDe: Operador/OCE\nPara: Mesa\nFecha: 14/12/2026 08:15\nAsunto: x\n\n${request}`,
  ],
  [
    "a cutting line in English",
    `${answer}\n\n##- Please type your reply above this line -##\n\n${request}`,
  ],
  [
    "a cutting line with other words",
    `${answer}\n\n=-=-= Agregue su respuesta arriba de esta línea =-=-=\n\n${request}`,
  ],
  ["only marks", `${answer}\n\n${marked}`],
  ["bars without a space", `${answer}\n\nOperador escribió:\n${request.replace(/^/gm, "|")}`],
  ["marks without a space", `${answer}\n\n${request.replace(/^/gm, ">")}`],
  ["below the quotation", `${marked}\n\n${answer}`],
  ["Horde", `${answer}\n\nQuoting Operador <o@oce.test>:\n\n${marked}`],
  ["a desk's receipt", `${answer}\n\nUsted nos dijo:\n${marked}`],
  ["original message", `${answer}\n\n-----Mensaje original-----\n${request}`],
  ["no mark at all", `${answer}\n\n${request}`],
  ["no mark, wrapped anew", `${answer}\n\n${request.replaceAll("\n", " ")}`],
  ["answer above and below", `Buenas tardes:\n\n${marked}\n\nSe habilitó el permiso pedido.`],
  [
    "Zendesk's line stands at the top",
    `##- Escriba su respuesta por encima de esta línea -##\n\n${answer}`,
  ],
])("the answer alone is shown: %s", (_what, text) => {
  expect(shown(text)).toBe(answer);
});

test.each([
  "El técnico que revisó su caso escribió:\nya puede ingresar.",
  "De: Quito\nPara: Guayaquil\nFecha: 2026-12-14\nListo.",
  "Revise el traslado:\nDe: Manta\nPara: Huaquillas\nAsunto: traslado\nFecha: 14/12/2026\nYa puede continuar.",
  "La señora que lo llamó le escribió:\npruebe otra vez.",
  "Lo que dijo el proveedor:\nreinicie el equipo.",
  "| a | b |\n| c | d |\nListo.",
  "> ¿Qué navegador?\nFirefox.\n> ¿Qué hora?\nLas diez.",
  "Se habilitó el permiso; vea la declaración.",
])("what only looks like a quotation stays: %s", (text) => {
  expect(shown(text)).toBe(text);
});

test("our words inside of a sentence of the desk are not read", () => {
  const { rest } = takeOutOwn("Dice: «La declaración fue rechazada al firmar». Revise.", own);
  expect(rest).not.toContain("rechazada");
  expect(rest).toContain("Revise");
});

test("a hundred thousand marked lines with a footer cost no more than their length", () => {
  const begun = process.cpuUsage();
  expect(shown(`${">\n".repeat(100_000)}Mesa de Servicios`)).toBe("Mesa de Servicios");
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(2000);
});
