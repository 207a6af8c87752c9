import type { FirmAddress, FirmStatus } from "../../ports/firm.ts";
import { forever } from "../../ports/preferences.ts";
import { factLines } from "../../view/fact-lines.ts";
import { retentionWords } from "../../view/retention-words.ts";
import { formatNumber, formatTime } from "../../view/formats.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import type { ViewTools } from "../../view/view.ts";

interface Shown {
  readonly address: FirmAddress;
  readonly status: FirmStatus;
}

/** States of requests that are still to be sent, or of which nobody knows what became. */
const openStates = ["pendiente", "enviando", "desconocido", "en_cola", "entregado_a_mano"] as const;

const rightsWords = {
  envia: "libro.derechos.envia",
  lee: "libro.derechos.lee",
  ninguno: "libro.derechos.ninguno",
} as const;

/** The firm's journal as a person writes it. */
export function addressText({ host, port, database }: FirmAddress): string {
  return neutralizeLine(`${host}:${port}/${database}`);
}

export function addressJson({ host, port, user, database }: FirmAddress) {
  return { servidor: host, puerto: port, base: database, usuario: user };
}

export function statusView({ address, status }: Shown, tools: ViewTools): readonly string[] {
  const { t } = tools.translator;
  const { version, ownVersion, rights, states, connected, retention } = status;
  const count = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + (states[name] ?? 0), 0);
  const all = Object.keys(states);
  const schema =
    version === 0
      ? t("libro.sin-esquema")
      : version < ownVersion
        ? t("libro.esquema-anterior")
        : t("libro.esquema-al-dia");
  return factLines(
    [
      [t("libro.columna.libro"), addressText(address)],
      [t("libro.columna.usuario"), address.user],
      [t("libro.columna.esquema"), schema],
      [t("libro.columna.derechos"), t(rightsWords[rights])],
      [
        t("libro.columna.solicitudes"),
        rights === "ninguno"
          ? null
          : t("libro.cuenta", {
              total: formatNumber(count(all), tools.translator.language),
              abiertas: formatNumber(count(openStates), tools.translator.language),
            }),
      ],
      [
        t("libro.columna.retencion"),
        rights === "ninguno"
          ? null
          : t("libro.retencion", {
              comprobantes: retentionWords(retention.comprobantes ?? forever, tools.translator),
              capturas: retentionWords(retention.capturas ?? forever, tools.translator),
            }),
      ],
      [
        t("libro.columna.conectados"),
        connected
          .map(({ sender, since }) =>
            t("libro.conectado", { quien: sender, desde: formatTime(since, tools) }),
          )
          .join("; ") || null,
      ],
    ],
    tools,
  );
}

export function statusJson({ address, status }: Shown) {
  const { version, ownVersion, rights, states, connected, retention } = status;
  return {
    libro: addressJson(address),
    version,
    version_propia: ownVersion,
    derechos: rights,
    retencion: retention,
    solicitudes: states,
    conectados: connected.map(({ sender, since }) => ({ quien: sender, desde: since })),
  };
}
