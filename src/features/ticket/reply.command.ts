import { neutralizeLine } from "../../view/neutralize.ts";
import { replyToTicket, type Replied } from "./reply-to-ticket.ts";
import { defineCommand } from "../../app/command.ts";
import { readKey } from "../../app/read-options.ts";
import { checkFiles, readReplyText } from "./reply.call.ts";

export const ticketResponder = defineCommand<Replied>({
  operands: [{ name: "numero", summary: "argumento.numero" }],
  options: [
    { key: "texto", flag: "--texto", placeholder: "TEXTO|-", summary: "opcion.texto-respuesta" },
    {
      key: "adjunto",
      flag: "--adjunto",
      placeholder: "RUTA",
      summary: "opcion.adjunto-respuesta",
      repeatable: true,
    },
    { key: "si", flag: "--si", summary: "opcion.si" },
    { key: "clave", flag: "--clave", placeholder: "TEXTO", summary: "opcion.clave-respuesta" },
  ],
  async run(input, call) {
    const numero = input.operand(0);
    const clave = readKey(input, call);
    const archivos = await checkFiles(input.list("adjunto"), call);
    const texto = await readReplyText(input, call);
    const { channel } = await call.connect();
    const progress = await call.progress(call.translator.t("progreso.enviando"));
    try {
      return await replyToTicket({ numero, texto, archivos, clave }, channel, call.context.signal);
    } finally {
      progress.stop();
    }
  },
  view({ numero, mensaje, repetido }, { translator, paint }) {
    const result = translator.t(repetido ? "responder.repetido" : "responder.escrito");
    const files = mensaje.adjuntos.map((one) => `  📎 ${neutralizeLine(one.nombre)}`);
    return [`${paint.good("✓")} ${paint.strong(neutralizeLine(numero))}: ${result}`, ...files];
  },
  schema: async () => (await import("./ticket.schema.ts")).ticketResponder,
  json: ({ numero, mensaje, repetido }) => ({ numero, mensaje, repetido }),
});
