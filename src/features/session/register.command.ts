import { MesaError } from "../../errors/mesa-error.ts";
import { deriveOptionalFlags } from "../../forms/derive-options.ts";
import { fillForm } from "../../forms/fill-form.ts";
import { registrationForm } from "../../forms/registration.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { channelCapabilities } from "../../ports/channel-capabilities.ts";
import { defineCommand } from "../../app/command.ts";
import { newPassword } from "./new-password.call.ts";
import { askRegistration } from "./ask-registration.call.ts";

const options = deriveOptionalFlags(registrationForm);

export const registro = defineCommand({
  options: [
    ...options,
    { key: "contrasena_stdin", flag: "--contrasena-stdin", summary: "opcion.contrasena-stdin" },
  ],
  async run(input, call) {
    const { nombre: perfil, canal } = await call.profile();
    if (channelCapabilities[canal].registro === "no") {
      throw new MesaError("canal-no-puede", { params: { canal, orden: "mesa registro" } });
    }
    const given = input.answers(options.map((one) => one.key));
    const answers = call.asks ? await askRegistration(given, call) : given;
    const filled = fillForm(registrationForm, answers, await call.formFacts());
    if (!filled.ok) {
      const { problems } = filled;
      throw new MesaError("formulario-invalido", { params: { caso: "registro" }, problems });
    }
    const password = await newPassword(filled.answers.usuario, input, call);
    const { signIn } = await call.connect();
    const user = await signIn.register(filled.answers, password, call.context.signal);
    return { ...user, perfil };
  },
  view: ({ usuario, nombre, perfil }, { paint, translator }) => [
    `${paint.good("✓")} ${translator.t("registro.hecho", { usuario: neutralizeLine(usuario), nombre: neutralizeLine(nombre) })}`,
    `  ${translator.t("registro.siguiente", { perfil })}`,
  ],
  schema: async () => (await import("./session.schema.ts")).registro,
  json: ({ perfil, ruc, usuario, nombre }) => ({ perfil, cuenta: { ruc, usuario, nombre } }),
});
