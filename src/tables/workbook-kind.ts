import { decodeText } from "../domain/text-encoding.ts";

/** What the first bytes of a file show it to be. */
export type FileKind = "zip" | "ole" | "html" | "xml-2003" | "pdf" | "text";

const oleMark = "d0cf11e0a1b11ae1";

/** The kind of a file that is to be a table, whatever its name says. */
export function kindOf(head: Buffer): FileKind {
  if (head.subarray(0, 4).toString("hex") === "504b0304") return "zip";
  if (head.subarray(0, 8).toString("hex") === oleMark) return "ole";
  if (head.subarray(0, 5).toString("latin1") === "%PDF-") return "pdf";
  const text = decodeText(head).trimStart().slice(0, 2000).toLowerCase();
  if (/^<\?xml[^]*(?:<\?mso-application|schemas-microsoft-com:office:spreadsheet)/.test(text))
    return "xml-2003";
  return /^(?:<!doctype html|<html|<table|<meta|<head|<style)/.test(text) ? "html" : "text";
}

/** The cause, of the messages `causa.<cause>`, why an OLE container can't be read as a workbook. */
export function oleCause(bytes: Buffer): string {
  const has = (name: string): boolean => bytes.includes(Buffer.from(name, "utf16le"));
  // ECMA-376 part 4 (agile encryption) keeps the workbook in a stream of this name.
  if (has("EncryptedPackage")) return "con-contrasena";
  return has("Workbook") || has("Book") ? "xls-antiguo" : "otro-ole";
}

/** The cause why a zip archive is no workbook that can be read; undefined where it is one. */
export function zipCause(
  parts: ReadonlyMap<string, Uint8Array>,
): "ods" | "xlsb" | "numbers" | "no-es-libro" | undefined {
  const type = Buffer.from(parts.get("mimetype") ?? []).toString("latin1");
  if (type.startsWith("application/vnd.oasis.opendocument")) return "ods";
  const names = [...parts.keys()];
  if (names.some((name) => name.endsWith("workbook.bin"))) return "xlsb";
  if (names.some((name) => name.endsWith(".iwa"))) return "numbers";
  return names.some((name) => /(?:^|\/)workbook\d*\.xml$/i.test(name)) ? undefined : "no-es-libro";
}
