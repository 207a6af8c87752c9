import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { handOverSchema } from "../../domain/hand-over.ts";
import { parseJson } from "../../domain/parse-json.ts";
import { ticketSchema } from "../../domain/ticket-schema.ts";
import { unreadableFile } from "../../errors/unreadable-file.ts";
import { isMissing } from "../../platform/files/file-access.ts";
import {
  diskError,
  flushFile,
  flushFolder,
  removeFile,
  replaceFile,
} from "../../platform/files/replace-file.ts";
import { entryStates } from "../../ports/ledger.ts";
import type { Settlement } from "../../ports/ledger.ts";
import type { FirmClaim } from "./firm-claims.ts";
import type { PostgresLedger } from "./postgres-ledger.ts";

const stored = z.object({
  solicitud: z.string(),
  turno: z.int(),
  estado: z.enum(entryStates).exclude(["enviando"]),
  ticket: ticketSchema.exactOptional(),
  motivo: z.string().exactOptional(),
  entrega: handOverSchema.exactOptional(),
});

const lost = z.object({ intento: z.string() });

/** What came of a claim. */
export interface ClaimSettlement {
  readonly claim: FirmClaim;
  readonly settlement: Settlement;
}

/**
 * What the firm's journal could not be told while its server was out of reach, on this machine's
 * disk: what came of claims, and claims that may have been made, under which nothing was sent.
 */
export interface SettlementStore {
  /** On disk when it resolves. @throws MesaError `disco` */
  readonly keep: (one: ClaimSettlement) => Promise<void>;
  /** @param attempt  the id of a claim. @throws MesaError `disco` */
  readonly keepLost: (attempt: string) => Promise<void>;
  /** Writes all of it into the firm's journal, and forgets it here. @throws what `firm` throws, MesaError `archivo-ilegible` */
  readonly deliver: (firm: Pick<PostgresLedger, "find" | "settle" | "release">) => Promise<void>;
}

export function createSettlementStore(folder: string): SettlementStore {
  const pathOf = (name: string): string => join(folder, `${name}.json`);

  async function write(name: string, content: unknown): Promise<void> {
    const path = pathOf(name);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.tmp`, JSON.stringify(content), { mode: 0o600 });
      await flushFile(`${path}.tmp`);
      await replaceFile(`${path}.tmp`, path);
      await flushFolder(folder);
    } catch (error) {
      throw diskError(path, error);
    }
  }

  return {
    keep: async ({ claim, settlement }) => {
      const { solicitud } = claim.entry;
      // Each claim has its own file: another process may be delivering what came of an earlier one.
      const name = `${solicitud}-${claim.turn}`;
      await write(name, { solicitud, turno: claim.turn, ...settlement });
    },
    keepLost: async (attempt) => await write(`intento-${attempt}`, { intento: attempt }),
    async deliver(firm) {
      for (const name of namesIn(folder)) {
        if (!name.endsWith(".json")) continue;
        const text = textOf(join(folder, name));
        // Another process on this machine has delivered it since.
        if (text === undefined) continue;
        const content = parseJson(text);
        const claim = lost.safeParse(content);
        const settled = stored.safeParse(content);
        if (claim.success) await firm.release(claim.data.intento);
        else if (settled.success) {
          const { solicitud, turno, ...settlement } = settled.data;
          // A colleague may have discarded it since.
          const known = await firm.find(solicitud);
          if (known !== undefined) await firm.settle({ entry: known, turn: turno }, settlement);
        } else continue;
        await removeFile(join(folder, name));
      }
    },
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A file's text; undefined where there is none. @throws what `unreadableFile` makes of it */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw unreadableFile(path, error);
  }
}
