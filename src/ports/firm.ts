import type { Secret } from "../domain/secret.ts";
import type { DataSelection } from "./local-data.ts";
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

/** How long the firm's journal keeps what is settled, such as `5a`; null for ever. */
export interface FirmRetention {
  readonly comprobantes: string | null;
  readonly capturas: string | null;
}

export interface FirmStatus {
  /** For ever where the role may not even read. */
  readonly retention: FirmRetention;
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
  /** Copies of tickets that the firm did not have, or only older ones of. */
  readonly tickets: number;
  /** Messages of mailboxes that the firm had not read. */
  readonly mails: number;
}

/** Which of it; every condition that is given has to hold. */
export interface SharedSelection extends DataSelection {
  /** The address of the profile's mailbox, where it has one. */
  readonly buzon?: string;
}

/** How much of a kind there is. */
export interface SharedCopies {
  readonly clase: "tickets-firma" | "correo-firma";
  readonly count: number;
  readonly bytes: number;
  /** UTC, ISO 8601. */
  readonly first: string | null;
  readonly last: string | null;
}

/** What a firm's journal has besides requests: copies of tickets, and what was read of mailboxes. */
export interface FirmCopies {
  /** Nothing where the server is out of reach. */
  readonly totals: () => Promise<readonly SharedCopies[]>;
  readonly meant: (selection: SharedSelection) => Promise<readonly SharedCopies[]>;
  /** Deletes what a selection means, on the firm's server only. @throws MesaError `libro-solo-lectura` */
  readonly purge: (selection: SharedSelection) => Promise<void>;
  /** Everything, to be exported. */
  readonly tickets: () => AsyncIterable<object>;
  readonly mails: () => AsyncIterable<object>;
}

/** The journal that a firm shares. Every method @throws MesaError `libro-…`, `base-mas-nueva` */
export interface Firm {
  readonly address: FirmAddress;
  readonly copies: () => Promise<FirmCopies>;
  /** Keeps the password for the next commands. @returns what the place is called */
  readonly keepPassword: (password: Secret) => Promise<string>;
  /**
   * Makes the schema, or brings it to this program's version.
   *
   * @param rights  roles of the server that get to send, and only to read
   * @param retention  how long what is settled is kept, where that is to change; `siempre` for ever
   * @returns the version before
   */
  readonly create: (
    password: Secret | undefined,
    rights: { readonly senders: readonly string[]; readonly readers: readonly string[] },
    retention: { readonly [Kind in keyof FirmRetention]: string | undefined },
  ) => Promise<number>;
  /**
   * Deletes what is older than the firm keeps it, once a day for all machines.
   *
   * @param now  this machine's clock
   * @returns how many requests lost their receipts, and how many only the copies of their files
   */
  readonly expire: (
    now: Date,
  ) => Promise<{ readonly comprobantes: number; readonly copias: number }>;
  readonly status: (password: Secret | undefined) => Promise<FirmStatus>;
  /**
   * Tickets of a profile whose requests a person recorded.
   *
   * @param person  `person`, or `person@machine`
   */
  readonly ticketsOf: (perfil: string, person: string) => Promise<ReadonlySet<TicketNumber>>;
  /**
   * Moves the entries of this machine's journal into the firm's, and copies what it has seen of tickets
   * and read of mailboxes; what is of the practice desk stays.
   */
  readonly takeIn: (password: Secret | undefined) => Promise<TakenIn>;
}
