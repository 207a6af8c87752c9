import type { Files, OpenOutput } from "../../ports/files.ts";
import type { ImportStore } from "../../ports/import-store.ts";
import type { MailReading, MailReadingOptions } from "../mail/mail-reading.ts";
import type { HandOverSettings } from "./profile-part.ts";

/** What the composition root gives the channel. */
export interface HandOverOptions extends MailReadingOptions {
  readonly settings: HandOverSettings;
  readonly files: Pick<
    Files,
    "resolve" | "exists" | "isTaken" | "entries" | "readBytes" | "write" | "copy" | "makeFolder"
  >;
  readonly openOutput: OpenOutput;
  readonly imports: () => Promise<ImportStore>;
  /** Resolves after so many milliseconds, or rejects when the signal says so. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly trace: (line: string) => void;
}

/** The options together with what is read of the imported messages. */
export interface HandOverContext
  extends HandOverOptions, Pick<MailReading, "snapshot" | "recentSnapshot"> {}
