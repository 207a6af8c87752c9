import { sessionJson, sessionView } from "./session.view.ts";
import { defineCommand } from "../../app/command.ts";
import { readPassword } from "./read-password.call.ts";
import { signIn } from "./sign-in.call.ts";

export const sesionIniciar = defineCommand({
  options: [
    { key: "ruc", flag: "--ruc", placeholder: "NÚMERO", summary: "opcion.ruc" },
    { key: "usuario", flag: "--usuario", placeholder: "ID", summary: "opcion.usuario" },
    { key: "recordar", flag: "--recordar", summary: "opcion.recordar" },
    { key: "frase", flag: "--frase", summary: "opcion.frase" },
    { key: "codigo", flag: "--codigo", summary: "opcion.codigo-ingreso" },
    { key: "contrasena_stdin", flag: "--contrasena-stdin", summary: "opcion.contrasena-stdin" },
  ],
  async run(input, call) {
    const { context } = call;
    const profile = await call.profile();
    const typed = input.flag("contrasena_stdin") ? await readPassword(call) : undefined;
    const ruc = input.text("ruc") ?? context.settings.ruc ?? profile.ruc;
    const usuario = input.text("usuario") ?? context.settings.usuario ?? profile.usuario;
    const known = { ruc, usuario, contrasena: typed };
    const byCode = input.flag("codigo");
    return await signIn({ ...known, byCode }, input.flag("recordar"), profile, call);
  },
  view: sessionView,
  schema: async () => (await import("./session.schema.ts")).session,
  json: sessionJson,
});
