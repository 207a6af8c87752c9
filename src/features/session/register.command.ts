import { MesaError } from "../../errors/mesa-error.ts";
import { checkRegistration, registrationOptions } from "../../forms/registration.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { channelCapabilities } from "../../ports/channel-capabilities.ts";
import { defineCommand } from "../../app/command.ts";
import { newPassword } from "./new-password.call.ts";
import { askRegistration } from "./ask-registration.call.ts";

export const registro = defineCommand({
  options: [
    ...registrationOptions,
    { key: "contrasena_stdin", flag: "--contrasena-stdin", summary: "opcion.contrasena-stdin" },
  ],
  async run(input, call) {
    const { nombre: perfil, canal } = await call.profile();
    if (channelCapabilities[canal].registro === "no") {
      throw new MesaError("canal-no-puede", { params: { canal, orden: "mesa registro" } });
    }
    const given = input.answers(registrationOptions.map((one) => one.key));
    const answers = call.asks ? await askRegistration(given, call) : given;
    const checked = checkRegistration(answers);
    if (!checked.ok) throw new MesaError("formulario-invalido", { problems: checked.problems });
    const { registration } = checked;
    const password = await newPassword(registration.usuario, input, call);
    const { signIn } = await call.connect();
    const user = await signIn.register(registration, password, call.context.signal);
    return { ...user, perfil };
  },
  view: ({ usuario, nombre, perfil }, { paint, translator }) => [
    `${paint.good("✓")} ${translator.t("registro.hecho", { usuario: neutralizeLine(usuario), nombre: neutralizeLine(nombre) })}`,
    `  ${translator.t("registro.siguiente", { perfil })}`,
  ],
  json: ({ perfil, ruc, usuario, nombre }) => ({ perfil, cuenta: { ruc, usuario, nombre } }),
});
