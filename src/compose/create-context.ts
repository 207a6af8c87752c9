import { join } from "node:path";
import type { Context, Wait } from "../app/context.ts";
import { findFolders } from "../platform/settings/folders.ts";
import { requireOwnFolders } from "../platform/files/file-access.ts";
import { readSettings } from "../platform/settings/read-settings.ts";
import { createPreferences } from "../platform/settings/preferences.ts";
import { createUserFiles } from "../platform/files/user-files.ts";
import { createEvidenceParts } from "./evidence-parts.ts";
import { createCatalogParts } from "./catalog-parts.ts";
import { createFirmParts } from "./firm-parts.ts";
import { createDeskParts } from "./desk-parts.ts";
import { createTerminalParts, programNames } from "./terminal-parts.ts";
import { openStores } from "./open-stores.ts";
import { runDailyUpkeep, runFirmUpkeep } from "./daily-upkeep.ts";
import type { OnCrashPoint } from "../ports/crash-point.ts";
import type { Preferences } from "../ports/preferences.ts";
import type { AskPhrase } from "../ports/secret-store.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { ProgramFiles } from "../ports/program-files.ts";
import type { Terminal } from "../ports/terminal.ts";

const lazyWait: Wait = async (milliseconds, stop) =>
  await (await import("../platform/process/wait.ts")).wait(milliseconds, stop);
const performanceNow = (): number => performance.now();

/** What differs between the real program and a test. */
export interface ProcessParts {
  readonly process: NodeJS.Process;
  readonly version: string;
  readonly programFiles: ProgramFiles;
  readonly signal: AbortSignal;
  readonly terminal: Terminal;
  readonly clock: () => Date;
  /** Milliseconds that go on evenly whatever the clock shows. */
  readonly monotonicMs?: () => number;
  /** Base 2 logarithm of scrypt's N, for new pass phrases and the practice desk's passwords. */
  readonly hashCostLog2?: number;
  readonly crashPoint?: OnCrashPoint;
  /** Waits between tries and looks; by the system's clock where it is left out. */
  readonly wait?: Wait;
}

/** Builds everything from the real process; what is slow to load is loaded at first use. */
export function createContext(parts: ProcessParts): Context {
  const { process, version, programFiles, signal, terminal, clock, hashCostLog2 } = parts;
  const { crashPoint = () => {}, wait = lazyWait, monotonicMs = performanceNow } = parts;
  const { env } = process;
  const folders = findFolders(process.platform, env);
  const settings = readSettings(env);
  const cwd = process.cwd();
  const files = createUserFiles(folders.home);
  let read: Preferences | undefined;
  const preferences = (): Preferences =>
    (read ??= createPreferences({
      env,
      cwd,
      settingsPath: join(folders.settings, "config.json"),
    }));
  const secrets = async (askPhrase: AskPhrase, interactive: boolean) => {
    const { createSecretStores } = await import("./secret-stores.ts");
    return createSecretStores({
      folders,
      settings,
      wanted: preferences().get("almacen").value,
      helper: programFiles.keyring,
      interactive,
      platform: process.platform,
      env,
      askPhrase,
      ...(hashCostLog2 !== undefined && { phraseCostLog2: hashCostLog2 }),
    });
  };
  const sessions = async (askPhrase: AskPhrase) => {
    const { createSessionStore } = await import("../platform/secrets/session-store.ts");
    const stores = await secrets(askPhrase, terminal.interactive);
    return createSessionStore(folders.data, stores, async (path, work) => {
      const { holdLock } = await import("../sqlite/hold-lock.ts");
      return await holdLock(path, work);
    });
  };
  const { catalogs, ownCatalogs, holidays } = createCatalogParts(folders);
  const cleanUps: ((options: { readonly silent: boolean }) => unknown)[] = [];
  /** The clock of the desk that was asked last, as it goes on. */
  let deskTime: (() => Date) | undefined;
  const ledgers = new Map<string, ReturnType<Context["ledger"]>>();
  const firm = createFirmParts({
    folder: folders.data,
    settings,
    secrets: async () => await secrets(() => Promise.resolve(undefined), false),
    local: () => openLedgerIn(folders.data),
    monotonicMs,
    terminal,
    preferences,
    profiles: async () => await context.profiles(),
    cleanUps,
  });
  const stores = openStores(folders.data, {
    firm,
    clock,
    closeLater: (close) => void cleanUps.push(close),
  });
  /** This machine's journal, where it is open. */
  let own: Ledger | undefined;

  async function openLedgerIn(folder: string): Promise<Ledger> {
    const { openLedger } = await import("../ledger/sqlite-ledger.ts");
    const { isAlive } = await import("../platform/process/is-alive.ts");
    const ledger = await openLedger({ folder, clock, pid: process.pid, isAlive });
    cleanUps.push(ledger.close);
    if (folder === folders.data) {
      own = ledger;
      cleanUps.push(async (options) => {
        await runDailyUpkeep(ledger, context, { ...options, deskTime: deskTime?.() });
      });
    }
    return ledger;
  }

  const context: Context = {
    version,
    platform: process.platform,
    settings,
    terminal,
    requireOwnFolders: () =>
      requireOwnFolders([folders.settings, folders.data], process.getuid?.()),
    files,
    cwd,
    preferences,
    clock,
    monotonicMs,
    async newId() {
      const { newSubmissionId } = await import("../platform/files/submission-id.ts");
      return newSubmissionId(clock());
    },
    wait,
    catalogs,
    ownCatalogs,
    holidays,
    crashPoint,
    signal,
    sessions,
    async profiles() {
      return (await import("./profiles.ts")).openProfiles(folders.settings);
    },
    async diagnosis() {
      const { createDiagnosis } = await import("../platform/diagnosis/diagnose.ts");
      const wantsFiles = () => preferences().get("almacen").value === "archivo";
      const silent = () => Promise.resolve(undefined);
      const secretStore = async () => await (await secrets(silent, false)).preferred();
      return createDiagnosis({ process, version, folders, clock, secretStore, wantsFiles });
    },
    async findMailServers(domain) {
      const { findMailServers } = await import("./find-mail-servers.ts");
      return await findMailServers(domain, { env, version });
    },
    remember: stores.remember,
    firm: firm.open,
    ticketCache: stores.ticketCache,
    async notices() {
      const { createNotices } = await import("./create-notices.ts");
      const notices = createNotices({ process, terminal, version, clock, wait });
      cleanUps.push(notices.close);
      return notices;
    },
    async data() {
      return (await import("../platform/files/local-data.ts")).createLocalData(folders);
    },
    async drafts() {
      const { createDraftStore } = await import("../platform/files/draft-store.ts");
      return createDraftStore(join(folders.data, "borradores"));
    },
    ledger(folder = folders.data) {
      const known =
        ledgers.get(folder) ??
        (folder === folders.data
          ? firm.ledgerOr(() => openLedgerIn(folder))
          : openLedgerIn(folder));
      ledgers.set(folder, known);
      return known;
    },
    async openOutput(path, options) {
      const { openOutput } = await import("../platform/files/output-file.ts");
      return await openOutput(path, options);
    },
    async tables() {
      return (await import("../tables/table-files.ts")).createTableFiles(context.openOutput);
    },
    downloads: async () => (await import("../platform/files/save-download.ts")).saveDownload,
    proofs: async () => (await import("../evidence/proof-documents.ts")).proofDocuments,
    reports: async () => (await import("../junit/test-report-files.ts")).testReportFiles,
    async runChild(words, aside) {
      const { runChild } = await import("../platform/process/run-child.ts");
      return await runChild(words, aside, process);
    },
    surroundings: async () => (await import("../platform/process/read-ci.ts")).readCi(env),
    ...createEvidenceParts({
      programFiles,
      data: folders.data,
      env,
      ledger: () => context.ledger(),
      cleanUps,
    }),
    ...createTerminalParts({ process, terminal, folder: folders.data, preferences, signal }),
    ...createDeskParts({
      onDeskTime(time) {
        const aheadMs = time.getTime() - clock().getTime();
        deskTime = () => new Date(clock().getTime() + aheadMs);
      },
      env,
      version,
      settings,
      clock,
      monotonicMs,
      wait,
      sessions,
      files,
      cwd,
      catalogs,
      ledger: () => context.ledger(),
      stores,
      folder: join(folders.data, "practica"),
      ...(hashCostLog2 !== undefined && { hashCostLog2 }),
    }),
    ...programNames(process),
    programFiles,
    async temporaryFolder() {
      const { makeTemporaryFolder } = await import("../platform/files/temporary-folder.ts");
      const temporary = await makeTemporaryFolder();
      cleanUps.push(temporary.remove);
      return temporary.folder;
    },
    async dispose({ silent }) {
      // A firm's journal gets what was seen after the answer.
      if (stores.wereFirmsSeen()) cleanUps.push(context.ticketCache);
      const [journal, firms] = [own, await firm.opened()];
      if (journal !== undefined && firms !== undefined) {
        cleanUps.push(async (options) => await runFirmUpkeep(journal, firms, context, options));
      }
      // In reverse, so that a folder is removed after what was opened in it is closed.
      for (let cleanUp = cleanUps.pop(); cleanUp !== undefined; cleanUp = cleanUps.pop()) {
        try {
          await cleanUp({ silent });
        } catch (error) {
          if (settings.depurar) terminal.err(`${String(error)}\n`);
        }
      }
    },
  };
  return context;
}
