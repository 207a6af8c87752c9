import { describe, expect, test } from "vitest";
import { commandTree } from "../../src/features/command-tree.ts";
import { mesa } from "../support/mesa-process.ts";
import { testFolder } from "../support/test-context.ts";

/** What is not plain wrong usage when it is all that was typed. */
const expected: Readonly<Record<string, number>> = {
  "borrador continuar": 3,
  "borrador listar": 0,
  "bandeja listar": 0,
  "catalogo distritos": 0,
  "catalogo motivos": 0,
  "catalogo operadores": 0,
  "catalogo pantallas": 0,
  "config ver": 0,
  "datos exportar": 0,
  "datos resumen": 0,
  "perfil listar": 0,
  "practica bandeja": 0,
  ayuda: 0,
  demo: 0,
  diagnostico: 1,
  explicar: 0,
  tramite: 0,
  transparencia: 0,
};

/** All but a defect of ours and an interruption. */
const codes = new Set<number | null>([0, 1, 2, 3, 4, 5, 6, 7, 8]);

/** Serves until it is told to stop; so does `ticket vigilar`, once it has a desk to watch. */
const endless = new Set(["practica servir"]);

const commands = commandTree
  .flatMap((node) =>
    "commands" in node
      ? node.commands.map((entry) => ({ words: [node.name, entry.name], entry }))
      : [{ words: [node.name], entry: node }],
  )
  .map(({ words, entry }) => ({ command: words.join(" "), words, entry }))
  .filter(({ command }) => !endless.has(command));

/**
 * Two seconds on a quiet machine, and what the disk and the other tests take of it on one that is
 * not: whoever waits for somebody takes far longer, or never ends. Milliseconds.
 */
const patience = 10_000;

/** Runs a command to its end and says whether it took too long. */
async function timed(argv: readonly string[]) {
  const folder = testFolder();
  const started = performance.now();
  const { code, stderr } = await mesa(argv, { folder, cwd: folder });
  return { code, stderr, late: performance.now() - started > patience };
}

/** What a question begins with, or the plain one of a screen reader. */
const asks = /^\? |^ {2}1\. |\((?:S\/n|s\/N|Y\/n|y\/N)\)/m;

describe("with standard input closed and no terminal, nothing asks", () => {
  test.each(commands)(
    "mesa $command ends by itself with the right code",
    async ({ command, words }) => {
      expect(await timed(words)).toEqual({
        code: expected[command] ?? 2,
        stderr: expect.not.stringMatching(asks),
        late: false,
      });
    },
  );

  // Further than wrong usage: with something for each argument, on the practice desk.
  test.each(commands.filter(({ command }) => command !== "ticket vigilar"))(
    "mesa $command ends by itself on the practice desk, whatever it was given",
    async ({ words, entry }) => {
      const { operands } = await entry.load();
      const given = operands
        .filter(({ optional }) => optional !== true)
        .map(({ choices }) => choices?.[0] ?? "uno");
      const { code, stderr, late } = await timed([...words, ...given, "--perfil", "practica"]);
      expect([...codes]).toContain(code);
      expect([stderr, late]).toEqual([expect.not.stringMatching(asks), false]);
    },
  );
});
