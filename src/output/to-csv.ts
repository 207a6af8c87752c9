/** Cells that a spreadsheet would run as a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;

/** Where a spreadsheet with another idea of what separates cells would see a new one begin. */
const elsewhere = /([,;\t\r\n])(?=[=+\-@])/g;

/**
 * RFC 4180 with a heading line; columns are the keys of all rows. What would run as a formula gets
 * an apostrophe before it, also in the middle of a cell: where Excel separates with semicolons it
 * begins a new one there, whatever the quotation marks say.
 */
export function toCsv(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((cells) => csvLine(cells, ",")).join("");
}

/** One line with its end. */
export function csvLine(cells: readonly unknown[], delimiter: string): string {
  return `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`;
}

function csvCell(value: unknown, delimiter: string): string {
  const text = typeof value === "string" ? value : value == null ? "" : JSON.stringify(value);
  const harmless = (formula.test(text) ? `'${text}` : text).replace(elsewhere, "$1'");
  return /["\r\n]/.test(harmless) || harmless.includes(delimiter)
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}
