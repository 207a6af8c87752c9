import { join } from "node:path";
import { copyPath } from "../ledger/file-store.ts";
import { createFirmLedger } from "../ledger/postgres/firm-ledger.ts";
import type { FirmReach } from "../ledger/postgres/firm-reach.ts";
import { createFirmTicketCache } from "../ledger/postgres/firm-ticket-cache.ts";
import { createSettlementStore } from "../ledger/postgres/settlement-store.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { SharedLedger } from "../ports/reservations.ts";
import type { TicketCache } from "../ports/ticket-cache.ts";
import type { FirmJournals } from "./open-firm.ts";

interface JoinNeeds {
  /** The folder of this machine's journal. */
  readonly folder: string;
  /** What lies on the firm's server. @throws MesaError `libro-sin-contrasena`, `valor-invalido` */
  readonly firm: () => Promise<FirmJournals>;
  readonly reach: FirmReach;
  /** Whether a profile's requests and tickets are the firm's: those of the practice desk are not. */
  readonly isShared: (perfil: string) => Promise<boolean>;
}

/** Joins this machine's journals with the firm's, which are opened when they are first needed. */
export function joinFirm({ folder, firm, reach, isShared }: JoinNeeds): {
  readonly ledger: (local: Ledger) => SharedLedger;
  readonly ticketCache: (local: TicketCache) => TicketCache;
} {
  return {
    ledger: (local) =>
      createFirmLedger({
        local,
        firm: once(async () => await (await firm()).ledger()),
        unsettled: createSettlementStore(join(folder, "libro-por-asentar")),
        copyPath: (sha256) => copyPath(folder, sha256),
        reach,
        isShared,
      }),
    ticketCache: (local) =>
      createFirmTicketCache({
        local,
        firm: once(async () => await (await firm()).tickets()),
        reach,
        isShared,
      }),
  };
}

function once<Opened>(open: () => Promise<Opened>): () => Promise<Opened> {
  let opened: Promise<Opened> | undefined;
  return () => (opened ??= open());
}
