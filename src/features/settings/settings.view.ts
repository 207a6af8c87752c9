import type { Origin } from "../../ports/preferences.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { tableLines } from "../../view/table.ts";
import type { ViewTools } from "../../view/view.ts";

/** A setting with the value that applies now. */
export interface SettingInForce {
  readonly clave: string;
  readonly valor: string | null;
  readonly origen: Origin | "bandera" | "perfil";
  /** The variable, file or profile that says so. */
  readonly donde: string | null;
}

/** @param origin  whether to show where each value comes from */
export async function settingsView(
  settings: readonly SettingInForce[],
  origin: boolean,
  { translator, paint, width, decorated }: ViewTools,
): Promise<readonly string[]> {
  const { t } = translator;
  const columns = [
    { title: t("columna.ajuste"), minimum: 10, paint: paint.strong },
    { title: t("columna.valor"), minimum: 10 },
    ...(origin
      ? [
          { title: t("columna.origen"), minimum: 10 },
          { title: t("columna.donde"), minimum: 12, paint: paint.dim },
        ]
      : []),
  ];
  const rows = settings.map((one) => [
    neutralizeLine(one.clave),
    neutralizeLine(one.valor ?? "—"),
    ...(origin ? [t(`origen.${one.origen}`), neutralizeLine(one.donde ?? "")] : []),
  ]);
  return await tableLines(columns, rows, width, decorated);
}
