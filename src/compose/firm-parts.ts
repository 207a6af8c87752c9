import { writeAside } from "../app/write-lines.ts";
import { withoutPassword } from "../domain/url.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { loadTranslator } from "../i18n/load-translator.ts";
import type { Firm } from "../ports/firm.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { SharedLedger } from "../ports/reservations.ts";
import type { MailJournal } from "../ports/mail-journal.ts";
import type { Preferences } from "../ports/preferences.ts";
import { isOfPractice, type ProfileStore } from "../ports/profile-store.ts";
import type { SecretStores } from "../ports/secret-store.ts";
import type { Settings } from "../ports/settings.ts";
import type { TicketCache } from "../ports/ticket-cache.ts";
import type { Terminal } from "../ports/terminal.ts";
import type { FirmReach } from "../ledger/postgres/firm-reach.ts";
import type { openFirm } from "./open-firm.ts";

interface FirmParts {
  /** The settings `libro` and `idioma`. */
  readonly preferences: () => Pick<Preferences, "get">;
  /** The folder of this machine's journal. */
  readonly folder: string;
  readonly settings: Settings;
  readonly secrets: () => Promise<SecretStores>;
  readonly local: () => Promise<Ledger>;
  readonly monotonicMs: () => number;
  readonly terminal: Terminal;
  readonly profiles: () => Promise<Pick<ProfileStore, "find">>;
  readonly cleanUps: ((options: { readonly silent: boolean }) => unknown)[];
}

interface FirmContext {
  /** Whether a setting names a firm's journal. */
  readonly isSet: () => boolean;
  /** Undefined where no setting names a firm's journal. @throws MesaError `valor-invalido` */
  readonly open: () => Promise<Firm | undefined>;
  /** The firm's journal where this process has opened it. */
  readonly opened: () => Promise<Firm | undefined>;
  /** Whether a profile's requests and tickets are the firm's: those of the practice desk are not. */
  readonly isShared: (perfil: string) => Promise<boolean>;
  /**
   * The firm's journal together with this machine's; only the latter where there is no firm's. The
   * firm's is opened when it is first needed, which throws what is wrong with its address or password.
   */
  readonly ledgerOr: (local: () => Promise<Ledger>) => Promise<SharedLedger>;
  readonly ticketCacheOr: (local: TicketCache) => Promise<TicketCache>;
  readonly mailJournalOr: (local: () => Promise<MailJournal>) => Promise<MailJournal>;
  /** Whether this machine's own mail journal takes the place of the firm's after such an error. */
  readonly isWithoutFirm: (error: MesaError) => boolean;
}

/** The firm's journal; nothing of it is loaded where no setting names one. */
export function createFirmParts(parts: FirmParts): FirmContext {
  let opened: Promise<ReturnType<typeof openFirm>> | undefined;
  let local: Promise<Ledger> | undefined;
  let reach: Promise<FirmReach> | undefined;
  const shares = new Map<string, boolean>();
  let outOfReach: MesaError | undefined;

  const isSet = (): boolean => parts.preferences().get("libro").value !== undefined;

  async function open(): Promise<ReturnType<typeof openFirm> | undefined> {
    return isSet() ? await openOnce() : undefined;
  }

  async function openOnce(): Promise<ReturnType<typeof openFirm>> {
    return await (opened ??= openAt(parts.preferences().get("libro").value ?? ""));
  }

  async function openAt(text: string): Promise<ReturnType<typeof openFirm>> {
    const { readFirmAddress } = await import("../ledger/postgres/open-firm.ts");
    const { openFirm } = await import("./open-firm.ts");
    const firmReach = await (reach ??= createReach());
    const address = readFirmAddress(text);
    if (address === undefined) {
      throw new MesaError("valor-invalido", {
        params: {
          valor: withoutPassword(text),
          bandera: "libro",
          esperado: "postgres://usuario@servidor/base",
        },
      });
    }
    parts.cleanUps.push(({ silent }) => (silent ? undefined : sayOutOfReach()));
    return openFirm({
      ...parts,
      address,
      isShared,
      local: () => (local ??= parts.local()),
      reach: firmReach,
      closeLater: (close) => void parts.cleanUps.push(close),
    });
  }

  async function createReach(): Promise<FirmReach> {
    const { firmReach } = await import("../ledger/postgres/firm-reach.ts");
    return firmReach(parts.monotonicMs, (error) => void (outOfReach = error));
  }

  async function joined(): Promise<ReturnType<typeof joinFirm>> {
    const { joinFirm } = await import("./join-firm.ts");
    return joinFirm({
      folder: parts.folder,
      firm: openOnce,
      reach: await (reach ??= createReach()),
      isShared,
    });
  }

  async function isShared(perfil: string): Promise<boolean> {
    const known = shares.get(perfil) ?? !(await isOfPractice(perfil, await parts.profiles()));
    shares.set(perfil, known);
    return known;
  }

  /** Said at the end, beside the answer. */
  async function sayOutOfReach(): Promise<void> {
    if (outOfReach === undefined) return;
    const { t } = await loadTranslator(
      parts.preferences().get("idioma").value === "en" ? "en" : "es",
    );
    const words = { servidor: outOfReach.params["servidor"] ?? "" };
    const full = outOfReach.code === "libro-lleno";
    writeAside(parts.terminal, [
      full ? t("libro.sin-espacio", words) : t("libro.fuera-de-alcance", words),
    ]);
  }

  return {
    isSet,
    open,
    opened: async () => await opened?.catch(() => undefined),
    isShared,
    async ledgerOr(own) {
      if (!isSet()) return await own();
      return (await joined()).ledger(await (local ??= own()));
    },
    async ticketCacheOr(own) {
      return isSet() ? (await joined()).ticketCache(own) : own;
    },
    async mailJournalOr(own) {
      const firm = await open();
      return firm === undefined ? await own() : await firm.mailJournal();
    },
    isWithoutFirm(error) {
      const isDown = error.code === "libro-inalcanzable" || error.code === "libro-lleno";
      if (isDown) outOfReach = error;
      return isDown || error.code === "libro-solo-lectura";
    },
  };
}
