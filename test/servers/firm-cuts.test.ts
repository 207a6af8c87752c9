import { expect, test } from "vitest";
import { testIntent } from "../support/intent.ts";
import { batchDesk, batchTable } from "../support/batch-desk.ts";
import { cuttingLine } from "./support/cutting-line.ts";
import { firmBench } from "./support/firm-bench.ts";
import { firmMachine } from "./support/firm-machines.ts";
import { firmServerFacts } from "./support/server-facts.ts";

/** A desk, and machines whose line to the firm's server can be cut in the middle of a commit. */
async function firm() {
  const { admin } = await firmBench();
  const line = await cuttingLine(firmServerFacts().POSTGRES_PORT);
  const desk = await batchDesk();
  const profile = ["--canal", "portal", "--url", desk.url];
  // Without an authority TLS is not demanded of this machine's own server.
  const env = { MESA_TOKEN: desk.token, MESA_LIBRO_AUTORIDAD: "" };
  const machine = async () => await firmMachine({ profile, env, port: line.port });
  return { desk, line, admin, machine };
}

for (const when of ["before", "after"] as const) {
  test(`cut once ${when} a commit: each step is settled by its id, and the request goes out once`, async () => {
    const { desk, line, machine } = await firm();
    const ana = await machine();
    // Recording, claiming and settling are a transaction each.
    for (const step of [1, 2, 3]) {
      let commits = 0;
      line.act({ atCommit: () => ((commits += 1) === step ? when : undefined) });
      const words = ["consulta", "crear", "--desde", "ejemplos/consulta.json", "--repetir"];
      const sent = await ana.mesa([...words, "--clave", `k-${step}`]);
      expect([step, commits >= step, sent.code === 0 || sent.code === 6]).toEqual([
        step,
        true,
        true,
      ]);
      line.act({});
      const drained = await ana.mesa(["bandeja", "enviar"]);
      expect([step, drained.code]).toEqual([step, 0]);
      const { tickets } = await desk.ask("/v1/tickets?limite=10");
      expect(tickets).toHaveLength(step);
    }
    const all = await ana.mesa(["bandeja", "listar", "--todas"]);
    expect(all.json.entradas).toMatchObject(
      [1, 2, 3].map(() => ({ resultado: "aceptado", intentos: 1 })),
    );
  });
}

for (const when of ["before", "after"] as const) {
  test(`a batch whose line is cut ${when} every fourth commit: each row goes out once`, async () => {
    const { desk, line, admin, machine } = await firm();
    const ana = await machine();
    const { path, texts } = batchTable(6);
    let commits = 0;
    line.act({ atCommit: () => ((commits += 1) % 4 === 0 ? when : undefined) });
    await ana.mesa(["lote", "enviar", path]);
    expect(commits).toBeGreaterThan(3);
    line.act({});
    expect((await ana.mesa(["bandeja", "enviar"])).code).toBe(0);
    // A release that was cut off leaves its reservation until its time is over.
    await admin`DELETE FROM mesa.reservas`;
    expect((await ana.mesa(["lote", "enviar", path])).code).toBe(0);
    expect(await desk.descriptions()).toEqual(texts);
  });
}

test("what was recorded to be claimed at once is claimed as anything else after that was undone", async () => {
  const { open, admin } = await firmBench();
  const [ana, eva] = [await open(), await open()];
  const { solicitud } = await ana.record(testIntent());
  const [row] = await admin<{ intento: string }[]>`SELECT intento FROM mesa.entradas`;
  await eva.release(row?.intento ?? "");
  expect(await admin`SELECT estado, intento FROM mesa.entradas`).toEqual([
    { estado: "pendiente", intento: null },
  ]);
  const claim = await ana.claim(solicitud);
  expect(claim).toMatchObject({ entry: { estado: "pendiente", intentos: 0 }, turn: 1 });
  expect([await eva.claim(solicitud), await ana.find(solicitud)]).toMatchObject([
    undefined,
    { estado: "enviando", intentos: 1 },
  ]);
});

test("a claim whose confirmation never comes is undone once the server is back: nothing went out under it", async () => {
  const { desk, line, machine } = await firm();
  const [ana, eva] = [await machine(), await machine()];
  await ana.create("--encolar");
  line.act({ atCommit: () => "after" });
  const cut = await ana.mesa(["bandeja", "enviar"]);
  expect([cut.code, cut.json.error.codigo]).toEqual([6, "libro-inalcanzable"]);
  line.act({});
  const stuck = await eva.mesa(["bandeja", "listar"]);
  expect(stuck.json.entradas).toMatchObject([{ resultado: "enviando" }]);
  const here = await ana.mesa(["bandeja", "listar"]);
  expect(here.json.entradas).toMatchObject([{ resultado: "pendiente" }]);
  expect((await eva.mesa(["bandeja", "enviar"])).json.resumen).toMatchObject({ enviadas: 1 });
  expect((await desk.ask("/v1/tickets?limite=10")).tickets).toHaveLength(1);
});

test("a server that falls silent is out of reach after a while, and the request waits here", async () => {
  const { desk, line, machine } = await firm();
  const ana = await machine();
  line.act({ silent: true });
  const sent = await ana.mesa(
    ["consulta", "crear", "--desde", "ejemplos/consulta.json", "--clave", "k-1"],
    { env: { ...ana.env, MESA_ESPERA: "1" } },
  );
  expect([sent.code, sent.json.error.codigo]).toEqual([6, "libro-inalcanzable"]);
  line.act({});
  expect((await ana.mesa(["bandeja", "enviar"])).json.resumen).toMatchObject({ enviadas: 1 });
  expect((await desk.ask("/v1/tickets?limite=10")).tickets).toHaveLength(1);
});
