import type { MessageKey } from "../i18n/translator.ts";
import type { AnyCommand } from "./command.ts";

/** A command's place: its words, what it is for, and where it is loaded from when it is asked for. */
export interface CommandEntry {
  readonly name: string;
  /** The English word. */
  readonly alias: string;
  readonly summary: MessageKey;
  /** Real command lines for the help, without `mesa`. */
  readonly examples: readonly string[];
  readonly load: () => Promise<AnyCommand>;
}

export interface CommandGroup {
  readonly name: string;
  readonly alias: string;
  readonly summary: MessageKey;
  readonly commands: readonly CommandEntry[];
}

export type TreeNode = CommandEntry | CommandGroup;

/** Every command of the surface, in the order of the help. Loads nothing by itself. */
export const commandTree: readonly TreeNode[] = [
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
        load: async () => (await import("./commands/incidente-crear.ts")).incidenteCrear,
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
        load: async () => (await import("./commands/consulta-crear.ts")).consultaCrear,
      },
    ],
  },
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
        load: async () => (await import("./commands/ticket-listar.ts")).ticketListar,
      },
      {
        name: "ver",
        alias: "show",
        summary: "orden.ticket.ver",
        examples: ["ticket ver MS-2026-000123", "ticket ver MS-2026-000123 --json"],
        load: async () => (await import("./commands/ticket-ver.ts")).ticketVer,
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
        load: async () => (await import("./commands/evidencia-armar.ts")).evidenciaArmar,
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
        load: async () => (await import("./commands/bandeja-listar.ts")).bandejaListar,
      },
      {
        name: "enviar",
        alias: "send",
        summary: "orden.bandeja.enviar",
        examples: ["bandeja enviar", "bandeja enviar --json"],
        load: async () => (await import("./commands/bandeja-enviar.ts")).bandejaEnviar,
      },
      {
        name: "verificar",
        alias: "verify",
        summary: "orden.bandeja.verificar",
        examples: ["bandeja verificar", "bandeja verificar --json"],
        load: async () => (await import("./commands/bandeja-verificar.ts")).bandejaVerificar,
      },
      {
        name: "descartar",
        alias: "drop",
        summary: "orden.bandeja.descartar",
        examples: ["bandeja descartar 0199f3a2-…", "bandeja descartar 0199f3a2-… --si"],
        load: async () => (await import("./commands/bandeja-descartar.ts")).bandejaDescartar,
      },
    ],
  },
  {
    name: "catalogo",
    alias: "catalog",
    summary: "orden.catalogo",
    commands: [
      {
        name: "distritos",
        alias: "districts",
        summary: "orden.catalogo.distritos",
        examples: ["catalogo distritos", "catalogo distritos tulcan --json"],
        load: async () => (await import("./commands/catalogo-distritos.ts")).catalogoDistritos,
      },
      {
        name: "pantallas",
        alias: "screens",
        summary: "orden.catalogo.pantallas",
        examples: ["catalogo pantallas exportacion", "catalogo pantallas MTI --json"],
        load: async () => (await import("./commands/catalogo-pantallas.ts")).catalogoPantallas,
      },
      {
        name: "operadores",
        alias: "operators",
        summary: "orden.catalogo.operadores",
        examples: ["catalogo operadores", "catalogo operadores courier"],
        load: async () => (await import("./commands/catalogo-operadores.ts")).catalogoOperadores,
      },
      {
        name: "motivos",
        alias: "reasons",
        summary: "orden.catalogo.motivos",
        examples: ["catalogo motivos", "catalogo motivos arancel --json"],
        load: async () => (await import("./commands/catalogo-motivos.ts")).catalogoMotivos,
      },
    ],
  },
  {
    name: "sesion",
    alias: "auth",
    summary: "orden.sesion",
    commands: [
      {
        name: "iniciar",
        alias: "login",
        summary: "orden.sesion.iniciar",
        examples: [
          "sesion iniciar --ruc 0999999999001 --usuario OPERADOR",
          "sesion iniciar --ruc 0999999999001 --usuario OPERADOR --contrasena-stdin < clave.txt",
        ],
        load: async () => (await import("./commands/sesion-iniciar.ts")).sesionIniciar,
      },
      {
        name: "cerrar",
        alias: "logout",
        summary: "orden.sesion.cerrar",
        examples: ["sesion cerrar", "sesion cerrar --perfil agencia"],
        load: async () => (await import("./commands/sesion-cerrar.ts")).sesionCerrar,
      },
      {
        name: "estado",
        alias: "status",
        summary: "orden.sesion.estado",
        examples: ["sesion estado", "sesion estado --json"],
        load: async () => (await import("./commands/sesion-estado.ts")).sesionEstado,
      },
    ],
  },
  {
    name: "perfil",
    alias: "profile",
    summary: "orden.perfil",
    commands: [
      {
        name: "listar",
        alias: "list",
        summary: "orden.perfil.listar",
        examples: ["perfil listar", "perfil listar --json"],
        load: async () => (await import("./commands/perfil-listar.ts")).perfilListar,
      },
      {
        name: "crear",
        alias: "create",
        summary: "orden.perfil.crear",
        examples: [
          'perfil crear agencia --canal portal --url https://mesa.example --identificacion 0999999901001 --nombre "Agencia S.A." --correo operaciones@agencia.example',
          "perfil crear ensayo --canal practica --distrito 028",
        ],
        load: async () => (await import("./commands/perfil-crear.ts")).perfilCrear,
      },
      {
        name: "usar",
        alias: "use",
        summary: "orden.perfil.usar",
        examples: ["perfil usar agencia", "perfil usar practica"],
        load: async () => (await import("./commands/perfil-usar.ts")).perfilUsar,
      },
      {
        name: "borrar",
        alias: "remove",
        summary: "orden.perfil.borrar",
        examples: ["perfil borrar ensayo", "perfil borrar ensayo --json"],
        load: async () => (await import("./commands/perfil-borrar.ts")).perfilBorrar,
      },
    ],
  },
  {
    name: "practica",
    alias: "sandbox",
    summary: "orden.practica",
    commands: [
      {
        name: "servir",
        alias: "serve",
        summary: "orden.practica.servir",
        examples: ["practica servir", "practica servir --puerto 8080 --json"],
        load: async () => (await import("./commands/practica-servir.ts")).practicaServir,
      },
      {
        name: "bandeja",
        alias: "inbox",
        summary: "orden.practica.bandeja",
        examples: ["practica bandeja", "practica bandeja --estado registrado --json"],
        load: async () => (await import("./commands/practica-bandeja.ts")).practicaBandeja,
      },
      {
        name: "tomar",
        alias: "take",
        summary: "orden.practica.tomar",
        examples: ["practica tomar MS-2026-000001", "practica tomar MS-2026-000001 --json"],
        load: async () => (await import("./commands/practica-tomar.ts")).practicaTomar,
      },
      {
        name: "responder",
        alias: "answer",
        summary: "orden.practica.responder",
        examples: [
          'practica responder MS-2026-000001 --texto "Se corrigió el permiso."',
          'practica responder MS-2026-000001 --texto "Indique el MRN." --pide-datos',
        ],
        load: async () => (await import("./commands/practica-responder.ts")).practicaResponder,
      },
      {
        name: "resolver",
        alias: "resolve",
        summary: "orden.practica.resolver",
        examples: [
          'practica resolver MS-2026-000001 --texto "Incidente solucionado."',
          'practica resolver MS-2026-000001 --resultado rechazado --texto "No corresponde."',
        ],
        load: async () => (await import("./commands/practica-resolver.ts")).practicaResolver,
      },
    ],
  },
  {
    name: "esquema",
    alias: "schema",
    summary: "orden.esquema",
    examples: ["esquema incidente", "esquema salida > salida.schema.json"],
    load: async () => (await import("./commands/esquema.ts")).esquema,
  },
  {
    name: "demo",
    alias: "demo",
    summary: "orden.demo",
    examples: ["demo", "demo --json"],
    load: async () => (await import("./commands/demo.ts")).demo,
  },
];

/** The node or entry of this word, by name or English alias. */
export function findByWord<Node extends { readonly name: string; readonly alias: string }>(
  nodes: readonly Node[],
  word: string | undefined,
): Node | undefined {
  return nodes.find((node) => node.name === word || node.alias === word);
}
