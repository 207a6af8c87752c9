import fc from "fast-check";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { readMbox } from "../../../src/channels/handover/read-mbox.ts";
import { readMsg } from "../../../src/channels/handover/read-msg.ts";
import { makeMsg } from "../../support/make-msg.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const facts = {
  subject: "[Incidente] Declaración (mesa 7F3K-92QD)",
  body: "Descripción: la declaración fue rechazada.",
  sender: "operaciones@agencia.example",
  recipient: "mesadeservicios@aduana.gob.ec",
  file: { name: "evidencia ñ.pdf", content: Buffer.alloc(9000, "%PDF ") },
};

test("an Outlook message becomes MIME with its people, text and files", async () => {
  const made = await readMsg(makeMsg(facts));
  expect(await readMsg(makeMsg(facts))).toEqual(made);
  const mail = await PostalMime.parse(made);
  expect(mail).toMatchObject({
    from: { address: facts.sender },
    to: [{ address: facts.recipient }],
    subject: facts.subject,
  });
  expect(mail.text?.trim()).toBe(facts.body);
  expect(mail.attachments).toMatchObject([{ filename: facts.file.name }]);
  expect(mail.attachments[0]?.content).toHaveProperty("byteLength", 9000);
});

/** A time of Windows: tenths of a microsecond since 1601. */
const filetime = (iso: string): bigint => BigInt(Date.parse(iso) + 11_644_473_600_000) * 10_000n;

/** The lines of an Outlook message as MIME before its parts. */
async function headOf(change: Partial<Parameters<typeof makeMsg>[0]>) {
  const made = (await readMsg(makeMsg({ ...facts, ...change }))).toString();
  return made.slice(0, made.indexOf("\r\nMIME-Version: 1.0\r\n")).split("\r\n");
}

const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;
const submitted = { "00390040": filetime("2026-11-24T15:00:00Z") };
const delivered = { "0E060040": filetime("2026-11-24T16:00:00Z") };
const exchange = "/O=EXCHANGELABS/CN=ANA";

test("of one that was sent Outlook's own facts make the headers, where they are addresses", async () => {
  const people = [`From: "${encoded("Agencia")}" <${facts.sender}>`, `To: <${facts.recipient}>`];
  const subject = `Subject: ${encoded(facts.subject)}`;
  expect(await headOf({ values: { ...submitted, ...delivered } })).toEqual([
    ...people,
    subject,
    "Date: Tue, 24 Nov 2026 15:00:00 GMT",
  ]);
  expect(await headOf({ values: delivered, texts: { "1035": "<1@a>\r\nBcc: x" } })).toEqual([
    ...people,
    subject,
    "Date: Tue, 24 Nov 2026 16:00:00 GMT",
    "Message-ID: <1@a> Bcc: x",
  ]);
  expect(await headOf({ sender: exchange, texts: { "0C1F": "ana@oce.test" } })).toEqual([
    `From: "${encoded("Agencia")}" <ana@oce.test>`,
    `To: <${facts.recipient}>`,
    subject,
  ]);
  expect(await headOf({ sender: exchange, recipient: exchange })).toEqual([
    `From: "${encoded("Agencia")}" <>`,
    "To: ",
    subject,
  ]);
});

test("one that was not sent is a draft, whatever else it says", async () => {
  const draft = ["X-Unsent: 1"];
  expect([
    await headOf({ values: { "0E070003": 8n } }),
    await headOf({ values: { "0E070003": 9n }, headers: "From: m@x" }),
    (await headOf({ values: { "0E070003": 1n } })).length,
    await headOf({ headers: "From : m@x\r\nX-A: 1\r\n b\r\nbasura\r\nMIME-Version : 1.0" }),
  ]).toEqual([draft, draft, 3, ["From : m@x", "X-A: 1", " b"]]);
});

test("one that was received keeps its headers but for those of its encoding", async () => {
  const headers =
    "From: Mesa <m@aduana.gob.ec>\r\nSubject: RE:\r\n caso\r\nContent-Type: text/html\r\nMessage-ID: <1@a>\r\n";
  const mail = await PostalMime.parse(await readMsg(makeMsg({ ...facts, headers })));
  expect(mail).toMatchObject({ subject: "RE: caso", messageId: "<1@a>" });
  expect(mail.text?.trim()).toBe(facts.body);
});

test("a damaged or hostile Outlook message is refused, and never keeps the reader busy", async () => {
  const whole = makeMsg(facts);
  const spoilt = fc.array(
    fc.tuple(fc.nat(whole.length - 5), fc.constantFrom(0, 1, 2, 5, 0xffffffff, 0xfffffffe)),
    { minLength: 1, maxLength: 20 },
  );
  await fc.assert(
    fc.asyncProperty(spoilt, fc.nat(whole.length), async (changes, length) => {
      const source = Buffer.from(whole);
      for (const [at, value] of changes) source.writeUInt32LE(value, at);
      for (const one of [source, whole.subarray(0, length)]) {
        const result = await readMsg(one).catch((error: unknown) => error);
        expect(result instanceof Error || Buffer.isBuffer(result)).toBe(true);
      }
    }),
    { numRuns: 25, seed: 19 },
  );
});

test("a chain of sectors that leads back to itself is refused", async () => {
  const source = makeMsg(facts);
  const table = (source.readUInt32LE(76) + 1) * 512;
  for (let sector = 0; sector < 128; sector += 1) {
    const at = table + sector * 4;
    if (at + 4 <= source.length && source.readUInt32LE(at) < 0xfffffffa) {
      source.writeUInt32LE(sector, at);
    }
  }
  await expect(readMsg(source)).rejects.toThrow(/chain/);
});

test("an mbox file is read message by message, and one that is too large harms no other", async () => {
  const path = join(testFolder(), "enviados");
  const letter = (name: string, bytes: number): string =>
    `From - Sat Nov 28\r\nSubject: ${name}\r\n\r\n>From ayer\r\n${"x".repeat(bytes)}\r\n\r\n`;
  writeFileSync(path, letter("uno", 10) + letter("dos", 1_000_000) + letter("tres", 10));
  const found: (string | undefined)[] = [];
  for await (const { source } of readMbox(path, 100_000)) found.push(source?.toString());
  expect(found.map((one) => one?.split("\r\n")[0])).toEqual([
    "Subject: uno",
    undefined,
    "Subject: tres",
  ]);
  expect(found[0]).toContain("\r\nFrom ayer\r\n");
});

test("a folder with whatever lies in it is gone through, and each bad file is named", async () => {
  const folder = testFolder();
  const place = join(folder, "correo");
  mkdirSync(join(place, "dentro"), { recursive: true });
  symlinkSync(place, join(place, "dentro", "vuelta"));
  writeFileSync(join(place, "cortado.msg"), makeMsg(facts).subarray(0, 1500));
  writeFileSync(join(place, "foto.eml"), Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
  writeFileSync(join(place, "notas.docx"), "PK");
  writeFileSync(join(place, "hondo.eml"), nested(2000));
  writeFileSync(
    join(place, "dentro", "ajeno.eml"),
    "From: a@b.example\r\nTo: c@d.example\r\n\r\nHola",
  );
  const profile = ["--canal", "entrega", "--carpeta", join(folder, "s"), "--buzon", facts.sender];
  await runMesa(["perfil", "crear", "mano", ...profile], { folder });
  const { code, stdout } = await runMesa(["entrega", "importar", place, "--json"], { folder });
  const { archivos } = JSON.parse(stdout);
  expect(code).toBe(7);
  expect(
    archivos.map(({ ruta, problema, ajenos }: Record<string, string>) => [
      ruta?.slice(place.length + 1).replaceAll("\\", "/"),
      problema,
      ajenos,
    ]),
  ).toEqual([
    ["cortado.msg", "danado", 0],
    ["dentro/ajeno.eml", null, 1],
    ["foto.eml", "no-es-mensaje", 0],
    ["hondo.eml", null, 1],
  ]);
  const missing = await runMesa(["entrega", "importar", join(place, "nada"), "--json"], { folder });
  expect(JSON.parse(missing.stderr).error.codigo).toBe("archivo-ilegible");
});

/** A message in a message in a message. */
function nested(depth: number): string {
  const levels = Array.from({ length: depth }, (_, at) =>
    [`Content-Type: multipart/mixed; boundary="b${at}"`, "", `--b${at}`, ""].join("\r\n"),
  );
  return `From: a@b.example\r\n${levels.join("")}Hola`;
}
