/** A mail provider: its servers, and what its users have to know before they sign in. */
export interface MailProvider {
  readonly id: "gmail" | "microsoft" | "zoho" | "cpanel";
  readonly nombre: string;
  /** Domains whose addresses lie with it. */
  readonly dominios: readonly string[];
  /** Ends of the names to which a domain's mail goes (MX), where a firm's own domain lies with it. */
  readonly mx: readonly string[];
  readonly smtp: string;
  readonly imap: string;
  readonly fuente: string;
}

/** The desk's official address, as the procedure gives it. */
export const officialDeskAddress = "mesadeservicios@aduana.gob.ec";

/** Known providers. Servers as each one documents them for mail programs. */
export const mailProviders: readonly MailProvider[] = [
  {
    id: "gmail",
    nombre: "Gmail, Google Workspace",
    dominios: ["gmail.com", "googlemail.com"],
    mx: [".google.com", ".googlemail.com"],
    smtp: "smtps://smtp.gmail.com:465",
    imap: "imaps://imap.gmail.com:993",
    fuente: "https://support.google.com/a/answer/9003945",
  },
  {
    id: "microsoft",
    nombre: "Outlook, Microsoft 365",
    dominios: ["outlook.com", "outlook.es", "hotmail.com", "hotmail.es", "live.com", "msn.com"],
    mx: [".mail.protection.outlook.com", ".olc.protection.outlook.com"],
    smtp: "smtp://smtp.office365.com:587",
    imap: "imaps://outlook.office365.com:993",
    fuente: "https://support.microsoft.com/office/d088b986-291d-42b8-9564-9c414e2aa040",
  },
  {
    id: "zoho",
    nombre: "Zoho Mail",
    dominios: ["zoho.com", "zohomail.com"],
    mx: [".zoho.com", ".zohomail.com"],
    smtp: "smtps://smtp.zoho.com:465",
    imap: "imaps://imap.zoho.com:993",
    fuente: "https://www.zoho.com/mail/help/imap-access.html",
  },
];

/** The provider of an address's domain, by the domain itself. */
export function findMailProvider(domain: string): MailProvider | undefined {
  return mailProviders.find(({ dominios }) => dominios.includes(domain.toLowerCase()));
}

/** The provider to whose servers a domain's mail goes. */
export function providerByExchange(exchanges: readonly string[]): MailProvider | undefined {
  const names = exchanges.map((one) => `.${one.toLowerCase().replace(/\.$/, "")}`);
  return mailProviders.find(({ mx }) => names.some((name) => mx.some((end) => name.endsWith(end))));
}

/** How hosting with cPanel names its servers; whether they answer is found out by signing in. */
export function cpanelServers(domain: string): MailProvider {
  return {
    id: "cpanel",
    nombre: "cPanel",
    dominios: [domain],
    mx: [],
    smtp: `smtps://mail.${domain}:465`,
    imap: `imaps://mail.${domain}:993`,
    fuente: "https://docs.cpanel.net/cpanel/email/set-up-mail-client/",
  };
}
