import { expect, test } from "vitest";
import { runMesa, testFolder } from "../../support/test-context.ts";

const practice = ["--perfil", "practica"];
const file = (name: string) => `test/fixtures/solicitudes/${name}.json`;

test("an earlier request is the start of a new one; when and with what it happened is given anew", async () => {
  const folder = testFolder();
  const mesa = async (argv: readonly string[]) => {
    const { code, stdout, stderr } = await runMesa([...argv, ...practice, "--json"], { folder });
    return { code, json: JSON.parse(stdout === "" ? stderr : stdout) };
  };
  const create = ["incidente", "crear"];
  const first = await mesa([...create, "--desde", file("incidente-dai-login-error"), "--encolar"]);
  const id = String(first.json.solicitud);
  const bare = await mesa([...create, "--como", id.slice(-6)]);
  expect(bare.code).toBe(2);
  expect(bare.json.error.detalles.map((one: { campo: string }) => one.campo).toSorted()).toEqual([
    "capturas",
    "fecha",
    "hora",
  ]);
  const capture = "test/fixtures/capturas/05-imdt-1280x800-sin-reloj.png";
  const given = ["--fecha", "2026-11-20", "--hora", "8:05", "--captura", capture];
  const again = await mesa([
    ...create,
    "--como",
    id,
    ...given,
    "--distrito",
    "055",
    "--repetir",
    "--encolar",
  ]);
  expect(again.code).toBe(6);
  const { datos } = (await mesa(["bandeja", "ver", again.json.solicitud])).json.entrada;
  const before = (await mesa(["bandeja", "ver", id])).json.entrada.datos;
  expect(datos).toMatchObject({
    descripcion: before.descripcion,
    pantalla: before.pantalla,
    hora: "08:05",
    distrito: "055",
  });
  const other = await mesa(["consulta", "crear", "--como", id]);
  expect(other.json.error).toMatchObject({ codigo: "valor-invalido", salida: 2 });
  expect((await mesa([...create, "--como", "MS-1999-000001"])).code).toBe(3);
});

test("a ticket's number may be short there, as it may be everywhere", async () => {
  const folder = testFolder();
  const mesa = async (argv: readonly string[]) => await runMesa([...argv, ...practice], { folder });
  const create = ["incidente", "crear"];
  await mesa([...create, "--desde", file("incidente-dai-login-error"), "--si"]);
  const capture = "test/fixtures/capturas/05-imdt-1280x800-sin-reloj.png";
  const when = ["--fecha", "2026-11-20", "--hora", "8:05", "--captura", capture];
  const { code, stdout } = await mesa([...create, "--como", "1", ...when, "--ensayo", "--json"]);
  expect(code).toBe(0);
  const before = JSON.parse((await mesa(["ticket", "ver", "1", "--json"])).stdout);
  expect(JSON.parse(stdout).datos.descripcion).toBe(before.ticket.datos.descripcion);
});
