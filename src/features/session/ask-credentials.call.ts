import { Secret } from "../../domain/secret.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Credentials } from "../../ports/session.ts";
import type { Call } from "../../app/call.ts";
import { passwordAtHand } from "./password-at-hand.call.ts";

/** What flags, the environment and the profile say. */
export interface KnownCredentials {
  readonly ruc: string | undefined;
  readonly usuario: string | undefined;
  readonly contrasena: Secret | undefined;
}

/**
 * What is still missing is asked for on a terminal. A *usuario general* leaves the RUC empty.
 *
 * @throws MesaError `credenciales-incompletas` where nobody can be asked
 */
export async function askCredentials(known: KnownCredentials, call: Call): Promise<Credentials> {
  const { context, translator } = call;
  const { t } = translator;
  const contrasena = known.contrasena ?? (await passwordAtHand(context));
  if (known.usuario !== undefined && contrasena !== undefined) {
    return { ruc: known.ruc, usuario: known.usuario, contrasena };
  }
  if (!call.asks) {
    const missing = [
      ...(known.usuario === undefined ? [t("sesion.usuario")] : []),
      ...(contrasena === undefined ? [t("sesion.contrasena")] : []),
    ];
    throw new MesaError("credenciales-incompletas", { params: { faltan: missing.join(", ") } });
  }
  const { prompter } = call;
  const usuario = known.usuario;
  const ruc =
    known.ruc ?? (usuario === undefined ? await prompter.line({ message: t("sesion.ruc") }) : "");
  return {
    ruc: ruc.trim() === "" ? undefined : ruc.trim(),
    usuario: usuario ?? (await prompter.line({ message: t("sesion.usuario") })),
    contrasena: contrasena ?? new Secret(await prompter.hidden(t("sesion.contrasena"))),
  };
}
