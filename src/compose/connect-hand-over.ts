import { createHandOverChannel } from "../channels/handover/hand-over-channel.ts";
import { domainOf } from "../channels/mail/mail-ids.ts";
import { numberPatterns } from "../channels/mail/ticket-number.ts";
import type { DeskConnection } from "../app/context.ts";
import { Secret } from "../domain/secret.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { describeBounce } from "../features/profile/bounce.view.ts";
import { openOutput } from "../platform/files/output-file.ts";
import type { MailJournal } from "../ports/mail-journal.ts";
import type { ConnectNeeds } from "./connect-needs.ts";
import { createMailFormReader } from "./mail-form-reader.ts";

/** States in which a request is, or may be, in the operator's hands or at the desk. */
const handedStates = [
  "enviando",
  "desconocido",
  "entregado_a_mano",
  "en_cola",
  "aceptado",
] as const;

/** Files that the operator sends, and messages that the operator imports. */
export async function connectHandOver(needs: ConnectNeeds): Promise<DeskConnection> {
  const { profile, clock, wait, trace, files } = needs;
  const settings = profile.entrega;
  if (settings === undefined) {
    throw new MesaError("perfil-desconocido", { params: { perfil: profile.nombre } });
  }
  const channel = createHandOverChannel({
    settings,
    mail: settings,
    rules: {
      ownAddress: settings.direccion.toLowerCase(),
      deskAddress: settings.mesa.toLowerCase(),
      domains: [
        domainOf(settings.mesa),
        ...(settings.dominios ?? []).map((one) => one.toLowerCase()),
      ],
      patterns: numberPatterns(settings.patrones ?? []),
    },
    reader: createMailFormReader(await needs.catalogs()),
    async sentEntries() {
      const through = { canal: "entrega", perfil: profile.nombre };
      return await (await needs.ledger()).list({ estados: handedStates, through });
    },
    journal: async () => importedJournal(await needs.ownMailJournal()),
    journalInstead: needs.journalInstead,
    imports: needs.imports,
    files,
    openOutput,
    clock,
    wait,
    trace,
    describeBounce: (bounce) => describeBounce(bounce, needs.translator),
  });
  const cannot = () =>
    Promise.reject(
      new MesaError("canal-no-puede", { params: { canal: "entrega", orden: "mesa sesion" } }),
    );
  const token = () => Promise.resolve(new Secret(""));
  return {
    channel,
    signIn: { signIn: cannot, register: cannot, signOut: () => Promise.resolve(true) },
    tokens: { token, renew: token },
    close: () => Promise.resolve(),
  };
}

/** The journal of a mailbox of its own: the same address may be read by IMAP, too. */
function importedJournal(journal: MailJournal): MailJournal {
  const of = (mailbox: string): string => `importados:${mailbox}`;
  return {
    ...journal,
    marks: (mailbox) => journal.marks(of(mailbox)),
    mails: (mailbox) => journal.mails(of(mailbox)),
    takeIn: (mailbox, news) => journal.takeIn(of(mailbox), news),
    keepHeads: (mailbox, heads) => journal.keepHeads(of(mailbox), heads),
    keepParts: (mailbox, ...parts) => journal.keepParts(of(mailbox), ...parts),
    part: (mailbox, ...named) => journal.part(of(mailbox), ...named),
    noteSent: (mailbox, ...sent) => journal.noteSent(of(mailbox), ...sent),
    announce: (mailbox, identities) => journal.announce(of(mailbox), identities),
    news: (mailbox, after) => journal.news(of(mailbox), after),
    lastOrder: (mailbox) => journal.lastOrder(of(mailbox)),
  };
}
