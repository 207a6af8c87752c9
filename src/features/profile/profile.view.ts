import type { Profile } from "../../ports/profile-store.ts";
import { capabilityLines, channelSheet } from "../../view/channel-lines.ts";
import { formLines } from "../../view/form-lines.ts";
import { linkAddresses } from "../../view/link-addresses.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import type { ViewTools } from "../../view/view.ts";
import { wrapText } from "../../view/wrap-text.ts";

/**
 * A profile whole, and what its channel can do.
 *
 * @param settings  what the channel keeps in the profile: labels and values
 */
export async function profileView(
  profile: Profile,
  settings: readonly (readonly [string, string])[],
  { translator, paint, width, catalogs }: ViewTools,
): Promise<readonly string[]> {
  const { t } = translator;
  const { nombre, canal, url, ruc, usuario, canal_alterno, operador } = profile;
  const sheet = channelSheet(canal, translator);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t("columna.canal"), `${canal}: ${sheet.descripcion}`],
    ["URL", url],
    ["RUC", ruc],
    [t("sesion.usuario"), usuario],
    ...settings,
    [t("perfil.alterno"), canal_alterno],
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
    ...formLines({ ...operador }, { translator, width: columns, catalogs: await catalogs() }),
    "",
    paint.strong(t("perfil.puede", { canal })),
    ...capabilityLines(sheet).flatMap((line) => wrapText(`  ${line}`, columns)),
  ];
}
