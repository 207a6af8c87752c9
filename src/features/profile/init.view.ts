import { channelCapabilities } from "../../ports/channel-capabilities.ts";
import type { Profile } from "../../ports/profile-store.ts";
import { sessionView, type SignedIn } from "../session/session.view.ts";
import type { ViewTools } from "../../view/view.ts";

/** What `mesa iniciar` came to. */
export interface SetUp {
  readonly profile: Profile;
  readonly conexion: "bien" | "falla";
  readonly signedIn: SignedIn | undefined;
}

export function setUpView(
  { profile, conexion, signedIn }: SetUp,
  tools: ViewTools,
): readonly string[] {
  const { paint, translator } = tools;
  const { t } = translator;
  const { nombre: perfil, canal } = profile;
  return [
    `${paint.good("✓")} ${t("perfil.creado", { perfil, canal })} ${t("perfil.en-uso", { perfil })}`,
    conexion === "bien"
      ? `${paint.good("✓")} ${t("iniciar.conexion-bien")}`
      : `${paint.warn("!")} ${t("iniciar.conexion-falla")}`,
    ...(signedIn === undefined ? [] : sessionView(signedIn, tools)),
    ...(signedIn === undefined && channelCapabilities[canal].ingreso !== "ninguno"
      ? [`  ${t("iniciar.siguiente", { perfil })}`]
      : []),
    `  ${t("iniciar.primero")}`,
  ];
}
