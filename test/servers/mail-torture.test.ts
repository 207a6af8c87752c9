import { randomInt } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { ImapFlow } from "imapflow";
import * as z from "zod";
import { expect, test } from "vitest";
import { seededRandom } from "../../src/domain/fault-plan.ts";
import { mesa } from "../support/mesa-process.ts";
import { testFolder } from "../support/test-context.ts";
import { drawDeath, torment, type Death } from "../torture/torment.ts";
import { bothAuthorities, emptyMailbox, facts, inject, openMailbox } from "./support/mail-bench.ts";
import { official, owner } from "./support/mail-office.ts";
import { lineThatBreaks, type MessageFate } from "./support/tls-relay.ts";

const { MESA_TORTURA_SOLICITUDES = "8", MESA_TORTURA_SEMILLA } = process.env;
const count = Number(MESA_TORTURA_SOLICITUDES);
const seed = Number(MESA_TORTURA_SEMILLA ?? randomInt(2 ** 31));
const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const canDieAtPoints = existsSync("dist-crash-points/main.cjs");
/** Commands that one operator repeats before leaving a request for later. */
const maxTries = 5;
const workers = 4;
/** How a command may end while lines, mailboxes and processes fail. */
const decent = new Set([0, 1, 4, 5, 6, 7, 130, null]);

const sample = z
  .record(z.string(), z.unknown())
  .parse(
    JSON.parse(
      readFileSync("test/fixtures/solicitudes/consulta-organismo-internacional.json", "utf8"),
    ),
  );
const outbox = z.object({
  entradas: z.array(z.object({ solicitud: z.string(), resultado: z.string(), clave: z.string() })),
});

interface Home {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Homes of operators who share one mailbox. */
async function openHomes(place: string, smtpPort: number): Promise<readonly Home[]> {
  const env = {
    MESA_CONTRASENA: facts.MAIL_PASSWORD,
    MESA_ESPERA: "10",
    NODE_EXTRA_CA_CERTS: bothAuthorities(),
  };
  const smtp = `smtp://127.0.0.1:${smtpPort}`;
  const imap = `imaps://127.0.0.1:${facts.MAIL_IMAPS_PORT}`;
  const servers = ["--smtp", smtp, "--imap", imap];
  const homes: Home[] = [];
  for (let at = 0; at < workers; at += 1) {
    const folder = join(place, `casa-${at}`);
    mkdirSync(folder);
    const profile = ["perfil", "crear", "mesa", "--canal", "correo", "--buzon", owner];
    const made = await mesa([...profile, "--destino", official, ...servers], { folder, env });
    expect([made.code, made.stderr]).toEqual([0, expect.anything()]);
    homes.push({ folder, env });
  }
  return homes;
}

/** A mailbox whose rules file, and whose owner deletes, copies while they come in. */
async function tidyNowAndThen(
  box: ImapFlow,
  random: () => number,
  signal: AbortSignal,
): Promise<void> {
  await box.mailboxCreate("Propios");
  while (!signal.aborted) {
    for (const path of ["INBOX", "Sent"]) {
      await box.mailboxOpen(path);
      const found = await box.search({ from: owner }, { uid: true });
      for (const uid of Array.isArray(found) ? found : []) {
        const draw = random();
        if (draw < 0.25) await box.messageMove(String(uid), "Propios", { uid: true });
        else if (draw < 0.45) await box.messageDelete(String(uid), { uid: true });
      }
    }
    await box.mailboxClose();
    await setTimeout(150 + random() * 400, undefined, { signal }).catch(() => {});
  }
}

/** A report that the copy to ourselves could not be delivered. */
async function bounceOwnCopy(message: string): Promise<void> {
  const id = /^Message-ID: (.*)$/im.exec(message)?.[1] ?? "";
  await inject(
    "",
    owner,
    `From: MAILER-DAEMON@mail.aduana.test
To: ${owner}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.aduana.test

Final-Recipient: rfc822; ${owner}
Action: failed
Status: 5.2.2

--b
Content-Type: text/rfc822-headers

Message-ID: ${id}

--b--
`,
  );
}

/** Without the build that dies at points, instants alone. */
function deathFor(random: () => number): Death {
  const death = drawDeath(random);
  if (death.kind !== "at" || canDieAtPoints) return death;
  return { kind: "after", milliseconds: Math.floor(random() * 2000), signal: "SIGKILL" };
}

/** How many messages with each key the desk has. */
async function atTheDesk(): Promise<ReadonlyMap<string, number>> {
  const desk = await openMailbox(official);
  await desk.mailboxOpen("INBOX", { readOnly: true });
  const counts = new Map<string, number>();
  if (desk.mailbox === false || desk.mailbox.exists === 0) return counts;
  for (const { headers } of await desk.fetchAll("1:*", { headers: ["x-mesa-clave"] })) {
    const key = /^x-mesa-clave:\s*(\S+)/im.exec(headers?.toString() ?? "")?.[1] ?? "";
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

test(
  "whatever line, mailbox and process do, every request is at the desk once",
  { timeout: 60 * 60_000 },
  async () => {
    const random = seededRandom(seed);
    const place = testFolder();
    const box = await openMailbox(owner);
    await emptyMailbox(box);
    await emptyMailbox(await openMailbox(official));
    let isSound = false;
    const fates: Record<MessageFate, number> = { sound: 0, unanswered: 0, swallowed: 0, busy: 0 };
    const line = await lineThatBreaks(() => {
      const draw = isSound ? 0 : random();
      const fate =
        draw < 0.4 ? "sound" : draw < 0.65 ? "unanswered" : draw < 0.8 ? "swallowed" : "busy";
      fates[fate] += 1;
      return fate;
    });
    const homes = await openHomes(place, line.port);
    const keys = Array.from({ length: count }, (_item, at) => `correo-${seed}-${at}`);
    const scandals: unknown[] = [];
    let processes = 0;
    let kills = 0;
    const tried = async (argv: readonly string[], home: Home, death: Death) => {
      const ending = await torment(argv, home, death);
      processes += 1;
      if (ending.code === null) kills += 1;
      const isBad = ending.stuck || !decent.has(ending.code);
      if (isBad || (ending.code === null && death.kind === "none")) scandals.push([argv, ending]);
      return ending;
    };
    const create = (clave: string, home: Home, death: Death) => {
      const path = join(place, `${clave}.json`);
      const consulta = `${String(sample["consulta"])} ${clave}`;
      writeFileSync(path, JSON.stringify({ ...sample, consulta, adjuntos: [] }));
      return tried(
        ["consulta", "crear", "--desde", path, "--clave", clave, "--repetir", "--json"],
        home,
        death,
      );
    };
    const homeOf = (at: number): Home => homes[at % homes.length] ?? { folder: place, env: {} };

    const over = new AbortController();
    const tidying = tidyNowAndThen(box, seededRandom(seed + 1), over.signal);
    const queue = [...keys.entries()];
    const left: (readonly [number, string])[] = [];
    const work = async (): Promise<void> => {
      for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
        const [at, clave] = one;
        const own = seededRandom(seed * 31 + at * 131);
        let isKept = false;
        for (let times = 0; times < maxTries && !isKept; times += 1) {
          const { code } = await create(clave, homeOf(at), deathFor(own));
          isKept = code === 0 || code === 5 || code === 6;
          const order = own() < 0.6 ? "enviar" : "verificar";
          if (own() < 0.4) await tried(["bandeja", order, "--json"], homeOf(at), deathFor(own));
        }
        if (!isKept) left.push(one);
        const message = line.got.at(-1);
        if (message !== undefined && own() < 0.3) await bounceOwnCopy(message);
        if (at % 25 === 0) tell(`${at} de ${count}: ${processes} procesos, ${kills} muertos`);
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
    over.abort();
    await tidying;
    isSound = true;
    const calm: Death = { kind: "none" };
    for (const [at, clave] of left) await create(clave, homeOf(at), calm);
    let asked = 0;
    let unknown = 0;
    for (const home of homes) {
      for (const order of ["verificar", "enviar"]) {
        await tried(["bandeja", order, "--json"], home, calm);
      }
      const listed = await tried(["bandeja", "listar", "--todas", "--json"], home, calm);
      const there = await atTheDesk();
      for (const one of outbox.parse(listed.json).entradas) {
        if (one.resultado !== "desconocido") continue;
        unknown += 1;
        // The operator asks the desk on the telephone and sends again what it does not have.
        if (there.has(one.clave)) continue;
        asked += 1;
        const words = ["bandeja", "enviar", "--reenviar", one.solicitud, "--si", "--json"];
        await tried(words, home, calm);
      }
    }
    const there = await atTheDesk();
    const lost = keys.filter((key) => !there.has(key));
    const doubled = keys.filter((key) => (there.get(key) ?? 0) > 1);
    tell(
      `semilla ${seed}: ${count} solicitudes, ${processes} procesos, ${kills} muertos, ` +
        `${JSON.stringify(fates)}; desconocidas al final ${unknown}, reenviadas ${asked}; ` +
        `perdidas ${lost.length}, duplicadas ${doubled.length}`,
    );
    expect({ lost, doubled, scandals }).toEqual({ lost: [], doubled: [], scandals: [] });
  },
);
