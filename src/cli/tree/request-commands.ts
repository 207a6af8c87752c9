import type { TreeNode } from "../command-entry.ts";

/** Making requests, sending them and following them. */
export const requestCommands: readonly TreeNode[] = [
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
          "incidente crear --desde incidente.json --json",
          'incidente crear --pantalla DAI --fecha 2026-11-20 --hora 10:32 --distrito 028 --tipo-operador agente-aduana --descripcion "Al enviar la DAI, el sistema muestra un error; se esperaba que quedara enviada." --captura "error.png=Mensaje al enviar"',
        ],
        load: async () => (await import("../commands/incidente-crear.ts")).incidenteCrear,
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
          "consulta crear --desde consulta.json",
          'consulta crear --motivo consulta-proceso --asunto "División de un envío" --consulta "¿Es procedente …?" --adjunto factura.pdf',
        ],
        load: async () => (await import("../commands/consulta-crear.ts")).consultaCrear,
      },
    ],
  },
  {
    name: "evidencia",
    alias: "evidence",
    summary: "orden.evidencia",
    commands: [
      {
        name: "armar",
        alias: "build",
        summary: "orden.evidencia.armar",
        examples: [
          'evidencia armar "1.png=Datos generales" "2.png=Error al enviar" --salida evidencia.pdf',
          "evidencia armar *.png --desde incidente.json --salida evidencia.pdf",
        ],
        load: async () => (await import("../commands/evidencia-armar.ts")).evidenciaArmar,
      },
      {
        name: "revisar",
        alias: "check",
        summary: "orden.evidencia.revisar",
        examples: ["evidencia revisar *.png", "evidencia revisar error.png --json"],
        load: async () => (await import("../commands/evidencia-revisar.ts")).evidenciaRevisar,
      },
    ],
  },
  {
    name: "borrador",
    alias: "draft",
    summary: "orden.borrador",
    commands: [
      {
        name: "listar",
        alias: "list",
        summary: "orden.borrador.listar",
        examples: ["borrador listar", "borrador listar --json"],
        load: async () => (await import("../commands/borrador-listar.ts")).borradorListar,
      },
      {
        name: "ver",
        alias: "show",
        summary: "orden.borrador.ver",
        examples: ["borrador ver k3v9qa", "borrador ver k3v9qa --json"],
        load: async () => (await import("../commands/borrador-ver.ts")).borradorVer,
      },
      {
        name: "continuar",
        alias: "continue",
        summary: "orden.borrador.continuar",
        examples: ["borrador continuar", "borrador continuar k3v9qa --ensayo"],
        load: async () => (await import("../commands/borrador-continuar.ts")).borradorContinuar,
      },
      {
        name: "borrar",
        alias: "remove",
        summary: "orden.borrador.borrar",
        examples: ["borrador borrar k3v9qa", "borrador borrar k3v9qa --json"],
        load: async () => (await import("../commands/borrador-borrar.ts")).borradorBorrar,
      },
    ],
  },
  {
    name: "bandeja",
    alias: "outbox",
    summary: "orden.bandeja",
    commands: [
      {
        name: "listar",
        alias: "list",
        summary: "orden.bandeja.listar",
        examples: ["bandeja listar", "bandeja listar --todas --json"],
        load: async () => (await import("../commands/bandeja-listar.ts")).bandejaListar,
      },
      {
        name: "ver",
        alias: "show",
        summary: "orden.bandeja.ver",
        examples: ["bandeja ver 0199f3a2-…", "bandeja ver 0199f3a2-… --json"],
        load: async () => (await import("../commands/bandeja-ver.ts")).bandejaVer,
      },
      {
        name: "enviar",
        alias: "send",
        summary: "orden.bandeja.enviar",
        examples: ["bandeja enviar", "bandeja enviar --esperar --json"],
        load: async () => (await import("../commands/bandeja-enviar.ts")).bandejaEnviar,
      },
      {
        name: "verificar",
        alias: "verify",
        summary: "orden.bandeja.verificar",
        examples: ["bandeja verificar", "bandeja verificar --json"],
        load: async () => (await import("../commands/bandeja-verificar.ts")).bandejaVerificar,
      },
      {
        name: "descartar",
        alias: "drop",
        summary: "orden.bandeja.descartar",
        examples: ["bandeja descartar 0199f3a2-…", "bandeja descartar 0199f3a2-… --si"],
        load: async () => (await import("../commands/bandeja-descartar.ts")).bandejaDescartar,
      },
    ],
  },
];
