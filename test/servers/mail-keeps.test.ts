import { chmodSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { mesa } from "../support/mesa-process.ts";
import {
  awaitMail,
  bothAuthorities,
  facts,
  maildirOf,
  mailOperator,
  openMailbox,
  report,
} from "./support/mail-bench.ts";
import {
  atTheDesk,
  entries,
  move,
  office,
  official,
  ofRequest,
  owner,
  submitted,
  tickets,
  write,
} from "./support/mail-office.ts";
import { lineThatSays } from "./support/tls-line.ts";
import { lineThatBreaks } from "./support/tls-relay.ts";

test("a copy that a rule has filed elsewhere proves that the request went out: it is not sent twice", async () => {
  const line = await lineThatBreaks(() => "unanswered");
  const env = { NODE_EXTRA_CA_CERTS: bothAuthorities() };
  const { box, operator } = await office({ smtp: `smtp://127.0.0.1:${line.port}`, env });
  const { code, stdout } = await operator.run(...report, "--json");
  const { solicitud } = submitted.parse(JSON.parse(stdout));
  await awaitMail(box, ofRequest(solicitud));
  await box.mailboxCreate("Propios");
  await move(box, "INBOX", "Propios");
  expect([0, 5]).toContain(code);
  // Long enough for an absence to have counted as proof once.
  const startsAt = new Date(new Date().getTime() + 20 * 60_000).toISOString();
  const later = { folder: operator.folder, env: operator.env, startsAt };
  const verified = await mesa(["bandeja", "verificar", "--json"], later);
  const known = entries.parse(JSON.parse(verified.stdout)).entradas;
  expect(known.every(({ resultado }) => resultado === "en_cola")).toBe(true);
  await mesa(["bandeja", "enviar"], later);
  expect([line.got.length, await atTheDesk(solicitud)]).toEqual([1, 1]);
});

test("--reenviar sends what was swallowed, once, at the operator's word", async () => {
  const line = await lineThatBreaks((nth) => (nth === 0 ? "swallowed" : "sound"));
  const env = { NODE_EXTRA_CA_CERTS: bothAuthorities() };
  const { operator } = await office({ smtp: `smtp://127.0.0.1:${line.port}`, env });
  const { stdout } = await operator.run(...report, "--json");
  const { solicitud } = submitted.parse(JSON.parse(stdout));
  const unasked = await operator.run("bandeja", "enviar", "--reenviar", solicitud, "--json");
  expect([unasked.code, line.got.length]).toEqual([2, 1]);
  const again = await operator.answer("bandeja", "enviar", "--reenviar", solicitud, "--si");
  expect(entries.parse(again).entradas).toEqual([{ resultado: "en_cola" }]);
  const { entradas } = entries.parse(await operator.answer("bandeja", "enviar"));
  expect([entradas, await atTheDesk(solicitud)]).toEqual([[], 1]);
});

test("a request of which no copy is left is listed, shown, and its answer is found", async () => {
  const { box, list, send, see, told } = await office();
  const id = await send();
  await told();
  for (const folder of ["INBOX", "Sent"]) {
    await box.mailboxOpen(folder);
    await box.messageDelete("1:*");
  }
  expect(await list()).toEqual([[id, "enviado"]]);
  await write(box, id, "Su caso ha sido resuelto.");
  expect([await list(), (await see(id)).estado, await told()]).toEqual([
    [[id, "respondido"]],
    "respondido",
    1,
  ]);
});

test("a copy that the sent folder does not take is told", async () => {
  const { box, operator } = await office();
  const folder = join(maildirOf(owner), ".Sent");
  await box.status("Sent", { messages: true });
  chmodSync(folder, 0o000);
  onTestFinished(() => chmodSync(folder, 0o700));
  const { advertencias } = submitted.parse(await operator.answer(...report));
  expect(advertencias?.map(({ codigo }) => codigo)).toContain("copia-no-guardada");
});

test("an answer that comes while the folder is numbered anew is news, once", async () => {
  const { box, send, told } = await office();
  const id = await send();
  await write(box, id, "Su caso fue asignado a un analista.");
  await told();
  const before = await box.status("INBOX", { uidValidity: true });
  await box.logout();
  const folder = maildirOf(owner);
  for (const name of readdirSync(folder)) {
    if (/^dovecot[-.](?:uid|index)/.test(name)) rmSync(join(folder, name));
  }
  const again = await openMailbox(owner);
  await write(again, id, "Su caso ha sido resuelto.");
  const after = await again.status("INBOX", { uidValidity: true });
  expect(before === false || after === false || before.uidValidity === after.uidValidity).toBe(
    false,
  );
  expect([await told(), await told()]).toEqual([1, 0]);
});

test("an answer that is moved to a folder of one's own, or comes there, counts as before", async () => {
  const { box, list, send, see, told } = await office();
  const id = await send();
  await write(box, id, "Su caso fue asignado a un analista.");
  expect(await list()).toEqual([[id, "asignado"]]);
  await told();
  await box.mailboxCreate("Aduana/2026");
  await move(box, "INBOX", "Aduana/2026");
  expect([await list(), (await see(id)).mensajes.length, await told()]).toEqual([
    [[id, "asignado"]],
    1,
    0,
  ]);
  await write(box, id, "Su caso ha sido resuelto.", { folder: "Aduana/2026" });
  expect([await list(), await told()]).toEqual([[[id, "respondido"]], 1]);
});

test("an answer that is deleted turns no state back, and its number stays known", async () => {
  const { box, list, send, see } = await office();
  const id = await send();
  await write(box, id, "Registramos su caso.", { subject: "[Mesa #20260417] Recibido" });
  await write(box, id, "Su caso ha sido resuelto.");
  const before = await list();
  await box.mailboxOpen("INBOX");
  await box.messageDelete({ from: official });
  expect([before, await list(), await list("--sin-red")]).toEqual(
    Array.from({ length: 3 }, () => [["20260417", "respondido"]]),
  );
  const { estado, mensajes } = await see("20260417");
  expect([estado, mensajes.map(({ desaparecido }) => desaparecido)]).toEqual([
    "respondido",
    [true, true],
  ]);
});

test("a number that comes later makes no second ticket in the local copy", async () => {
  const { box, list, send } = await office();
  const id = await send();
  expect(await list()).toEqual([[id, "enviado"]]);
  await write(box, id, "Registramos su caso.", { subject: "[Mesa #20260418] Recibido" });
  await list();
  expect(await list("--sin-red")).toEqual([["20260418", "registrado"]]);
});

test("two answers without Message-ID are two answers", async () => {
  const { box, list, send, see, told } = await office();
  const id = await send();
  await told();
  for (const text of ["Su caso está en análisis.", "El caso fue rechazado por falta de datos."]) {
    const head = `From: Mesa <${official}>\r\nTo: ${owner}\r\nSubject: Re\r\n`;
    await box.append("INBOX", `${head}In-Reply-To: <mesa.${id}.1@oce.test>\r\n\r\n${text}\r\n`);
  }
  expect([await list(), (await see(id)).mensajes.length, await told()]).toEqual([
    [[id, "rechazado"]],
    2,
    1,
  ]);
});

test.each(["Correo enviado", "Objetos enviados", "Salida vieja"])(
  "a sent folder that no server names is found by what lies in it: %s",
  async (name) => {
    const { box, send } = await office();
    const id = await send();
    await box.mailboxCreate(name);
    await move(box, "Sent", name);
    await box.mailboxOpen("INBOX");
    await box.messageDelete("1:*");
    // A server that knows nothing of special uses, nor has a folder of that name.
    const port = await lineThatSays(facts.MAIL_IMAPS_PORT, (said) =>
      said.replaceAll(/^\* (?:LIST|LSUB|STATUS) .*\bSent\b.*\r\n/gm, ""),
    );
    const second = await mailOperator({
      mailbox: owner,
      desk: official,
      imap: `imaps://127.0.0.1:${port}`,
      env: { NODE_EXTRA_CA_CERTS: bothAuthorities() },
    });
    const { tickets: found } = tickets.parse(await second.answer("ticket", "listar"));
    expect(found.map(({ numero, estado }) => [numero, estado])).toEqual([[id, "enviado"]]);
    const next = submitted.parse(await second.answer(...report));
    expect(await awaitMail(box, ofRequest(next.solicitud), name)).toHaveLength(1);
  },
);
