import { parseMailServer, type MailLogin } from "../channels/mail/mail-access.ts";
import { createMailChannel } from "../channels/mail/mail-channel.ts";
import { createMailSignIn } from "../channels/mail/mail-sign-in.ts";
import { domainOf } from "../channels/mail/mail-ids.ts";
import { numberPatterns } from "../channels/mail/ticket-number.ts";
import type { DeskConnection } from "../app/context.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { TokenSource } from "../ports/session.ts";
import { describeBounce } from "../features/profile/bounce.view.ts";
import type { ConnectNeeds } from "./connect-needs.ts";
import { createMailFormReader } from "./mail-form-reader.ts";

/** A server that checks an upload for viruses may be silent for this long. */
const uploadTimeoutMs = 60_000;
/** A mailbox that is read answers sooner, or not at all. */
const readingTimeoutMs = 20_000;
/** States in which a request is, or may be, at the desk. */
const sentStates = ["enviando", "desconocido", "en_cola", "aceptado"] as const;

/** The operator's mailbox as a way to the desk. */
export async function connectMail(needs: ConnectNeeds): Promise<DeskConnection> {
  const { profile, settings, clock, trace, uploading } = needs;
  const mail = profile.buzon;
  const smtp = mail && parseMailServer(mail.smtp, "smtp");
  const imap = mail && parseMailServer(mail.imap, "imap");
  if (mail === undefined || smtp === undefined || imap === undefined) {
    throw new MesaError("perfil-desconocido", { params: { perfil: profile.nombre } });
  }
  const usuario = settings.usuario ?? profile.usuario ?? mail.direccion;
  const oauth =
    mail.oauth && (await import("./open-oauth.ts")).openOAuth(needs, mail.direccion, mail.oauth);
  const tokens = oauth?.tokens ?? mailSecrets(needs);
  const { signal } = new AbortController();
  // A token from the environment is one whatever the profile says.
  const isToken = mail.acceso !== "contrasena" || settings.token !== undefined;
  const acceso = isToken ? "xoauth2" : "contrasena";
  const isRenewed = oauth !== undefined && settings.token === undefined;
  const login = async (): Promise<MailLogin> => {
    const secreto = await tokens.token(signal);
    if (!isRenewed) return { usuario, acceso, secreto };
    const renewed = async (): Promise<MailLogin> => ({
      usuario,
      acceso,
      secreto: await tokens.renew(secreto, signal),
    });
    return { usuario, acceso, secreto, renewed };
  };
  const common = {
    smtp,
    imap,
    trace,
    ...(settings.espera === undefined && { uploadTimeoutMs }),
    idleTimeoutMs: settings.espera === undefined ? readingTimeoutMs : settings.espera * 1000,
  };
  const channel = createMailChannel({
    ...common,
    mail,
    login,
    rules: {
      ownAddress: mail.direccion.toLowerCase(),
      deskAddress: mail.mesa.toLowerCase(),
      domains: [domainOf(mail.mesa), ...(mail.dominios ?? []).map((one) => one.toLowerCase())],
      patterns: numberPatterns(mail.patrones ?? []),
    },
    reader: createMailFormReader(await needs.catalogs()),
    async sentEntries() {
      const through = { canal: "correo", perfil: profile.nombre };
      return await (await needs.ledger()).list({ estados: sentStates, through });
    },
    journal: needs.mailJournal,
    journalInstead: needs.journalInstead,
    clock,
    uploading,
    maySplit: needs.maySplit,
    describeBounce: (bounce) => describeBounce(bounce, needs.translator),
  });
  const account = { ...common, usuario: mail.direccion, acceso } as const;
  const signIn = oauth?.signIn({ ...account, usuario }) ?? createMailSignIn(account);
  return { channel, signIn, tokens, close: channel.close };
}

/**
 * The mailbox's password or token: from the environment, else the one that was kept. It is sent
 * with every command anyway, so there is nothing to renew.
 */
function mailSecrets({ profile, settings, sessions, password }: ConnectNeeds): TokenSource {
  const perfil = profile.nombre;
  /** What renews tokens is for their issuer alone: no mail server ever gets it. */
  const keptSecret = async () => {
    const session = await sessions.load(perfil);
    return session?.permiso === undefined ? session?.token : undefined;
  };
  return {
    async token() {
      const given = settings.token ?? (await password()) ?? (await keptSecret());
      if (given === undefined) throw new MesaError("sin-sesion", { params: { perfil } });
      return given;
    },
    renew: () => Promise.reject(new MesaError("sesion-caducada")),
  };
}
