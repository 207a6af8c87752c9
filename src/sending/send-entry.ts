import type { Advice } from "../domain/evidence.ts";
import type { Receipt } from "../domain/receipt.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Channel } from "../ports/channel.ts";
import { askOutcome } from "./ask-outcome.ts";
import type { OnCrashPoint } from "../ports/crash-point.ts";
import {
  isDone,
  type Claim,
  type Ledger,
  type LedgerEntry,
  type Settlement,
} from "../ports/ledger.ts";

/** Pause between two looks of a second sender at whether the first one is done. */
const claimPollMs = 100;
/** How long a second sender waits for the first one. */
const claimWaitMs = 10 * 60_000;

export interface SendNeeds {
  readonly ledger: Pick<Ledger, "claim" | "find" | "settle">;
  readonly channel: Pick<Channel, "submit" | "findByKey" | "settle">;
  readonly clock: () => Date;
  /** Resolves after so many milliseconds, or rejects when the signal says so. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly crashPoint?: OnCrashPoint;
  /** Sends again what the channel can find nowhere, though it may have arrived: the operator said so. */
  readonly resend?: boolean;
  /** Leaves an entry that another process has to that one, instead of waiting for its result. */
  readonly leavesClaimed?: boolean;
  /** Whether a result of another process is waited for no longer. */
  readonly halted?: () => boolean;
}

export interface SendOutcome {
  readonly entry: LedgerEntry;
  /** True when the desk, or another process, had taken it before. */
  readonly repeated: boolean;
  readonly refusal?: Extract<Receipt, { kind: "refused" }>;
  /** What the desk kept otherwise than it was sent. */
  readonly advice: readonly Advice[];
}

/**
 * Hands one recorded entry to its channel and writes down what came of it. A second process that
 * wants the same entry waits for the first one's result instead of sending again, and takes over
 * when the first one dies.
 *
 * @throws MesaError `interrumpido` once the entry's state is safely written
 */
export async function sendEntry(
  entry: LedgerEntry,
  needs: SendNeeds,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const { ledger } = needs;
  if (isDone(entry.estado)) {
    return { entry, repeated: true, advice: [] };
  }
  const claim = await ledger.claim(entry.solicitud);
  if (claim === undefined && needs.leavesClaimed === true) {
    return { entry: (await ledger.find(entry.solicitud)) ?? entry, repeated: true, advice: [] };
  }
  if (claim === undefined) return await awaitOther(entry, needs, signal);
  return await sendClaimed(claim, entry.via, needs, signal);
}

/**
 * The same for an entry that the caller has claimed.
 *
 * @param via  the profile that `needs.channel` was opened for, where that is not the entry's own
 */
export async function sendClaimed(
  claim: Claim,
  via: string | undefined,
  needs: SendNeeds,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const { ledger } = needs;
  // Another process has redirected it to another channel than the one that was opened for it.
  if (claim.entry.via !== via) {
    const { estado } = claim.entry;
    const free = estado === "desconocido" ? estado : "pendiente";
    return { entry: await ledger.settle(claim, { estado: free }), repeated: true, advice: [] };
  }
  needs.crashPoint?.("reclamada");
  const receipt = await deliver(claim, needs, signal);
  if (receipt === undefined) {
    // The desk never got it, so it is sent again under a new claim.
    return await sendEntry(await ledger.settle(claim, { estado: "pendiente" }), needs, signal);
  }
  needs.crashPoint?.("enviada");
  const after = await writeDown(claim, receipt, ledger);
  needs.crashPoint?.("asentada");
  if (signal.aborted) throw new MesaError("interrumpido");
  return {
    entry: after,
    repeated: receipt.kind === "accepted" && receipt.replayed,
    ...(receipt.kind === "refused" && { refusal: receipt }),
    advice: "advice" in receipt ? (receipt.advice ?? []) : [],
  };
}

/**
 * Sends the claimed entry and gives its receipt. An entry of unknown outcome is not sent again but
 * asked about: undefined when the desk never got it. The entry is taken as the claim read it, since
 * another process may have changed it after the caller did.
 *
 * When it throws, the entry is settled first: `pendiente` after a `MesaError`, which means that
 * nothing was sent, and `desconocido` after anything else.
 */
async function deliver(
  claim: Claim,
  needs: SendNeeds,
  signal: AbortSignal,
): Promise<Receipt | undefined> {
  const { entry } = claim;
  const doubtful = entry.estado === "desconocido";
  try {
    if (doubtful) {
      const outcome = await askOutcome(entry, needs.channel, signal);
      if (outcome.kind === "unreachable") return undefined;
      if (outcome.kind !== "unknown" || needs.resend !== true) return outcome;
    }
    const receipt = await needs.channel.submit(entry, signal);
    if (doubtful) return stillInDoubt(receipt);
    return receipt.kind === "unknown"
      ? await askAfterCutOff(entry, receipt, needs, signal)
      : receipt;
  } catch (error) {
    const known = error instanceof MesaError;
    const estado = doubtful || !known ? "desconocido" : "pendiente";
    await needs.ledger.settle(claim, { estado, motivo: known ? error.code : "defecto" });
    throw error;
  }
}

/** That a second attempt was turned away says nothing of the first one: only a receipt settles it. */
function stillInDoubt(receipt: Receipt): Receipt {
  if (receipt.kind === "unreachable") return { kind: "unknown", reason: receipt.reason };
  if (receipt.kind === "refused") return { kind: "unknown", reason: receipt.message };
  return receipt;
}

/**
 * Writes the receipt into the journal.
 *
 * @throws MesaError `resultado-desconocido` where the disk is full: the entry stays claimed, and the
 *   desk is asked for its outcome later
 */
async function writeDown(
  claim: Claim,
  receipt: Receipt,
  ledger: SendNeeds["ledger"],
): Promise<LedgerEntry> {
  try {
    return await ledger.settle(claim, settlementOf(receipt));
  } catch (error) {
    if (receipt.kind === "unreachable" || !(error instanceof MesaError)) throw error;
    throw new MesaError("resultado-desconocido", {
      params: { solicitud: claim.entry.solicitud },
      cause: error,
    });
  }
}

/** Asks the desk once what it has under the key of a request that was cut off while it was sent. */
async function askAfterCutOff(
  entry: LedgerEntry,
  unknown: Extract<Receipt, { kind: "unknown" }>,
  { channel, clock }: SendNeeds,
  signal: AbortSignal,
): Promise<Receipt> {
  if (signal.aborted) return unknown;
  try {
    const now = { ...entry, estado: "desconocido", entregada: clock().toISOString() } as const;
    const outcome = await askOutcome(now, channel, signal);
    if (outcome.kind === "accepted") return { ...outcome, replayed: false };
    return outcome.kind === "unreachable" ? { ...outcome, reason: unknown.reason } : outcome;
  } catch (error) {
    if (error instanceof MesaError) return unknown;
    throw error;
  }
}

async function awaitOther(
  entry: LedgerEntry,
  needs: SendNeeds,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const { ledger, wait, halted = () => false } = needs;
  let now = await ledger.find(entry.solicitud);
  for (let waitedMs = 0; now?.estado === "enviando" && waitedMs < claimWaitMs && !halted();) {
    await wait(claimPollMs, signal);
    waitedMs += claimPollMs;
    now = await ledger.find(entry.solicitud);
  }
  if (now?.estado === "desconocido") return await sendEntry(now, needs, signal);
  return { entry: now ?? entry, repeated: true, advice: [] };
}

/** What the journal keeps of a receipt. */
export function settlementOf(receipt: Receipt): Settlement {
  switch (receipt.kind) {
    case "accepted":
      return { estado: "aceptado", ticket: receipt.ticket, ...kept(receipt.advice) };
    case "queued":
      return {
        estado: "en_cola",
        ...(receipt.handOver !== undefined && { entrega: receipt.handOver }),
      };
    case "handed":
      return { estado: "entregado_a_mano", entrega: receipt.handOver };
    case "unreachable":
      return { estado: "pendiente", motivo: receipt.reason };
    case "unknown":
      return { estado: "desconocido", motivo: receipt.reason };
    case "refused":
      return { estado: "rechazado", motivo: receipt.message };
  }
}

/** What the desk did not keep as it was sent, as codes for the journal. */
function kept(advice: readonly Advice[] = []): Pick<Settlement, "motivo"> {
  if (advice.length === 0) return {};
  const values = advice.map(({ code, params = {} }) => [code, ...Object.values(params)].join(" "));
  return { motivo: values.join("; ") };
}
