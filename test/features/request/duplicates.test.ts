import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { testDesk } from "../../support/desk-client.ts";
import { followedDesk } from "../../support/followed-desk.ts";
import { parsed } from "../../support/parse-output.ts";
import { enter, runMesa, testFolder, type RunOptions } from "../../support/test-context.ts";

const file = "test/fixtures/solicitudes/incidente-mti-placa.json";

function desk() {
  const folder = testFolder();
  const send = (more: readonly string[] = [], options: RunOptions = {}) =>
    runMesa(["incidente", "crear", "--perfil", "practica", "--desde", file, ...more], {
      folder,
      ...options,
    });
  const create = async (...more: readonly string[]) => {
    const result = await send([...more, "--json"]);
    expect([result.code, result.stderr]).toEqual([0, ""]);
    return parsed("incidente-crear", result.stdout);
  };
  const count = async () => {
    const argv = ["ticket", "listar", "--perfil", "practica", "--json"];
    return parsed("ticket-listar", (await runMesa(argv, { folder })).stdout)["tickets"].length;
  };
  return { folder, send, create, count };
}

/** The advice about anything but the capture, which has an author that is removed. */
const adviceOf = (answer: ReturnType<typeof parsed>) =>
  answer["advertencias"].filter(
    ({ codigo }: { codigo: string }) => codigo !== "metadatos-retirados",
  );

test("the same at another hour is refused in a script, which learns the earlier number", async () => {
  const { send, create, count } = desk();
  const first = await create();
  const again = await send(["--hora", "09:01", "--json"]);
  expect([again.code, again.stdout]).toEqual([2, ""]);
  expect(parsed("error", again.stderr)["error"]).toMatchObject({
    codigo: "solicitud-repetida",
    detalles: [{ campo: "ticket", bandera: null, mensaje: first["ticket"].numero }],
    salida: 2,
  });
  expect(await count()).toBe(1);
});

test("with --repetir it goes out and says so; under a key of one's own nothing is guessed", async () => {
  const { create, count } = desk();
  const first = await create();
  const again = await create("--repetir");
  expect(adviceOf(again)).toMatchObject([{ campo: "ticket", codigo: "solicitud-repetida" }]);
  expect(adviceOf(again)[0].mensaje).toContain(first["ticket"].numero);
  expect(adviceOf(await create("--clave", "otra"))).toEqual([]);
  expect((await create("--clave", "otra"))["repetido"]).toBe(true);
  expect(await count()).toBe(3);
});

test("a near match goes out with a warning; another declaration is another case", async () => {
  const { create, count } = desk();
  const text =
    "Al registrar el ingreso, la pantalla muestra el error 500; se esperaba el registro.";
  await create("--descripcion", text);
  const near = await create("--descripcion", text.replace("500", "503"));
  expect(adviceOf(near)).toMatchObject([{ campo: "ticket", codigo: "solicitud-parecida" }]);
  const other = await create("--descripcion", text, "--tramite", "028-2026-40-00012399");
  expect(adviceOf(other)).toEqual([]);
  expect(await count()).toBe(3);
});

test("a week later the fault has come back", async () => {
  const { send, folder } = desk();
  const sent = new Date("2026-11-21T15:00:00Z");
  const later = new Date("2026-11-29T15:00:00Z");
  expect((await send([], { now: sent })).code).toBe(0);
  const again = await send(["--json"], { now: later, folder });
  expect(adviceOf(parsed("incidente-crear", again.stdout))).toEqual([]);
});

test("on a terminal a person decides", async () => {
  const { send, count } = desk();
  const asked = { interactive: true } as const;
  expect((await send(["--si"], asked)).code).toBe(0);
  const no = await send(["--si"], { ...asked, answers: [enter] });
  expect([no.code, no.stderr.includes("Esto mismo ya se envió el")]).toEqual([2, false]);
  const yes = await send(["--si"], { ...asked, answers: [true] });
  expect([yes.code, yes.stderr.includes("Esto mismo ya se envió el")]).toEqual([0, true]);
  expect(await count()).toBe(2);
});

test("the very same that still waits is gone on with, not written down twice", async () => {
  const { send, create, count } = desk();
  const queued = await send(["--encolar", "--json"]);
  const again = await send(["--encolar", "--json"]);
  const { solicitud } = parsed("incidente-crear", queued.stdout);
  expect(parsed("incidente-crear", again.stdout)["solicitud"]).toBe(solicitud);
  const sent = await create();
  expect([sent["solicitud"], sent["resultado"], sent["repetido"]]).toEqual([
    solicitud,
    "aceptado",
    false,
  ]);
  expect(await count()).toBe(1);
});

test("what another machine sent is found among the desk's own tickets; a desk that is down stops nothing", async () => {
  const { url, operator, desk: served } = await testDesk();
  const machine = async () => {
    const folder = testFolder();
    await runMesa(["perfil", "crear", "lejos", "--url", url], { folder });
    const argv = ["incidente", "crear", "--perfil", "lejos", "--desde", file, "--json"];
    const now = new Date("2026-11-24T15:00:00Z");
    return () => runMesa(argv, { folder, now, env: { MESA_TOKEN: operator } });
  };
  const [here, there, elsewhere] = [await machine(), await machine(), await machine()];
  const first = parsed("incidente-crear", (await here()).stdout);
  const again = await there();
  expect([again.code, parsed("error", again.stderr)["error"].detalles]).toEqual([
    2,
    [{ campo: "ticket", bandera: null, mensaje: first["ticket"].numero }],
  ]);
  await served.close();
  const down = await elsewhere();
  expect(parsed("incidente-crear", down.stdout)).toMatchObject({ resultado: "desconocido" });
});

test("a desk that does not answer holds the request up for a second and a half only", async () => {
  const { mesa, failing } = await followedDesk();
  failing(({ method, path }) =>
    method === "GET" && path === "/v1/tickets" ? "cuelga-antes" : undefined,
  );
  const waits: number[] = [];
  const { code, json } = await mesa(["incidente", "crear", "--desde", file, "--json"], {
    wait: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
  });
  expect([code, json.resultado, waits]).toEqual([0, "aceptado", [1500]]);
});

test("the desk is asked where nothing here says the same, and its limit ends with the search", async () => {
  const { mesa, failing } = await followedDesk();
  const asked: string[] = [];
  const limits: AbortSignal[] = [];
  failing(({ method, path }) => void (method === "GET" && asked.push(path)));
  const create = async (...more: readonly string[]) => {
    const { code } = await mesa(["incidente", "crear", "--desde", file, ...more], {
      wait: (milliseconds, signal) => {
        if (milliseconds === 1500) limits.push(signal);
        return setTimeout(milliseconds, undefined, { signal });
      },
    });
    return [code, asked.splice(0)];
  };
  expect(await create("--encolar")).toEqual([6, []]);
  expect(await create("--repetir")).toEqual([0, []]);
  expect(limits).toEqual([]);
  expect(await create("--tramite", "028-2026-40-00012399")).toEqual([0, ["/v1/tickets"]]);
  expect(limits.map(({ aborted }) => aborted)).toEqual([true]);
});

test("of ten at once one goes out", async () => {
  const { send, count } = desk();
  const codes = await Promise.all(Array.from({ length: 10 }, async () => (await send()).code));
  expect(codes.toSorted((one, other) => one - other)).toEqual([0, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
  expect(await count()).toBe(1);
});
