import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const requestCommands: readonly TreeNode<AnyCommand>[] = [
  {
    name: "incidente",
    alias: "incident",
    summary: "orden.incidente",
    commands: [
      {
        name: "crear",
        alias: "create",
        summary: "orden.incidente.crear",
        examples: [
          "incidente crear --perfil practica --desde ejemplos/incidente.json",
          'incidente crear --pantalla DAI --fecha 2026-11-20 --hora 10:32 --distrito 028 --tipo-operador agente-aduana --descripcion "Al enviar la DAI sale un error." --captura "error.png=Mensaje al enviar"',
        ],
        load: async () => (await import("./create-incident.command.ts")).incidenteCrear,
      },
    ],
  },
  {
    name: "consulta",
    alias: "consultation",
    summary: "orden.consulta",
    commands: [
      {
        name: "crear",
        alias: "create",
        summary: "orden.consulta.crear",
        examples: [
          "consulta crear --perfil practica --desde ejemplos/consulta.json",
          'consulta crear --motivo consulta-proceso --asunto "División de un envío" --consulta "¿Es procedente …?" --adjunto factura.pdf',
        ],
        load: async () => (await import("./create-consultation.command.ts")).consultaCrear,
      },
    ],
  },
];
