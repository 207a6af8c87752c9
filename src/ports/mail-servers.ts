/** What a domain's name servers say of its mail. */
export interface MailServersFound {
  /** As in the settings; left out where nothing is said of it. */
  readonly smtp?: string;
  readonly imap?: string;
  /** Names of the hosts to which the domain's mail goes. */
  readonly exchanges: readonly string[];
}

/** Looks a domain up (RFC 6186, RFC 8314). Whatever fails or takes too long counts as not said. */
export type FindMailServers = (domain: string) => Promise<MailServersFound>;
