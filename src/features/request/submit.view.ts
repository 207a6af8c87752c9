import { formatBytes, formatMoment, formatTime } from "../../view/formats.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { Intent, LedgerEntry } from "../../ports/ledger.ts";
import { factLines } from "../../view/fact-lines.ts";
import { formLines } from "../../view/form-lines.ts";
import { reasonWords } from "../../view/reason-words.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { stateLabel } from "../../view/state-label.ts";
import { resultOf, type Submitted } from "./submit-json.view.ts";
import { wrapText } from "../../view/wrap-text.ts";
import type { ViewTools } from "../../view/view.ts";

/** The receipt, or why there is none yet; in a rehearsal, everything that would be sent. */
export async function submitView(
  submitted: Submitted,
  tools: ViewTools,
): Promise<readonly string[]> {
  if (submitted.kind === "rehearsal") return await rehearsal(submitted.intent, tools);
  const { paint, translator } = tools;
  const { t } = translator;
  if (submitted.kind === "kept") {
    const { borrador } = submitted;
    return [
      `${paint.good("✓")} ${t("envio.guardado", { borrador })}`,
      `  ${t("envio.guardado.sigue", { borrador })}`,
    ];
  }
  if (submitted.kind === "discarded") return [`${paint.good("✓")} ${t("envio.descartado")}`];
  const { entry, repeated } = submitted;
  switch (resultOf(entry.estado)) {
    case "aceptado":
      return receipt(entry, repeated, tools);
    case "en_cola":
      return [
        `${paint.good("✓")} ${t("envio.en-cola", { solicitud: entry.solicitud })}`,
        ...wrapText(t("envio.en-cola.sigue", { solicitud: entry.solicitud }), tools.width - 2).map(
          (line) => `  ${line}`,
        ),
      ];
    case "entregado_a_mano":
      return handedOver(entry, repeated, tools);
    case "pendiente":
      return [
        // Without a reason nobody has tried to send it yet.
        `${paint.warn("!")} ${t(entry.motivo === null ? "envio.encolado" : "envio.pendiente", { solicitud: entry.solicitud })}`,
        ...(entry.motivo === null
          ? []
          : [`  ${t("envio.motivo", { motivo: reasonWords(entry.motivo, translator) })}`]),
        `  ${t("envio.pendiente.sigue")}`,
      ];
    case "desconocido":
      return [
        `${paint.warn("?")} ${t("envio.desconocido", { solicitud: entry.solicitud })}`,
        `  ${t("envio.desconocido.sigue")}`,
      ];
    case "rechazado":
      return [`${paint.bad("✗")} ${t("envio.rechazado")} ${neutralizeLine(entry.motivo ?? "")}`];
  }
}

/** Where the message lies that the operator sends, and what to do then. */
function handedOver(entry: LedgerEntry, repeated: boolean, tools: ViewTools): readonly string[] {
  const { paint, translator, width } = tools;
  const { t } = translator;
  const { solicitud, entrega } = entry;
  const archivo = entrega?.archivo ?? "";
  const title = t(repeated ? "entrega.repetida" : "entrega.escrita", {
    solicitud,
    fecha: entrega === null ? "" : formatTime(entrega.fecha, tools),
  });
  const next = [t("entrega.como"), t("entrega.portal"), t("entrega.despues", { solicitud })];
  return [
    `${paint.good("✓")} ${title}`,
    `  ${paint.strong(neutralizeLine(archivo))}`,
    `  ${neutralizeLine(archivo.replace(/\.eml$/, ".txt"))}`,
    ...next.flatMap((line) => wrapText(line, width - 2)).map((line) => `  ${line}`),
  ];
}

function receipt(entry: LedgerEntry, repeated: boolean, tools: ViewTools): readonly string[] {
  const { paint, translator } = tools;
  const { t } = translator;
  const { ticket } = entry;
  if (ticket === null) return [];
  const title = repeated ? t("recibo.repetido") : t("recibo.registrado");
  const facts: readonly (readonly [string, string])[] = [
    [t("columna.asunto"), ticket.asunto],
    [t("columna.estado"), stateLabel(ticket.estado, translator)],
    [t("columna.unidad"), ticket.unidad],
    [t("columna.creado"), formatMoment(ticket.creado, translator)],
    ...evidenceFacts(entry, translator),
  ];
  const next = t("recibo.sigue", { numero: neutralizeLine(ticket.numero) });
  return [
    `${paint.good("✓")} ${title} ${paint.strong(neutralizeLine(ticket.numero))}`,
    ...factLines(facts, tools, "  "),
    "",
    ...wrapText(next, tools.width - 2).map((line) => `  ${line}`),
    ...wrapText(t("recibo.horario"), tools.width - 2).map((line) => `  ${line}`),
  ];
}

function evidenceFacts(
  intent: Intent,
  translator: Translator,
): readonly (readonly [string, string])[] {
  const { t } = translator;
  const { evidencia } = intent;
  if (evidencia === null) return [];
  const captures = t("recibo.capturas", { numero: evidencia.capturas.length });
  const facts = `${evidencia.archivo} · ${captures} · ${formatBytes(evidencia.bytes, translator)}`;
  const confirmed = evidencia.capturas.filter(({ reloj }) => reloj?.estado === "coincide").length;
  const clocks = confirmed === 0 ? [] : [t("recibo.relojes", { numero: confirmed })];
  return [[t("recibo.evidencia"), [facts, ...clocks].join(" · ")]];
}

async function rehearsal(intent: Intent, tools: ViewTools): Promise<readonly string[]> {
  const { paint, translator } = tools;
  const { t } = translator;
  const title = t("ensayo.titulo", { canal: intent.canal, perfil: intent.perfil });
  const files = intent.archivos.map(
    (file) =>
      `  ${neutralizeLine(file.nombre)} · ${file.tipo} · ${formatBytes(file.bytes, translator)} · SHA-256 ${file.sha256}`,
  );
  const captures = (intent.evidencia?.capturas ?? []).map((one, at) =>
    `    ${at + 1}. ${neutralizeLine(one.nombre)} ${neutralizeLine(one.leyenda)}`.trimEnd(),
  );
  return [
    ...(tools.decorated ? wrapText(title, tools.width) : [title]).map(paint.strong),
    "",
    ...formLines(intent.datos, { ...tools, catalogs: await tools.catalogs() }),
    "",
    paint.strong(t("ensayo.archivos")),
    ...files,
    ...captures,
    "",
    paint.dim(t("ensayo.clave", { clave: intent.clave })),
  ];
}
