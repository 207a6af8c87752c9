import { MesaError } from "../../errors/mesa-error.ts";
import { firmError } from "./firm-error.ts";
import { firmMigrations } from "./firm-schema.ts";
import { firmVersion, newerFirm } from "./open-firm.ts";
import type { FirmSql, FirmTx } from "./firm-sql.ts";

/** Statements on the firm's server; their errors are ours, and come in time. */
export interface FirmAccess {
  readonly sql: FirmSql;
  /** Host and port, for messages. */
  readonly server: string;
  /** Runs statements. @throws MesaError `libro-…` */
  readonly guarded: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Runs work in a transaction. @throws MesaError `libro-…` */
  readonly change: <Result>(work: (tx: FirmTx) => Promise<Result>) => Promise<Result>;
  /** Asks once which schema lies there. @throws MesaError `libro-sin-crear`, `base-mas-nueva` */
  readonly ready: () => Promise<void>;
}

/** @param answerTimeoutMs  after so long a server that has not answered is out of reach */
export function firmAccess(sql: FirmSql, server: string, answerTimeoutMs: number): FirmAccess {
  let checked: Promise<void> | undefined;

  async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await inTime(work());
    } catch (error) {
      throw firmError(error, server);
    }
  }

  /** What a server does late is settled like what was cut off: by its id. */
  async function inTime<Result>(work: Promise<Result>): Promise<Result> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      const params = { servidor: server, causa: "ETIMEDOUT" };
      const silent = (): void => reject(new MesaError("libro-inalcanzable", { params }));
      timer = setTimeout(silent, answerTimeoutMs);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async function checkVersion(): Promise<void> {
    const version = await firmVersion(sql);
    if (version > firmMigrations.length) throw newerFirm();
    if (version < firmMigrations.length) {
      throw new MesaError("libro-sin-crear", { params: { servidor: server } });
    }
  }

  return {
    sql,
    server,
    guarded,
    change: async (work) =>
      await guarded(async () => {
        const results: { readonly value: Awaited<ReturnType<typeof work>> }[] = [];
        await sql.begin(async (tx) => void results.push({ value: await work(tx) }));
        const [done] = results;
        if (done === undefined) throw new RangeError("a transaction ended without its work");
        return done.value;
      }),
    async ready() {
      checked ??= guarded(checkVersion).catch((error: unknown) => {
        checked = undefined;
        throw error;
      });
      await checked;
    },
  };
}
