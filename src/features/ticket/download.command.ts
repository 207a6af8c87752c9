import { formatBytes } from "../../view/formats.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { transferLine } from "../../view/progress-bar.ts";
import { downloadAttachments, type DownloadedFile } from "./download-attachments.ts";
import { namedTicket, suggestNumber } from "./named-ticket.call.ts";
import { defineCommand } from "../../app/command.ts";

export const ticketDescargar = defineCommand<readonly DownloadedFile[]>({
  operands: [
    { name: "numero", summary: "argumento.numero", optional: true },
    { name: "nombre", summary: "argumento.adjuntos", optional: true, variadic: true },
  ],
  options: [
    { key: "carpeta", flag: "--carpeta", placeholder: "RUTA", summary: "opcion.carpeta" },
    { key: "reemplazar", flag: "--reemplazar", summary: "opcion.reemplazar" },
  ],
  async run(input, call) {
    const { context, translator } = call;
    const { files, cwd, clock, signal } = context;
    const numero = await namedTicket(input, call);
    const { channel } = await call.connect();
    const get = () => channel.getTicket(numero, signal);
    const ticket = await suggestNumber(numero, call, get);
    const progress = await call.progress(translator.t("descargar.progreso"));
    const started = clock().getTime();
    try {
      return await downloadAttachments(
        ticket,
        {
          names: input.operands.slice(1),
          folder: files.resolve(cwd, input.text("carpeta") ?? "."),
          replace: input.flag("reemplazar"),
        },
        {
          channel,
          save: await context.downloads(),
          onProgress(file, sent) {
            const elapsed = clock().getTime() - started;
            const line = transferLine({ sent, total: file.bytes, elapsed }, translator);
            progress.update(`${neutralizeLine(file.nombre)} ${line}`);
          },
        },
        signal,
      );
    } finally {
      progress.stop();
    }
  },
  view: (saved, { paint, translator }) =>
    saved.length === 0
      ? [translator.t("descargar.ninguno")]
      : saved.map(({ ruta, bytes, ya_estaba }) => {
          const note = ya_estaba ? ` · ${translator.t("descargar.ya-estaba")}` : "";
          return `${paint.good("✓")} ${paint.link(neutralizeLine(ruta), ruta)} (${formatBytes(bytes, translator)})${note}`;
        }),
  schema: async () => (await import("./ticket.schema.ts")).ticketDescargar,
  json: (archivos) => ({ archivos }),
});
