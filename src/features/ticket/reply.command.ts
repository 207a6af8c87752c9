import { neutralizeLine } from "../../view/neutralize.ts";
import { replyToTicket, type Replied } from "./reply-to-ticket.ts";
import { defineCommand } from "../../app/command.ts";
import { readKey } from "../../app/read-options.ts";
import { openWritten } from "../request/submit-from-command.call.ts";
import { namedTicket, suggestNumber } from "./named-ticket.call.ts";
import { checkFiles, readReplyText } from "./reply.call.ts";

export const ticketResponder = defineCommand<Replied>({
  operands: [{ name: "numero", summary: "argumento.numero", optional: true }],
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
    { key: "abrir", flag: "--abrir", summary: "opcion.abrir" },
  ],
  async run(input, call) {
    const numero = await namedTicket(input, call, {
      prefers: ["respondido", "en_analisis"],
      strict: !call.asks || input.flag("si"),
    });
    const clave = readKey(input, call);
    const archivos = await checkFiles(input.list("adjunto"), call);
    const texto = await readReplyText(input, call);
    const { channel } = await call.connect();
    const progress = await call.progress(call.translator.t("progreso.enviando"));
    try {
      const reply = { numero, texto, archivos, clave };
      const write = () => replyToTicket(reply, channel, call.context.signal);
      const replied = await suggestNumber(numero, call, write);
      if (input.flag("abrir")) await openWritten(replied.mensaje.archivo, call);
      return replied;
    } finally {
      progress.stop();
    }
  },
  view({ numero, mensaje, repetido }, { translator, paint }) {
    const { archivo } = mensaje;
    const result =
      archivo === undefined
        ? translator.t(repetido ? "responder.repetido" : "responder.escrito")
        : translator.t("entrega.respuesta", { archivo: neutralizeLine(archivo) });
    const files = mensaje.adjuntos.map((one) => `  📎 ${neutralizeLine(one.nombre)}`);
    return [`${paint.good("✓")} ${paint.strong(neutralizeLine(numero))}: ${result}`, ...files];
  },
  schema: async () => (await import("./ticket.schema.ts")).ticketResponder,
  json: ({ numero, mensaje, repetido }) => ({ numero, mensaje, repetido }),
});
