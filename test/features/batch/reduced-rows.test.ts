import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { right, rowsOf, workplace } from "../../support/batch-workplace.ts";
import { colourAt, loose, noise } from "../../support/loose-picture.ts";
import { parsed } from "../../support/parse-output.ts";
import { runMesa } from "../../support/test-context.ts";

const limit = ["--tamano-maximo", "0.5"];

/** A table whose second row is too large and can be reduced, and whose third is and can't be. */
function tableOfLargeRows() {
  const place = workplace();
  writeFileSync(place.path("suelta.png"), loose(colourAt));
  writeFileSync(place.path("ruido.png"), loose(noise));
  const rows = ["uno.png", "suelta.png", "ruido.png"].map((capturas, at) => ({
    ...right,
    descripcion: `${right.descripcion} ${at}`,
    capturas,
  }));
  return { ...place, table: place.write("t.csv", rows), rows };
}

const reduced = {
  fila: 3,
  evidencia: { capturas: [{ nombre: "suelta.png", reducida: { modo: "sin_perdida" } }] },
  advertencias: [{ campo: "capturas", codigo: "captura-reducida" }],
};
const words = "comprimida sin perder nada";

test("rows that are too large for the desk are made to fit, and each is reported", async () => {
  const { table, mesa, path } = tableOfLargeRows();
  const { code, json } = await mesa(["lote", "enviar", table, ...limit]);
  expect([code, json]).toMatchObject([
    7,
    { aceptados: 2, invalidos: 1, reducidas: 1, filas_reducidas: [reduced] },
  ]);
  parsed("lote-enviar", JSON.stringify(json));
  expect(json.filas_reducidas[0].evidencia.bytes).toBeLessThan(2 ** 19);
  const told = await rowsOf(path("t.resultado.csv"));
  expect(told.map((row) => [row["resultado"], row["error"]])).toEqual([
    ["aceptado", ""],
    ["aceptado", expect.stringContaining(words)],
    ["invalido", expect.stringMatching(/^capturas: la evidencia pesa 1,\d MB y caben 512 kB\.$/)],
  ]);
});

test("lote validar says the same of every row and sends nothing", async () => {
  const { table, mesa } = tableOfLargeRows();
  const { code, json } = await mesa(["lote", "validar", table, ...limit]);
  expect([code, json]).toMatchObject([2, { validas: 2, reducidas: 1, filas_reducidas: [reduced] }]);
  parsed("lote-validar", JSON.stringify(json));
  expect(json.errores).toMatchObject([
    { fila: 4, columna: "capturas", codigo: "evidencia-excede", valor: "ruido.png" },
  ]);
  expect((await mesa(["ticket", "listar"])).json.tickets).toEqual([]);
});

test.each(["validar", "enviar"])("with --sin-comprimir lote %s refuses them", async (verb) => {
  const { table, mesa } = tableOfLargeRows();
  const { json } = await mesa(["lote", verb, table, ...limit, "--sin-comprimir"]);
  expect(json).toMatchObject({ reducidas: 0, filas_reducidas: [] });
  expect(verb === "validar" ? json.validas : json.aceptados).toBe(1);
});

test("on screen the reduction is announced once and told row by row", async () => {
  const { write, path, folder } = workplace();
  writeFileSync(path("suelta.png"), loose(colourAt));
  const rows = ["11:00", "11:30"].map((hora) => ({ ...right, hora, capturas: "suelta.png" }));
  const argv = ["lote", "enviar", write("t.csv", rows), "--perfil", "practica", ...limit];
  const { code, stdout, stderr } = await runMesa(argv, { folder });
  expect(code).toBe(0);
  expect(stderr.match(/Alguna fila pesa más de 512 kB/g)).toHaveLength(1);
  expect(stdout.replaceAll(/\s+/g, " ")).toMatch(
    new RegExp(`! 2 filas \\(2, 3\\) · suelta\\.png: .* ${words}`),
  );
});

test.each(["validar", "enviar"])("lote %s takes no size that is none", async (verb) => {
  const { table, mesa } = tableOfLargeRows();
  const { code, json } = await mesa(["lote", verb, table, "--tamano-maximo", "mucho"]);
  expect([code, json.error.codigo]).toEqual([2, "valor-invalido"]);
});
