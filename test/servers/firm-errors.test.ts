import { expect, test } from "vitest";
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
  return async (...argv: readonly string[]) => {
    const { code, stdout, stderr } = await runMesa([...argv, "--json"], { folder, env });
    const json = JSON.parse(stdout === "" ? stderr : stdout);
    return { code, json, error: json.error?.codigo, all: stdout + stderr };
  };
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
