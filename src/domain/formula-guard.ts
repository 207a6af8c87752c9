/**
 * The beginning of text that a spreadsheet would run as a formula (OWASP, CSV injection); East Asian
 * versions also take the full-width signs.
 */
const formulaStart = /^(?=[=+\-@＝＋－＠\t\r])/;

/** The same after a character that a spreadsheet with another delimiter would split a cell at. */
const formulaAfterDelimiter = /([,;\t\r\n])(?=[=+\-@＝＋－＠])/g;

/** The apostrophes that `guardFormulas` inserts. */
const guards = /(^|[,;\t\r\n])'(?=[=+\-@＝＋－＠])|^'(?=[\t\r])/g;

/**
 * Inserts an apostrophe before everything that a spreadsheet would run as a formula, also within a
 * cell: when Excel's delimiter is the semicolon, it splits the text there in spite of the quotes.
 */
export function guardFormulas(text: string): string {
  return text.replace(formulaStart, "'").replace(formulaAfterDelimiter, "$1'");
}

/** Removes the apostrophes that `guardFormulas` inserted. */
export function withoutGuards(text: string): string {
  return text.replace(guards, "$1");
}
