import { pauseAfter, untracedReasons } from "../domain/retry-rule.ts";
import type { ErrorCode } from "../errors/error-codes.ts";
import { exitCodes } from "../errors/exit-codes.ts";
import { isUnreachable, MesaError } from "../errors/mesa-error.ts";
import type { Channel } from "../ports/channel.ts";
import type { Claim, Ledger, LedgerEntry } from "../ports/ledger.ts";
import { sendClaimed, type SendNeeds } from "./send-entry.ts";

/** Pause between two looks at an outbox in which nothing is to be sent. */
const idlePollMs = 2000;
/** How long a request that is being sent may go on after the program was asked to end. */
const maxEndingMs = 20_000;

/** Errors of a journal after which it may work later, as it does after one that is out of reach. */
const passingCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "libro-lleno",
  "base-ocupada",
  "entrada-danada",
]);

export interface ServeNeeds extends Omit<SendNeeds, "channel" | "ledger"> {
  readonly ledger: Pick<Ledger, "claim" | "claimNext" | "find" | "settle">;
  /** The desk by which an entry goes. @throws MesaError where it can't be opened */
  readonly channelOf: (entry: LedgerEntry) => Promise<Channel>;
  /** Called with each entry that was tried, as it is now. */
  readonly tried: (entry: LedgerEntry) => void;
  /** Called when desk or journal can't be reached, and with when they are tried again. */
  readonly trouble: (error: MesaError, again: Date) => void;
  /** Called once they work again. */
  readonly recovered: () => void;
  /** When to end; undefined for never. */
  readonly until: Date | undefined;
}

/**
 * Sends what waits in the outbox of a profile, again and again, until it is asked to end: what is
 * being sent then is finished. Any number of processes may do so at once, each with other entries.
 *
 * @param stop  asks it to end
 * @throws MesaError where trying again would not help: `sin-sesion`, say
 */
export async function serveOutbox(
  perfil: string,
  needs: ServeNeeds,
  stop: AbortSignal,
): Promise<void> {
  const { clock, until } = needs;
  const sending = endsLater(stop, needs.wait);
  const leftMs = (): number =>
    until === undefined ? Infinity : until.getTime() - clock().getTime();
  let failures = 0;
  try {
    while (!stop.aborted && leftMs() > 0) {
      const outcome = await sendNext(perfil, needs, sending.signal);
      if (outcome instanceof MesaError) {
        failures += 1;
        const pauseMs = pauseAfter(failures);
        needs.trouble(outcome, new Date(clock().getTime() + pauseMs));
        await pause(Math.min(pauseMs, leftMs()), needs, stop);
        continue;
      }
      if (failures > 0) needs.recovered();
      failures = 0;
      if (outcome === "idle") await pause(Math.min(idlePollMs, leftMs()), needs, stop);
    }
  } finally {
    sending.done();
  }
}

/**
 * Sends the next entry.
 *
 * @returns `idle` where none is to be sent; the error where desk or journal can't be reached
 */
async function sendNext(
  perfil: string,
  needs: ServeNeeds,
  signal: AbortSignal,
): Promise<"sent" | "idle" | MesaError> {
  let claim: Claim | undefined;
  try {
    claim = await needs.ledger.claimNext(perfil);
  } catch (error) {
    const passes = error instanceof MesaError && passingCodes.has(error.code);
    if (isUnreachable(error) || passes) return error;
    throw error;
  }
  if (claim === undefined) return "idle";
  const { entry, error } = await sendOne(claim, needs, signal);
  needs.tried(entry);
  if (error?.exitCode === exitCodes.unauthenticated) throw error;
  if (isUnreachable(error)) return error;
  return error === undefined && isCutOff(entry)
    ? new MesaError("mesa-inalcanzable", { params: { motivo: entry.motivo ?? "" } })
    : "sent";
}

/** Sends a claimed entry; an error that concerns this entry alone stands in it. */
async function sendOne(
  claim: Claim,
  needs: ServeNeeds,
  signal: AbortSignal,
): Promise<{ readonly entry: LedgerEntry; readonly error?: MesaError }> {
  const { ledger } = needs;
  const { entry } = claim;
  let channel: Channel;
  try {
    channel = await needs.channelOf(entry);
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
    const estado = entry.estado === "desconocido" ? entry.estado : "pendiente";
    return { entry: await ledger.settle(claim, { estado, motivo: error.code }), error };
  }
  try {
    const sendNeeds = { ...needs, channel, leavesClaimed: true };
    return { entry: (await sendClaimed(claim, entry.via, sendNeeds, signal)).entry };
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
    const now = await ledger.find(entry.solicitud).catch(() => undefined);
    return { entry: now ?? entry, error };
  }
}

/** Whether the desk could not be reached for this entry, or the line was cut while it was sent. */
function isCutOff({ estado, motivo }: LedgerEntry): boolean {
  if (motivo !== null && untracedReasons.includes(motivo)) return false;
  return estado === "pendiente" || estado === "desconocido";
}

async function pause(
  milliseconds: number,
  { wait }: Pick<ServeNeeds, "wait">,
  stop: AbortSignal,
): Promise<void> {
  try {
    await wait(milliseconds, stop);
  } catch (error) {
    if (!stop.aborted) throw error;
  }
}

/** A signal that follows another one `maxEndingMs` later. */
function endsLater(
  stop: AbortSignal,
  wait: SendNeeds["wait"],
): { readonly signal: AbortSignal; readonly done: () => void } {
  const [late, done] = [new AbortController(), new AbortController()];
  stop.addEventListener(
    "abort",
    () =>
      void wait(maxEndingMs, done.signal).then(
        () => late.abort(),
        () => {},
      ),
    { once: true, signal: done.signal },
  );
  return { signal: late.signal, done: () => done.abort() };
}
