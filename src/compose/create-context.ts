import { join, resolve } from "node:path";
import type { Catalogs } from "../catalogs/catalogs.ts";
import type { Context } from "../app/context.ts";
import { plainPaint } from "../view/paint.ts";
import { colourWanted } from "../platform/terminal/colour-wanted.ts";
import { dieAt } from "../platform/process/crash-point.ts";
import { findFolders } from "../platform/settings/folders.ts";
import { readSettings } from "../platform/settings/read-settings.ts";
import { createPreferences } from "../platform/settings/preferences.ts";
import { createUserFiles } from "../platform/files/user-files.ts";
import { createCiParts } from "./ci-parts.ts";
import { runDailyUpkeep } from "./daily-upkeep.ts";
import { createLazyPrompter } from "./lazy-prompter.ts";
import { proxiesOf } from "../platform/net/proxies-of.ts";
import type { Preferences } from "../ports/preferences.ts";
import type { AskPhrase } from "../ports/secret-store.ts";
import type { TicketCache } from "../ports/ticket-cache.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { Terminal } from "../ports/terminal.ts";

/** So much of what lists saw may wait to be taken into the cache. Bytes. */
const mostSeenTickets = 1024 * 1024;

/** What the process brings along. */
export interface ProcessParts {
  readonly process: NodeJS.Process;
  readonly version: string;
  /** Folder of the files that came with the program. */
  readonly assets: string;
  /** Program of the thread that makes documents; left out: this thread makes them. */
  readonly worker?: string;
  readonly signal: AbortSignal;
  readonly terminal: Terminal;
  readonly clock: () => Date;
  /** Base 2 logarithm of scrypt's N, for new pass phrases and the practice desk's passwords. */
  readonly hashCostLog2?: number;
}

/** Builds everything from the real process; what is dear is loaded when it is asked for. */
export function createContext(parts: ProcessParts): Context {
  const { process, version, assets, worker, signal, terminal, clock, hashCostLog2 } = parts;
  const { env } = process;
  const folders = findFolders(process.platform, env);
  const settings = readSettings(env);
  const cwd = process.cwd();
  let preferences: Preferences | undefined;
  const secrets = async (askPhrase: AskPhrase, interactive: boolean) => {
    const { createSecretStores } = await import("./secret-stores.ts");
    return createSecretStores({
      folders,
      settings,
      wanted: context.preferences().get("almacen").value,
      helper: resolve(assets, "..", "bin", "keyring.cjs"),
      interactive,
      platform: process.platform,
      env,
      askPhrase,
      ...(hashCostLog2 !== undefined && { phraseCostLog2: hashCostLog2 }),
    });
  };
  const sessions = async (askPhrase: AskPhrase) => {
    const { createSessionStore } = await import("../platform/secrets/session-store.ts");
    return createSessionStore(folders.data, await secrets(askPhrase, terminal.interactive));
  };
  /** For screen readers and terminals that can't move the cursor: nothing is drawn twice. */
  const plain = (): boolean =>
    env["TERM"] === "dumb" || context.preferences().get("accesible").value === "si";
  let catalogs: Promise<Catalogs> | undefined;
  const cleanUps: (() => unknown)[] = [];
  let cache: Promise<TicketCache> | undefined;
  const ledgers = new Map<string, Promise<Ledger>>();

  async function openLedgerIn(folder: string): Promise<Ledger> {
    const { openLedger } = await import("../ledger/sqlite-ledger.ts");
    const { isAlive } = await import("../platform/process/is-alive.ts");
    const ledger = await openLedger({ folder, clock, pid: process.pid, isAlive });
    if (folder === folders.data) cleanUps.push(async () => await runDailyUpkeep(ledger, context));
    cleanUps.push(ledger.close);
    return ledger;
  }

  const context: Context = {
    version,
    settings,
    terminal,
    files: createUserFiles(folders.home),
    cwd,
    preferences: () =>
      (preferences ??= createPreferences({
        env,
        cwd,
        settingsPath: join(folders.settings, "config.json"),
      })),
    clock,
    async newId() {
      const { newSubmissionId } = await import("../platform/files/submission-id.ts");
      return newSubmissionId(clock());
    },
    wait: async (milliseconds, stop) =>
      (await import("../platform/process/wait.ts")).wait(milliseconds, stop),
    async catalogs() {
      const { loadCatalogs } = await import("./load-catalogs.ts");
      return await (catalogs ??= loadCatalogs(await context.ownCatalogs()));
    },
    async ownCatalogs() {
      const { createCatalogStore } = await import("../platform/settings/catalog-store.ts");
      return createCatalogStore(join(folders.data, "catalogos"));
    },
    async holidays() {
      const { holidayFinder } = await import("../catalogs/holidays.ts");
      const { readHolidayChanges } = await import("../platform/settings/read-holiday-changes.ts");
      return holidayFinder(readHolidayChanges(join(folders.settings, "feriados.json")));
    },
    reached: dieAt(env["MESA_MUERE_EN"], process),
    signal,
    sessions,
    async profiles() {
      const { createProfileStore } = await import("../platform/settings/profile-store.ts");
      const { openSettingsFile } = await import("../platform/settings/settings-file.ts");
      return createProfileStore(openSettingsFile(folders.settings));
    },
    async diagnosis() {
      const { createDiagnosis } = await import("../platform/diagnosis/diagnose.ts");
      const wantsFiles = () => context.preferences().get("almacen").value === "archivo";
      const silent = () => Promise.resolve(undefined);
      const secretStore = async () => await (await secrets(silent, false)).preferred();
      return createDiagnosis({ process, version, folders, clock, secretStore, wantsFiles });
    },
    async findMailServers(domain) {
      const { findMailServers } = await import("./find-mail-servers.ts");
      return await findMailServers(domain, { env, version });
    },
    async remember(perfil, tickets) {
      const { rememberTickets } = await import("../platform/files/seen-tickets.ts");
      rememberTickets(join(folders.data, "completar", "tickets.json"), tickets);
      const { noteSeenTickets } = await import("../ledger/note-seen-tickets.ts");
      const visto = clock().toISOString();
      const waiting = noteSeenTickets(folders.data, { perfil, visto, tickets });
      if (waiting > mostSeenTickets) await context.ticketCache();
    },
    async ticketCache() {
      cache ??= (await import("../ledger/ticket-cache.ts")).openTicketCache(folders.data);
      const opened = await cache;
      if (!cleanUps.includes(opened.close)) cleanUps.push(opened.close);
      return opened;
    },
    async notices() {
      const { createNotices } = await import("./create-notices.ts");
      const notices = createNotices({ process, terminal, version, clock, wait: context.wait });
      cleanUps.push(notices.close);
      return notices;
    },
    async liveScreen() {
      if (plain() || !terminal.interactive || !terminal.stdoutIsTerminal) return undefined;
      return (await import("../platform/terminal/live-screen.ts")).openLiveScreen(process);
    },
    async data() {
      return (await import("../platform/files/local-data.ts")).createLocalData(folders);
    },
    async drafts() {
      const { createDraftStore } = await import("../platform/files/draft-store.ts");
      return createDraftStore(join(folders.data, "borradores"));
    },
    prompter: (translator) =>
      createLazyPrompter(translator, {
        process,
        folder: folders.data,
        get plain() {
          return plain();
        },
        get coloured() {
          return colourWanted(env, { isTerminal: true, allowed: true });
        },
        editor: () => context.preferences().get("editor").value,
      }),
    async paint(stream, allowed) {
      const isTerminal = stream === "out" ? terminal.stdoutIsTerminal : terminal.stderrIsTerminal;
      if (!colourWanted(env, { isTerminal, allowed })) return plainPaint;
      const { createChalkPaint } = await import("../platform/terminal/chalk-paint.ts");
      const { linksWanted } = await import("../platform/terminal/links-wanted.ts");
      return createChalkPaint(isTerminal && linksWanted(env));
    },
    async progress(text) {
      if (plain()) {
        terminal.err(`${text}\n`);
        return { update: () => {}, stop: () => {} };
      }
      return (await import("../platform/terminal/ora-progress.ts")).startProgress(
        text,
        process.stderr,
      );
    },
    async page(text) {
      if (plain()) return false;
      const { runPager } = await import("../platform/terminal/run-pager.ts");
      const wanted = context.preferences().get("paginador").value;
      return runPager(text, { env, platform: process.platform, wanted });
    },
    ledger(folder = folders.data) {
      const known = ledgers.get(folder) ?? openLedgerIn(folder);
      ledgers.set(folder, known);
      return known;
    },
    tables: async () => (await import("../tables/table-files.ts")).tableFiles,
    downloads: async () => (await import("../platform/files/save-download.ts")).saveDownload,
    proofs: async () => (await import("../evidence/proof-documents.ts")).proofDocuments,
    ...createCiParts(process),
    evidence: async () =>
      (await import("../evidence/evidence-documents.ts")).createEvidenceDocuments(),
    async documentWorkers() {
      const { createDocumentWorkers } = await import("./create-document-workers.ts");
      return await createDocumentWorkers(context, {
        program: worker,
        folder: folders.data,
        cleanUps,
      });
    },
    async connect(profile, { askPhrase, ...hooks }) {
      const { connectors } = await import("./channel-registry.ts");
      const connect = await connectors[profile.canal]();
      return await connect({
        profile,
        ...hooks,
        catalogs: context.catalogs,
        wait: context.wait,
        proxies: proxiesOf(env),
        version,
        sessions: await sessions(askPhrase),
        settings,
        clock,
        async password() {
          const { passwordAtHand } = await import("../features/session/password-at-hand.call.ts");
          return await passwordAtHand(context);
        },
        ...(hashCostLog2 !== undefined && { passwordCostLog2: hashCostLog2 }),
        practiceFolder: join(folders.data, "practica"),
      });
    },
    async startDesk({ port, folder, nextFault }) {
      const { startPracticeDesk } = await import("./start-practice-desk.ts");
      const place = folder ?? join(folders.data, "practica");
      const options = { folder: place, port, clock, version, wait: context.wait };
      return await startPracticeDesk({
        ...options,
        ...(nextFault !== undefined && { nextFault }),
        ...(hashCostLog2 !== undefined && { passwordCostLog2: hashCostLog2 }),
      });
    },
    asset: (name) => resolve(assets, name),
    async temporaryFolder() {
      const { makeTemporaryFolder } = await import("../platform/files/temporary-folder.ts");
      const { folder, remove } = await makeTemporaryFolder();
      cleanUps.push(remove);
      return folder;
    },
    async dispose() {
      for (const cleanUp of cleanUps.splice(0)) await cleanUp();
    },
  };
  return context;
}
