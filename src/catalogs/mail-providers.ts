/** A mail provider and its servers. */
export interface MailProvider {
  readonly id: "gmail" | "microsoft" | "zoho" | "cpanel";
  readonly nombre: string;
  /** Domains of its addresses. */
  readonly dominios: readonly string[];
  /** Endings of its MX host names, by which a company's own domain is recognised. */
  readonly mx: readonly string[];
  readonly smtp: string;
  readonly imap: string;
  readonly fuente: string;
}

/** The desk's official address, as the procedure gives it. */
export const officialDeskAddress = "mesadeservicios@aduana.gob.ec";

/** Known providers, with the servers that each documents for mail programs. */
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

/** Finds the provider of a domain by the domain itself. */
export function findMailProvider(domain: string): MailProvider | undefined {
  return mailProviders.find(({ dominios }) => dominios.includes(domain.toLowerCase()));
}

/** Finds the provider of a domain by its MX host names. */
export function providerByExchange(exchanges: readonly string[]): MailProvider | undefined {
  const names = exchanges.map((one) => `.${one.toLowerCase().replace(/\.$/, "")}`);
  return mailProviders.find(({ mx }) => names.some((name) => mx.some((end) => name.endsWith(end))));
}

/** The server names that hosting with cPanel uses; signing in shows whether they exist. */
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
