import { within } from "../../catalogs/screens.ts";
import type { Catalogs } from "../../catalogs/catalogs.ts";
import type { FormId } from "../../domain/ticket.ts";
import { formCatalog } from "../../forms/form-catalog.ts";
import { fieldsOf, type FormField } from "../../forms/form.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { TemplateColumn } from "../../ports/table-files.ts";

const operator = {
  identificacion: "0999999999001",
  nombre: "Agencia de Ejemplo Cía. Ltda.",
  correo: "operaciones@agencia.example",
  telefono: "0990000001",
};

/** What the cells of a row may hold, by field; the files are those of `ejemplos/`. */
const examples: Readonly<Record<FormId, Readonly<Record<string, string>>>> = {
  incidente: {
    pantalla:
      "Trámites Operativos > 1.1 Elaboración de e-Doc. Operativo > 1.1.1 Documentos Electrónicos > Despacho > Declaración Aduanera de Importación - DAI",
    fecha: "2026-11-20",
    hora: "10:32",
    distrito: "Guayaquil Marítimo",
    tipo_operador: "Agente de Aduana",
    descripcion:
      "Al firmar y enviar la declaración, el sistema muestra «Send failed - Login Error» y no da el número de transmisión. Se esperaba que quedara enviada.",
    pasos: "Completar la declaración; Calcular los tributos; Pulsar «Firmar y enviar»",
    mensaje_error: "Send failed - Login Error",
    tramite: "028-2026-10-00123456",
    capturas: "capturas/1-tributos.png=Cálculo de tributos; capturas/2-error.png=Error al enviar",
    adjuntos: "ficha-tecnica.pdf",
    ...operator,
  },
  consulta: {
    motivo: "Consulta: aplicación de normativa aduanera",
    asunto: "Plazo y prórroga del régimen 21",
    consulta:
      "El plazo de la admisión temporal vence el 15 de enero de 2027. ¿Con qué anticipación debe pedirse la prórroga, y desde qué fecha se cuenta el plazo cuando hubo declaración sustitutiva?",
    normativa: "COPCI, art. 149",
    tramite: "028-2026-21-00000777",
    tipo_operador: "Instalación industrial",
    capturas: "capturas/1-tributos.png=Pantalla en cuestión",
    adjuntos: "ficha-tecnica.pdf",
    ...operator,
  },
};

/** The columns of an empty table for a form: its fields in order, with help and choices. */
export function templateColumns(
  tipo: FormId,
  catalogs: Catalogs,
  { t, text }: Translator,
): readonly TemplateColumn[] {
  return [
    ...fieldsOf(formCatalog[tipo]).map((field) => ({
      name: field.name,
      required: field.required,
      help: isList(field) ? `${text(field.help)}. ${t("lote.lista-ayuda")}` : text(field.help),
      list: isList(field),
      choices: choicesOf(field, catalogs),
      example: examples[tipo][field.name] ?? "",
    })),
    {
      name: "clave",
      required: false,
      help: t("lote.clave-ayuda"),
      list: false,
      choices: [],
      example: "2026-11-20-001",
    },
  ];
}

function isList({ kind }: FormField): boolean {
  return kind === "lines" || kind === "captures" || kind === "files";
}

function choicesOf(
  { kind }: FormField,
  { distritos, pantallas, operadores, motivos }: Catalogs,
): readonly string[] {
  switch (kind) {
    case "screen":
      return pantallas
        .filter((one) => one.vigente && within(one.completa, pantallas).length === 0)
        .map(({ completa }) => completa);
    case "district":
      return distritos.map(({ etiqueta }) => etiqueta);
    case "operator":
      return operadores.map(({ nombre }) => nombre);
    case "motivo":
      return motivos.filter((one) => one.formulario !== "incidente").map(({ nombre }) => nombre);
    default:
      return [];
  }
}
