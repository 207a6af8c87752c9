/**
 * The attachment of a PDF that `buildProofPdf` made: an embedded file (ISO 32000-1, 7.11.4) that is
 * not compressed. Anything else has none.
 */
export function readAttachment(pdf: Uint8Array): string | undefined {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  if (!bytes.subarray(0, 5).equals(Buffer.from("%PDF-"))) return undefined;
  const mark = bytes.indexOf("/Type /EmbeddedFile");
  const start = mark === -1 ? -1 : bytes.indexOf("stream\n", mark);
  if (start === -1) return undefined;
  const dictionary = bytes.subarray(mark, start).toString("latin1");
  const length = Number(/\/Length (\d{1,9})\b/.exec(dictionary)?.[1] ?? Number.NaN);
  if (dictionary.includes("/Filter") || !Number.isFinite(length)) return undefined;
  const from = start + "stream\n".length;
  return from + length > bytes.length
    ? undefined
    : bytes.subarray(from, from + length).toString("utf8");
}
