import { expect, test } from "vitest";
import { findCommand } from "../../src/app/find-command.ts";
import { helpText } from "../../src/app/help-text.ts";
import { program } from "../../src/compose/program.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";

const entries = program.commands.flatMap((node) => ("commands" in node ? node.commands : [node]));

test("every example is of the command whose help shows it, and the two differ", () => {
  const named = program.commands.flatMap((node) =>
    "commands" in node
      ? node.commands.map(({ name, examples }) => ({ words: `${node.name} ${name}`, examples }))
      : [{ words: node.name, examples: node.examples }],
  );
  const faulty = named.flatMap(({ words, examples: [one = "", other = ""] }) =>
    [one, other].filter(
      (text) => (text !== words && !text.startsWith(`${words} `)) || one === other,
    ),
  );
  expect(faulty).toEqual([]);
});

test("examples of the help can be typed in cmd, PowerShell and the shells of other systems", () => {
  // Single quotes mean nothing to cmd, and a line is continued by another character in each of them.
  const faulty = entries
    .flatMap(({ examples }) => examples)
    // A script for a shell goes where that shell looks for it, in that shell's words.
    .filter((example) => !example.startsWith("completar "))
    .filter((example) => /['`^\n]|\\$| > |\$\(/.test(example));
  expect(faulty).toEqual([]);
});

test("what an example takes from a file is piped on Windows, since PowerShell has no <", async () => {
  const translator = await loadTranslator("es");
  const help = async (platform: NodeJS.Platform) =>
    (
      await helpText(findCommand(["sesion", "iniciar"], program.commands), translator, {
        width: 200,
        platform,
        commands: program.commands,
      })
    ).join("\n");
  const words = "sesion iniciar --ruc 0999999999001 --usuario OPERADOR --contrasena-stdin";
  expect(await help("win32")).toContain(`\n  type contrasena.txt | mesa ${words}\n`);
  expect(await help("win32")).not.toContain(" < ");
  expect(await help("linux")).toContain(`\n  mesa ${words} < contrasena.txt\n`);
});
