import type { Motivo, Paper } from "../catalogs/motivos.ts";
import { foldText, searchCatalog } from "../catalogs/search-catalog.ts";
import type { AttachmentAnswer } from "./field-schemas.ts";

/** A document that a motivo calls for, with the attachment that is said to be it. */
export interface ListedPaper extends Paper {
  /** Path of the attachment; undefined where none is said to be this document. */
  readonly ruta: string | undefined;
}

/** The documents of a motivo held against the attachments of a request. */
export interface PaperList {
  /** In the catalogue's order. */
  readonly papers: readonly ListedPaper[];
  /** Attachments of which nobody says what they are. */
  readonly unnamed: readonly AttachmentAnswer[];
  /** Names that attachments are given and that the motivo does not call for. */
  readonly strange: readonly string[];
}

/** Tells which document of the motivo is covered by which attachment; the first one named wins. */
export function coverPapers(
  { papeles }: Pick<Motivo, "papeles">,
  attachments: readonly AttachmentAnswer[],
): PaperList {
  const named = attachments.filter((one) => one.documento !== undefined);
  const known = named.map(({ ruta, documento = "" }) => {
    return { ruta, documento, paper: findPaper(documento, papeles) };
  });
  return {
    papers: papeles.map((paper) => ({
      ...paper,
      ruta: known.find((one) => one.paper?.nombre === paper.nombre)?.ruta,
    })),
    unnamed: attachments.filter((one) => one.documento === undefined),
    strange: known.filter(({ paper }) => paper === undefined).map(({ documento }) => documento),
  };
}

/** The document that a text names, by its name or by words of it that fit no other one better. */
function findPaper(text: string, papers: readonly Paper[]): Paper | undefined {
  return searchCatalog(papers, text, ({ nombre }) => [nombre])[0];
}

/** Shorter words of a document's name, such as «de la», say nothing in the name of a file. */
const minWordLength = 5;

/** The document that a file's name seems to speak of: `factura-034.pdf` the commercial invoice. */
export function paperInFileName(
  name: string,
  papers: readonly ListedPaper[],
): ListedPaper | undefined {
  const words = ` ${foldText(name)}`;
  return papers.find(({ nombre }) =>
    foldText(nombre)
      .split(" ")
      .some((word) => word.length >= minWordLength && words.includes(` ${word}`)),
  );
}
