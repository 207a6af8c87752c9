import type { Profile } from "../ports/profile-store.ts";
import type { Call } from "./call.ts";
import type { TreeNode } from "./command-entry.ts";

/** What the frame runs. It knows no command by itself: the composition root hands them over. */
export interface Program {
  /** Every command, in the order of the help. */
  readonly commands: readonly TreeNode[];
  /**
   * Sets up a first profile by asking for it.
   *
   * @throws MesaError `sin-perfil` where nobody can answer, or nobody wants to
   */
  readonly offerProfile: (call: Call) => Promise<Profile>;
}
