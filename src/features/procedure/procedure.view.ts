import { procedure, procedureSections, type ProcedureSection } from "../../catalogs/procedure.ts";
import { operatorTypes } from "../../catalogs/operator-types.ts";
import type { Attendance } from "../../domain/office-time.ts";
import type { Translator } from "../../i18n/translator.ts";
import { attendanceLine } from "../../view/attendance-line.ts";
import { linkAddresses } from "../../view/link-addresses.ts";
import { wrapText } from "../../view/wrap-text.ts";
import type { ViewTools } from "../../view/view.ts";

/** Catalogue ids that are not types of operator. */
const nonOperatorIds = ["usuario-general", "otro"];

export interface ProcedureShown {
  /** The one part asked for; all of the page where there is none. */
  readonly section: ProcedureSection | undefined;
  readonly attendance: Attendance;
  readonly now: Date;
}

interface Part {
  readonly seccion: ProcedureSection;
  readonly titulo: string;
  readonly parrafos: readonly string[];
  /** In their order: steps of a way. */
  readonly numbered: boolean;
}

/** The official page in our words, with the names that it gives things. */
export function procedureView(shown: ProcedureShown, tools: ViewTools): readonly string[] {
  const { translator, paint, width, decorated } = tools;
  const columns = decorated ? Math.min(width, 100) : Number.POSITIVE_INFINITY;
  const parts = partsOf(shown, translator).flatMap((part) => [
    "",
    paint.strong(part.titulo),
    ...part.parrafos.flatMap((text, at) => item(text, part.numbered ? `${at + 1}.` : "•", columns)),
  ]);
  const linked = (lines: readonly string[]): readonly string[] =>
    lines.map((line) => linkAddresses(line, paint));
  if (shown.section !== undefined) return linked(parts.slice(1));
  return linked([
    ...wrapText(procedure.nombre, columns).map((line) => paint.strong(line)),
    paint.dim(procedure.institucion),
    ...wrapText(attendanceLine(shown.attendance, shown.now, translator), columns),
    ...description(translator).flatMap((text) => ["", ...wrapText(text, columns)]),
    ...parts,
    "",
    ...contact(translator).flatMap((text) => wrapText(text, columns)),
  ]);
}

/** The JSON contract of `tramite`. */
export function procedureJson(
  shown: ProcedureShown,
  translator: Translator,
): Readonly<Record<string, unknown>> {
  const { attendance } = shown;
  return {
    nombre: procedure.nombre,
    institucion: procedure.institucion,
    descripcion: description(translator),
    secciones: partsOf(shown, translator).map(({ numbered: _numbered, ...part }) => part),
    contacto: {
      dependencia: procedure.contacto,
      correo: procedure.correo,
      telefono: procedure.telefono,
    },
    atencion: attendanceJson(attendance),
  };
}

/** Whether the telephone is answered, as scripts read it. */
export function attendanceJson({ open, until, holiday }: Attendance) {
  return { abierta: open, cambia: until.toISOString(), feriado: holiday ?? null };
}

function item(text: string, mark: string, columns: number): readonly string[] {
  const [head = "", ...rest] = wrapText(text, columns - mark.length - 3);
  const indent = " ".repeat(mark.length + 3);
  return [`  ${mark} ${head}`, ...rest.map((line) => `${indent}${line}`)];
}

function description({ t }: Translator): readonly string[] {
  const { incidente, consulta } = procedure.formularios;
  return [
    t("tramite.descripcion"),
    t("tramite.formularios", { incidente, consulta }),
    t("tramite.llamadas", { numero: procedure.telefonoEnLetras, telefono: procedure.telefono }),
  ];
}

function contact({ t }: Translator): readonly string[] {
  const { contacto, correo, telefono } = procedure;
  return [t("tramite.contacto", { contacto, correo, telefono }), t("tramite.transparencia")];
}

function partsOf(shown: ProcedureShown, translator: Translator): readonly Part[] {
  const wanted = shown.section === undefined ? procedureSections : [shown.section];
  return wanted.map((seccion) => partOf(seccion, shown, translator));
}

function partOf(seccion: ProcedureSection, shown: ProcedureShown, translator: Translator): Part {
  const { t } = translator;
  const { correo, telefono, unidad, personas } = procedure;
  const part = (titulo: string, parrafos: readonly string[], numbered = false): Part => {
    return { seccion, titulo, parrafos, numbered };
  };
  switch (seccion) {
    case "requisitos":
      return part(t("tramite.requisitos"), [
        t("tramite.requisitos.derivacion", { unidad }),
        t("tramite.requisitos.redaccion"),
        t("tramite.requisitos.incidente"),
        t("tramite.requisitos.captura"),
        t("tramite.requisitos.anexos"),
      ]);
    case "pasos": {
      const steps = [
        t("tramite.pasos.entrar"),
        t("tramite.pasos.registrar"),
        t("tramite.pasos.numero"),
        t("tramite.pasos.analisis"),
        t("tramite.pasos.respuesta"),
        t("tramite.pasos.conformidad"),
      ];
      return part(t("tramite.pasos"), steps, true);
    }
    case "canales":
      return part(t("tramite.canales"), [
        t("tramite.canales.correo", { correo }),
        t("tramite.canales.linea"),
        t("tramite.canales.telefono", { telefono, numero: procedure.telefonoEnLetras }),
      ]);
    case "horario":
      return part(t("tramite.horario"), [
        t("tramite.horario.registro", { correo }),
        t("tramite.horario.atencion", { telefono }),
        attendanceLine(shown.attendance, shown.now, translator),
      ]);
    case "base-legal":
      return part(
        t("tramite.base-legal"),
        procedure.baseLegal.map((norma) => t("tramite.base-legal.norma", { norma })),
      );
    case "costo":
      return part(t("tramite.costo"), [t("tramite.costo.ninguno")]);
    case "dirigido-a": {
      const operators = operatorTypes
        .filter((one) => !nonOperatorIds.includes(one.id))
        .map((one) => one.nombre);
      return part(t("tramite.dirigido-a"), [
        t("tramite.dirigido-a.quienes"),
        t("tramite.dirigido-a.personas", { personas: personas.join(", ") }),
        t("tramite.dirigido-a.operadores", { operadores: operators.join(", ") }),
      ]);
    }
    case "resultados":
      return part(t("tramite.resultados"), [
        t("tramite.resultados.tipo", { tipo: procedure.tipoDeResultado }),
        ...procedure.resultados,
      ]);
  }
}
