import { expect, test } from "vitest";
import { startFaultProxy } from "../support/fault-proxy.ts";
import { mesa } from "../support/mesa-process.ts";
import { firmBench } from "./support/firm-bench.ts";
import { firmMachine } from "./support/firm-machines.ts";
import { awaitMail, emptyMailbox, facts, openMailbox } from "./support/mail-bench.ts";
import { official, ofRequest, owner, write } from "./support/mail-office.ts";
import { firmServerFacts } from "./support/server-facts.ts";

test("what one machine read of the mailbox a colleague knows, though the mail is gone since", async () => {
  const { admin } = await firmBench();
  const line = await startFaultProxy(firmServerFacts().POSTGRES_PORT);
  const box = await openMailbox(owner);
  await emptyMailbox(box);
  const smtp = `smtp://127.0.0.1:${facts.MAIL_SUBMISSION_PORT}`;
  const imap = `imap://127.0.0.1:${facts.MAIL_IMAP_PORT}`;
  const addresses = ["--canal", "correo", "--buzon", owner, "--destino", official];
  const machine = async () =>
    await firmMachine({
      profile: [...addresses, "--smtp", smtp, "--imap", imap],
      env: { NODE_EXTRA_CA_CERTS: facts.MAIL_CA, MESA_CONTRASENA: facts.MAIL_PASSWORD },
      port: line.port,
      run: mesa,
    });
  const [ana, eva] = [await machine(), await machine()];
  const tickets = async (one: typeof ana, ...words: readonly string[]) => {
    const { code, json } = await one.mesa(["ticket", "listar", ...words]);
    expect(code).toBe(0);
    return json.tickets.map(({ numero, estado }: Readonly<Record<string, string>>) => [
      numero,
      estado,
    ]);
  };
  const told = async (one: typeof ana) => (await one.mesa(["novedades"])).json.total;

  const sent = await ana.mesa(["consulta", "crear", "--desde", "ejemplos/consulta.json"]);
  await awaitMail(box, ofRequest(sent.json.solicitud), "Sent");
  expect(await told(ana)).toBe(1);
  await write(box, sent.json.solicitud, "Su ticket N.º 88123: el caso ha sido resuelto.");
  const known = [["88123", "respondido"]];
  expect(await tickets(ana)).toEqual(known);
  await box.mailboxOpen("INBOX");
  await box.messageDelete("1:*");
  await box.mailboxClose();

  expect(await tickets(eva)).toEqual(known);
  const shown = await eva.mesa(["ticket", "ver", "88123"]);
  expect(shown.json.ticket.mensajes).toMatchObject([
    { texto: "Su ticket N.º 88123: el caso ha sido resuelto.", desaparecido: true },
  ]);
  expect(await tickets(eva, "--sin-red")).toEqual(known);
  expect([await told(eva), await told(ana)]).toEqual([1, 0]);
  // From here on these machines are another person's.
  await admin`UPDATE mesa.marcas SET persona = 'luis'`;
  expect([await told(eva), await told(ana)]).toEqual([1, 0]);

  // Without the firm's server the mailbox alone is read.
  line.act({ upReset: 0 });
  expect(await tickets(eva)).toEqual([[sent.json.solicitud, "enviado"]]);
  line.act(undefined);
  expect(await tickets(eva)).toEqual(known);
});
