import { randomUUID } from "node:crypto";
import type { ImapFlow } from "imapflow";
import type { FaultProxy } from "../../support/fault-proxy.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";
import { toRan, type Bench, type Ran } from "../../channels/contract/bench.ts";
import { awaitMail, emptyMailbox, facts, inject, openMailbox } from "./mail-bench.ts";
import { lineThatFails } from "./tls-line.ts";

/** An official who works with a mail program: no help desk stands behind this address. */
const official = "agente@aduana.test";

/** Mailboxes given away so far; the server has 64. */
let given = 0;

/**
 * The channel `correo` against Postfix and Dovecot, the official's side by another mailbox. Each
 * operator has a mailbox of their own: a first look reads all requests that lie in one.
 */
export async function openMail(): Promise<Bench> {
  const folder = testFolder();
  given += 1;
  const owner = `operador${((given - 1) % 64) + 1}@oce.test`;
  const out = await lineThatFails(facts.MAIL_SUBMISSIONS_PORT);
  const into = await lineThatFails(facts.MAIL_IMAPS_PORT);
  const env = { MESA_CONTRASENA: facts.MAIL_PASSWORD, MESA_ESPERA: "2" };
  const mesa = async (argv: readonly string[], later = 0): Promise<Ran> => {
    const now = new Date(Date.parse(new Date().toISOString()) + later * 1000);
    return toRan(await runMesa([...argv, "--json"], { folder, env, now }));
  };
  const servers = [
    "--smtp",
    `smtps://127.0.0.1:${out.port}`,
    "--imap",
    `imaps://127.0.0.1:${into.port}`,
  ];
  const addresses = ["--buzon", owner, "--destino", official];
  await mesa(["perfil", "crear", "contrato", "--canal", "correo", ...addresses, ...servers]);
  const desk = await openMailbox(official);
  const inbox = await openMailbox(owner);
  await emptyMailbox(inbox);
  return {
    canal: "correo",
    folder,
    mesa,
    network: both(out.network, into.network),
    says: {
      crear: /^X-Mesa-Solicitud/i,
      listar: /UID SEARCH/,
      ver: /UID FETCH/,
      responder: /^X-Mesa-Respuesta/i,
      conforme: /X-Mesa-Accion/i,
      descargar: /UID FETCH/,
    },
    numberOf: (made) => giveNumber(made, { owner, desk, inbox, mesa }),
    official: {
      async answer(numero, texto) {
        const id = `<${randomUUID()}@aduana.test>`;
        await write(owner, { subject: `Re: [Mesa #${numero}] su caso`, id, texto });
        await awaitMail(inbox, { header: { "message-id": id } });
      },
      async count(asunto) {
        await desk.mailboxOpen("INBOX", { readOnly: true });
        const query = { subject: asunto, header: { "x-mesa-solicitud": "" } };
        const found = await desk.search(query, { uid: true });
        return Array.isArray(found) ? found.length : 0;
      },
    },
  };
}

interface Post {
  readonly owner: string;
  readonly desk: ImapFlow;
  readonly inbox: ImapFlow;
  readonly mesa: (argv: readonly string[]) => Promise<Ran>;
}

/** What a help desk does by itself: the first message gets its number, the same one every time. */
async function giveNumber(made: Ran, { owner, desk, inbox, mesa }: Post): Promise<string> {
  const known: unknown = made.json.ticket?.numero;
  if (typeof known === "string") return known;
  const ownId = `mesa.${String(made.json.solicitud)}.1@`;
  await awaitMail(desk, { header: { "message-id": ownId } });
  const numero = String(Number.parseInt(String(made.json.solicitud).slice(-8), 16));
  const id = `<recibo-${numero}@aduana.test>`;
  const receipt = { header: { "message-id": id } };
  await inbox.mailboxOpen("INBOX", { readOnly: true });
  const before = await inbox.search(receipt, { uid: true });
  if (!Array.isArray(before) || before.length === 0) {
    const answers = `In-Reply-To: <${ownId}oce.test>\nAuto-Submitted: auto-replied\n`;
    await write(owner, {
      subject: `[Mesa #${numero}] Recibido`,
      id,
      texto: "Se registró.",
      answers,
    });
    await awaitMail(inbox, receipt);
  }
  await mesa(["bandeja", "verificar"]);
  return numero;
}

interface Written {
  readonly subject: string;
  readonly id: string;
  readonly texto: string;
  readonly answers?: string;
}

async function write(owner: string, { subject, id, texto, answers = "" }: Written): Promise<void> {
  const head = `From: Mesa <${official}>\nTo: ${owner}\nMessage-ID: ${id}\n`;
  const type = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n";
  await inject(official, owner, `${head}Subject: ${subject}\n${answers}${type}\n${texto}\n`);
}

/** Two lines as one network. */
function both(one: FaultProxy, other: FaultProxy): FaultProxy {
  return {
    port: one.port,
    act(fault) {
      one.act(fault);
      other.act(fault);
    },
    failing: () => one.failing() || other.failing(),
    acted: () => one.acted() + other.acted(),
  };
}
