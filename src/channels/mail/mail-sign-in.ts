import { MesaError } from "../../errors/mesa-error.ts";
import type { Secret } from "../../domain/secret.ts";
import { neverExpires, type SignIn } from "../../ports/session.ts";
import type { MailboxOptions } from "./imap-connection.ts";
import { createMailbox } from "./imap-mailbox.ts";
import type { MailLogin, MailServer } from "./mail-access.ts";
import { openSender } from "./smtp-sender.ts";

export interface SignInParts extends Omit<MailboxOptions, "server" | "login"> {
  /** The mailbox's own address. */
  readonly usuario: string;
  readonly smtp: MailServer;
  readonly imap: MailServer;
  readonly acceso: MailLogin["acceso"];
}

/**
 * Tries a secret at both servers, once each and SMTP only after IMAP accepted it.
 *
 * @throws MesaError `acceso-rechazado`, `smtp-desactivado`, `servidor-sin-oauth`, `sin-cifrado`,
 *   `buzon-inalcanzable`
 */
export async function tryMailbox(
  usuario: string,
  secreto: Secret,
  { smtp, imap, acceso, ...parts }: SignInParts,
  signal: AbortSignal,
): Promise<void> {
  const login = () => Promise.resolve({ usuario, acceso, secreto });
  const mailbox = createMailbox({ ...parts, server: imap, login });
  try {
    await mailbox.folders();
  } finally {
    await mailbox.close();
  }
  const sender = await openSender({ ...parts, server: smtp, login }, signal);
  sender.close();
}

/** Signing in checks the secret at both servers, and the session then keeps the secret itself. */
export function createMailSignIn(parts: SignInParts): SignIn {
  return {
    usuario: parts.usuario,
    async signIn({ usuario, contrasena }, signal) {
      await tryMailbox(usuario, contrasena, parts, signal);
      return { token: contrasena, ruc: null, usuario, nombre: usuario, caduca: neverExpires };
    },
    // Mailboxes are created at the mail provider.
    register: () =>
      Promise.reject(
        new MesaError("canal-no-puede", { params: { canal: "correo", orden: "mesa registro" } }),
      ),
    signOut: () => Promise.resolve(true),
  };
}
