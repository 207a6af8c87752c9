import { describe, expect, test } from "vitest";
import { commandTree } from "../../src/cli/command-tree.ts";
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
  "perfil listar": 0,
  "practica bandeja": 0,
  ayuda: 0,
  demo: 0,
  diagnostico: 1,
  explicar: 0,
  tramite: 0,
  transparencia: 0,
};

/** Serves until it is told to stop. */
const endless = new Set(["practica servir"]);

const commands = commandTree
  .flatMap((node) =>
    "commands" in node ? node.commands.map((one) => `${node.name} ${one.name}`) : [node.name],
  )
  .filter((command) => !endless.has(command));

describe("with standard input closed and no terminal, nothing asks", () => {
  test.each(commands)(
    "mesa %s ends by itself with the right code",
    async (command) => {
      const { code, stderr } = await mesa(command.split(" "), { folder: testFolder() });
      expect([code, stderr]).toEqual([expected[command] ?? 2, expect.not.stringContaining("? ¿")]);
    },
    2000,
  );
});
