import { Secret } from "../../domain/secret.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { sessionJson, sessionView } from "../../output/session-view.ts";
import { askCredentials } from "../ask-credentials.ts";
import { defineCommand } from "../command.ts";

/** A password is never longer. Bytes. */
const passwordLimit = 4096;

export const sesionIniciar = defineCommand({
  options: [
    { key: "ruc", flag: "--ruc", placeholder: "NÚMERO", summary: "opcion.ruc" },
    { key: "usuario", flag: "--usuario", placeholder: "ID", summary: "opcion.usuario" },
    { key: "recordar", flag: "--recordar", summary: "opcion.recordar" },
    { key: "frase", flag: "--frase", summary: "opcion.frase" },
    { key: "contrasena_stdin", flag: "--contrasena-stdin", summary: "opcion.contrasena-stdin" },
  ],
  async run(input, call) {
    const { context } = call;
    const profile = await call.profile();
    const { terminal } = context;
    const typed = input.flag("contrasena_stdin")
      ? new Secret((await terminal.readInput(passwordLimit)).replace(/\r?\n[^]*$/, ""))
      : undefined;
    if (typed?.reveal() === "") {
      const faltan = call.translator.t("sesion.contrasena");
      throw new MesaError("credenciales-incompletas", { params: { faltan } });
    }
    const ruc = input.text("ruc") ?? context.settings.ruc ?? profile.ruc;
    const usuario = input.text("usuario") ?? context.settings.usuario ?? profile.usuario;
    const credentials = await askCredentials({ ruc, usuario, contrasena: typed }, call);
    const remembered = input.flag("recordar") ? credentials.contrasena : undefined;
    const { signIn } = await call.connect();
    const session = await signIn.signIn(credentials, context.signal);
    const sessions = await call.sessions();
    await sessions.save(profile.nombre, session, remembered);
    const kept = await sessions.place(profile.nombre);
    return { session, perfil: profile.nombre, canal: profile.canal, kept };
  },
  view: sessionView,
  json: sessionJson,
});
