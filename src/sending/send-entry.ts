import type { Advice } from "../domain/evidence.ts";
import type { Receipt } from "../domain/receipt.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Channel } from "../ports/channel.ts";
import { askFate } from "./ask-outcome.ts";
import type { OnCrashPoint } from "../ports/crash-point.ts";
import type { Claim, Ledger, LedgerEntry, Settlement } from "../ports/ledger.ts";

/** How often a second sender looks whether the first is done, and for how long. Milliseconds. */
const lookAgain = 100;
const longest = 10 * 60_000;

export interface SendNeeds {
  readonly ledger: Pick<Ledger, "claim" | "find" | "settle" | "together">;
  readonly channel: Pick<Channel, "submit" | "findByKey" | "settle">;
  readonly clock: () => Date;
  /** Resolves after so many milliseconds, or rejects when the signal says so. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly crashPoint?: OnCrashPoint;
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
  if (entry.estado === "aceptado" || entry.estado === "en_cola") {
    return { entry, repeated: true, advice: [] };
  }
  const claim = await ledger.together(() => ledger.claim(entry.solicitud));
  if (claim === undefined) return await awaitOther(entry, needs, signal);
  // Redirected since the caller read it: it goes by another channel than the one at hand.
  if (claim.entry.via !== entry.via) {
    const { estado } = claim.entry;
    const free = estado === "desconocido" ? estado : "pendiente";
    return { entry: ledger.settle(claim, { estado: free }), repeated: true, advice: [] };
  }
  needs.crashPoint?.("reclamada");
  const receipt = await deliver(claim, needs, signal);
  if (receipt === undefined) {
    // It never went out, so it is handed over anew, with a turn of its own.
    return await sendEntry(ledger.settle(claim, { estado: "pendiente" }), needs, signal);
  }
  needs.crashPoint?.("enviada");
  const after = await writeDown(claim, receipt, ledger);
  needs.crashPoint?.("asentada");
  if (signal.aborted) throw new MesaError("interrumpido");
  return {
    entry: after,
    repeated: receipt.kind === "accepted" && receipt.replayed,
    ...(receipt.kind === "refused" && { refusal: receipt }),
    advice: (receipt.kind === "accepted" && receipt.advice) || [],
  };
}

/**
 * What was cut off before is only asked about: undefined when the desk never got it. The entry counts
 * as it was when it was claimed: another process may have had it since the caller read it. An
 * error that we know keeps the request from going out at all leaves it waiting; after any other
 * nobody knows.
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
      const fate = await askFate(entry, needs.channel, signal);
      return fate.kind === "unreachable" ? undefined : fate;
    }
    const receipt = await needs.channel.submit(entry, signal);
    return receipt.kind === "unknown" ? await ask(entry, receipt, needs, signal) : receipt;
  } catch (error) {
    const known = error instanceof MesaError;
    const estado = doubtful || !known ? "desconocido" : "pendiente";
    needs.ledger.settle(claim, { estado, motivo: known ? error.code : "defecto" });
    throw error;
  }
}

/** @throws MesaError `resultado-desconocido` where the disk takes no answer: it is asked for again */
async function writeDown(
  claim: Claim,
  receipt: Receipt,
  ledger: SendNeeds["ledger"],
): Promise<LedgerEntry> {
  try {
    return await ledger.together(() => ledger.settle(claim, settlementOf(receipt)));
  } catch (error) {
    if (receipt.kind === "unreachable" || !(error instanceof MesaError)) throw error;
    throw new MesaError("resultado-desconocido", {
      params: { solicitud: claim.entry.solicitud },
      cause: error,
    });
  }
}

/** Cut off in the middle: the desk is asked once what it has under this key. */
async function ask(
  entry: LedgerEntry,
  unknown: Extract<Receipt, { kind: "unknown" }>,
  { channel, clock }: SendNeeds,
  signal: AbortSignal,
): Promise<Receipt> {
  if (signal.aborted) return unknown;
  try {
    const now = { ...entry, estado: "desconocido", entregada: clock().toISOString() } as const;
    const fate = await askFate(now, channel, signal);
    if (fate.kind === "accepted") return { ...fate, replayed: false };
    return fate.kind === "unreachable" ? { ...fate, reason: unknown.reason } : fate;
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
  const { ledger, wait, clock } = needs;
  const limit = clock().getTime() + longest;
  let now = ledger.find(entry.solicitud);
  while (now?.estado === "enviando" && clock().getTime() < limit) {
    await wait(lookAgain, signal);
    now = ledger.find(entry.solicitud);
  }
  if (now?.estado === "desconocido") return await sendEntry(now, needs, signal);
  return { entry: now ?? entry, repeated: true, advice: [] };
}

/** A receipt in the ledger's terms. */
export function settlementOf(receipt: Receipt): Settlement {
  switch (receipt.kind) {
    case "accepted":
      return { estado: "aceptado", ticket: receipt.ticket, ...kept(receipt.advice) };
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

/** What the desk did not keep stays in the journal too, by its codes. */
function kept(advice: readonly Advice[] = []): Pick<Settlement, "motivo"> {
  if (advice.length === 0) return {};
  const values = advice.map(({ code, params = {} }) => [code, ...Object.values(params)].join(" "));
  return { motivo: values.join("; ") };
}
