import type { Session } from "./session.ts";

/** Sessions of the profiles, readable by their owner only. */
export interface SessionStore {
  readonly load: (profile: string) => Promise<Session | undefined>;
  readonly save: (profile: string, session: Session) => Promise<void>;
  readonly remove: (profile: string) => Promise<void>;
}
