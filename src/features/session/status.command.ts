import { MesaError } from "../../errors/mesa-error.ts";
import { sessionJson, sessionView } from "./session.view.ts";
import { defineCommand } from "../../app/command.ts";

export const sesionEstado = defineCommand({
  async run(_input, call) {
    const { context } = call;
    const { nombre: perfil, canal } = await call.profile();
    const sessions = await call.sessions();
    const session = await sessions.load(perfil);
    if (session === undefined) throw new MesaError("sin-sesion", { params: { perfil } });
    if (new Date(session.caduca) <= context.clock()) throw new MesaError("sesion-caducada");
    return { session, perfil, canal, kept: await sessions.place(perfil) };
  },
  view: sessionView,
  schema: async () => (await import("./session.schema.ts")).session,
  json: sessionJson,
});
