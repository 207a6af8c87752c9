import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import * as z from "zod";
import { deskMigrations } from "../../../src/desk/store/desk-migrations.ts";
import { openDatabase } from "../../../src/sqlite/open-database.ts";
import { startFaultProxy, type NetworkFault } from "../../support/fault-proxy.ts";
import { startTorturedDesk } from "../../torture/tortured-desk.ts";
import { bothAuthorities, emptyMailbox, facts, openMailbox } from "./mail-bench.ts";
import { official, owner } from "./mail-office.ts";
import { rtProfile, rtTickets } from "./rt-bench.ts";
import { lineThatBreaks } from "./tls-relay.ts";

/** A desk that fails at random until it is healed. */
export interface FailingDesk {
  /** What `mesa perfil crear mesa` gets besides, and what the environment of a machine has. */
  readonly profile: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** From now on it fails, until the signal says so. */
  readonly fail: (signal: AbortSignal) => Promise<void>;
  readonly heal: () => Promise<void>;
  /** How often the desk has each of the keys, which stand in subjects. */
  readonly count: (keys: readonly string[]) => Promise<ReadonlyMap<string, number>>;
}

interface DeskNeeds {
  readonly place: string;
  readonly random: () => number;
}

export const failingDesks: Readonly<Record<string, (needs: DeskNeeds) => Promise<FailingDesk>>> = {
  async portal({ place, random }) {
    const folder = join(place, "mesa");
    mkdirSync(folder);
    const desk = await startTorturedDesk(folder, random);
    return {
      profile: ["--url", desk.url],
      env: {
        MESA_RUC: "0999999999001",
        MESA_USUARIO: "OPERADOR",
        MESA_CONTRASENA: "Practica-2026",
      },
      async fail(signal) {
        await desk.spoil();
        while (!signal.aborted) {
          await pause(3000 + random() * 10_000, signal);
          if (!signal.aborted) await desk.kill();
        }
      },
      heal: desk.heal,
      async count(keys) {
        await desk.end();
        const store = await openDatabase(join(folder, "practica", "mesa.db"), deskMigrations);
        const rows = z
          .array(z.object({ datos: z.string() }))
          .parse(store.all("SELECT datos FROM tickets"));
        store.close();
        const counts = new Map<string, number>();
        for (const { datos } of rows) {
          const key = keys.find((one) => datos.includes(`${one}.`));
          if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        return counts;
      },
    };
  },

  async rt({ random }) {
    const line = await startFaultProxy(Number(new URL(facts.RT_URL).port));
    const faults: readonly NetworkFault[] = [
      { upReset: 0, times: 3 },
      { downReset: 0, times: 3 },
      { upReset: 400, times: 2, when: /^POST/ },
      { downReset: 10, times: 2, when: /^POST/ },
      { latency: 80 },
    ];
    return {
      profile: ["--url", `http://127.0.0.1:${line.port}`, ...rtProfile],
      env: { MESA_TOKEN: facts.RT_TOKEN_OPERADOR },
      async fail(signal) {
        while (!signal.aborted) {
          await pause(1000 + random() * 3000, signal);
          line.act(random() < 0.4 ? undefined : faults[Math.floor(random() * faults.length)]);
        }
      },
      heal: () => {
        line.act(undefined);
        return Promise.resolve();
      },
      async count(keys) {
        const counts = new Map<string, number>();
        for (const key of keys) counts.set(key, (await rtTickets(`${key}.`)).length);
        return counts;
      },
    };
  },

  async correo({ random }) {
    await emptyMailbox(await openMailbox(owner));
    await emptyMailbox(await openMailbox(official));
    let isSound = true;
    const line = await lineThatBreaks(() => {
      const draw = isSound ? 0 : random();
      return draw < 0.5 ? "sound" : draw < 0.7 ? "unanswered" : draw < 0.85 ? "swallowed" : "busy";
    });
    const servers = ["--smtp", `smtp://127.0.0.1:${line.port}`];
    const imap = ["--imap", `imaps://127.0.0.1:${facts.MAIL_IMAPS_PORT}`];
    const addresses = ["--buzon", owner, "--destino", official];
    return {
      profile: ["--canal", "correo", ...addresses, ...servers, ...imap],
      env: { NODE_EXTRA_CA_CERTS: bothAuthorities(), MESA_CONTRASENA: facts.MAIL_PASSWORD },
      async fail(signal) {
        isSound = false;
        while (!signal.aborted) await pause(60_000, signal);
      },
      heal: () => {
        isSound = true;
        return Promise.resolve();
      },
      async count() {
        const box = await openMailbox(official);
        await box.mailboxOpen("INBOX", { readOnly: true });
        const counts = new Map<string, number>();
        if (box.mailbox === false || box.mailbox.exists === 0) return counts;
        for (const { headers } of await box.fetchAll("1:*", { headers: ["x-mesa-clave"] })) {
          const key = /^x-mesa-clave:\s*(\S+)/im.exec(headers?.toString() ?? "")?.[1] ?? "";
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        return counts;
      },
    };
  },
};

export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {});
}
