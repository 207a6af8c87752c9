import type { Call } from "../../app/call.ts";
import { findServers, isEmail } from "./mailbox-draft.call.ts";
import { readQueue } from "./read-queue.call.ts";
import { checkProfile, type ProfileDraft } from "./profile-draft.call.ts";

/** The profile a draft makes, with what can be looked up filled in. */
export async function completeProfile(draft: ProfileDraft, call: Call) {
  const catalogs = await call.context.catalogs();
  if (draft.canal === "rt") return checkProfile(await readQueue(draft, call), catalogs);
  if (draft.canal !== "correo") return checkProfile(draft, catalogs);
  const { operador } = draft;
  const correo = typeof operador["correo"] === "string" ? operador["correo"] : undefined;
  const direccion = draft.buzon.direccion ?? correo;
  const buzon = await findServers({ ...draft.buzon, direccion }, call);
  const usable = direccion !== undefined && correo === undefined && isEmail(direccion);
  const known = usable ? { correo: direccion } : {};
  return checkProfile({ ...draft, buzon, operador: { ...operador, ...known } }, catalogs);
}
