import { isKnownTime } from "../../domain/desk-time.ts";
import type { Catalogs } from "../../catalogs/catalogs.ts";
import { displayValue } from "../../catalogs/display-value.ts";
import type { FilingProof, SealedProof } from "../../domain/filing-proof-schema.ts";
import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import type { Translator } from "../../i18n/translator.ts";
import { isPractice } from "../../ports/channel-capabilities.ts";
import type { DocumentFact, ProofPages } from "../../ports/documents.ts";
import { formatBytes } from "../../view/formats.ts";

/**
 * Characters of a text that are drawn; no form takes longer ones, and laying out a desk's megabytes
 * would take for ever. The JSON that is attached to the PDF has all of it.
 */
const maxDrawnLength = 10_000;

/**
 * The pages of a proof of filing.
 *
 * @param es  the Spanish words, whatever the user's language: the proof may go to an Ecuadorian office
 */
export function proofPages(
  { comprobante: proof, sello }: SealedProof,
  es: Translator,
  catalogs: Catalogs,
): ProofPages {
  const { t } = es;
  return {
    title: t("comprobante.titulo"),
    subtitle: t("comprobante.subtitulo", { numero: drawn(proof.numero, es) }),
    warning: isPractice(proof.canal) ? t("comprobante.practica") : undefined,
    sections: drawable(
      [
        { title: t("comprobante.registro"), facts: filingFacts(proof, es) },
        { title: t("comprobante.contenido"), facts: contentFacts(proof, es, catalogs) },
        ...(proof.archivos.length === 0
          ? []
          : [{ title: t("comprobante.archivos"), facts: fileFacts(proof, es) }]),
        ...(proof.capturas.length === 0
          ? []
          : [{ title: t("comprobante.capturas"), facts: captureFacts(proof) }]),
        {
          title: t("comprobante.sello"),
          facts: [
            [t("comprobante.metodo"), t("comprobante.metodo.valor")],
            ["SHA-256", sello.sha256],
          ],
        },
      ],
      es,
    ),
    notes: {
      title: t("comprobante.que-prueba"),
      paragraphs: [
        t(`comprobante.prueba.${proof.confirmado === undefined ? proof.fuente : "mano"}`),
        t("comprobante.no-prueba"),
        t("comprobante.verifique"),
        t("comprobante.no-oficial"),
      ],
    },
    footer: t("comprobante.pie", { programa: proof.programa, fecha: bothClocks(proof.emitido) }),
  };
}

function filingFacts(proof: FilingProof, { t, text }: Translator): readonly DocumentFact[] {
  const facts: readonly (readonly [string, string | null])[] = [
    [t("columna.numero"), proof.numero],
    [t("columna.tipo"), text(`tipo.${proof.tipo}`)],
    [t("columna.asunto"), proof.asunto],
    [t("columna.unidad"), proof.unidad],
    [t("ticket.sigue_a"), proof.sigue_a],
    [
      t(proof.confirmado === undefined ? "comprobante.hora-mesa" : "entrega.hora"),
      bothClocks(proof.registrado),
    ],
    [t("comprobante.hora-anotado"), proof.anotado && bothClocks(proof.anotado)],
    [t("comprobante.hora-respondido"), proof.respondido && bothClocks(proof.respondido)],
    [t("comprobante.canal"), proof.mesa === null ? proof.canal : `${proof.canal} · ${proof.mesa}`],
    [
      t("entrega.confirmacion"),
      proof.confirmado === undefined ? null : t(`confirmado.${proof.confirmado}`),
    ],
    [t("columna.remitente"), proof.remitente ?? null],
    [t("columna.solicitud"), proof.solicitud],
    [t("bandeja.clave"), proof.clave === proof.solicitud ? null : proof.clave],
  ];
  return facts.flatMap(([label, value]): readonly DocumentFact[] =>
    value === null ? [] : [[label, value]],
  );
}

function contentFacts(
  { datos }: FilingProof,
  { find }: Translator,
  catalogs: Catalogs,
): readonly DocumentFact[] {
  return Object.entries(datos).map(([name, value]): DocumentFact => [
    find(`campo.${name}`) ?? name,
    Array.isArray(value)
      ? value.map((one, at) => `${at + 1}. ${one}`).join("\n")
      : displayValue(name, value, catalogs),
  ]);
}

function fileFacts({ archivos }: FilingProof, es: Translator): readonly DocumentFact[] {
  return archivos.map(({ nombre, tipo, bytes, sha256 }): DocumentFact => [
    nombre,
    `${tipo} · ${formatBytes(bytes, es)} (${bytes} bytes)\nSHA-256 ${sha256}`,
  ]);
}

function captureFacts({ capturas }: FilingProof): readonly DocumentFact[] {
  return capturas.map(({ nombre, leyenda, ancho, alto, sha256 }, at): DocumentFact => [
    `${at + 1}. ${nombre}`,
    `${leyenda === "" ? "" : `${leyenda}\n`}${ancho} × ${alto}\nSHA-256 ${sha256}`,
  ]);
}

/** An instant to the second, in Guayaquil's time and in UTC. */
function bothClocks(iso: string): string {
  if (!isKnownTime(iso)) return "—";
  const { day, time } = guayaquilClock(new Date(iso));
  return `${day} ${time} (Guayaquil, UTC−05:00) · ${iso}`;
}

type Sections = ProofPages["sections"];

function drawable(sections: Sections, es: Translator): Sections {
  return sections.map(({ title, facts }) => ({
    title,
    facts: facts.map(([label, value]): DocumentFact => [drawn(label, es), drawn(value, es)]),
  }));
}

function drawn(text: string, { t }: Translator): string {
  if (text.length <= maxDrawnLength) return text;
  return t("comprobante.sigue-adjunto", { texto: text.slice(0, maxDrawnLength) });
}
