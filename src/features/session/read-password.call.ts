import { Secret } from "../../domain/secret.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Call } from "../../app/call.ts";

/** A password is never longer. Bytes. */
const limit = 4096;

/** The first line of standard input. @throws MesaError `credenciales-incompletas` when it is empty */
export async function readPassword({ context, translator }: Call): Promise<Secret> {
  const text = (await context.terminal.readInput(limit)).replace(/\r?\n[^]*$/, "");
  if (text !== "") return new Secret(text);
  const faltan = translator.t("sesion.contrasena");
  throw new MesaError("credenciales-incompletas", { params: { faltan } });
}
