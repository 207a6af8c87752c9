import { defineCommand } from "../../app/command.ts";

export const sesionCerrar = defineCommand({
  async run(_input, call) {
    const { context } = call;
    const { nombre } = await call.profile();
    const sessions = await call.sessions();
    const session = await sessions.load(nombre);
    await sessions.remove(nombre);
    if (session === undefined) return { perfil: nombre, habia: false };
    const { signIn } = await call.connect();
    await signIn.signOut(session.token, context.signal);
    return { perfil: nombre, habia: true };
  },
  view: ({ perfil, habia }, { paint, translator }) => [
    habia
      ? `${paint.good("✓")} ${translator.t("sesion.cerrada", { perfil })}`
      : translator.t("sesion.no-habia", { perfil }),
  ],
  schema: async () => (await import("./session.schema.ts")).sesionCerrar,
  json: ({ perfil, habia }) => ({ perfil, cerrada: habia }),
});
