import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const sessionCommands: readonly TreeNode<AnyCommand>[] = [
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
          "sesion iniciar --ruc 0999999999001 --usuario OPERADOR --contrasena-stdin < contrasena.txt",
        ],
        load: async () => (await import("./login.command.ts")).sesionIniciar,
      },
      {
        name: "cerrar",
        alias: "logout",
        summary: "orden.sesion.cerrar",
        examples: ["sesion cerrar", "sesion cerrar --perfil agencia"],
        load: async () => (await import("./logout.command.ts")).sesionCerrar,
      },
      {
        name: "estado",
        alias: "status",
        summary: "orden.sesion.estado",
        examples: ["sesion estado", "sesion estado --json"],
        load: async () => (await import("./status.command.ts")).sesionEstado,
      },
    ],
  },
  {
    name: "registro",
    alias: "register",
    summary: "orden.registro",
    examples: [
      "registro",
      'registro --tipo-persona juridica-privada --identificacion 0999999901001 --ruc 0999999901001 --usuario AGENCIA --nombre "Agencia S.A." --correo operaciones@agencia.example --contrasena-stdin < contrasena.txt',
    ],
    load: async () => (await import("./register.command.ts")).registro,
  },
];
