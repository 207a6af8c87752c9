import { jsonText } from "../domain/json-text.ts";
import type { OutputFile } from "../ports/files.ts";
import type { Terminal } from "../ports/terminal.ts";
import type { Performed } from "./command.ts";
import type { Call } from "./call.ts";
import type { Input } from "./input.ts";
import type { ViewTools } from "../view/view.ts";
import { fitLines } from "../view/wrap-text.ts";

/** Where an answer is shown. */
type Screen = Pick<Terminal, "out" | "stdoutIsTerminal" | "width" | "height">;

/**
 * Writes a command's result to standard output, or to a file that is finished with it, in the form the
 * user asked for.
 */
export async function present(
  performed: Performed,
  input: Input,
  call: Call,
  output: OutputFile | undefined,
): Promise<void> {
  if (output === undefined) return await show(performed, input, call, call.context.terminal);
  const pieces: string[] = [];
  const out = (text: string): void => void pieces.push(text);
  await show(performed, input, call, { out, stdoutIsTerminal: false, width: 80, height: 0 });
  await output.write(pieces.join(""));
  await output.finish();
}

async function show(
  performed: Performed,
  input: Input,
  call: Call,
  terminal: Screen,
): Promise<void> {
  const { fields } = performed;
  if (fields !== undefined) performed = await onlyFields(performed, fields);
  if (input.flag("ndjson")) {
    for (const row of performed.rows()) terminal.out(`${jsonText(row)}\n`);
    return;
  }
  if (input.flag("csv")) {
    const { toCsv } = await import("../view/to-csv.ts");
    terminal.out(toCsv(performed.rows()));
    return;
  }
  if (call.modes.json) {
    const text = jsonText(
      { v: 1, ...performed.json(call.translator) },
      terminal.stdoutIsTerminal ? 2 : 0,
    );
    terminal.out(`${text}\n`);
    return;
  }
  const given = await performed.view(await viewTools(call, input, terminal));
  if (given.length === 0) return;
  const lines = terminal.stdoutIsTerminal ? fitLines(given, terminal.width) : given;
  const text = `${lines.join("\n")}\n`;
  const long = terminal.stdoutIsTerminal && lines.length >= terminal.height;
  if (!long || !(await showPaged(text, call))) terminal.out(text);
}

/** The same answer with the fields of `--campos` only. */
async function onlyFields(whole: Performed, names: readonly string[]): Promise<Performed> {
  const { chosenJson, chosenLines, chosenRows } = await import("./chosen-fields.ts");
  return {
    ...whole,
    json: (translator) => chosenJson(whole.json(translator), whole.rows(), names),
    rows: () => chosenRows(whole.rows(), names),
    view: (tools) => chosenLines(whole.rows(), names, tools),
  };
}

/** Shows a text page by page; one from the practice desk says so at both ends and on every page. */
async function showPaged(text: string, { translator: { t }, context, isPractice }: Call) {
  const band = isPractice ? [t("practica.aviso")] : [];
  const mark = isPractice ? t("paginador.practica") : "";
  const framed = [...band, text.trimEnd(), ...band].join("\n");
  const prompt = { more: mark + t("paginador.teclas"), end: mark + t("paginador.fin") };
  return await context.page(`${framed}\n`, prompt);
}

async function viewTools(call: Call, input: Input, terminal: Screen): Promise<ViewTools> {
  const { clock, paint } = call.context;
  const coloured = !input.flag("no_color") && terminal === call.context.terminal;
  return {
    translator: call.translator,
    paint: await paint("out", coloured),
    width: terminal.width,
    decorated: terminal.stdoutIsTerminal,
    now: clock(),
    catalogs: call.context.catalogs,
  };
}
