import { Secret } from "../../domain/secret.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Credentials, Session } from "../../ports/session.ts";
import { problemSentence } from "../../view/describe.ts";
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
 * @param last  who signed in the last time, to be accepted with Enter
 * @throws MesaError `credenciales-incompletas` where nobody can be asked
 */
export async function askCredentials(
  known: KnownCredentials,
  call: Call,
  last?: Pick<Session, "ruc" | "usuario">,
): Promise<Credentials> {
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
  const { usuario } = known;
  const askRuc = () => prompter.line({ message: t("sesion.ruc"), initial: last?.ruc ?? undefined });
  const ruc = known.ruc ?? (usuario === undefined ? await askRuc() : "");
  return {
    ruc: ruc.trim() === "" ? undefined : ruc.trim(),
    usuario: usuario ?? (await askUser(last?.usuario, call)),
    contrasena: contrasena ?? new Secret(await prompter.hidden(t("sesion.contrasena"))),
  };
}

/** Asks for the user's ID until there is one: a desk counts every wrong attempt. */
async function askUser(initial: string | undefined, call: Call): Promise<string> {
  const { prompter, translator } = call;
  for (;;) {
    const question = { message: translator.t("sesion.usuario"), initial };
    const answer = (await prompter.line(question)).trim();
    if (answer !== "") return answer;
    call.remark(`✗ ${problemSentence({ field: "usuario", code: "falta" }, translator)}`);
  }
}
