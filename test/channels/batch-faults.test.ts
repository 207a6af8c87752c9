import { expect, test } from "vitest";
import { randomFaults, type FaultKind } from "../../src/domain/fault-plan.ts";
import { batchDesk, batchTable } from "../support/batch-desk.ts";
import { rowsOf } from "../support/batch-workplace.ts";
import { runMesa, shortWait, testFolder } from "../support/test-context.ts";

async function operator(desk: { readonly url: string; readonly token: string }) {
  const folder = testFolder();
  const env = { MESA_TOKEN: desk.token, MESA_ESPERA: "60" };
  const mesa = async (...argv: readonly string[]) => {
    const { code, stdout, stderr } = await runMesa([...argv, "--json"], {
      folder,
      env,
      wait: shortWait,
    });
    return { code, json: JSON.parse(stdout === "" ? stderr : stdout) };
  };
  await mesa("perfil", "crear", "mesa", "--url", desk.url);
  return mesa;
}

const passing: readonly FaultKind[] = [
  "corta-antes",
  "corta-despues",
  "cuerpo-cortado",
  "json-invalido",
  "entrega-doble",
  "500-despues",
  "429",
  "503",
  "html",
];

test("whatever fails in between, each row becomes one ticket", async () => {
  const desk = await batchDesk();
  const mesa = await operator(desk);
  const { path, texts } = batchTable(30);
  desk.failWith(randomFaults(passing, { seed: 7, share: 0.4 }));
  const first = await mesa("lote", "enviar", path);
  expect([0, 5, 6, 7]).toContain(first.code);
  expect(first.json.total).toBe(30);
  desk.heal();
  const second = await mesa("lote", "enviar", path);
  expect([second.code, second.json.aceptados + second.json.repetidos]).toEqual([0, 30]);
  expect(await desk.descriptions()).toEqual(texts);
});

test("a desk that is down is left alone; the rest waits in the outbox and goes out once", async () => {
  const desk = await batchDesk();
  const mesa = await operator(desk);
  const { path, texts } = batchTable(40);
  let tried = 0;
  desk.failWith(({ path: asked }) => {
    tried += Number(asked === "/v1/tickets");
    return "corta-antes";
  });
  const down = await mesa("lote", "enviar", path, "--paralelo", "2");
  // An answer that comes before the body has gone out may be cut off with it: nobody knows then.
  expect([5, 6]).toContain(down.code);
  expect([down.json.total, down.json.pendientes + down.json.desconocidos]).toEqual([40, 40]);
  expect(down.json.pendientes).toBeGreaterThan(30);
  // Three in a row open the breaker; a few were on their way. Each is tried four times.
  expect(tried).toBeLessThanOrEqual((3 + 2) * 4);
  desk.heal();
  const sent = await mesa("lote", "enviar", path);
  expect([sent.code, sent.json]).toMatchObject([0, { total: 40, aceptados: 40 }]);
  expect(await desk.descriptions()).toEqual(texts);
});

test("a session that ends in the middle ends the batch, with its word and what was reached", async () => {
  const desk = await batchDesk();
  const mesa = await operator(desk);
  const { path, texts } = batchTable(30);
  let seen = 0;
  desk.failWith(({ path: asked }) => {
    seen += Number(asked === "/v1/tickets");
    return seen > 10 ? "sesion-caducada" : undefined;
  });
  const cut = await mesa("lote", "enviar", path, "--paralelo", "2");
  expect([cut.code, cut.json.error.codigo]).toEqual([4, "sesion-caducada"]);
  const told = await rowsOf(path.replace(".csv", ".resultado.csv"));
  expect(told.filter((row) => row["resultado"] === "aceptado")).toHaveLength(10);
  expect(told.length).toBeLessThan(30);
  desk.heal();
  expect((await mesa("lote", "enviar", path, "--continuar")).code).toBe(0);
  expect(await desk.descriptions()).toEqual(texts);
});
