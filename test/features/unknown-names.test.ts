import { expect, test } from "vitest";
import { program } from "../../src/compose/program.ts";
import { findCommand } from "../../src/app/find-command.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

test.each([
  ["explicar nada", "mesa explicar"],
  ["bandeja ver 12345", "mesa bandeja listar --todas"],
  ["bandeja descartar 12345", "mesa bandeja listar --todas"],
  ["borrador ver zzz", "mesa borrador listar"],
  ["perfil borrar nada", "mesa perfil listar"],
  ["catalogo quitar pantallas", "mesa catalogo"],
])("mesa %s: the hint names a command that exists, «%s»", async (line, hint) => {
  const { code, stderr } = await runMesa(line.split(" "), { folder: testFolder() });
  expect([code, stderr.includes(`«${hint}»`)]).toEqual([3, true]);
  const words = hint.split(" ").slice(1);
  expect(findCommand(words, program.commands).kind).not.toBe("unknown");
});
