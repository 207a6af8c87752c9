import { formIds } from "../../domain/ticket.ts";
import { typedValue } from "../../domain/typed-value.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { defineCommand } from "../../app/command.ts";
import { templateColumns } from "./template-columns.ts";
import { unknownValue } from "../../forms/unknown-value.ts";

const formats = ["csv", "xlsx", "ndjson"] as const;

export const lotePlantilla = defineCommand({
  operands: [{ name: "formulario", summary: "argumento.formulario", choices: formIds }],
  options: [
    {
      key: "formato",
      flag: "--formato",
      placeholder: "FORMATO",
      summary: "opcion.formato",
      choices: formats,
    },
    { key: "salida", flag: "--salida", placeholder: "RUTA", summary: "opcion.salida-plantilla" },
    { key: "reemplazar", flag: "--reemplazar", summary: "opcion.reemplazar-plantilla" },
  ],
  async run(input, { context, translator }) {
    const word = input.operand(0);
    const tipo = typedValue(word, formIds);
    if (tipo === undefined) {
      throw unknownValue({ key: "formulario", shown: "FORMULARIO" }, word, formIds);
    }
    const named = formats.find((one) => input.text("salida")?.toLowerCase().endsWith(`.${one}`));
    const formato = input.choice("formato", formats) ?? named ?? "xlsx";
    const archivo = context.files.resolve(
      context.cwd,
      input.text("salida") ?? `${tipo}s.${formato}`,
    );
    if (context.files.isTaken(archivo) && !input.flag("reemplazar")) {
      throw new MesaError("archivo-existe", { params: { archivo } });
    }
    const columns = templateColumns(tipo, await context.catalogs(), translator);
    const { t } = translator;
    const words = {
      sheet: t("lote.hoja"),
      lists: t("lote.listas"),
      help: t("lote.ayuda"),
      helpHeading: [t("lote.ayuda-columna"), t("lote.ayuda-contenido"), t("lote.ayuda-ejemplo")],
    };
    const tables = await context.tables();
    await context.files.writeBytes(archivo, await tables.template(formato, columns, words), {
      replace: input.flag("reemplazar"),
    });
    return { archivo, formato, columnas: columns.map(({ name }) => name) };
  },
  view({ archivo: path, formato }, { paint, translator }) {
    const archivo = neutralizeLine(path);
    return [
      `${paint.good("✓")} ${translator.t("lote.plantilla-hecha", { archivo: paint.link(archivo, path) })}`,
      ...(formato === "xlsx" ? [`  ${translator.t("lote.plantilla-ejemplo")}`] : []),
      `  ${translator.t("lote.plantilla-sigue", { archivo })}`,
    ];
  },
  schema: async () => (await import("./batch.schema.ts")).lotePlantilla,
  json: (template) => template,
});
