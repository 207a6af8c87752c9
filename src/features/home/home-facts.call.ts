import { MesaError } from "../../errors/mesa-error.ts";
import { channelCapabilities, isPractice } from "../../ports/channel-capabilities.ts";
import { entryStates, type LedgerEntry } from "../../ports/ledger.ts";
import type { Profile } from "../../ports/profile-store.ts";
import type { Call } from "../../app/call.ts";
import type { Home } from "./home.view.ts";

/** States in which a request still needs somebody. */
const waitingStates = entryStates.filter((one) => one !== "aceptado" && one !== "rechazado");

/**
 * Requests that still need somebody; those to the practice desk alone where it is in force and the
 * firm's journal can't be used.
 */
export async function waitingEntries(
  profile: Profile | undefined,
  { context }: Call,
): Promise<readonly LedgerEntry[]> {
  const ledger = await context.ledger();
  try {
    return await ledger.list({ estados: waitingStates });
  } catch (error) {
    const isEnough = profile !== undefined && isPractice(profile.canal);
    if (!isEnough || !(error instanceof MesaError)) throw error;
    return await ledger.list({ perfil: profile.nombre, estados: waitingStates });
  }
}

/** The profile that a command would use; undefined where there is none yet, or several could be meant. */
export async function profileInForce(call: Call): Promise<Profile | undefined> {
  try {
    return await call.profileWithoutOffer();
  } catch (error) {
    const open =
      error instanceof MesaError && ["sin-perfil", "perfil-ambiguo"].includes(error.code);
    if (open) return undefined;
    throw error;
  }
}

/** Until when somebody is signed in, as far as is known without opening a secret. */
export async function sessionOf({ nombre, canal }: Profile, call: Call): Promise<Home["session"]> {
  if (channelCapabilities[canal].ingreso === "ninguno") return { kind: "none-needed" };
  const known = await (await call.sessions()).known(nombre);
  if (known === undefined) return { kind: "none" };
  const { nombre: name, caduca } = known;
  const isOver = new Date(caduca) <= call.context.clock();
  return isOver ? { kind: "over" } : { kind: "open", nombre: name, caduca };
}
