import type { AnyCommand } from "../../app/command.ts";
import type { CommandEntry } from "../../app/command-entry.ts";

/** The verbs of `ticket` that show tickets. */
export const lookingEntries: readonly CommandEntry<AnyCommand>[] = [
  {
    name: "listar",
    alias: "list",
    summary: "orden.ticket.listar",
    examples: ["ticket listar --estado respondido", "ticket listar --desde 2026-11-01 --csv"],
    load: async () => (await import("./list.command.ts")).ticketListar,
  },
  {
    name: "ver",
    alias: "show",
    summary: "orden.ticket.ver",
    examples: ["ticket ver MS-2026-000123", "ticket ver MS-2026-000123 --json"],
    load: async () => (await import("./show.command.ts")).ticketVer,
  },
];

/** The verbs of `ticket` that speak with the desk. */
export const conversationEntries: readonly CommandEntry<AnyCommand>[] = [
  {
    name: "responder",
    alias: "reply",
    summary: "orden.ticket.responder",
    examples: [
      'ticket responder MS-2026-000001 --texto "El MRN es 028-2026-10-00012345."',
      "ticket responder MS-2026-000001 --texto - --adjunto factura.pdf < respuesta.txt",
    ],
    load: async () => (await import("./reply.command.ts")).ticketResponder,
  },
  {
    name: "descargar",
    alias: "download",
    summary: "orden.ticket.descargar",
    examples: [
      "ticket descargar MS-2026-000001 --carpeta ./descargas",
      "ticket descargar MS-2026-000001 evidencia.pdf --reemplazar",
    ],
    load: async () => (await import("./download.command.ts")).ticketDescargar,
  },
];

/** The verbs of `ticket` that end a case or go on with it. */
export const closingEntries: readonly CommandEntry<AnyCommand>[] = [
  {
    name: "conforme",
    alias: "accept",
    summary: "orden.ticket.conforme",
    examples: [
      "ticket conforme MS-2026-000123",
      'ticket conforme MS-2026-000123 --observacion "Quedó enviada, gracias."',
    ],
    load: async () => (await import("./accept.command.ts")).ticketConforme,
  },
  {
    name: "inconforme",
    alias: "reject",
    summary: "orden.ticket.inconforme",
    examples: [
      'ticket inconforme MS-2026-000123 --captura "otra.png=El mismo error" --descripcion "Se repite el mismo error al enviar."',
      "ticket inconforme MS-2026-000123 --desde sigue.json --json",
    ],
    load: async () => (await import("./reject.command.ts")).ticketInconforme,
  },
];
