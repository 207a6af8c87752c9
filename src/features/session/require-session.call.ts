import { isUnreachable } from "../../errors/mesa-error.ts";
import type { Call } from "../../app/call.ts";

/**
 * Who is not signed in is told so before anything is written down, so that the repeated command
 * finds no older duplicate in the outbox. A desk out of reach is no matter here.
 *
 * @returns false when the desk turned out to be out of reach
 */
export async function requireSession(call: Call): Promise<boolean> {
  try {
    await (await call.connect()).tokens.token(call.context.signal);
    return true;
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return false;
  }
}
