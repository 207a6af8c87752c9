import type { TreeNode } from "../command-entry.ts";

/** Following tickets to their end. */
export const followCommands: readonly TreeNode[] = [
  {
    name: "ticket",
    alias: "ticket",
    summary: "orden.ticket",
    commands: [
      {
        name: "listar",
        alias: "list",
        summary: "orden.ticket.listar",
        examples: ["ticket listar --estado respondido", "ticket listar --desde 2026-11-01 --csv"],
        load: async () => (await import("../commands/ticket-listar.ts")).ticketListar,
      },
      {
        name: "ver",
        alias: "show",
        summary: "orden.ticket.ver",
        examples: ["ticket ver MS-2026-000123", "ticket ver MS-2026-000123 --json"],
        load: async () => (await import("../commands/ticket-ver.ts")).ticketVer,
      },
      {
        name: "vigilar",
        alias: "watch",
        summary: "orden.ticket.vigilar",
        examples: [
          "ticket vigilar",
          "ticket vigilar --avisar --ejecutar 'jq -r .numero >> cambios.txt'",
        ],
        load: async () => (await import("../commands/ticket-vigilar.ts")).ticketVigilar,
      },
      {
        name: "esperar",
        alias: "wait",
        summary: "orden.ticket.esperar",
        examples: [
          "ticket esperar MS-2026-000123 --hasta respondido --plazo 2h",
          "ticket esperar MS-2026-000123 MS-2026-000124 --plazo 30m --json",
        ],
        load: async () => (await import("../commands/ticket-esperar.ts")).ticketEsperar,
      },
      {
        name: "responder",
        alias: "reply",
        summary: "orden.ticket.responder",
        examples: [
          'ticket responder MS-2026-000001 --texto "El MRN es 028-2026-10-00012345."',
          "ticket responder MS-2026-000001 --texto - --adjunto factura.pdf < respuesta.txt",
        ],
        load: async () => (await import("../commands/ticket-responder.ts")).ticketResponder,
      },
      {
        name: "descargar",
        alias: "download",
        summary: "orden.ticket.descargar",
        examples: [
          "ticket descargar MS-2026-000001 --carpeta ./descargas",
          "ticket descargar MS-2026-000001 evidencia.pdf --reemplazar",
        ],
        load: async () => (await import("../commands/ticket-descargar.ts")).ticketDescargar,
      },
      {
        name: "comprobante",
        alias: "receipt",
        summary: "orden.ticket.comprobante",
        examples: [
          "ticket comprobante MS-2026-000123",
          "ticket comprobante --verificar comprobante-MS-2026-000123.pdf --json",
        ],
        load: async () => (await import("../commands/ticket-comprobante.ts")).ticketComprobante,
      },
      {
        name: "exportar",
        alias: "export",
        summary: "orden.ticket.exportar",
        examples: [
          "ticket exportar --formato html --desde 2026-01-01",
          "ticket exportar --formato xlsx --desde 2026-11-01 --salida noviembre.xlsx",
        ],
        load: async () => (await import("../commands/ticket-exportar.ts")).ticketExportar,
      },
      {
        name: "estadisticas",
        alias: "stats",
        summary: "orden.ticket.estadisticas",
        examples: ["ticket estadisticas", "ticket estadisticas --desde 2026-01-01 --csv"],
        load: async () => (await import("../commands/ticket-estadisticas.ts")).ticketEstadisticas,
      },
      {
        name: "conforme",
        alias: "accept",
        summary: "orden.ticket.conforme",
        examples: [
          "ticket conforme MS-2026-000123",
          'ticket conforme MS-2026-000123 --observacion "Quedó enviada, gracias."',
        ],
        load: async () => (await import("../commands/ticket-conforme.ts")).ticketConforme,
      },
      {
        name: "inconforme",
        alias: "reject",
        summary: "orden.ticket.inconforme",
        examples: [
          'ticket inconforme MS-2026-000123 --captura "otra.png=El mismo error" --descripcion "Se repitió el envío y el sistema muestra el mismo error; se esperaba que quedara enviada."',
          "ticket inconforme MS-2026-000123 --desde sigue.json --json",
        ],
        load: async () => (await import("../commands/ticket-inconforme.ts")).ticketInconforme,
      },
    ],
  },
  {
    name: "novedades",
    alias: "news",
    summary: "orden.novedades",
    examples: ["novedades", "novedades --breve"],
    load: async () => (await import("../commands/novedades.ts")).novedades,
  },
];
