import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { program } from "../../src/compose/program.ts";
import { mesa } from "../support/mesa-process.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

/**
 * How each command ends that demands no argument, when its words are all that was typed: without a
 * profile most are wrong usage. One that demands an argument ends with 2 in any case.
 */
const alone: Readonly<Record<string, number>> = {
  "incidente crear": 2,
  "consulta crear": 2,
  "evidencia armar": 2,
  "borrador listar": 0,
  "borrador continuar": 3,
  "bandeja listar": 0,
  "bandeja enviar": 2,
  "bandeja servir": 2,
  "bandeja verificar": 2,
  "ticket listar": 2,
  "ticket ver": 2,
  "ticket vigilar": 2,
  "ticket esperar": 2,
  "ticket responder": 2,
  "ticket descargar": 2,
  "ticket conforme": 2,
  "ticket inconforme": 2,
  "ticket comprobante": 2,
  "ticket exportar": 2,
  "ticket estadisticas": 2,
  novedades: 2,
  estado: 0,
  "datos resumen": 0,
  "datos exportar": 0,
  "datos purgar": 2,
  "libro crear": 2,
  "libro estado": 2,
  "libro traer": 2,
  "perfil listar": 0,
  "perfil ver": 2,
  "perfil probar": 2,
  guia: 2,
  tramite: 0,
  transparencia: 0,
  "catalogo distritos": 0,
  "catalogo pantallas": 0,
  "catalogo operadores": 0,
  "catalogo motivos": 0,
  "sesion iniciar": 2,
  "sesion cerrar": 2,
  "sesion estado": 2,
  registro: 2,
  "config ver": 0,
  "practica bandeja": 0,
  iniciar: 2,
  diagnostico: 1,
  licencias: 0,
  "evidencia capturar": 2,
  "evidencia preparar": 2,
  "evidencia revisar": 2,
  explicar: 0,
  ayuda: 0,
  demo: 0,
};

/** All but a defect of ours and an interruption. */
const codes = new Set<number | null>([0, 1, 2, 3, 4, 5, 6, 7, 8]);

/** Serves until it is told to stop. */
const endless = new Set(["practica servir"]);
/** The same once there is a profile. */
const watching = new Set(["ticket vigilar", "bandeja servir"]);

const commands = await Promise.all(
  program.commands
    .flatMap((node) =>
      "commands" in node
        ? node.commands.map((entry) => ({ words: [node.name, entry.name], entry }))
        : [{ words: [node.name], entry: node }],
    )
    .map(async ({ words, entry }) => {
      const { operands } = await entry.load();
      const demanded = operands.filter(({ optional }) => optional !== true);
      return { command: words.join(" "), words, demanded };
    }),
);
const ending = commands.filter(({ command }) => !endless.has(command));

/**
 * Two seconds on a quiet machine, and what the disk and other programs take of it on one that is not:
 * whoever waits for somebody never ends.
 */
const maxRunMs = 60_000;

/**
 * Those that are run in a process of their own: one without a profile, those that ask, and one for each
 * kind of thing that they use (a desk, children, archives). `demo`, which uses all of them at once, ends by
 * itself in installed.test.ts.
 */
const inProcesses: readonly (readonly string[])[] = [
  ["ticket", "vigilar"],
  ["incidente", "crear", "--perfil", "practica"],
  ["sesion", "iniciar", "--perfil", "practica"],
  ["ticket", "listar", "--perfil", "practica"],
  ["evidencia", "capturar"],
  ["evidencia", "leer", "uno"],
  ["datos", "exportar"],
];

/** What keeps this process alive at the moment, by kind. */
function held(): ReadonlyMap<string, number> {
  const kinds = process.getActiveResourcesInfo();
  return new Map(kinds.map((kind) => [kind, kinds.filter((one) => one === kind).length]));
}

/** Servers and sockets are closed within a tenth of a second; what is still there then was forgotten. */
const closingMs = 10_000;

/** What would keep a process alive that was not there before, once closing has had its time. */
async function leftSince(before: ReadonlyMap<string, number>): Promise<readonly string[]> {
  const startedMs = performance.now();
  for (;;) {
    const left = [...held()].flatMap(([kind, count]) =>
      count > (before.get(kind) ?? 0) ? [kind] : [],
    );
    if (left.length === 0 || performance.now() - startedMs > closingMs) return left;
    await setTimeout(5);
  }
}

/** What a question begins with, or the plain one of a screen reader. */
const asks = /^\? |^ {2}1\. |\((?:S\/n|s\/N|Y\/n|y\/N)\)/m;

test("each command that demands no argument is declared, and no other", () => {
  const free = ending.filter(({ demanded }) => demanded.length === 0);
  expect(
    Object.keys(alone).toSorted(),
    "say in `alone` of this test how the command ends when nothing else was typed",
  ).toEqual(free.map(({ command }) => command).toSorted());
});

describe("with standard input closed and no terminal, nothing asks", () => {
  // Here a question would be an error.
  test.each(ending)("mesa $command ends with the right code", async (one) => {
    const { command, words, demanded } = one;
    const folder = testFolder();
    const { code, stderr } = await runMesa(words, { folder, cwd: folder });
    expect([code, stderr]).toEqual([
      demanded.length > 0 ? 2 : alone[command],
      expect.not.stringMatching(asks),
    ]);
  });

  test.each(inProcesses.map((words) => words.join(" ")))("mesa %s ends by itself", async (line) => {
    const folder = testFolder();
    const started = performance.now();
    const argv = [...line.split(" "), "--json"];
    const { code, stderr } = await mesa(argv, { folder, cwd: folder });
    expect([...codes]).toContain(code);
    expect([stderr, performance.now() - started > maxRunMs]).toEqual([
      expect.not.stringMatching(asks),
      false,
    ]);
  });

  // Further than wrong usage: with something for each argument, on the practice desk.
  test.each(ending.filter(({ command }) => !watching.has(command)))(
    "mesa $command leaves nothing open on the practice desk, whatever it was given, and its JSON is as published",
    async ({ words, demanded }) => {
      const given = demanded.map(({ choices }) => choices?.[0] ?? "uno");
      const argv = [...words, ...given, "--perfil", "practica", "--json"];
      const folder = testFolder();
      const before = held();
      const { code, stderr } = await runMesa(argv, { folder, cwd: folder });
      expect([...codes]).toContain(code);
      expect([stderr, await leftSince(before)]).toEqual([expect.not.stringMatching(asks), []]);
    },
  );
});
