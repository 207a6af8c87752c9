/** An issuer of tokens for mailboxes whose addresses and scopes are known. */
export interface KnownIssuer {
  readonly id: "microsoft" | "google";
  readonly nombre: string;
  /** What opens IMAP and SMTP; without any of it the mailbox stays closed. */
  readonly alcances: readonly string[];
  /** What is asked for besides, so that the permission lasts. */
  readonly alcances_duraderos: readonly string[];
  /** More parameters of the address where a person agrees. */
  readonly parametros: Readonly<Record<string, string>>;
  /** Whether its clients for desktops have a secret, which is none (RFC 8252 §8.5). */
  readonly secreto_de_cliente: boolean;
  /** Where a person takes a permission back. */
  readonly permisos: string;
  readonly fuente: string;
}

export const knownIssuers: readonly KnownIssuer[] = [
  {
    id: "microsoft",
    nombre: "Microsoft",
    alcances: [
      "https://outlook.office.com/IMAP.AccessAsUser.All",
      "https://outlook.office.com/SMTP.Send",
    ],
    alcances_duraderos: ["offline_access"],
    parametros: {},
    secreto_de_cliente: false,
    permisos: "https://myapplications.microsoft.com",
    fuente:
      "https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth",
  },
  {
    id: "google",
    nombre: "Google",
    alcances: ["https://mail.google.com/"],
    alcances_duraderos: [],
    parametros: { access_type: "offline", prompt: "consent" },
    secreto_de_cliente: true,
    permisos: "https://myaccount.google.com/connections",
    fuente: "https://developers.google.com/workspace/gmail/imap/xoauth2-protocol",
  },
];

/** The known issuer of this name; undefined for an issuer that is named by its address. */
export function findIssuer(emisor: string): KnownIssuer | undefined {
  return knownIssuers.find(({ id }) => id === emisor);
}

/** An issuer's name for people: its own, or the host of its address. */
export function issuerName(emisor: string): string {
  return findIssuer(emisor)?.nombre ?? new URL(emisor).host;
}

/** Domains of personal accounts at Microsoft, whose tenant is `consumers`. */
const personalDomains = /^(?:outlook|hotmail|live|msn)\./i;

/** The tenant at Microsoft that the mailboxes of a domain belong to: the domain itself names it. */
export function tenantOf(domain: string): string {
  return personalDomains.test(domain) ? "consumers" : domain.toLowerCase();
}
