/** Servers as in the settings; left out where the domain names none. */
export interface AnnouncedServers {
  readonly smtp?: string;
  readonly imap?: string;
}

/** What a domain publishes about its mail. */
export interface MailServersFound extends AnnouncedServers {
  /** Names of the hosts to which the domain's mail goes. */
  readonly exchanges: readonly string[];
}

/**
 * Looks a domain up: its name servers (RFC 6186, RFC 8314), then its own configuration file. Whatever
 * fails or takes too long counts as not published.
 */
export type FindMailServers = (domain: string) => Promise<MailServersFound>;
