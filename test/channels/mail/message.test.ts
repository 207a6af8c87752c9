import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import fc from "fast-check";
import PostalMime from "postal-mime";
import { expect, onTestFinished, test } from "vitest";
import { composeMessage, encodedSize } from "../../../src/channels/mail/compose-message.ts";
import { requestDraft, splitFiles } from "../../../src/channels/mail/request-mail.ts";
import { readRequestText, composeBody } from "../../../src/channels/mail/request-body.ts";
import { builtInCatalogs } from "../../../src/catalogs/catalogs.ts";
import { createMailFormReader } from "../../../src/compose/mail-form-reader.ts";
import type { FormValues, SubmissionFile } from "../../../src/domain/submission.ts";
import type { Intent } from "../../../src/ports/ledger.ts";
import { removeFolder } from "../../support/remove-folder.ts";
import { testIntent } from "../../support/intent.ts";
import { anyCharacter } from "../../support/any-character.ts";

const mail = {
  direccion: "operador@oce.test",
  mesa: "mesadeservicios@aduana.test",
  smtp: "smtps://mail.oce.test:465",
  imap: "imaps://mail.oce.test:993",
  acceso: "contrasena",
} as const;
const reader = createMailFormReader(builtInCatalogs);
const date = new Date("2026-11-24T15:00:00Z");

const incident: FormValues = {
  pantalla: "Despacho > Declaración Aduanera de Importación",
  fecha: "2026-11-20",
  hora: "10:32",
  distrito: "028",
  tipo_operador: "agente-aduana",
  descripcion: "Al firmar\nel sistema muestra «Error».\n\n    con sangría",
  pasos: ["Abrir", "Firmar: y enviar"],
  identificacion: "0999999901001",
  nombre: "Agencia Ñandú Cía. Ltda.",
  correo: "operador@oce.test",
};

/** A file that is gone when the test is over. */
function testFile(nombre: string, content: Buffer): SubmissionFile {
  const folder = mkdtempSync(join(tmpdir(), "mesa-test-"));
  onTestFinished(() => removeFolder(folder));
  const ruta = join(folder, "f");
  writeFileSync(ruta, content);
  return {
    clase: "adjunto",
    nombre,
    ruta,
    tipo: "application/pdf",
    bytes: content.length,
    sha256: "0".repeat(64),
  };
}

function compose(intent: Intent, files: readonly SubmissionFile[] = []): Promise<Buffer> {
  return composeMessage(requestDraft(intent, files, { part: 1, parts: 1 }, { mail, reader, date }));
}

/** Header names of a message, as a reader without any tolerance sees them. */
function headerNames(source: Buffer): readonly string[] {
  const head = source.toString("latin1").split("\r\n\r\n")[0] ?? "";
  return head.split(/\r\n(?![ \t])/).map((line) => {
    const name = /^([!-9;-~]+):(?:[ \r]|$)/.exec(line)?.[1];
    if (name === undefined) throw new Error(`no header: ${line}`);
    return name.toLowerCase();
  });
}

function bytesOf(content: string | ArrayBuffer | Uint8Array): Buffer {
  return typeof content === "string" ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
}

const expected = [
  "x-mesa-solicitud",
  "x-mesa-tipo",
  "x-mesa-parte",
  "x-mesa-clave",
  "from",
  "to",
  "reply-to",
  "subject",
  "message-id",
  "references",
  "date",
  "mime-version",
  "content-type",
].toSorted();

test("a request as a message: its ids, its subject, both bodies, its file", async () => {
  const content = Buffer.from("%PDF-1.4 \u0000\r\n.\r\nFrom nobody");
  const file = testFile("evidencia número 1.pdf", content);
  const intent = testIntent({ tipo: "incidente", datos: incident, archivos: [file] });
  const email = await PostalMime.parse(await compose(intent, [file]));
  expect(email.messageId).toBe(`<mesa.${intent.solicitud}.1@oce.test>`);
  expect(email.subject).toBe(
    "[Incidente] Despacho > Declaración Aduanera de Importación – 028 Guayaquil Marítimo – 2026-11-20 10:32 (mesa 0000-0001)",
  );
  expect(email.replyTo).toEqual([{ address: "operador@oce.test", name: "" }]);
  expect(email.from).toEqual({ address: "operador@oce.test", name: "Agencia Ñandú Cía. Ltda." });
  expect(email.html).toContain("<td");
  expect(email.html).toContain("«Error».<br>");
  expect(email.attachments.map((one) => [one.filename, bytesOf(one.content)])).toEqual([
    ["evidencia número 1.pdf", content],
  ]);
  expect(reader.read("incidente", readRequestText(email.text ?? ""))).toEqual(incident);
  const earlier = (email.text ?? "").replaceAll("del evento:", "del suceso:");
  expect(earlier).toContain("Hora del suceso: ");
  expect(reader.read("incidente", readRequestText(earlier))).toEqual(incident);
});

test("a person can read the text: the form's order, one fact a line", () => {
  const intent = testIntent({ tipo: "incidente", datos: incident, sigue_a: "MS-7" });
  expect(composeBody(intent, [], { part: 2, parts: 3 }, reader).text).toBe(`\
Formulario de Reporte de Incidentes en Ecuapass
Mensaje 2 de 3: los documentos no caben en uno solo.

Sigue al ticket: MS-7
Pantalla u opción: Despacho > Declaración Aduanera de Importación
Fecha del evento: 2026-11-20
Hora del evento: 10:32
Distrito: 028 Guayaquil Marítimo
Tipo de operador: Agente de Aduana
Descripción:
    Al firmar
    el sistema muestra «Error».
    
        con sangría
Pasos:
    1. Abrir
    2. Firmar: y enviar
Identificación: 0999999901001
Nombre: Agencia Ñandú Cía. Ltda.
Correo: operador@oce.test

Solicitud: 01a20000-0000-7000-8000-000000000001 (mesa 0000-0001)
Al responder, conserve el asunto de este mensaje.
`);
});

const hostile = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 300 }),
  fc.constantFrom(
    "x\r\nBcc: todos@malo.test",
    "x\nX-Mesa-Solicitud: otra",
    "x\r\n\r\n<script>alert(1)</script>",
    "=?utf-8?Q?=0D=0ABcc:_x@malo.test?=",
    "\u2028Subject: otro",
    '"; boundary="x',
    "\r",
    "ñ".repeat(2000),
    "a".repeat(3000),
    "..\\..\\aux.pdf",
  ),
);

test("whatever the texts and names hold, no header is added and no line is too long", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, hostile, async (screen, name, file, number) => {
      const datos = {
        ...incident,
        pantalla: screen,
        nombre: name,
        descripcion: `${screen}\n${name}`,
      };
      const archivo = testFile(file, Buffer.from("x"));
      const intent = testIntent({ tipo: "incidente", datos, archivos: [archivo], sigue_a: null });
      const source = await compose({ ...intent, clave: `c-${number.length}` }, [archivo]);
      expect(headerNames(source).toSorted()).toEqual(expected);
      const lines = source.toString("latin1").split("\r\n");
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
      // RFC 5322 §2.3: CR and LF only ever together; RFC 5321: ASCII without SMTPUTF8.
      expect(/\r(?!\n)|(?<!\r)\n|[^\r\n\t -~]/.test(source.toString("latin1"))).toBe(false);
      const email = await PostalMime.parse(source);
      expect([email.messageId, email.to?.length, email.attachments.length]).toEqual([
        `<mesa.${intent.solicitud}.1@oce.test>`,
        1,
        1,
      ]);
    }),
    { numRuns: 60 },
  );
});

test("what is written is read back, whatever it says", () => {
  const value = fc
    .stringMatching(/^[!-~áéíóúñ«» ]{1,40}(?:\n[!-~áéíóúñ«» ]{0,40}){0,4}$/)
    .filter((text) => text.trim() !== "" && !text.endsWith("\n"));
  fc.assert(
    fc.property(
      value,
      value,
      fc.array(value.map((one) => one.replaceAll("\n", " "))),
      (a, b, c) => {
        const datos = { ...incident, descripcion: a, mensaje_error: b, pasos: c };
        const intent = testIntent({ tipo: "incidente", datos });
        const { text } = composeBody(intent, [], { part: 1, parts: 1 }, reader);
        const { pasos, ...rest } = datos;
        const expectedValues = pasos.length === 0 ? rest : datos;
        expect(reader.read("incidente", readRequestText(text))).toEqual(expectedValues);
      },
    ),
  );
});

const sized = (bytes: number): SubmissionFile => ({
  clase: "adjunto",
  nombre: `${bytes}.pdf`,
  ruta: "/no",
  tipo: "application/pdf",
  bytes,
  sha256: "",
});

test.each([
  ["everything fits", [1000, 2000], 10_000_000, [[1000, 2000]]],
  ["no limit is announced", [50_000_000], 0, [[50_000_000]]],
  ["no files at all", [], 1_000_000, [[]]],
  [
    "in order, as many as fit",
    [400_000, 400_000, 400_000],
    1_300_000,
    [[400_000, 400_000], [400_000]],
  ],
])("a server's limit: %s", (_what, files, limit, expectedParts) => {
  expect(splitFiles(files.map(sized), limit).map((one) => one.map((file) => file.bytes))).toEqual(
    expectedParts,
  );
});

test.each([
  [0, 0],
  [1, 6],
  [57, 78],
  [58, 84],
])("%i bytes take %i in a message", (bytes, size) => {
  expect(encodedSize(bytes)).toBe(size);
});

test("a limit is kept to the byte: 64 KB for the text, 1 KB for the head of each file", () => {
  const files = [3000, 3000].map(sized);
  const one = encodedSize(3000) + 1024;
  const whole = 64 * 1024 + 2 * one;
  expect([whole, whole - 1, whole - one].map((limit) => splitFiles(files, limit).length)).toEqual([
    1, 2, 2,
  ]);
  expect(() => splitFiles(files, whole - one - 1)).toThrow("adjunto-excede");
});

test("a file that no message can hold is refused before anything is sent", () => {
  expect(() => splitFiles([sized(900_000)], 1_000_000)).toThrow(
    expect.objectContaining({
      code: "adjunto-excede",
      params: { archivo: "900000.pdf", bytes: 900_000, limite: 1_000_000 },
    }),
  );
});

test("no message made of the parts is bigger than the limit they were made for", async () => {
  const limit = 300_000;
  const files = [90_000, 80_000, 70_000].map((bytes) => testFile("a.pdf", Buffer.alloc(bytes, 7)));
  const intent = testIntent({ tipo: "incidente", datos: incident, archivos: files });
  const groups = splitFiles(files, limit);
  for (const [at, group] of groups.entries()) {
    const place = { part: at + 1, parts: groups.length };
    const draft = requestDraft(intent, group, place, { mail, reader, date });
    expect((await composeMessage(draft)).length).toBeLessThanOrEqual(limit);
  }
  expect(groups.map((one) => one.length)).toEqual([1, 2]);
});
