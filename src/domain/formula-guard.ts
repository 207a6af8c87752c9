/** What a spreadsheet would run as a formula (OWASP, CSV injection). */
const formula = /^(?=[=+\-@\t\r])/;

/** Where a spreadsheet with another idea of what separates cells would see a new one begin. */
const elsewhere = /([,;\t\r\n])(?=[=+\-@])/g;

const guards = /(^|[,;\t\r\n])'(?=[=+\-@])|^'(?=[\t\r])/g;

/**
 * Text with an apostrophe before what would run as a formula, also in the middle of a cell: where
 * Excel separates with semicolons it begins a new one there, whatever the quotation marks say.
 */
export function guardFormulas(text: string): string {
  return text.replace(formula, "'").replace(elsewhere, "$1'");
}

/** Text that was written to a table once, as it was before. */
export function withoutGuards(text: string): string {
  return text.replace(guards, "$1");
}
