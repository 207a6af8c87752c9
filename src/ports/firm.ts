import type { Secret } from "../domain/secret.ts";
import type { TicketNumber } from "../domain/ticket.ts";

/** Where the firm's journal is, without the password. */
export interface FirmAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/** What a role of the server may do with the firm's journal. */
export const firmRights = ["envia", "lee", "ninguno"] as const;

export interface FirmStatus {
  /** Version of the schema that lies there; 0 where there is none. */
  readonly version: number;
  /** The version that this program makes and understands. */
  readonly ownVersion: number;
  readonly rights: (typeof firmRights)[number];
  /** How many requests stand in which state. */
  readonly states: Readonly<Record<string, number>>;
  /** Of the server, such as `15.3`. */
  readonly serverVersion: string;
  /** Which TLS the connection speaks, such as `TLSv1.3`; null where it speaks none. */
  readonly tls: string | null;
  /** The server's clock when it answered: UTC, ISO 8601. */
  readonly serverTime: string;
  /** Who is connected: a person and a machine, and since when (UTC, ISO 8601). */
  readonly connected: readonly { readonly sender: string; readonly since: string }[];
}

/** What became of the entries of this machine's journal. */
export interface TakenIn {
  readonly taken: number;
  /** The firm's journal had them already. */
  readonly known: number;
  /** Left here: another process is sending them. */
  readonly busy: number;
}

/** The journal that a firm shares. Every method @throws MesaError `libro-…`, `base-mas-nueva` */
export interface Firm {
  readonly address: FirmAddress;
  /** Keeps the password for the next commands. @returns what the place is called */
  readonly keepPassword: (password: Secret) => Promise<string>;
  /**
   * Makes the schema, or brings it to this program's version.
   *
   * @param rights  roles of the server that get to send, and only to read
   * @returns the version before
   */
  readonly create: (
    password: Secret | undefined,
    rights: { readonly senders: readonly string[]; readonly readers: readonly string[] },
  ) => Promise<number>;
  readonly status: (password: Secret | undefined) => Promise<FirmStatus>;
  /**
   * Tickets of a profile whose requests a person recorded.
   *
   * @param person  `person`, or `person@machine`
   */
  readonly ticketsOf: (perfil: string, person: string) => Promise<ReadonlySet<TicketNumber>>;
  /** Moves the entries of this machine's journal into the firm's; those of the practice desk stay. */
  readonly takeIn: (password: Secret | undefined) => Promise<TakenIn>;
}
