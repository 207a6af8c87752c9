import type { Age } from "../../domain/ticket-life.ts";
import type { Ticket } from "../../domain/ticket.ts";
import type { ShownNews } from "./news.view.ts";

export function newsJson({ perfil, items }: ShownNews) {
  return {
    perfil,
    total: items.length,
    novedades: items.map(({ numero, ticket, age, changes, messages }) => ({
      numero,
      ticket: ticket === null ? null : summaryJson(ticket),
      edad: age === null ? null : ageJson(age),
      cambios: changes.map(({ estado, motivo, fecha }) => ({ estado, motivo, fecha })),
      mensajes: messages,
    })),
  };
}

/** A row for each change. */
export function newsRows({ items }: ShownNews): readonly Readonly<Record<string, unknown>>[] {
  return items.flatMap(({ numero, ticket, changes }) =>
    changes.map(({ estado, motivo, fecha }) => ({
      numero,
      fecha,
      motivo,
      estado,
      asunto: ticket?.asunto ?? null,
    })),
  );
}

/** An age in whole seconds. */
export function ageJson({ elapsed, office }: Age) {
  return { segundos: Math.floor(elapsed / 1000), segundos_habiles: Math.floor(office / 1000) };
}

/** A ticket without its form, messages and attachments. */
export function summaryJson({
  numero,
  tipo,
  estado,
  unidad,
  funcionario,
  asunto,
  creado,
  actualizado,
  sigue_a,
}: Ticket): Ticket {
  return { numero, tipo, estado, unidad, funcionario, asunto, creado, actualizado, sigue_a };
}
