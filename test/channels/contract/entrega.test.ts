import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { expect } from "vitest";
import { asSentByHand } from "../../support/sent-by-hand.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";
import { toRan, type Bench } from "./bench.ts";
import { journeys } from "./journeys.ts";

const operator = "operaciones@agencia.example";
const desk = "mesadeservicios@aduana.gob.ec";

interface SentMail {
  readonly id: string;
  readonly subject: string;
}

/** A person who sends at once whatever is written, and keeps each message in the folder that is read. */
async function openByHand(): Promise<Bench> {
  const folder = testFolder();
  const [out, into] = [join(folder, "salida"), join(folder, "entrada")];
  mkdirSync(into);
  const sent: SentMail[] = [];
  const seen = new Set<string>();
  let letters = 0;
  let lastMs = new Date().getTime();

  /** Each message a second after the one before, in the order in which they are sent. */
  function nextDate(now: Date): Date {
    lastMs = Math.max(lastMs + 1000, now.getTime());
    return new Date(lastMs);
  }

  async function sendAll(now: Date): Promise<void> {
    const written = existsSync(out) ? readdirSync(out) : [];
    for (const name of written.filter((one) => one.endsWith(".eml") && !seen.has(one))) {
      seen.add(name);
      const draft = readFileSync(join(out, name));
      const id = `<${(letters += 1)}@agencia.example>`;
      const message = asSentByHand(draft, { from: operator, id, date: nextDate(now) });
      writeFileSync(join(into, `${letters}.eml`), message);
      sent.push({ id, subject: (await PostalMime.parse(message)).subject ?? "" });
    }
  }

  const mesa = async (argv: readonly string[], later = 0) => {
    const now = new Date(Math.max(lastMs, new Date().getTime()) + later * 1000);
    const ran = toRan(await runMesa([...argv, "--json"], { folder, now }));
    await sendAll(now);
    return ran;
  };

  /** A message of the desk in answer to one that was sent. */
  function write(to: SentMail, subject: string, more: readonly string[], text: string): void {
    const message = [
      `From: Mesa de Servicios <${desk}>`,
      `To: ${operator}`,
      `Date: ${nextDate(new Date(lastMs)).toUTCString()}`,
      `Message-ID: <${(letters += 1)}@aduana.gob.ec>`,
      `In-Reply-To: ${to.id}`,
      `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
      ...more,
      "Content-Type: text/plain; charset=utf-8",
      "",
      text,
    ];
    writeFileSync(join(into, `${letters}.eml`), message.join("\r\n"));
  }

  const numbers = new Map<string, SentMail>();
  const addresses = ["--buzon", operator, "--carpeta", out, "--carpeta-entrada", into];
  expect((await mesa(["perfil", "crear", "mano", "--canal", "entrega", ...addresses])).code).toBe(
    0,
  );
  return {
    canal: "entrega",
    folder,
    mesa,
    network: undefined,
    says: {},
    async numberOf({ json }) {
      const known = (await mesa(["bandeja", "ver", json.solicitud])).json.entrada;
      if (known.ticket !== null) return String(known.ticket);
      const own = await PostalMime.parse(readFileSync(json.entrega.archivo));
      const mail = sent.find(({ subject }) => subject === own.subject);
      if (mail === undefined) throw new Error("the request was not sent");
      const numero = String(4700 + numbers.size);
      numbers.set(numero, mail);
      const automatic = ["Auto-Submitted: auto-replied"];
      write(mail, `[mesa.aduana.gob.ec #${numero}] ${mail.subject}`, automatic, "Se registró.");
      expect((await mesa(["ticket", "listar"])).code).toBe(0);
      return numero;
    },
    official: {
      answer(numero, texto) {
        const mail = numbers.get(numero);
        if (mail === undefined) throw new Error(`no ticket ${numero}`);
        write(mail, `RE: [mesa.aduana.gob.ec #${numero}] ${mail.subject}`, [], texto);
        return Promise.resolve();
      },
      count: (asunto) =>
        Promise.resolve(sent.filter(({ subject }) => subject.includes(asunto)).length),
    },
  };
}

journeys("entrega", openByHand);
