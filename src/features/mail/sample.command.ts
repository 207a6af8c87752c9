import { defineCommand } from "../../app/command.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { redactMessage } from "./redact-message.ts";

/** Of a ticket's number in a file's name. */
const maxNameChars = 60;

export const correoMuestra = defineCommand({
  operands: [{ name: "numero", summary: "argumento.numero" }],
  options: [
    { key: "mensaje", flag: "--mensaje", placeholder: "ID", summary: "opcion.mensaje-muestra" },
    { key: "salida", flag: "--salida", placeholder: "RUTA", summary: "opcion.salida-muestra" },
    { key: "reemplazar", flag: "--reemplazar", summary: "opcion.reemplazar" },
  ],
  async run(input, call) {
    const { files, cwd, signal } = call.context;
    const { channel } = await call.connect();
    if (channel.rawMessages === undefined) {
      const params = { canal: channel.id, orden: "mesa correo muestra" };
      throw new MesaError("canal-no-puede", { params });
    }
    const numero = input.operand(0);
    const wanted = input.text("mensaje");
    const messages = await channel.rawMessages(numero, signal);
    const found =
      wanted === undefined
        ? (messages.findLast(({ own }) => !own) ?? messages.at(-1))
        : messages.find(({ id }) => id === wanted);
    if (found === undefined) {
      throw new MesaError("no-existe", {
        params: { nombre: wanted ?? numero, orden: `mesa ticket ver ${numero}` },
      });
    }
    const bytes = redactMessage(found.source);
    const name = numero.replace(/[^A-Za-z0-9_-]+/g, "-").slice(0, maxNameChars);
    const ruta = files.resolve(cwd, input.text("salida") ?? `muestra-${name}.eml`);
    await files.writeBytes(ruta, bytes, { replace: input.flag("reemplazar") });
    return { ruta, bytes: bytes.length, mensaje: found.id };
  },
  view: ({ ruta }, { paint, translator: { t } }) => [
    `${paint.good("✓")} ${t("correo.muestra", { archivo: paint.link(neutralizeLine(ruta), ruta) })}`,
    `  ${t("correo.muestra.revise")}`,
  ],
  schema: async () => (await import("./mail.schema.ts")).correoMuestra,
  json: ({ ruta, bytes, mensaje }) => ({ archivo: { ruta, bytes }, mensaje }),
});
