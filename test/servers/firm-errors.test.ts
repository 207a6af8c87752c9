import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { batchDesk } from "../support/batch-desk.ts";
import { runMesa, testFolder } from "../support/test-context.ts";
import { firmBench } from "./support/firm-bench.ts";
import { firmServerFacts } from "./support/server-facts.ts";

/** Runs `mesa` as a role of the firm's server. */
function as(role: string, change: Readonly<Record<string, string>> = {}) {
  const { POSTGRES_PORT: port, POSTGRES_CA: authority } = firmServerFacts();
  const env = {
    MESA_LIBRO: `postgres://${role}@localhost:${port}/firma`,
    MESA_LIBRO_CONTRASENA: "contrasena",
    MESA_LIBRO_AUTORIDAD: authority,
    ...change,
  };
  const folder = testFolder();
  const runWith =
    (given: Readonly<Record<string, string>>) =>
    async (...argv: readonly string[]) => {
      const { code, stdout, stderr } = await runMesa([...argv, "--json"], { folder, env: given });
      const [text = ""] = (stdout === "" ? stderr : stdout).split("\n");
      const json = JSON.parse(text);
      return { code, json, error: json.error?.codigo, all: stdout + stderr };
    };
  // `own`: the same machine without the firm's journal.
  return Object.assign(runWith(env), { own: runWith({ ...env, MESA_LIBRO: "" }) });
}

test("what keeps the firm's journal from being used has its own words and exit code", async () => {
  const { port, admin } = await firmBench();
  const outcomes = [
    await as("envia", { MESA_LIBRO_CONTRASENA: "no-es-esta" })("libro", "estado"),
    await as("envia", { MESA_LIBRO_CONTRASENA: "" })("libro", "estado"),
    await as("envia", { MESA_LIBRO: `postgres://envia@localhost:${port}/otra` })("libro", "estado"),
    await as("envia", { MESA_LIBRO: "postgres://envia@127.0.0.1:9/firma" })("libro", "estado"),
    await as("envia", { MESA_LIBRO: "" })("libro", "estado"),
    // TLS: the server's certificate is of no authority that this machine knows.
    await as("envia", {
      MESA_LIBRO_AUTORIDAD: "test/fixtures/tls/autoridad.pem",
    })("libro", "estado"),
  ];
  expect(outcomes.map(({ code, error }) => [code, error])).toEqual([
    [4, "libro-sin-acceso"],
    [4, "libro-sin-contrasena"],
    [2, "libro-sin-base"],
    [6, "libro-inalcanzable"],
    [2, "sin-libro"],
    [6, "libro-inalcanzable"],
  ]);
  expect(outcomes.filter(({ all }) => all.includes("no-es-esta"))).toEqual([]);
  await admin`DROP SCHEMA mesa CASCADE`;
  const crear = ["consulta", "crear", "--desde", "ejemplos/consulta.json", "--encolar"] as const;
  const profile = ["perfil", "crear", "p", "--canal", "portal", "--url", "http://127.0.0.1:9"];
  const person = as("administra");
  await person(...profile);
  expect((await person(...crear)).error).toBe("libro-sin-crear");
  expect((await person("libro", "crear", "--envia", "envia", "--lee", "lee")).code).toBe(0);
  expect((await person("libro", "crear")).json.creado).toBe(false);
  await admin`UPDATE mesa.version SET numero = 99`;
  expect((await person(...crear)).error).toBe("base-mas-nueva");
  expect((await person("libro", "crear")).error).toBe("base-mas-nueva");
});

test("a role that may only read reads, and one that may send sends", async () => {
  const { admin } = await firmBench();
  await as("administra")("libro", "crear", "--envia", "envia", "--lee", "lee");
  const profile = ["perfil", "crear", "p", "--canal", "portal", "--url", "http://127.0.0.1:9"];
  const crear = ["consulta", "crear", "--desde", "ejemplos/consulta.json", "--encolar"] as const;
  const [sends, reads] = [as("envia"), as("lee")];
  for (const one of [sends, reads]) await one(...profile);
  expect((await sends(...crear)).json.resultado).toBe("pendiente");
  const incident = ["incidente", "crear", "--desde", "ejemplos/incidente.json", "--encolar"];
  const refused = await reads(...incident);
  expect([refused.code, refused.error]).toEqual([4, "libro-solo-lectura"]);
  expect((await reads("bandeja", "listar")).json.entradas).toHaveLength(1);
  expect((await reads("libro", "estado")).json).toMatchObject({
    derechos: "lee",
    solicitudes: { pendiente: 1 },
  });
  expect((await sends("libro", "estado")).json.derechos).toBe("envia");
  const [{ total } = { total: 0 }] = await admin<
    { total: number }[]
  >`SELECT count(*)::integer AS total FROM mesa.entradas`;
  expect(total).toBe(1);
});

/** Makes each change of the journal fail as on a full disk, until it is undone. */
const fullDisk = `CREATE FUNCTION mesa.lleno() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$;
  CREATE TRIGGER lleno BEFORE INSERT OR UPDATE ON mesa.entradas EXECUTE FUNCTION mesa.lleno();`;

function fillServer(): void {
  const { POSTGRES_BIN: bin, POSTGRES_PORT: port } = firmServerFacts();
  const words = ["-q", "-h", "127.0.0.1", "-p", String(port), "-U", "administra", "-d", "firma"];
  execFileSync(join(bin, "psql"), [...words, "-c", fullDisk], {
    env: { PGPASSWORD: "contrasena" },
  });
}

test("while the server's disk is full requests wait here, what the desk took is kept, and both are handed over once", async () => {
  const { admin } = await firmBench();
  const desk = await batchDesk();
  const person = as("administra", { MESA_TOKEN: desk.token });
  await person("perfil", "crear", "p", "--canal", "portal", "--url", desk.url);
  const crear = ["consulta", "crear", "--desde", "ejemplos/consulta.json", "--repetir"] as const;
  // The disk is full when the desk's answer comes.
  desk.failWith(() => {
    fillServer();
    desk.heal();
    return undefined;
  });
  const sent = await person(...crear, "--clave", "k-1");
  expect([sent.code, sent.json.resultado]).toEqual([0, "aceptado"]);
  const full = await person(...crear, "--clave", "k-2");
  expect([full.code, full.error]).toEqual([1, "libro-lleno"]);
  expect((await desk.ask("/v1/tickets?limite=10")).tickets).toHaveLength(1);
  await admin`DROP TRIGGER lleno ON mesa.entradas`;
  const drained = await person("bandeja", "enviar");
  expect(drained.json.resumen).toEqual({ enviadas: 1, rechazadas: 0, quedan: 0 });
  expect((await desk.ask("/v1/tickets?limite=10")).tickets).toHaveLength(2);
  expect((await person("bandeja", "listar", "--todas")).json.entradas).toMatchObject([
    { resultado: "aceptado", clave: "k-1" },
    { resultado: "aceptado", clave: "k-2" },
  ]);
});

test("a role that may only read sees and exports the firm's data, and can delete none", async () => {
  await firmBench();
  await as("administra")("libro", "crear", "--envia", "envia", "--lee", "lee");
  const desk = await batchDesk();
  const [sends, reads] = [as("envia", { MESA_TOKEN: desk.token }), as("lee")];
  for (const one of [sends, reads]) {
    await one("perfil", "crear", "p", "--canal", "portal", "--url", desk.url);
  }
  const sent = await sends("consulta", "crear", "--desde", "ejemplos/consulta.json");
  expect(sent.code).toBe(0);
  const recorded = async (one: typeof reads) => {
    const { json } = await one("datos", "resumen");
    return json.clases.find(({ clase }: { clase: string }) => clase === "libro").cuantos;
  };
  expect(await recorded(reads)).toBe(1);
  const zip = join(testFolder(), "datos.zip");
  expect((await reads("datos", "exportar", "--salida", zip)).code).toBe(0);
  const purge = ["datos", "purgar", "--perfil", "p", "--con-comprobantes", "--si"] as const;
  const refused = await reads(...purge);
  expect([refused.code, refused.error]).toEqual([4, "libro-solo-lectura"]);
  const serving = await reads("bandeja", "servir", "--plazo", "1s");
  expect(serving.code).toBe(4);
  expect((await sends(...purge)).code).toBe(0);
  expect(await recorded(sends)).toBe(0);
});

test("what was cut off before the firm's journal was there is asked about, and not sent again", async () => {
  await firmBench();
  const desk = await batchDesk();
  const person = as("administra", { MESA_TOKEN: desk.token });
  await person("perfil", "crear", "p", "--canal", "portal", "--url", desk.url);
  const crear = ["consulta", "crear", "--desde", "ejemplos/consulta.json", "--clave", "k-1"];
  desk.failWith(({ method }) => {
    if (method !== "POST") return "rechaza-conexion";
    return "corta-despues";
  });
  const cut = await person.own(...crear);
  expect([cut.code, cut.json.resultado]).toEqual([5, "desconocido"]);
  desk.heal();
  const settled = await person("bandeja", "enviar");
  expect(settled.json.resumen).toEqual({ enviadas: 1, rechazadas: 0, quedan: 0 });
  expect((await desk.ask("/v1/tickets?limite=10")).tickets).toHaveLength(1);
});
