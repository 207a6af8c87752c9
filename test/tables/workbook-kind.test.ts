import { expect, test } from "vitest";
import { kindOf, oleCause, zipCause } from "../../src/tables/workbook-kind.ts";

const hex = (text: string): Buffer => Buffer.from(text, "hex");
const text = (words: string): Buffer => Buffer.from(words, "utf8");

test.each([
  ["zip", hex("504b03041400")],
  ["text", hex("504b0506")],
  ["ole", hex("d0cf11e0a1b11ae1000000")],
  ["text", hex("d0cf11e0a1b11ae0")],
  ["pdf", text("%PDF-1.7")],
  ["text", text("%PDF1.7")],
  ["xml-2003", text('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>')],
  ["xml-2003", text('\n <?XML?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">')],
  ["text", text('<?xml version="1.0"?><facturas/>')],
  ["html", text("<!DOCTYPE html><title>x</title>")],
  ["html", text("  <html>")],
  ["html", text("<table><tr>")],
  ["html", text("<meta charset=utf-8>")],
  ["html", text("<head>")],
  ["html", text("<style>")],
  ["text", text("<tr>")],
  ["text", text("a;b\n<table>")],
  ["text", text("")],
])("it is shown to be %s: %#", (kind, head) => expect(kindOf(head)).toBe(kind));

const named = (...names: readonly string[]): Buffer =>
  Buffer.concat(names.map((name) => Buffer.from(name, "utf16le")));

test.each([
  ["con-contrasena", named("EncryptedPackage")],
  ["con-contrasena", named("Workbook", "EncryptedPackage")],
  ["xls-antiguo", named("Workbook")],
  ["xls-antiguo", named("Book")],
  ["otro-ole", named("WordDocument")],
  ["otro-ole", text("Workbook EncryptedPackage")],
])("an OLE container can't be read: %s, %#", (cause, bytes) => expect(oleCause(bytes)).toBe(cause));

const parts = (files: Readonly<Record<string, string>>) =>
  new Map(Object.entries(files).map(([name, words]) => [name, text(words)]));

test.each([
  ["ods", { mimetype: "application/vnd.oasis.opendocument.spreadsheet" }],
  ["ods", { mimetype: "application/vnd.oasis.opendocument.text", "xl/workbook.xml": "" }],
  ["no-es-libro", { mimetype: "application/epub+zip" }],
  ["xlsb", { "xl/workbook.bin": "" }],
  ["numbers", { "Index/Document.iwa": "" }],
  [undefined, { "xl/workbook.xml": "" }],
  [undefined, { "workbook2.XML": "" }],
  ["no-es-libro", { "xl/myworkbook.xml": "" }],
  ["no-es-libro", { "word/document.xml": "" }],
  ["no-es-libro", {}],
])("an archive is %s: %j", (cause, files) => expect(zipCause(parts(files))).toBe(cause));
