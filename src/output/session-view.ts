import type { Session } from "../ports/session.ts";
import { formatTime } from "./format-time.ts";
import { neutralizeLine } from "./neutralize.ts";
import type { ViewTools } from "./view.ts";

interface SignedIn {
  readonly session: Session;
  readonly perfil: string;
  readonly canal: string;
}

/** Who is signed in, where, and until when. */
export function sessionView(
  { session, perfil, canal }: SignedIn,
  { translator, paint }: ViewTools,
): readonly string[] {
  const { t } = translator;
  const nombre = neutralizeLine(session.nombre);
  const usuario = neutralizeLine([session.ruc ?? "", session.usuario].join(" ").trim());
  return [
    `${paint.good("✓")} ${t("sesion.de", { nombre: paint.strong(nombre), usuario })}`,
    `  ${t("sesion.en", { perfil, canal, caduca: formatTime(session.caduca) })}`,
  ];
}

export function sessionJson({ session, perfil, canal }: SignedIn) {
  const { ruc, usuario, nombre, caduca } = session;
  return { perfil, canal, sesion: { ruc, usuario, nombre, caduca } };
}
