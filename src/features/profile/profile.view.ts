import type { Translator } from "../../i18n/translator.ts";
import type { Profile, RtSettings } from "../../ports/profile-store.ts";
import { capabilityLines, channelSheet } from "../../view/channel-lines.ts";
import { formLines } from "../../view/form-lines.ts";
import { linkAddresses } from "../../view/link-addresses.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import type { ViewTools } from "../../view/view.ts";
import { wrapText } from "../../view/wrap-text.ts";

/** A profile whole, and what its channel can do. */
export async function profileView(
  profile: Profile,
  { translator, paint, width, catalogs }: ViewTools,
): Promise<readonly string[]> {
  const { t } = translator;
  const { nombre, canal, url, ruc, usuario, buzon, rt, canal_alterno, operador } = profile;
  const sheet = channelSheet(canal, translator);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t("columna.canal"), `${canal}: ${sheet.descripcion}`],
    ["URL", url],
    ["RUC", ruc],
    [t("sesion.usuario"), usuario],
    [t("buzon.direccion"), buzon?.direccion],
    [t("buzon.mesa"), buzon?.mesa],
    ["SMTP", buzon?.smtp],
    ["IMAP", buzon?.imap],
  ];
  const columns = Math.min(width, 100);
  return [
    paint.strong(neutralizeLine(nombre)),
    ...facts.flatMap(([label, value]) =>
      value === undefined
        ? []
        : wrapText(`  ${label}: ${neutralizeLine(value)}`, columns).map((line) =>
            linkAddresses(line, paint),
          ),
    ),
    ...(canal_alterno === undefined
      ? []
      : [`  ${t("perfil.alterno")}: ${neutralizeLine(canal_alterno)}`]),
    ...rtLines(rt, translator).flatMap((line) => wrapText(`  ${line}`, columns)),
    ...formLines({ ...operador }, { translator, width: columns, catalogs: await catalogs() }),
    "",
    paint.strong(t("perfil.puede", { canal })),
    ...capabilityLines(sheet).flatMap((line) => wrapText(`  ${line}`, columns)),
  ];
}

/** Where in a Request Tracker requests go, and what into which field. */
function rtLines(rt: RtSettings | undefined, { t }: Translator): readonly string[] {
  if (rt === undefined) return [];
  const pairs = (of: Readonly<Record<string, string>>): string =>
    Object.entries(of)
      .map(([from, to]) => neutralizeLine(`${from} → ${to}`))
      .join(", ");
  const { cola, solicitante, campo_clave, campos, estados = {} } = rt;
  return [
    `${t("rt.cola")}: ${neutralizeLine(cola)}`,
    `${t("rt.solicitante")}: ${neutralizeLine(solicitante)}`,
    `${t("rt.campos")}: ${pairs({ clave: campo_clave, ...campos })}`,
    ...(Object.keys(estados).length === 0 ? [] : [`${t("rt.estados")}: ${pairs(estados)}`]),
  ];
}
