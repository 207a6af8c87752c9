import { createHash, randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { expect, test } from "vitest";
import {
  awaitMail,
  bearerToken,
  bothAuthorities,
  facts,
  inject,
  mailOperator,
  openMailbox,
  report,
} from "./support/mail-bench.ts";
import { lineThatBreaks, withoutStartTls } from "./support/tls-relay.ts";

const submitted = z.object({ resultado: z.string(), solicitud: z.string() });
const entries = z.object({
  entradas: z.array(
    z.object({
      solicitud: z.string(),
      resultado: z.string(),
      motivo: z.string().nullable(),
      ticket: z.string().nullable(),
    }),
  ),
});
const failure = z.object({
  error: z.object({ codigo: z.string(), mensaje: z.string(), salida: z.number() }),
});

/** A command's failure, by its code and exit. */
function failureOf({ code, stderr }: { readonly code: number | null; readonly stderr: string }) {
  const { codigo, mensaje } = failure.parse(JSON.parse(stderr)).error;
  return { code, codigo, mensaje };
}

/** The submission that is in the outbox. */
async function outbox(operator: Awaited<ReturnType<typeof mailOperator>>) {
  return entries.parse(await operator.answer("bandeja", "listar", "--todas")).entradas;
}

/** How many messages of a submission the desk's own mailbox holds. */
async function atTheDesk(solicitud: string): Promise<number> {
  const desk = await openMailbox(facts.MAIL_DESK);
  const query = { header: { "x-mesa-solicitud": solicitud } };
  return (await awaitMail(desk, query)).length;
}

/** A PDF that the evidence room takes, of about so many bytes. */
function bigPaper(folder: string, name: string, bytes: number): string {
  const path = join(folder, name);
  const paper = readFileSync("test/fixtures/solicitudes/adjuntos/ficha-tecnica.pdf", "latin1");
  const filler = `%${randomUUID()}${"x".repeat(bytes)}\n`;
  writeFileSync(
    path,
    paper.replace(/^%PDF[^\n]*\n/, (first) => first + filler),
    "latin1",
  );
  return path;
}

test("perfil probar: a message to oneself goes out, comes back and leaves a copy", async () => {
  const operator = await mailOperator();
  expect(await operator.answer("perfil", "probar")).toMatchObject({
    conexion: "bien",
    prueba: { para: facts.MAIL_OPERATOR, recibida: true, copia: true },
  });
});

test.each([
  ["TLS from the first byte", "SUBMISSIONS", "smtps", "IMAPS", "imaps"],
  ["STARTTLS", "SUBMISSION", "smtp", "IMAP", "imap"],
] as const)("both ways in: %s", async (_what, out, outScheme, into, intoScheme) => {
  const operator = await mailOperator({
    smtp: `${outScheme}://127.0.0.1:${facts[`MAIL_${out}_PORT`]}`,
    imap: `${intoScheme}://127.0.0.1:${facts[`MAIL_${into}_PORT`]}`,
  });
  const { code } = await operator.run("perfil", "probar");
  expect(code).toBe(0);
});

test("EAUTH: a wrong password is told, once, and the request waits", async () => {
  const operator = await mailOperator({ env: { MESA_CONTRASENA: "otra" } });
  const result = failureOf(await operator.run(...report, "--json"));
  expect([result.code, result.codigo]).toEqual([4, "acceso-rechazado"]);
  expect(result.mensaje).not.toContain("otra");
});

test.each([
  ["MESA_TOKEN", []],
  ["a profile that says so", ["--acceso", "xoauth2"]],
] as const)("XOAUTH2 both ways, by %s; a token that has expired is told", async (_what, flags) => {
  const name = flags.length === 0 ? "MESA_TOKEN" : "MESA_CONTRASENA";
  const withToken = (token: string) =>
    mailOperator({ flags, env: { MESA_CONTRASENA: "", [name]: token } });
  const good = await withToken(bearerToken(facts.MAIL_OPERATOR));
  expect(await good.answer("perfil", "probar")).toMatchObject({
    conexion: "bien",
    prueba: { recibida: true, copia: true },
  });
  const stale = bearerToken(facts.MAIL_OPERATOR, -30);
  const expired = failureOf(await (await withToken(stale)).run("perfil", "probar", "--json"));
  expect([expired.code, expired.mensaje.includes(stale)]).toEqual([4, false]);
});

test("sesion iniciar keeps the password; without it nobody is signed in", async () => {
  const { MAIL_PASSWORD } = facts;
  const operator = await mailOperator({ env: { MESA_CONTRASENA: "" } });
  expect(failureOf(await operator.run("ticket", "listar", "--json")).codigo).toBe("sin-sesion");
  const given = { ...operator.env, MESA_CONTRASENA: MAIL_PASSWORD };
  const signIn = await mailOperator({ env: given });
  await signIn.answer("sesion", "iniciar");
  const { mesa } = await import("../support/mesa-process.ts");
  const later = { folder: signIn.folder, env: { NODE_EXTRA_CA_CERTS: facts.MAIL_CA } };
  const list = await mesa(["ticket", "listar", "--json"], later);
  expect([list.code, list.stderr]).toEqual([0, ""]);
  expect(readFileSync(join(signIn.folder, "config.json"), "utf8")).not.toContain(MAIL_PASSWORD);
});

test("no STARTTLS on the way out: the password is not sent", async () => {
  const proxy = await withoutStartTls(facts.MAIL_INJECT_PORT);
  const operator = await mailOperator({ smtp: `smtp://127.0.0.1:${proxy.port}` });
  const result = failureOf(await operator.run("perfil", "probar", "--json"));
  expect([result.code, result.codigo]).toEqual([6, "sin-cifrado"]);
  expect(proxy.sent()).not.toMatch(/AUTH/i);
});

test("LOGINDISABLED, or no STARTTLS on the way in: no LOGIN is tried", async () => {
  const proxy = await withoutStartTls(facts.MAIL_IMAP_PORT);
  const operator = await mailOperator({ imap: `imap://127.0.0.1:${proxy.port}` });
  const result = failureOf(await operator.run("ticket", "listar", "--json"));
  expect([result.code, result.codigo]).toEqual([6, "sin-cifrado"]);
  expect(proxy.sent()).not.toMatch(/LOGIN|AUTHENTICATE/i);
});

test("a certificate of an authority that nobody trusts is named", async () => {
  const operator = await mailOperator({ env: { NODE_EXTRA_CA_CERTS: "" } });
  const result = failureOf(await operator.run("perfil", "probar", "--json"));
  expect([result.code, result.codigo]).toEqual([6, "buzon-inalcanzable"]);
  expect(result.mensaje).toMatch(/ninguna autoridad conocida/);
});

test("an address that the server does not know is a refusal, in the server's words", async () => {
  const operator = await mailOperator({ desk: "nadie@aduana.test" });
  const result = failureOf(await operator.run(...report, "--json"));
  expect([result.code, result.codigo]).toEqual([1, "mesa-rechaza"]);
  expect(result.mensaje).toContain("nadie@aduana.test");
  expect((await outbox(operator)).map((one) => one.resultado)).toEqual(["rechazado"]);
});

test("SIZE: a paper that no message holds is refused before anything is sent", async () => {
  const operator = await mailOperator();
  const paper = bigPaper(operator.folder, "enorme.pdf", 9_000_000);
  const result = failureOf(await operator.run(...report, "--adjunto", paper, "--json"));
  expect([result.code, result.codigo]).toEqual([2, "adjunto-excede"]);
  expect(result.mensaje).toContain("10485760");
  expect((await outbox(operator)).map((one) => one.resultado)).toEqual(["pendiente"]);
});

test("SIZE: several numbered messages need consent, and are one ticket of ours", async () => {
  const operator = await mailOperator();
  const papers = ["uno.pdf", "dos.pdf"].flatMap((name) => [
    "--adjunto",
    bigPaper(operator.folder, name, 5_000_000),
  ]);
  const asked = failureOf(await operator.run(...report, ...papers, "--json"));
  expect([asked.code, asked.codigo]).toEqual([2, "correo-no-cabe"]);
  const sent = entries.parse(await operator.answer("bandeja", "enviar", "--partir")).entradas;
  expect(sent.map((one) => one.resultado)).toEqual(["en_cola"]);
  const id = sent[0]?.solicitud ?? "";
  const inbox = await openMailbox(facts.MAIL_OPERATOR);
  await inbox.mailboxOpen("Sent", { readOnly: true });
  const found = await inbox.search({ header: { "x-mesa-solicitud": id } }, { uid: true });
  expect(Array.isArray(found) ? found.length : 0).toBe(2);
  const { ticket } = z
    .object({ ticket: z.object({ adjuntos: z.array(z.object({ nombre: z.string() })) }) })
    .parse(await operator.answer("ticket", "ver", id));
  const names = ticket.adjuntos.map((one) => one.nombre);
  expect(names).toEqual(expect.arrayContaining(["evidencia.pdf", "uno.pdf", "dos.pdf"]));
});

test("the same key twice, so the same Message-ID twice, is one message at the desk", async () => {
  const operator = await mailOperator();
  const command = [...report, "--clave", randomUUID()];
  const first = submitted.parse(await operator.answer(...command));
  const second = submitted.parse(await operator.answer(...command));
  expect(second.solicitud).toBe(first.solicitud);
  expect(await atTheDesk(first.solicitud)).toBe(1);
});

test("a lost answer after DATA is settled by what lies in one's own mailbox", async () => {
  const line = await lineThatBreaks(() => "unanswered");
  const operator = await mailOperator({
    smtp: `smtp://127.0.0.1:${line.port}`,
    env: { NODE_EXTRA_CA_CERTS: bothAuthorities() },
  });
  const result = await operator.run(...report, "--json");
  const inbox = await openMailbox(facts.MAIL_OPERATOR);
  const [entry] = await outbox(operator);
  const id = entry?.solicitud ?? "";
  expect([0, 5]).toContain(result.code);
  await awaitMail(inbox, { header: { "x-mesa-solicitud": id } });
  const [after] = entries.parse(await operator.answer("bandeja", "verificar")).entradas;
  expect(["en_cola", "aceptado"]).toContain(after?.resultado);
  // Its copy is filed now, once.
  await awaitMail(inbox, { header: { "x-mesa-solicitud": id } }, "Sent");
  await operator.run("bandeja", "enviar");
  expect([line.got.length, await atTheDesk(id)]).toEqual([1, 1]);
});

test("a message that was swallowed stays unknown, and is not sent again", async () => {
  const line = await lineThatBreaks(() => "swallowed");
  const operator = await mailOperator({
    smtp: `smtp://127.0.0.1:${line.port}`,
    env: { NODE_EXTRA_CA_CERTS: bothAuthorities() },
  });
  const { code, stdout } = await operator.run(...report, "--json");
  expect([code, submitted.parse(JSON.parse(stdout)).resultado]).toEqual([5, "desconocido"]);
  const again = await operator.run("bandeja", "enviar", "--json");
  expect([again.code, line.got.length]).toEqual([5, 1]);
  const verified = await operator.run("bandeja", "verificar", "--json");
  expect(entries.parse(JSON.parse(verified.stdout)).entradas.map((one) => one.resultado)).toEqual([
    "desconocido",
  ]);
});

test("a message that comes back makes the entry refused, with the server's words", async () => {
  // An address without Request Tracker behind it: an answer would outweigh the report.
  const operator = await mailOperator({ desk: "agente@aduana.test" });
  const { solicitud } = submitted.parse(await operator.answer(...report));
  const words = "550 5.2.2 <mesa@aduana.test>: mailbox full";
  await inject(
    "",
    facts.MAIL_OPERATOR,
    `From: MAILER-DAEMON@mail.aduana.test
To: ${facts.MAIL_OPERATOR}
Message-ID: <${randomUUID()}@mail.aduana.test>
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

I'm sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.aduana.test

Final-Recipient: rfc822; agente@aduana.test
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; ${words}

--b
Content-Type: text/rfc822-headers

Message-ID: <mesa.${solicitud}.1@oce.test>

--b--
`,
  );
  const inbox = await openMailbox(facts.MAIL_OPERATOR);
  await awaitMail(inbox, { body: `mesa.${solicitud}.1@` });
  const { stdout } = await operator.run("bandeja", "verificar", "--json");
  const [entry] = entries.parse(JSON.parse(stdout)).entradas;
  expect([entry?.resultado, entry?.motivo]).toEqual([
    "rechazado",
    `El correo volvió: el buzón de la mesa está lleno. El servidor dijo: «5.2.2 ${words}».`,
  ]);
});

test("nothing in the mailbox is changed: what was unread stays unread", async () => {
  const operator = await mailOperator();
  const { solicitud } = submitted.parse(await operator.answer(...report));
  const inbox = await openMailbox(facts.MAIL_OPERATOR);
  const receipt = { header: { "in-reply-to": `mesa.${solicitud}.1` } };
  await awaitMail(inbox, receipt);
  await operator.answer("ticket", "listar");
  await operator.answer("ticket", "ver", solicitud);
  await inbox.mailboxOpen("INBOX", { readOnly: true });
  const own = { header: { "x-mesa-solicitud": solicitud } };
  for (const query of [receipt, own]) {
    const unread = await inbox.search({ ...query, seen: false }, { uid: true });
    expect(Array.isArray(unread) ? unread.length : 0).toBe(1);
  }
});

test("a subject with accents and an emoji, a file with an accented name: byte for byte", async () => {
  const operator = await mailOperator();
  const paper = bigPaper(operator.folder, "evidencia número 1 – año €.pdf", 20_000);
  const { solicitud } = submitted.parse(
    await operator.answer(...report, "--pantalla", "Año 2026 ñ€ 😀", "--adjunto", paper),
  );
  const { ticket } = z
    .object({
      ticket: z.object({
        asunto: z.string(),
        adjuntos: z.array(z.object({ nombre: z.string(), sha256: z.string() })),
      }),
    })
    .parse(await operator.answer("ticket", "ver", solicitud));
  expect(ticket.asunto).toContain("Año 2026 ñ€ 😀 – 028");
  expect(ticket.adjuntos).toContainEqual(
    expect.objectContaining({
      nombre: "evidencia número 1 – año €.pdf",
      sha256: createHash("sha256").update(readFileSync(paper)).digest("hex"),
    }),
  );
});
