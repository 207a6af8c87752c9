import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { handOverSchema } from "../../domain/hand-over.ts";
import { parseJson } from "../../domain/parse-json.ts";
import { ticketSchema } from "../../domain/ticket-schema.ts";
import {
  diskError,
  flushFile,
  flushFolder,
  removeFile,
  replaceFile,
} from "../../platform/files/replace-file.ts";
import { entryStates } from "../../ports/ledger.ts";
import type { Claim, Settlement } from "../../ports/ledger.ts";

const stored = z.object({
  solicitud: z.string(),
  turno: z.int(),
  estado: z.enum(entryStates).exclude(["enviando"]),
  ticket: ticketSchema.exactOptional(),
  motivo: z.string().exactOptional(),
  entrega: handOverSchema.exactOptional(),
});

/** What came of a claim. */
export interface ClaimSettlement {
  readonly claim: { readonly entry: Pick<Claim["entry"], "solicitud">; readonly turn: number };
  readonly settlement: Settlement;
}

/** What came of requests while the firm's server was out of reach, on this machine's disk. */
export interface SettlementStore {
  /** On disk when it resolves. @throws MesaError `disco` */
  readonly keep: (one: ClaimSettlement) => Promise<void>;
  readonly list: () => Promise<readonly ClaimSettlement[]>;
  readonly remove: (solicitud: string) => Promise<void>;
}

export function createSettlementStore(folder: string): SettlementStore {
  const pathOf = (solicitud: string): string => join(folder, `${solicitud}.json`);
  return {
    async keep({ claim, settlement }) {
      const { solicitud } = claim.entry;
      const path = pathOf(solicitud);
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(
          `${path}.tmp`,
          JSON.stringify({ solicitud, turno: claim.turn, ...settlement }),
          {
            mode: 0o600,
          },
        );
        await flushFile(`${path}.tmp`);
        await replaceFile(`${path}.tmp`, path);
        await flushFolder(folder);
      } catch (error) {
        throw diskError(path, error);
      }
    },
    list: async () =>
      await Promise.resolve(
        namesIn(folder).flatMap((name) => {
          if (!name.endsWith(".json")) return [];
          const read = stored.safeParse(parseJson(readFileSync(join(folder, name), "utf8")));
          if (!read.success) return [];
          const { solicitud, turno, ...settlement } = read.data;
          return [{ claim: { entry: { solicitud }, turn: turno }, settlement }];
        }),
      ),
    remove: async (solicitud) => await removeFile(pathOf(solicitud)),
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
