import {
  neverExpires,
  type Permission,
  type SecretsKept,
  type Session,
} from "../../ports/session.ts";
import type { Translator } from "../../i18n/translator.ts";
import { formatTime } from "../../view/formats.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import type { ViewTools } from "../../view/view.ts";
import { wrapText } from "../../view/wrap-text.ts";

export interface SignedIn {
  readonly session: Session;
  readonly perfil: string;
  readonly canal: string;
  readonly kept: SecretsKept | undefined;
}

/** Who is signed in, where, and until when. */
export function sessionView(
  { session, perfil, canal, kept }: SignedIn,
  { translator, paint, width, decorated }: ViewTools,
): readonly string[] {
  const { t } = translator;
  const nombre = neutralizeLine(session.nombre);
  const usuario = neutralizeLine([session.ruc ?? "", session.usuario].join(" ").trim());
  const notes = [
    session.caduca === neverExpires
      ? t("sesion.en-sin-fin", { perfil, canal })
      : t("sesion.en", { perfil, canal, caduca: formatTime(session.caduca, { translator }) }),
    ...(session.permiso === undefined ? [] : permissionNotes(session.permiso, translator)),
    ...(kept === undefined ? [] : [t(`secreto.${kept.place}`, { donde: kept.where })]),
    ...(kept?.remembered === true ? [t("secreto.recordada")] : []),
  ];
  const room = decorated ? width : Number.POSITIVE_INFINITY;
  return [
    `${paint.good("✓")} ${t("sesion.de", { nombre: paint.strong(nombre), usuario })}`,
    ...notes.flatMap((note) => wrapText(`  ${note}`, room)),
  ];
}

function permissionNotes(
  { emisor, alcances, desde }: Permission,
  translator: Translator,
): readonly string[] {
  const { t } = translator;
  const scopes = alcances.map(neutralizeLine).join(" ");
  return [
    t("sesion.permiso", {
      emisor: neutralizeLine(emisor),
      desde: formatTime(desde, { translator }),
    }),
    t("sesion.alcances", { alcances: scopes }),
  ];
}

export function sessionJson({ session, perfil, canal, kept }: SignedIn) {
  const { ruc, usuario, nombre, caduca, permiso = null } = session;
  const secreto =
    kept === undefined
      ? null
      : { lugar: kept.place, donde: kept.where, contrasena: kept.remembered };
  return { perfil, canal, sesion: { ruc, usuario, nombre, caduca, permiso }, secreto };
}
