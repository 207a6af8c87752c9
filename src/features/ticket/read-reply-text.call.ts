import { MesaError } from "../../errors/mesa-error.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";

/** Bytes. */
const longest = 1024 * 1024;

/**
 * What the operator writes: `--texto`, standard input (`-`), or on a terminal the editor.
 *
 * @throws MesaError `formulario-invalido` where there is nothing
 */
export async function readReplyText(input: Input, call: Call): Promise<string> {
  const given = input.text("texto");
  const text =
    given === "-"
      ? await call.context.terminal.readInput(longest)
      : (given ?? (call.asks ? await call.prompter.edit("") : ""));
  const written = text.replaceAll(/\r\n?/g, "\n").trim();
  if (written !== "") return written;
  throw new MesaError("formulario-invalido", { problems: [{ field: "texto", code: "falta" }] });
}
