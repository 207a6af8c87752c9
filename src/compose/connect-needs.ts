import type { Catalogs } from "../catalogs/catalogs.ts";
import type { DeskConnection, MaySplit, Trace, Uploading, Wait } from "../app/context.ts";
import type { Translator } from "../i18n/translator.ts";
import type { Files } from "../ports/files.ts";
import type { ImportStore } from "../ports/import-store.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { MesaError } from "../errors/mesa-error.ts";
import type { MailJournal } from "../ports/mail-journal.ts";
import type { Settings } from "../ports/settings.ts";
import type { Secret } from "../domain/secret.ts";
import type { Proxies } from "../platform/net/proxies.ts";
import type { Profile } from "../ports/profile-store.ts";
import type { SessionStore } from "../ports/session.ts";

/** What opening a desk may need. */
export interface ConnectNeeds {
  readonly profile: Profile;
  readonly trace: Trace;
  readonly uploading: Uploading;
  readonly pressed: () => void;
  /** Called with the `Date` of each reply. */
  readonly onDeskTime: (time: Date) => void;
  readonly wait: Wait;
  readonly proxies: Proxies | undefined;
  readonly version: string;
  readonly sessions: SessionStore;
  readonly settings: Settings;
  /** What was sent from this machine. */
  readonly ledger: () => Promise<Ledger>;
  /** What was read of mailboxes: by the firm, where it has a journal. */
  readonly mailJournal: () => Promise<MailJournal>;
  /** What was read on this machine. */
  readonly ownMailJournal: () => Promise<MailJournal>;
  /** What takes their place after such an error; undefined where nothing does. */
  readonly journalInstead: (error: MesaError) => Promise<MailJournal> | undefined;
  /** Messages that were read from files on this machine. */
  readonly imports: () => Promise<ImportStore>;
  readonly files: Files;
  readonly clock: () => Date;
  readonly monotonicMs: () => number;
  /** The password, where it is at hand without asking anybody. */
  readonly password: () => Promise<Secret | undefined>;
  readonly practiceFolder: string;
  readonly passwordCostLog2?: number;
  readonly catalogs: () => Promise<Catalogs>;
  readonly maySplit: MaySplit;
  /** Opens the user's browser. @returns false where there is none */
  readonly openAddress: (url: string) => Promise<boolean>;
  readonly translator: Translator;
}

export type Connect = (needs: ConnectNeeds) => Promise<DeskConnection>;
