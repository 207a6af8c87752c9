import type { Catalogs } from "../catalogs/catalogs.ts";
import type { NextFault } from "../domain/fault-plan.ts";
import type { OnCrashPoint } from "../ports/crash-point.ts";
import type { SubmissionId } from "../domain/submission.ts";
import type { HolidayOf } from "../domain/office-time.ts";
import type { Secret } from "../domain/secret.ts";
import type { Ticket } from "../domain/ticket.ts";
import type { Analyst } from "../ports/analyst.ts";
import type { CatalogStore } from "../ports/catalog-store.ts";
import type { Channel, QueueReader } from "../ports/channel.ts";
import type { CiSurroundings, RunChild, TestReports } from "../ports/ci.ts";
import type { Files, OpenOutput, SaveDownload } from "../ports/files.ts";
import type { DocumentWorkers, EvidenceDocuments, ProofDocuments } from "../ports/documents.ts";
import type { ImageReader } from "../ports/image-reader.ts";
import type { Diagnosis } from "../ports/diagnosis.ts";
import type { LocalData } from "../ports/local-data.ts";
import type { DraftStore } from "../ports/draft-store.ts";
import type { Translator } from "../i18n/translator.ts";
import type { FindMailServers } from "../ports/mail-servers.ts";
import type { Firm } from "../ports/firm.ts";
import type { SharedLedger } from "../ports/reservations.ts";
import type { Profile, ProfileStore } from "../ports/profile-store.ts";
import type { LiveScreen, Notices } from "../ports/notices.ts";
import type { Preferences } from "../ports/preferences.ts";
import type { ProgramFiles } from "../ports/program-files.ts";
import type { Prompter } from "../ports/prompter.ts";
import type { AskPhrase } from "../ports/secret-store.ts";
import type { Credentials, Session, SessionStore, SignIn, TokenSource } from "../ports/session.ts";
import type { TableFiles } from "../ports/table-files.ts";
import type { TicketCache } from "../ports/ticket-cache.ts";
import type {
  CaptureTrouble,
  ClipboardTrouble,
  ShownPicture,
  Progress,
  Terminal,
} from "../ports/terminal.ts";
import type { Transfer } from "../ports/http.ts";
import type { Paint } from "../view/paint.ts";
import type { Settings } from "../ports/settings.ts";

/** A way to a desk, opened for one command. */
export interface DeskConnection {
  readonly channel: Channel;
  readonly signIn: SignIn;
  readonly tokens: TokenSource;
  /** For desks whose profiles name a queue: reads which there are. */
  readonly queues?: (token: Secret) => QueueReader;
  readonly close: () => Promise<void>;
}

/** The embedded desk, running in this process. */
export interface RunningDesk {
  readonly url: string;
  readonly analyst: Analyst;
  /** Signs an operator in and speaks for it, without keeping the session anywhere. */
  readonly signIn: (credentials: Credentials, signal: AbortSignal) => Promise<OperatorSide>;
  readonly close: () => Promise<void>;
}

export interface OperatorSide {
  readonly session: Session;
  readonly channel: Channel;
}

/** One line of `--verbose`; never holds a secret. */
export type Trace = (line: string) => void;

/** Called now and then with the progress of an upload. */
export type Uploading = (transfer: Transfer) => void;

/** Resolves after so many milliseconds; rejects when the signal says so. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** Asked when a request needs several messages: whether it may be sent so. */
export type MaySplit = (split: {
  readonly parts: number;
  /** Bytes. */
  readonly size: number;
  readonly limit: number;
}) => Promise<boolean>;

/** What opening a desk may have to say or to ask. */
export interface ConnectHooks {
  readonly trace: Trace;
  readonly askPhrase: AskPhrase;
  readonly uploading: Uploading;
  /** Called whenever the desk asks for fewer requests (429, 503). */
  readonly pressed: () => void;
  readonly maySplit: MaySplit;
  readonly translator: Translator;
}

/** The terminal, and what is drawn on it. */
interface TerminalContext {
  readonly terminal: Terminal;
  /** @throws MesaError `carpeta-ajena` when settings or data lie in another user's folder */
  readonly requireOwnFolders: () => void;
  readonly prompter: (translator: Translator) => Prompter;
  /** Colours for stdout and for stderr; plain where they do not belong. */
  readonly paint: (stream: "out" | "err", allowed: boolean) => Promise<Paint>;
  readonly progress: (text: string) => Promise<Progress>;
  /**
   * Shows a long text page by page; false where there is no pager.
   *
   * @param prompt  the last line of each page, and of the last one, where the pager takes it
   */
  readonly page: (
    text: string,
    prompt: { readonly more: string; readonly end: string },
  ) => Promise<boolean>;
  /** Undefined where the screen can't or must not be drawn over. */
  readonly liveScreen: () => Promise<LiveScreen | undefined>;
  readonly notices: () => Promise<Notices>;
  /** Takes a picture of the whole screen as a PNG; why that could not be, or undefined. */
  readonly captureScreen: (path: string) => Promise<CaptureTrouble | undefined>;
  /** Shows a picture among the conversation; false where the terminal is not known to show pictures. */
  readonly showPicture: (picture: ShownPicture) => Promise<boolean>;
  /** Writes the picture of the clipboard as a PNG; why there is none, or undefined. */
  readonly saveClipboardPicture: (path: string) => Promise<ClipboardTrouble | undefined>;
  /** Puts a text on the clipboard; false where the system has no program for that. */
  readonly copyText: (text: string) => Promise<boolean>;
  /** Opens a file with the program that the system has for it; false where there is none. */
  readonly openFile: (path: string) => Promise<boolean>;
}

/** What is kept on this machine; each part is opened at first use. */
interface StoredContext {
  readonly profiles: () => Promise<ProfileStore>;
  readonly sessions: (askPhrase: AskPhrase) => Promise<SessionStore>;
  /** The user's own, or one in a folder apart. */
  readonly ledger: (folder?: string) => Promise<SharedLedger>;
  /** The journal that a firm shares; undefined where no setting names one. */
  readonly firm: () => Promise<Firm | undefined>;
  readonly drafts: () => Promise<DraftStore>;
  readonly ticketCache: () => Promise<TicketCache>;
  /** Keeps tickets that were seen: for completing their numbers in a shell, and for `--sin-red`. */
  readonly remember: (perfil: string, tickets: readonly Ticket[]) => Promise<void>;
  readonly ownCatalogs: () => Promise<CatalogStore>;
  /** What came with the program and the user's own. @throws MesaError `catalogo-danado` */
  readonly catalogs: () => Promise<Catalogs>;
  /** Ecuador's holidays, with the user's own changes. @throws MesaError `feriados-invalidos` */
  readonly holidays: () => Promise<HolidayOf>;
  /** All that is kept on this machine. */
  readonly data: () => Promise<LocalData>;
}

/** The user's files, and what reads and makes them. */
interface FilesContext {
  readonly files: Files;
  readonly openOutput: OpenOutput;
  readonly cwd: string;
  /** A folder that is gone when the command ends. */
  readonly temporaryFolder: () => Promise<string>;
  /** How this program is called here: `mesa`, or `npx mesa` from a checkout. */
  readonly program: string;
  /** The words that were typed to start it: `mesa`, or `npx mesa`. Commands in messages begin with them. */
  readonly calledAs: string;
  readonly programFiles: ProgramFiles;
  readonly downloads: () => Promise<SaveDownload>;
  readonly evidence: () => Promise<EvidenceDocuments>;
  /** Reads what pictures show; undefined where no recogniser is installed. */
  readonly imageReader: () => Promise<ImageReader | undefined>;
  /** The folder in which the recogniser is installed. */
  readonly recogniserFolder: string;
  /** The same for many requests, beside the thread that sends them. */
  readonly documentWorkers: () => Promise<DocumentWorkers>;
  readonly tables: () => Promise<TableFiles>;
  readonly proofs: () => Promise<ProofDocuments>;
}

/** What only the commands for continuous integration use. */
interface CiContext {
  readonly reports: () => Promise<TestReports>;
  readonly runChild: RunChild;
  /** The continuous integration around this process. */
  readonly surroundings: () => Promise<CiSurroundings>;
}

/** The ways to a desk. */
interface DeskContext {
  readonly connect: (profile: Profile, hooks: ConnectHooks) => Promise<DeskConnection>;
  /** @throws MesaError `puerto-ocupado` */
  readonly startDesk: (options: {
    /** 0: any free one. */
    readonly port: number;
    /** Left out: the practice desk's own folder. */
    readonly folder?: string;
    /** Failures to act out. */
    readonly nextFault?: NextFault;
  }) => Promise<RunningDesk>;
  readonly findMailServers: FindMailServers;
}

/** Everything a command may need from outside; made once, in `compose/create-context.ts`. */
export interface Context
  extends TerminalContext, StoredContext, FilesContext, CiContext, DeskContext {
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly settings: Settings;
  readonly preferences: () => Preferences;
  readonly clock: () => Date;
  readonly newId: () => Promise<SubmissionId>;
  /** Milliseconds that go on evenly, also while `clock` is set: pauses are measured by them. */
  readonly monotonicMs: () => number;
  readonly wait: Wait;
  readonly crashPoint: OnCrashPoint;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
  readonly diagnosis: () => Promise<Diagnosis>;
  /**
   * Closes what was opened; called once, whether the command failed or not.
   *
   * @param silent  no line beside the answer may be written: standard error is read by a program
   */
  readonly dispose: (options: { readonly silent: boolean }) => Promise<void>;
}
