import type { FormId, TicketNumber } from "../domain/ticket.ts";

/** A form that somebody began to fill in. Holds no secret. */
export interface Draft {
  /** Short, for people to type. */
  readonly id: string;
  readonly formulario: FormId;
  readonly perfil: string;
  /** As typed, not yet looked at; paths are absolute. */
  readonly respuestas: Readonly<Record<string, unknown>>;
  readonly sigue_a: TicketNumber | null;
  /** The idempotency key it will be sent under, so that it can't go out twice. */
  readonly clave: string;
  /** UTC, ISO 8601. */
  readonly creado: string;
  readonly actualizado: string;
}

/** Drafts on disk, one file each, readable by their owner only. */
export interface DraftStore {
  readonly newId: () => string;
  /** Newest first; what can't be read is left out. */
  readonly list: () => Promise<readonly Draft[]>;
  /** @throws MesaError `no-existe`, `borrador-mas-nuevo`, `borrador-danado` */
  readonly load: (id: string) => Promise<Draft>;
  /** Whole or not at all, also when the machine stops in the middle. @throws MesaError `disco` */
  readonly save: (draft: Draft) => Promise<void>;
  /** @throws MesaError `disco` */
  readonly remove: (id: string) => Promise<void>;
  /** Paths of those that `list` leaves out. */
  readonly unreadable: () => readonly string[];
}
