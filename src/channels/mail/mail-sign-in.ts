import { MesaError } from "../../errors/mesa-error.ts";
import { neverExpires, type SignIn } from "../../ports/session.ts";
import type { MailboxOptions } from "./imap-connection.ts";
import { createMailbox } from "./imap-mailbox.ts";
import type { MailLogin, MailServer } from "./mail-access.ts";
import { openSender } from "./smtp-sender.ts";

interface SignInParts extends Omit<MailboxOptions, "server" | "login"> {
  /** The mailbox's own address. */
  readonly usuario: string;
  readonly smtp: MailServer;
  readonly imap: MailServer;
  readonly acceso: MailLogin["acceso"];
}

/**
 * Signing in checks the secret at both servers, and the session then keeps the secret itself. Each
 * server is tried once, SMTP only after IMAP accepted.
 */
export function createMailSignIn({
  usuario: ownAddress,
  smtp,
  imap,
  acceso,
  ...parts
}: SignInParts): SignIn {
  return {
    usuario: ownAddress,
    async signIn({ usuario, contrasena }, signal) {
      const login = () => Promise.resolve({ usuario, acceso, secreto: contrasena });
      const mailbox = createMailbox({ ...parts, server: imap, login });
      try {
        await mailbox.folders();
      } finally {
        await mailbox.close();
      }
      const sender = await openSender({ ...parts, server: smtp, login }, signal);
      sender.close();
      return { token: contrasena, ruc: null, usuario, nombre: usuario, caduca: neverExpires };
    },
    // Mailboxes are created at the mail provider.
    register: () =>
      Promise.reject(
        new MesaError("canal-no-puede", { params: { canal: "correo", orden: "mesa registro" } }),
      ),
    signOut: () => Promise.resolve(),
  };
}
