import { join } from "node:path";
import { expect, test } from "vitest";
import { runMesa, testFolder } from "../support/test-context.ts";

/** A machine whose setting names a firm's journal that can't be used. */
function machine(env: Readonly<Record<string, string>>) {
  const folder = testFolder();
  const mesa = async (...argv: readonly string[]) => {
    const { code, stdout, stderr } = await runMesa([...argv, "--json"], { folder, env });
    const json = JSON.parse(stdout === "" ? stderr : stdout);
    return { code, json, error: json.error?.codigo, stderr };
  };
  return {
    folder,
    mesa,
    practice: (...argv: readonly string[]) => mesa(...argv, "--perfil", "practica"),
  };
}

test.each([
  ["without its password", { MESA_LIBRO: "postgres://agentes@127.0.0.1:9/firma" }],
  ["with an unusable address", { MESA_LIBRO: "postgres://agentes@/firma" }],
  [
    "out of reach",
    { MESA_LIBRO: "postgres://agentes@127.0.0.1:9/firma", MESA_LIBRO_CONTRASENA: "contrasena" },
  ],
])("the practice desk is used as ever beside a firm's journal %s", async (_what, env) => {
  const { folder, practice } = machine(env);
  const consulta = ["consulta", "crear", "--desde", "ejemplos/consulta.json"] as const;
  const sent = await practice(...consulta, "--clave", "k-1");
  const numero = String(sent.json.ticket?.numero);
  expect(sent).toMatchObject({ code: 0, json: { resultado: "aceptado" } });
  expect((await practice(...consulta, "--clave", "k-1")).json.ticket?.numero).toBe(numero);
  expect((await practice(...consulta)).error).toBe("solicitud-repetida");
  const queued = (await practice(...consulta, "--asunto", "Otra consulta", "--encolar")).json
    .solicitud;
  const id = String(queued).slice(-6);
  const said: string[] = [];
  for (const argv of [
    ["estado"],
    ["bandeja", "listar"],
    ["bandeja", "ver", id],
    ["bandeja", "enviar", id],
    ["bandeja", "verificar"],
    ["ticket", "listar"],
    ["ticket", "ver", numero.slice(-4)],
    ["ticket", "listar", "--sin-red"],
    ["ticket", "exportar", "--sin-red", "--salida", join(folder, "tickets.csv")],
    ["ticket", "estadisticas", "--sin-red"],
    ["ticket", "comprobante", numero, "--formato", "json", "--salida", join(folder, "c.json")],
    ["novedades"],
    ["datos", "purgar", "--con-comprobantes", "--si"],
  ]) {
    const { code, error, stderr } = await practice(...argv);
    expect([argv, code, error]).toEqual([argv, 0, undefined]);
    said.push(stderr);
  }
  // `estado` counts the requests of all profiles, and says where the firm's could not be asked.
  expect(said.slice(1).join("")).not.toContain("registro de la firma");
});

test("what is the firm's is not read without its journal's password", async () => {
  const { mesa } = machine({ MESA_LIBRO: "postgres://agentes@127.0.0.1:9/firma" });
  await mesa("perfil", "crear", "agencia", "--canal", "portal", "--url", "http://127.0.0.1:9");
  for (const argv of [
    ["bandeja", "listar"],
    ["ticket", "listar", "--sin-red", "--perfil", "agencia"],
    ["consulta", "crear", "--desde", "ejemplos/consulta.json", "--encolar", "--perfil", "agencia"],
    ["datos", "purgar", "--perfil", "agencia", "--si"],
  ]) {
    const { code, error } = await mesa(...argv);
    expect([argv, code, error]).toEqual([argv, 4, "libro-sin-contrasena"]);
  }
});
