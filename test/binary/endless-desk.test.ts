import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startHostileDesk } from "../support/hostile-desk.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const time = "2026-11-24T15:00:00Z";

function ticket(numero: string, bytes = 1) {
  return {
    numero,
    tipo: "incidente",
    estado: "registrado",
    unidad: "Jefatura",
    funcionario: null,
    asunto: "Asunto",
    creado: time,
    actualizado: time,
    sigue_a: null,
    datos: {},
    mensajes: [],
    adjuntos: [{ id: "1", nombre: "a.pdf", tipo: "application/pdf", bytes, sha256: "" }],
    cadena: [numero],
  };
}

type Answer = (count: number) => unknown;

/** A desk with these answers to lists and changes; `asked` counts what it was asked for. */
async function deskWith(list: Answer, changes: Answer, bytes = 1) {
  let asked = 0;
  const desk = await startHostileDesk((_method, path) => {
    asked += 1;
    const body = path.startsWith("/v1/cambios")
      ? changes(asked)
      : path.startsWith("/v1/tickets?")
        ? list(asked)
        : ticket("MS-1", bytes);
    const headers = { "content-type": "application/json" };
    return { status: 200, headers, body: JSON.stringify(body) };
  });
  const folder = testFolder();
  await runMesa(["perfil", "crear", "mesa", "--url", desk.url], { folder });
  const run = (...argv: readonly string[]) =>
    runMesa([...argv, "--json"], { folder, env: { MESA_TOKEN: "t" } });
  return { folder, run, asked: () => asked };
}

const noChanges: Answer = () => ({ cambios: [], siguiente: "0" });
const oneChange = { numero: "MS-1", estado: "registrado", motivo: "x", fecha: time };
const page = (siguiente: string | null, numero = "MS-1"): unknown => ({
  tickets: [ticket(numero)],
  siguiente,
});

test.each<[string, Answer, Answer, string[]]>([
  ["the same cursor", () => page("otra-vez"), noChanges, ["novedades"]],
  ["two cursors in turn", (count) => page(`c${count % 2}`), noChanges, ["novedades"]],
  [
    "empty pages without end",
    (count) => ({ tickets: [], siguiente: `c${count}` }),
    noChanges,
    ["ticket", "exportar"],
  ],
  [
    "two cursors of changes in turn",
    () => page(null),
    (count) => ({ cambios: [oneChange], siguiente: `c${count % 2}` }),
    ["ticket", "vigilar"],
  ],
])("a desk that gives %s ends the command with an error", async (_name, list, changes, argv) => {
  const { run, asked } = await deskWith(list, changes);
  const { code, stderr } = await run(...argv);
  expect([code, JSON.parse(stderr).error.codigo]).toEqual([1, "respuesta-invalida"]);
  expect(asked()).toBeLessThan(100);
});

test.each([1e15, 60 * 1024 ** 4])(
  "a download that says it has %d bytes is refused before the first one is fetched",
  async (bytes) => {
    const { folder, run } = await deskWith(() => page(null), noChanges, bytes);
    const target = join(folder, "bajada");
    const { code, stderr } = await run("ticket", "descargar", "MS-1", "--carpeta", target);
    expect([code, JSON.parse(stderr).error.codigo]).toEqual([1, "descarga-no-cabe"]);
    expect(readdirSync(target)).toEqual([]);
  },
);
