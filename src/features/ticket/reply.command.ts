import { MesaError, type FieldProblem } from "../../errors/mesa-error.ts";
import type { CheckedFile } from "../../domain/evidence.ts";
import { repliedView } from "./replied.view.ts";
import { replyToTicket, type Replied } from "./reply-to-ticket.ts";
import type { Call } from "../../app/call.ts";
import { defineCommand } from "../../app/command.ts";
import { readKey } from "../../app/read-key.ts";
import { readReplyText } from "./read-reply-text.call.ts";

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
  view: repliedView,
  json: ({ numero, mensaje, repetido }) => ({ numero, mensaje, repetido }),
});

async function checkFiles(paths: readonly string[], call: Call): Promise<readonly CheckedFile[]> {
  const { context } = call;
  if (paths.length === 0) return [];
  const room = await context.evidence();
  const files: CheckedFile[] = [];
  const problems: FieldProblem[] = [];
  for (const path of paths) {
    const checked = await room.checkAttachment(context.files.resolve(context.cwd, path), "adjunto");
    if (checked.ok) {
      files.push(checked.file);
      for (const one of checked.advice) call.advise(one);
    } else problems.push(checked.problem);
  }
  if (problems.length > 0) throw new MesaError("evidencia-invalida", { problems });
  return files;
}
