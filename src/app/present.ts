import { jsonText } from "../domain/json-text.ts";
import type { Performed } from "./command.ts";
import type { Call } from "./call.ts";
import type { Input } from "./input.ts";
import type { ViewTools } from "../view/view.ts";

/** Prints a command's result on standard output, in the form the user asked for. */
export async function present(performed: Performed, input: Input, call: Call): Promise<void> {
  const { terminal } = call.context;
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
  const lines = await performed.view(await viewTools(call, input));
  if (lines.length === 0) return;
  const text = `${lines.join("\n")}\n`;
  const long = terminal.stdoutIsTerminal && lines.length >= terminal.height;
  if (!long || !(await call.context.page(text))) terminal.out(text);
}

async function viewTools(call: Call, input: Input): Promise<ViewTools> {
  const { terminal, clock } = call.context;
  return {
    translator: call.translator,
    paint: await call.context.paint("out", !input.flag("no_color")),
    width: terminal.width,
    decorated: terminal.stdoutIsTerminal,
    now: clock(),
    catalogs: call.context.catalogs,
  };
}
