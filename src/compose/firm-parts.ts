import { writeAside } from "../app/write-lines.ts";
import { withoutPassword } from "../domain/url.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { loadTranslator } from "../i18n/load-translator.ts";
import type { Firm } from "../ports/firm.ts";
import { isPractice } from "../ports/channel-capabilities.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { MailJournal } from "../ports/mail-journal.ts";
import type { Preferences } from "../ports/preferences.ts";
import { practiceProfile, type ProfileStore } from "../ports/profile-store.ts";
import type { SecretStores } from "../ports/secret-store.ts";
import type { Settings } from "../ports/settings.ts";
import type { TicketCache } from "../ports/ticket-cache.ts";
import type { Terminal } from "../ports/terminal.ts";
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
  /** The firm's journal together with this machine's; only the latter where there is no firm's. */
  readonly ledgerOr: (local: () => Promise<Ledger>) => Promise<Ledger>;
  readonly ticketCacheOr: (local: TicketCache) => Promise<TicketCache>;
  readonly mailJournalOr: (local: () => Promise<MailJournal>) => Promise<MailJournal>;
  /** Whether this machine's own mail journal takes the place of the firm's after such an error. */
  readonly isWithoutFirm: (error: MesaError) => boolean;
}

/** The firm's journal; nothing of it is loaded where no setting names one. */
export function createFirmParts(parts: FirmParts): FirmContext {
  let opened: Promise<ReturnType<typeof openFirm>> | undefined;
  let local: Promise<Ledger> | undefined;
  let outOfReach: MesaError | undefined;

  async function open(): Promise<ReturnType<typeof openFirm> | undefined> {
    const text = parts.preferences().get("libro").value;
    if (text === undefined) return undefined;
    return await (opened ??= openAt(text));
  }

  async function openAt(text: string): Promise<ReturnType<typeof openFirm>> {
    const { readFirmAddress } = await import("../ledger/postgres/open-firm.ts");
    const { openFirm } = await import("./open-firm.ts");
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
      unreachable: (error) => void (outOfReach = error),
      closeLater: (close) => void parts.cleanUps.push(close),
    });
  }

  async function isShared(perfil: string): Promise<boolean> {
    const profile = await (await parts.profiles()).find(perfil);
    if (profile === undefined) return perfil !== practiceProfile.nombre;
    return !isPractice(profile.canal);
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
    isSet: () => parts.preferences().get("libro").value !== undefined,
    open,
    async ledgerOr(own) {
      const firm = await open();
      return firm === undefined ? await own() : await firm.ledger();
    },
    async ticketCacheOr(own) {
      const firm = await open();
      return firm === undefined ? own : await firm.ticketCache(own);
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
