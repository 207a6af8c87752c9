import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";
import type { LoadChannelProfiles } from "../../forms/channel-profile.ts";

/** @param profiles  what each channel keeps in a profile */
export function profileCommands(profiles: LoadChannelProfiles): readonly TreeNode<AnyCommand>[] {
  return [
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
          load: async () => (await import("./list.command.ts")).perfilListar(await profiles()),
        },
        {
          name: "crear",
          alias: "create",
          summary: "orden.perfil.crear",
          examples: [
            'perfil crear agencia --canal portal --url https://mesa.example --identificacion 0999999901001 --nombre "Agencia S.A." --correo operaciones@agencia.example',
            "perfil crear oficina --canal correo --buzon operaciones@agencia.example --smtp smtps://mail.agencia.example:465 --imap imaps://mail.agencia.example:993",
          ],
          load: async () =>
            await (await import("./create.command.ts")).perfilCrear(await profiles()),
        },
        {
          name: "ver",
          alias: "show",
          summary: "orden.perfil.ver",
          examples: ["perfil ver", "perfil ver practica --json"],
          load: async () => (await import("./show.command.ts")).perfilVer(await profiles()),
        },
        {
          name: "probar",
          alias: "test",
          summary: "orden.perfil.probar",
          examples: ["perfil probar", "perfil probar oficina --espera 60 --json"],
          load: async () => (await import("./test.command.ts")).perfilProbar,
        },
        {
          name: "usar",
          alias: "use",
          summary: "orden.perfil.usar",
          examples: ["perfil usar agencia", "perfil usar agencia --aqui"],
          load: async () => (await import("./use.command.ts")).perfilUsar,
        },
        {
          name: "borrar",
          alias: "remove",
          summary: "orden.perfil.borrar",
          examples: ["perfil borrar ensayo", "perfil borrar ensayo --json"],
          load: async () => (await import("./delete.command.ts")).perfilBorrar,
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
      load: async () => await (await import("./init.command.ts")).iniciar(await profiles()),
    },
  ];
}
