import { MesaError } from "../../errors/mesa-error.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { defineCommand } from "../../app/command.ts";
import { exportFormats, exportPieces } from "./export-tickets.call.ts";
import { loadPeriod, periodOptions } from "./load-period.call.ts";

/** The result of an export; `archivo` is null where it went to standard output. */
interface Exported {
  readonly archivo: string | null;
  readonly formato: (typeof exportFormats)[number];
  readonly tickets: number;
}

export const ticketExportar = defineCommand<Exported>({
  options: [
    {
      key: "formato",
      flag: "--formato",
      placeholder: "FORMATO",
      summary: "opcion.formato-exportar",
      choices: exportFormats,
    },
    ...periodOptions,
    { key: "salida", flag: "--salida", placeholder: "RUTA", summary: "opcion.salida-exportar" },
    { key: "reemplazar", flag: "--reemplazar", summary: "opcion.reemplazar" },
  ],
  async run(input, call) {
    const { context, modes } = call;
    const { files, cwd, terminal } = context;
    const formato = input.choice("formato", exportFormats) ?? "csv";
    const named = input.text("salida");
    const isText = formato === "csv" || formato === "json";
    // On a terminal nobody reads a table with all its columns.
    const toFile =
      named !== undefined || !isText || modes.json || (terminal.stdoutIsTerminal && !modes.quiet);
    const path = (desde: string, hasta: string): string =>
      files.resolve(cwd, named ?? `tickets-${desde}-${hasta}.${formato}`);
    const refuse = (archivo: string): void => {
      if (toFile && !input.flag("reemplazar") && files.isTaken(archivo)) {
        throw new MesaError("archivo-existe", { params: { archivo } });
      }
    };
    // A name that was given is checked before anything is fetched.
    if (named !== undefined) refuse(path("", ""));
    const period = await loadPeriod(input, call);
    const tickets = period.count;
    const pieces = exportPieces(formato, period, call);
    if (!toFile) {
      for await (const piece of pieces) terminal.out(Buffer.from(piece).toString("utf8"));
      return { archivo: null, formato, tickets };
    }
    const archivo = path(period.desde, period.hasta);
    refuse(archivo);
    await files.writePieces(archivo, pieces, { replace: input.flag("reemplazar") });
    return { archivo, formato, tickets };
  },
  view: ({ archivo, tickets }, { paint, translator }) =>
    archivo === null
      ? []
      : [
          `${paint.good("✓")} ${translator.t("exportar.hecho", { archivo: neutralizeLine(archivo), tickets })}`,
        ],
  schema: async () => (await import("./report.schema.ts")).ticketExportar,
  json: ({ archivo, formato, tickets }) => ({ archivo, formato, tickets }),
});
