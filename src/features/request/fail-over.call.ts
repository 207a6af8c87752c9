import { isUnreachable, MesaError } from "../../errors/mesa-error.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import { isPractice } from "../../ports/channel-capabilities.ts";
import type { Profile } from "../../ports/profile-store.ts";
import { sendEntry, type SendNeeds, type SendOutcome } from "../../sending/send-entry.ts";
import type { Call } from "../../app/call.ts";
import type { Conversation } from "../../app/conversation.ts";

/**
 * The profile that is used when a profile's own desk cannot be reached: the one with the name in
 * `canal_alterno`, else the only one of that channel.
 *
 * @throws MesaError `alterno-no-sirve` where there is none, it is the profile itself, or only one of both is for practice
 */
async function alternateOf(
  { nombre, canal, canal_alterno: wanted }: Profile,
  call: Call,
): Promise<Profile | undefined> {
  if (wanted === undefined) return undefined;
  const all = await (await call.context.profiles()).list();
  const ofChannel = all.filter(({ canal: id }) => id === wanted);
  const found =
    all.find((one) => one.nombre === wanted) ?? (ofChannel.length === 1 ? ofChannel[0] : undefined);
  const mixed = found !== undefined && isPractice(found.canal) !== isPractice(canal);
  if (found !== undefined && found.nombre !== nombre && !mixed) return found;
  throw new MesaError("alterno-no-sirve", { params: { perfil: nombre, alterno: wanted } });
}

/**
 * Sends a request. Where the desk cannot be reached and the request was certainly not sent, it goes
 * by the alternate channel instead, if the user allows it.
 *
 * @param entryOf  gives the request's entry in the journal, once there is one
 * @param allowed  whether `--alterno` was given; without it, the user is asked
 */
export async function withFailOver(
  send: () => Promise<SendOutcome>,
  entryOf: () => Promise<LedgerEntry | undefined>,
  needs: Omit<SendNeeds, "channel">,
  allowed: boolean,
  call: Call,
): Promise<SendOutcome> {
  const other = await usableAlternate(allowed, call);
  const tried = await attempt(send);
  const entry = await entryOf();
  const mayMove = entry?.estado === "pendiente" && entry.via === undefined;
  if (other !== undefined && mayMove && (allowed || (await isWanted(other, entry, call)))) {
    return await sendBy(other, entry, needs, call);
  }
  if (tried instanceof MesaError) throw tried;
  return tried;
}

/** The alternate profile; a missing one is an error only where `--alterno` was given. */
async function usableAlternate(allowed: boolean, call: Call): Promise<Profile | undefined> {
  const own = await call.profile();
  if (allowed) return await requireAlternate(own, call);
  try {
    return await alternateOf(own, call);
  } catch (error) {
    if (error instanceof MesaError && error.code === "alterno-no-sirve") return undefined;
    throw error;
  }
}

/** @throws MesaError `sin-alterno`, `alterno-no-sirve` */
async function requireAlternate(own: Profile, call: Call): Promise<Profile> {
  const other = await alternateOf(own, call);
  if (other === undefined) throw new MesaError("sin-alterno");
  return other;
}

/** The result, or the error that the desk cannot be reached. */
async function attempt(send: () => Promise<SendOutcome>): Promise<SendOutcome | MesaError> {
  try {
    return await send();
  } catch (error) {
    if (isUnreachable(error)) return error;
    throw error;
  }
}

async function isWanted(
  other: Profile,
  entry: LedgerEntry,
  conversation: Conversation,
): Promise<boolean> {
  const { t } = conversation.translator;
  const words = { perfil: other.nombre, canal: other.canal };
  if (conversation.asks)
    return await conversation.prompter.confirm(t("alterno.ofrecer", words), true);
  conversation.note(t("alterno.como", { ...words, solicitud: entry.solicitud }));
  return false;
}

/**
 * Assigns the entry to the other channel in the journal, then sends it there and nowhere else. A
 * missing session is an error before that.
 */
async function sendBy(
  other: Profile,
  entry: LedgerEntry,
  needs: Omit<SendNeeds, "channel">,
  call: Call,
): Promise<SendOutcome> {
  const { signal } = call.context;
  const { channel, tokens } = await call.connectTo(other);
  await tokens.token(signal);
  const ledger = await call.context.ledger();
  const via = { perfil: other.nombre, canal: other.canal };
  const moved = await ledger.redirect(entry.solicitud, via);
  // Another process took the entry first; its result counts.
  if (moved === undefined) {
    const now = (await ledger.find(entry.solicitud)) ?? entry;
    return { entry: now, repeated: true, advice: [] };
  }
  const outcome = await sendEntry(moved, { ...needs, channel }, signal);
  call.note(call.translator.t("alterno.salio", via));
  return outcome;
}

/** Sends entries that still wait by the alternate channel. */
export async function sendOn(
  entries: readonly LedgerEntry[],
  needs: Omit<SendNeeds, "channel">,
  call: Call,
): Promise<readonly LedgerEntry[]> {
  const other = await requireAlternate(await call.profile(), call);
  const after: LedgerEntry[] = [];
  for (const entry of entries) {
    const waits = entry.estado === "pendiente" && entry.via === undefined;
    after.push(waits ? (await sendBy(other, entry, needs, call)).entry : entry);
  }
  return after;
}

/** Entries grouped by the profile by whose channel they are sent. */
export async function byChannel(
  entries: readonly LedgerEntry[],
  call: Call,
): Promise<readonly (readonly [Profile, readonly LedgerEntry[]])[]> {
  const own = await call.profile();
  const names = new Set(entries.map((entry) => entry.via ?? own.nombre));
  return await Promise.all(
    [...names].map(async (name) => {
      const profile = name === own.nombre ? own : await call.profileNamed(name);
      return [profile, entries.filter((one) => (one.via ?? own.nombre) === name)] as const;
    }),
  );
}
