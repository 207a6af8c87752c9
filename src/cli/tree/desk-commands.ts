import type { TreeNode } from "../command-entry.ts";

/** What stands around a request: sessions, settings, the practice desk, schemas. */
export const deskCommands: readonly TreeNode[] = [
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
        load: async () => (await import("../commands/sesion-iniciar.ts")).sesionIniciar,
      },
      {
        name: "cerrar",
        alias: "logout",
        summary: "orden.sesion.cerrar",
        examples: ["sesion cerrar", "sesion cerrar --perfil agencia"],
        load: async () => (await import("../commands/sesion-cerrar.ts")).sesionCerrar,
      },
      {
        name: "estado",
        alias: "status",
        summary: "orden.sesion.estado",
        examples: ["sesion estado", "sesion estado --json"],
        load: async () => (await import("../commands/sesion-estado.ts")).sesionEstado,
      },
    ],
  },
  {
    name: "registro",
    alias: "register",
    summary: "orden.registro",
    examples: [
      "registro",
      'registro --tipo-persona juridica-privada --identificacion 0999999901001 --ruc 0999999901001 --usuario AGENCIA --nombre "Agencia S.A." --correo operaciones@agencia.example --contrasena-stdin < clave.txt',
    ],
    load: async () => (await import("../commands/registro.ts")).registro,
  },
  {
    name: "config",
    alias: "config",
    summary: "orden.config",
    commands: [
      {
        name: "ver",
        alias: "show",
        summary: "orden.config.ver",
        examples: ["config ver --origen", "config ver idioma --json"],
        load: async () => (await import("../commands/config-ver.ts")).configVer,
      },
      {
        name: "poner",
        alias: "set",
        summary: "orden.config.poner",
        examples: ["config poner idioma en", 'config poner editor "code --wait"'],
        load: async () => (await import("../commands/config-poner.ts")).configPoner,
      },
      {
        name: "quitar",
        alias: "unset",
        summary: "orden.config.quitar",
        examples: ["config quitar idioma", "config quitar paginador"],
        load: async () => (await import("../commands/config-quitar.ts")).configQuitar,
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
        load: async () => (await import("../commands/practica-servir.ts")).practicaServir,
      },
      {
        name: "bandeja",
        alias: "inbox",
        summary: "orden.practica.bandeja",
        examples: ["practica bandeja", "practica bandeja --estado registrado --json"],
        load: async () => (await import("../commands/practica-bandeja.ts")).practicaBandeja,
      },
      {
        name: "tomar",
        alias: "take",
        summary: "orden.practica.tomar",
        examples: ["practica tomar MS-2026-000001", "practica tomar MS-2026-000001 --json"],
        load: async () => (await import("../commands/practica-tomar.ts")).practicaTomar,
      },
      {
        name: "responder",
        alias: "answer",
        summary: "orden.practica.responder",
        examples: [
          'practica responder MS-2026-000001 --texto "Se corrigió el permiso."',
          'practica responder MS-2026-000001 --texto "Indique el MRN." --pide-datos',
        ],
        load: async () => (await import("../commands/practica-responder.ts")).practicaResponder,
      },
      {
        name: "resolver",
        alias: "resolve",
        summary: "orden.practica.resolver",
        examples: [
          'practica resolver MS-2026-000001 --texto "Incidente solucionado."',
          'practica resolver MS-2026-000001 --resultado rechazado --texto "No corresponde."',
        ],
        load: async () => (await import("../commands/practica-resolver.ts")).practicaResolver,
      },
    ],
  },
  {
    name: "iniciar",
    alias: "init",
    summary: "orden.iniciar",
    examples: [
      "iniciar",
      'iniciar agencia --canal portal --url https://mesa.example --identificacion 0999999901001 --nombre "Agencia S.A." --correo operaciones@agencia.example --sin-preguntas',
    ],
    load: async () => (await import("../commands/iniciar.ts")).iniciar,
  },
  {
    name: "diagnostico",
    alias: "doctor",
    summary: "orden.diagnostico",
    examples: ["diagnostico", "diagnostico --perfil practica --json"],
    load: async () => (await import("../commands/diagnostico.ts")).diagnostico,
  },
  {
    name: "explicar",
    alias: "explain",
    summary: "orden.explicar",
    examples: ["explicar sin-sesion", "explicar 5"],
    load: async () => (await import("../commands/explicar.ts")).explicar,
  },
  {
    name: "ayuda",
    alias: "help",
    summary: "orden.ayuda",
    examples: ["ayuda salidas", "ayuda incidente crear"],
    load: async () => (await import("../commands/ayuda.ts")).ayuda,
  },
  {
    name: "esquema",
    alias: "schema",
    summary: "orden.esquema",
    examples: ["esquema incidente", "esquema salida > salida.schema.json"],
    load: async () => (await import("../commands/esquema.ts")).esquema,
  },
  {
    name: "completar",
    alias: "completion",
    summary: "orden.completar",
    examples: ["completar instalar", "completar fish > ~/.config/fish/completions/mesa.fish"],
    load: async () => (await import("../commands/completar.ts")).completar,
  },
  {
    name: "demo",
    alias: "demo",
    summary: "orden.demo",
    examples: ["demo", "demo --con-fallas"],
    load: async () => (await import("../commands/demo.ts")).demo,
  },
];
