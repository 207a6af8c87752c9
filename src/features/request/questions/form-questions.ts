import type { Catalogs } from "../../../catalogs/catalogs.ts";
import { searchDistricts } from "../../../catalogs/districts.ts";
import { searchMotivos } from "../../../catalogs/motivos.ts";
import { searchOperatorTypes } from "../../../catalogs/operator-types.ts";
import { searchScreens } from "../../../catalogs/screens.ts";
import type { FieldKind } from "../../../forms/form.ts";
import type { Choice, FindChoices } from "../../../ports/prompter.ts";
import type { Translator } from "../../../i18n/translator.ts";

/** The search in the catalogue of a field; undefined where the field has none. */
export function catalogOf(kind: "screen", catalogs: Catalogs, translator: Translator): FindChoices;
export function catalogOf(
  kind: FieldKind,
  catalogs: Catalogs,
  translator: Translator,
): FindChoices | undefined;
export function catalogOf(
  kind: FieldKind,
  { distritos, pantallas, operadores, motivos }: Catalogs,
  { t }: Translator,
): FindChoices | undefined {
  switch (kind) {
    case "screen":
      return (typed) => [
        ...searchScreens(typed, false, pantallas).map(({ completa, nombre, ruta }) => ({
          value: completa,
          name: [nombre, ...ruta.toReversed()].join(" < "),
          answer: nombre,
        })),
        ...(typed.trim() === ""
          ? []
          : [{ value: typed.trim(), name: t("pregunta.tal-cual", { texto: typed.trim() }) }]),
      ];
    case "district":
      return (typed) =>
        searchDistricts(typed, distritos).map((one) =>
          coded(one.codigo, `${one.codigo} ${one.etiqueta}`),
        );
    case "operator":
      return (typed) =>
        searchOperatorTypes(typed, operadores).map((one) => coded(one.id, one.nombre));
    case "motivo":
      return (typed) =>
        searchMotivos(typed, motivos)
          .filter((one) => one.formulario !== "incidente")
          .map((one) => coded(one.id, one.nombre));
    default:
      return undefined;
  }
}

function coded(value: string, name: string): Choice {
  return { value, name };
}
