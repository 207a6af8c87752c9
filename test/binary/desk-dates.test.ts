import { expect, test } from "vitest";
import { startHostileDesk } from "../support/hostile-desk.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const sound = "2026-11-24T15:00:00Z";
/** Times that a desk's database may hold, and some that only a broken one has. */
const dates = [
  "9999-12-31T23:59:59Z",
  "9999-12-31",
  "0000-01-01T00:00:00Z",
  "+275760-09-13T00:00:00Z",
  "-271821-04-20T00:00:00Z",
  "1e21",
  "no-fecha",
  "",
];

/** A ticket that has the time wherever a ticket can have one, closed or not. */
function ticketWith(time: string, at: number) {
  return {
    numero: `MS-${at}`,
    tipo: "incidente",
    estado: at % 2 === 0 ? "conforme" : "asignado",
    unidad: "Jefatura",
    funcionario: null,
    asunto: `Fecha ${at}`,
    creado: at % 3 === 0 ? sound : time,
    actualizado: time,
    sigue_a: null,
    datos: {},
    mensajes: [{ id: "1", de: "Ana", autor: "mesa", fecha: time, texto: "Hola", adjuntos: [] }],
    adjuntos: [],
    cadena: [],
  };
}

test("no time of a desk costs a list, a report or a proof", async () => {
  const tickets = [sound, ...dates].map(ticketWith);
  const desk = await startHostileDesk((_method, path) => {
    const one = tickets.find(({ numero }) => path.startsWith(`/v1/tickets/${numero}`));
    const cambios = tickets.map(({ numero, estado, actualizado }) => ({
      numero,
      estado,
      motivo: "estado",
      fecha: actualizado,
    }));
    const list = path.startsWith("/v1/cambios")
      ? { cambios: path.includes("desde=") ? [] : cambios, siguiente: "1" }
      : { tickets, siguiente: null };
    const headers = { "content-type": "application/json" };
    return { status: 200, headers, body: JSON.stringify(one ?? list) };
  });
  const folder = testFolder();
  const options = { folder, cwd: folder, env: { MESA_TOKEN: "una-ficha" } };
  await runMesa(["perfil", "crear", "p", "--url", desk.url], options);
  for (const words of [
    "ticket listar",
    "ticket listar --json",
    "ticket listar --sin-red --json",
    "ticket listar --sin-respuesta 3d --json",
    "ticket ver MS-1",
    "ticket ver MS-5 --json",
    "novedades --json",
    "ticket estadisticas --desde 1990-01-01",
    "ticket estadisticas --desde 1990-01-01 --json",
    "ticket estadisticas --desde 1990-01-01 --sin-red",
    ...["csv", "xlsx", "json", "html"].map(
      (format) => `ticket exportar --desde 1990-01-01 --formato ${format} --salida f.${format}`,
    ),
    "ticket comprobante MS-1",
    "ticket comprobante MS-4 --formato json --json",
  ]) {
    const started = performance.now();
    const result = await runMesa(words.split(" "), options);
    expect([words, result.code, result.stderr]).toEqual([words, 0, expect.any(String)]);
    expect(performance.now() - started).toBeLessThan(60_000);
    expect(result.stdout).not.toMatch(/\+\d{6}|-00000|Invalid|NaN/);
  }
});
