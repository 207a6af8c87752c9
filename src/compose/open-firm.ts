import { readFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { Secret } from "../domain/secret.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { unreadableFile } from "../errors/unreadable-file.ts";
import type { Firm, FirmAddress } from "../ports/firm.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { PostgresLedger } from "../ledger/postgres/postgres-ledger.ts";
import type { FirmTickets } from "../ledger/postgres/firm-tickets.ts";
import type { MailJournal } from "../ports/mail-journal.ts";
import type { SecretStores } from "../ports/secret-store.ts";
import type { Settings } from "../ports/settings.ts";
import { connectFirm } from "../ledger/postgres/open-firm.ts";
import type { FirmAccess } from "../ledger/postgres/firm-access.ts";
import type { FirmReach } from "../ledger/postgres/firm-reach.ts";
import type { FirmSql } from "../ledger/postgres/firm-sql.ts";

/** A server that has said nothing for so long is out of reach; it gives up a statement sooner. */
const silenceMs = 65_000;

interface FirmNeeds {
  readonly address: FirmAddress;
  /** The folder of this machine's journal. */
  readonly folder: string;
  readonly settings: Settings;
  readonly secrets: () => Promise<SecretStores>;
  /** This machine's journal. */
  readonly local: () => Promise<Ledger>;
  readonly reach: FirmReach;
  /** Whether a profile's tickets are the firm's: those of the practice desk are not. */
  readonly isShared: (perfil: string) => Promise<boolean>;
  /** Called with what closes the connections. */
  readonly closeLater: (close: () => Promise<void>) => void;
}

/** What lies on the firm's server. */
export interface FirmJournals {
  readonly ledger: () => Promise<PostgresLedger>;
  readonly tickets: () => Promise<FirmTickets>;
  readonly mailJournal: () => Promise<MailJournal>;
}

/** The journal that a firm shares, as the settings name it. */
export function openFirm(needs: FirmNeeds): Firm & FirmJournals {
  const { address, settings } = needs;
  const server = `${address.host}:${address.port}`;
  const secretName = `libro:${address.user}@${server}/${address.database}`;
  const answerTimeoutMs = settings.espera === undefined ? silenceMs : settings.espera * 1000;
  const sender = `${userInfo().username}@${hostname()}`;

  async function storedPassword(): Promise<Secret> {
    if (settings.libroContrasena !== undefined) return settings.libroContrasena;
    if (settings.libroContrasenaArchivo !== undefined) {
      const [line = ""] = readText(settings.libroContrasenaArchivo).split(/\r?\n/, 1);
      return new Secret(line);
    }
    const stores = await needs.secrets();
    for (const place of ["sistema", "archivo"] as const) {
      const found = await stores
        .at(place)
        .get(secretName)
        .catch(() => undefined);
      if (found !== undefined) return found;
    }
    throw new MesaError("libro-sin-contrasena", { params: { servidor: server } });
  }

  async function connect(password: Secret | undefined): Promise<FirmSql> {
    const { libroAutoridad } = settings;
    const ca = libroAutoridad === undefined ? undefined : readText(libroAutoridad);
    const sql = connectFirm(address, {
      password: password ?? (await storedPassword()),
      ca,
      sender,
      answerTimeoutMs,
    });
    needs.closeLater(async () => await sql.end({ timeout: 1 }));
    return sql;
  }

  async function asked<Result>(
    password: Secret | undefined,
    work: (sql: FirmSql) => Promise<Result>,
  ): Promise<Result> {
    const { firmError } = await import("../ledger/postgres/firm-error.ts");
    try {
      return await work(await connect(password));
    } catch (error) {
      throw firmError(error, server);
    }
  }

  /** The connections that the journals of this process share. */
  let access: Promise<FirmAccess> | undefined;

  async function openAccess(password: Secret | undefined): Promise<FirmAccess> {
    const { firmAccess } = await import("../ledger/postgres/firm-access.ts");
    return firmAccess(await connect(password), server, answerTimeoutMs);
  }

  return {
    address,
    async ledger() {
      const { createPostgresLedger } = await import("../ledger/postgres/postgres-ledger.ts");
      const ledger = createPostgresLedger(await (access ??= openAccess(undefined)), sender);
      needs.closeLater(ledger.close);
      return ledger;
    },
    async tickets() {
      const { firmTickets } = await import("../ledger/postgres/firm-tickets.ts");
      return firmTickets(await (access ??= openAccess(undefined)), userInfo().username);
    },
    async copies() {
      const { sharedCopies } = await import("../ledger/postgres/shared-copies.ts");
      const copies = sharedCopies(await (access ??= openAccess(undefined)));
      const totals = async () => (await needs.reach.attempt(copies.totals))?.value ?? [];
      return { ...copies, totals };
    },
    async mailJournal() {
      const { openFirmMail } = await import("../ledger/postgres/firm-mail.ts");
      return await openFirmMail(await (access ??= openAccess(undefined)));
    },
    async keepPassword(password) {
      const store = await (await needs.secrets()).preferred();
      await store.put(secretName, password);
      return store.where;
    },
    create: async (password, rights, retention) =>
      await asked(password, async (sql) => {
        const { upgradeFirm } = await import("../ledger/postgres/open-firm.ts");
        const { grantRights } = await import("../ledger/postgres/firm-status.ts");
        const before = await upgradeFirm(sql);
        await grantRights(sql, rights);
        const { setRetention } = await import("../ledger/postgres/firm-retention.ts");
        await setRetention(sql, retention);
        return before;
      }),
    async expire(now) {
      const shared = await (access ??= openAccess(undefined));
      const { expireFirm } = await import("../ledger/postgres/firm-retention.ts");
      const { createPostgresLedger } = await import("../ledger/postgres/postgres-ledger.ts");
      const { sharedCopies } = await import("../ledger/postgres/shared-copies.ts");
      const firm = createPostgresLedger(shared, sender);
      return await expireFirm(shared, firm, sharedCopies(shared), now);
    },
    status: async (password) =>
      await asked(password, async (sql) => {
        const { firmStatus } = await import("../ledger/postgres/firm-status.ts");
        return await firmStatus(sql);
      }),
    ticketsOf: async (perfil, person) =>
      await asked(undefined, async (sql) => {
        const { ticketsOf } = await import("../ledger/postgres/firm-status.ts");
        return await ticketsOf(sql, perfil, person);
      }),
    takeIn: async (password) =>
      await asked(password, async (sql) => {
        const { takeInAll } = await import("./take-in-all.ts");
        const { firmAccess } = await import("../ledger/postgres/firm-access.ts");
        return await takeInAll(firmAccess(sql, server, answerTimeoutMs), {
          folder: needs.folder,
          local: await needs.local(),
          sender,
          person: userInfo().username,
          isShared: needs.isShared,
        });
      }),
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw unreadableFile(path, error);
  }
}
