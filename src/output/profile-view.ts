import type { Profile } from "../ports/profile-store.ts";
import { capabilityLines, channelSheet } from "./channel-lines.ts";
import { formLines } from "./form-lines.ts";
import { linkAddresses } from "./link-addresses.ts";
import { neutralizeLine } from "./neutralize.ts";
import type { ViewTools } from "./view.ts";
import { wrapText } from "./wrap-text.ts";

/** A profile whole, and what its channel can do. */
export async function profileView(
  profile: Profile,
  { translator, paint, width, catalogs }: ViewTools,
): Promise<readonly string[]> {
  const { t } = translator;
  const { nombre, canal, url, ruc, usuario, buzon, operador } = profile;
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
    paint.strong(nombre),
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
