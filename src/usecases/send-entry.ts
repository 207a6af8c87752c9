import type { Receipt } from "../domain/receipt.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Channel } from "../ports/channel.ts";
import type { Reached } from "../ports/protocol-point.ts";
import type { Ledger, LedgerEntry, Settlement } from "../ports/ledger.ts";

/** A sender that has not come back by then is taken for dead. Milliseconds. */
const claimTime = 10 * 60_000;
/** How often a second sender looks whether the first is done. Milliseconds. */
const lookAgain = 100;

export interface SendNeeds {
  readonly ledger: Pick<Ledger, "claim" | "find" | "settle">;
  readonly channel: Pick<Channel, "submit" | "findByKey">;
  readonly clock: () => Date;
  /** Resolves after so many milliseconds, or rejects when the signal says so. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly reached?: Reached;
}

export interface SendOutcome {
  readonly entry: LedgerEntry;
  /** True when the desk, or another process, had taken it before. */
  readonly repeated: boolean;
  readonly refusal?: Extract<Receipt, { kind: "refused" }>;
}

/**
 * Hands one recorded entry to its channel and writes down what came of it. A second process that
 * wants the same entry waits for the first one's result instead of sending again.
 *
 * @throws MesaError `interrumpido` once the entry's state is safely written
 */
export async function sendEntry(
  entry: LedgerEntry,
  needs: SendNeeds,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const { ledger, clock } = needs;
  if (entry.estado === "aceptado" || entry.estado === "en_cola") return { entry, repeated: true };
  if (!ledger.claim(entry.solicitud, new Date(clock().getTime() + claimTime))) {
    return await awaitOther(entry, needs, signal);
  }
  needs.reached?.("reclamada");
  const settled = await deliver(entry, needs, signal);
  needs.reached?.("enviada");
  const after = ledger.settle(entry.solicitud, settlementOf(settled));
  needs.reached?.("asentada");
  if (signal.aborted) throw new MesaError("interrumpido");
  return {
    entry: after,
    repeated: settled.kind === "accepted" && settled.replayed,
    ...(settled.kind === "refused" && { refusal: settled }),
  };
}

/**
 * What was cut off before is settled first: only what the desk never got is sent. An error that
 * keeps the request from going out at all leaves it waiting.
 */
async function deliver(
  entry: LedgerEntry,
  needs: SendNeeds,
  signal: AbortSignal,
): Promise<Receipt> {
  try {
    if (entry.estado === "desconocido") {
      const ticket = await needs.channel.findByKey(entry.clave, signal);
      if (ticket !== undefined) return { kind: "accepted", ticket, replayed: true };
    }
    const receipt = await needs.channel.submit(entry, signal);
    return receipt.kind === "unknown" ? await ask(entry, receipt, needs, signal) : receipt;
  } catch (error) {
    const estado = entry.estado === "desconocido" ? "desconocido" : "pendiente";
    const motivo = error instanceof MesaError ? error.code : "defecto";
    needs.ledger.settle(entry.solicitud, { estado, motivo });
    throw error;
  }
}

/** Cut off in the middle: the desk is asked once what it has under this key. */
async function ask(
  entry: LedgerEntry,
  unknown: Extract<Receipt, { kind: "unknown" }>,
  { channel }: SendNeeds,
  signal: AbortSignal,
): Promise<Receipt> {
  if (signal.aborted) return unknown;
  try {
    const ticket = await channel.findByKey(entry.clave, signal);
    if (ticket !== undefined) return { kind: "accepted", ticket, replayed: false };
    return { kind: "unreachable", reason: unknown.reason };
  } catch (error) {
    if (error instanceof MesaError) return unknown;
    throw error;
  }
}

async function awaitOther(
  entry: LedgerEntry,
  { ledger, wait, clock }: SendNeeds,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const limit = clock().getTime() + claimTime;
  let now: LedgerEntry = entry;
  do {
    now = ledger.find(entry.solicitud) ?? entry;
    if (now.estado !== "enviando") return { entry: now, repeated: true };
    await wait(lookAgain, signal);
  } while (clock().getTime() < limit);
  return { entry: now, repeated: true };
}

/** A receipt in the ledger's terms. */
export function settlementOf(receipt: Receipt): Settlement {
  switch (receipt.kind) {
    case "accepted":
      return { estado: "aceptado", ticket: receipt.ticket };
    case "queued":
      return { estado: "en_cola" };
    case "unreachable":
      return { estado: "pendiente", motivo: receipt.reason };
    case "unknown":
      return { estado: "desconocido", motivo: receipt.reason };
    case "refused":
      return { estado: "rechazado", motivo: receipt.message };
  }
}
