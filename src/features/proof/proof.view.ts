import type { Verification } from "./verify-proof.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { reasonWords } from "../../view/reason-words.ts";
import type { ViewTools } from "../../view/view.ts";

/** The verdict, and a line for each comparison. */
export function verificationView(
  { comprobante, resultado, revisiones }: Verification,
  { translator, paint }: ViewTools,
): readonly string[] {
  const { t } = translator;
  const marks = { bien: paint.good("✓"), difiere: paint.bad("✗"), "sin-comparar": paint.warn("?") };
  const mark = {
    confirmado: "bien",
    "sin-confirmar": "sin-comparar",
    alterado: "difiere",
  } as const;
  const numero = neutralizeLine(comprobante.numero);
  return [
    `${marks[mark[resultado]]} ${t(`comprobante.resultado.${resultado}`, { numero })}`,
    ...revisiones.map(({ revision, estado, detalle }) => {
      const said =
        estado === "bien"
          ? t("comprobante.estado.bien")
          : t(`comprobante.estado.${estado}`, { detalle: reasonWords(detalle ?? "", translator) });
      return `  ${marks[estado]} ${t(`comprobante.revision.${revision}`)}: ${said}`;
    }),
  ];
}
