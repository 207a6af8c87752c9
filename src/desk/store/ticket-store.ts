import { requestSubject } from "../../domain/request-subject.ts";
import { foldText } from "../../catalogs/search-catalog.ts";
import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import type { FormId, Ticket } from "../../domain/ticket.ts";
import type { Database } from "../../sqlite/database.ts";
import { Problem } from "../problem.ts";
import {
  keyedMessageRow,
  messageRow,
  numberRow,
  ownedTicketRow,
  ticketColumns,
  ticketRow,
} from "./ticket-rows.ts";

/** A file that is in the desk's archive. */
export interface StoredFile {
  readonly nombre: string;
  readonly tipo: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface NewTicket {
  readonly cuenta: number;
  readonly clave: string;
  /** Digest of the content, by which a repeat is told from a key used for something else. */
  readonly huella: string;
  readonly tipo: FormId;
  readonly datos: Readonly<Record<string, unknown>>;
  readonly sigue_a: string | null;
  readonly archivos: readonly StoredFile[];
}

export type OwnedTicket = ReturnType<typeof ownedTicketRow.parse>;

/** Writes tickets and their messages. Every method is one transaction or part of one. */
export function createTicketStore(database: Database, clock: () => Date) {
  const now = (): string => clock().toISOString();

  function find(numero: string): OwnedTicket | undefined {
    const row = database.get(
      `SELECT ${ticketColumns}, cuenta, huella, datos FROM tickets WHERE numero = ?`,
      [numero],
    );
    return row == null ? undefined : ownedTicketRow.parse(row);
  }

  /** The ticket with a number. @throws Problem 404 */
  function mustFind(numero: string): OwnedTicket {
    const ticket = find(numero);
    if (ticket === undefined)
      throw new Problem(404, "ticket-no-existe", "No hay un ticket con ese número.");
    return ticket;
  }

  /** A series begins with each year on Guayaquil's clocks. */
  function nextNumber(): string {
    const year = Number(guayaquilClock(clock()).day.slice(0, 4));
    database.run(
      "INSERT INTO series (anio, ultimo) VALUES (?, 1) ON CONFLICT (anio) DO UPDATE SET ultimo = ultimo + 1",
      [year],
    );
    const row = database.get(
      "SELECT printf('MS-%d-%06d', anio, ultimo) AS numero FROM series WHERE anio = ?",
      [year],
    );
    return numberRow.parse(row).numero;
  }

  function noteChange(
    ticket: { cuenta: number; numero: string },
    estado: string,
    motivo: string,
  ): void {
    database.run(
      "INSERT INTO cambios (cuenta, numero, estado, motivo, fecha) VALUES (?, ?, ?, ?, ?)",
      [ticket.cuenta, ticket.numero, estado, motivo, now()],
    );
  }

  function attach(numero: string, mensaje: number | null, files: readonly StoredFile[]): void {
    for (const file of files) {
      database.run(
        "INSERT INTO adjuntos (ticket, mensaje, nombre, tipo, bytes, sha256) VALUES (?, ?, ?, ?, ?, ?)",
        [numero, mensaje, file.nombre, file.tipo, file.bytes, file.sha256],
      );
    }
  }

  function moveTo(ticket: OwnedTicket, estado: string, funcionario = ticket.funcionario): void {
    database.run(
      "UPDATE tickets SET estado = ?, funcionario = ?, actualizado = ? WHERE numero = ?",
      [estado, funcionario, now(), ticket.numero],
    );
    noteChange(ticket, estado, "estado");
  }

  /**
   * Marks the followed ticket as disputed.
   *
   * @throws Problem 422 unless it is this operator's and answered
   */
  function follow(ticket: NewTicket): void {
    if (ticket.sigue_a === null) return;
    const first = find(ticket.sigue_a);
    const pointer = "/sigue_a";
    if (first === undefined || first.cuenta !== ticket.cuenta) {
      throw invalid(pointer, "ticket-no-existe", "No hay un ticket suyo con ese número.");
    }
    if (first.estado !== "respondido" && first.estado !== "rechazado") {
      throw invalid(
        pointer,
        "estado-no-permite",
        "Solo se puede mostrar inconformidad con un ticket respondido.",
      );
    }
    moveTo(first, "inconforme");
  }

  return {
    find,
    mustFind,
    moveTo,
    findByKey(cuenta: number, clave: string): OwnedTicket | undefined {
      const row = database.get(
        `SELECT ${ticketColumns}, cuenta, huella, datos FROM tickets WHERE cuenta = ? AND clave = ?`,
        [cuenta, clave],
      );
      return row == null ? undefined : ownedTicketRow.parse(row);
    },
    /** Creates a ticket, or returns the one already created with the key. @throws Problem 422 */
    create(ticket: NewTicket): { readonly ticket: Ticket; readonly replayed: boolean } {
      return database.transaction(() => {
        const known = this.findByKey(ticket.cuenta, ticket.clave);
        if (known !== undefined) {
          if (known.huella === ticket.huella) return { ticket: summary(known), replayed: true };
          throw new Problem(
            422,
            "clave-reutilizada",
            `Esa clave de envío ya registró el ticket ${known.numero} con otro contenido.`,
          );
        }
        follow(ticket);
        const numero = nextNumber();
        const asunto = requestSubject(ticket.datos);
        const buscable = foldText(
          [numero, asunto, ...Object.values(ticket.datos).map(String)].join(" "),
        );
        database.run(
          `INSERT INTO tickets (numero, cuenta, clave, huella, tipo, estado, unidad, asunto, creado,
             actualizado, sigue_a, datos, buscable)
           VALUES (?, ?, ?, ?, ?, 'registrado', ?, ?, ?, ?, ?, ?, ?)`,
          [
            numero,
            ticket.cuenta,
            ticket.clave,
            ticket.huella,
            ticket.tipo,
            unitInCharge(ticket.tipo),
            asunto,
            now(),
            now(),
            ticket.sigue_a,
            JSON.stringify(ticket.datos),
            buscable,
          ],
        );
        attach(numero, null, ticket.archivos);
        noteChange({ cuenta: ticket.cuenta, numero }, "registrado", "creado");
        return { ticket: summary(mustFind(numero)), replayed: false };
      });
    },
    /** Adds a message to a ticket; adds nothing for a key that was used for the same message. */
    addMessage(message: {
      readonly ticket: OwnedTicket;
      readonly cuenta: number;
      readonly clave: string | null;
      readonly huella: string | null;
      readonly de: string;
      readonly texto: string;
      readonly archivos: readonly StoredFile[];
    }): { readonly id: number; readonly replayed: boolean } {
      const { ticket, cuenta, clave } = message;
      const known =
        clave === null
          ? null
          : database.get("SELECT id, ticket, huella FROM mensajes WHERE cuenta = ? AND clave = ?", [
              cuenta,
              clave,
            ]);
      if (known != null) {
        const { id, ...row } = keyedMessageRow.parse(known);
        const same = row.huella === message.huella && row.ticket === ticket.numero;
        if (same) return { id, replayed: true };
        throw new Problem(
          422,
          "clave-reutilizada",
          "Esa clave de envío ya se usó para otro mensaje.",
        );
      }
      const row = database.get(
        `INSERT INTO mensajes (ticket, cuenta, clave, huella, de, fecha, texto)
         VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id, de, fecha, texto, huella`,
        [ticket.numero, cuenta, clave, message.huella, message.de, now(), message.texto],
      );
      const { id } = messageRow.parse(row);
      attach(ticket.numero, id, message.archivos);
      database.run("UPDATE tickets SET actualizado = ? WHERE numero = ?", [now(), ticket.numero]);
      noteChange(ticket, mustFind(ticket.numero).estado, "mensaje");
      return { id, replayed: false };
    },
    transaction: database.transaction,
  };
}

export type TicketStore = ReturnType<typeof createTicketStore>;

/** The fields of a ticket that the contract has in lists and receipts. */
export function summary(ticket: Ticket): Ticket {
  return ticketRow.parse(ticket);
}

/** A 422 for a well-formed request of which one part cannot be accepted. */
export function invalid(puntero: string, codigo: string, detalle: string): Problem {
  return new Problem(422, "datos-invalidos", "Hay datos que no se pueden aceptar.", {
    errores: [{ puntero, codigo, detalle }],
  });
}

/**
 * The unit that gets a request. The official page names one for incidents; for consultations it is
 * the only other unit that public pages name.
 */
function unitInCharge(form: FormId): string {
  return form === "incidente"
    ? "Jefatura de Análisis Funcional"
    : "Jefatura de Atención al Usuario";
}
