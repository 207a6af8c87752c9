import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

/** A folder with a project's file, and a folder below it to work in. */
function project(content: unknown): { readonly below: string } {
  const folder = testFolder();
  writeFileSync(
    join(folder, ".mesarc.json"),
    typeof content === "string" ? content : JSON.stringify(content),
  );
  const below = join(folder, "a", "b");
  mkdirSync(below, { recursive: true });
  return { below };
}

const valueOf = async (key: string, argv: readonly string[], options: object) => {
  const { stdout } = await runMesa(["config", "ver", "--origen", "--json", ...argv], options);
  const answer: { ajustes: readonly { clave: string; valor: string; origen: string }[] } = parsed(
    "config-ver",
    stdout,
  );
  const { ajustes } = answer;
  const found = ajustes.find((one) => one.clave === key);
  return [found?.valor, found?.origen];
};

describe("where a value comes from", () => {
  test("flag over environment over project file over settings over default", async () => {
    const folder = testFolder();
    const { below } = project({ idioma: "en" });
    expect(await valueOf("idioma", [], { folder })).toEqual(["es", "omision"]);
    await runMesa(["config", "poner", "idioma", "en"], { folder });
    expect(await valueOf("idioma", [], { folder })).toEqual(["en", "configuracion"]);
    expect(await valueOf("idioma", [], { folder, cwd: below })).toEqual(["en", "proyecto"]);
    const env = { MESA_IDIOMA: "es" };
    expect(await valueOf("idioma", [], { folder, cwd: below, env })).toEqual(["es", "ambiente"]);
    expect(await valueOf("idioma", ["--idioma", "en"], { folder, env })).toEqual(["en", "bandera"]);
    await runMesa(["config", "quitar", "idioma"], { folder });
    expect(await valueOf("idioma", [], { folder })).toEqual(["es", "omision"]);
  });

  test("a project's field values fill the form, over the profile's, under the flags", async () => {
    const folder = testFolder();
    const { below } = project({ perfil: "ensayo", campos: { distrito: "073" } });
    const make = ["perfil", "crear", "ensayo", "--canal", "practica", "--distrito", "028"];
    await runMesa(make, { folder });
    expect(await valueOf("campos.distrito", [], { folder, cwd: below })).toEqual([
      "073",
      "proyecto",
    ]);
    expect(await valueOf("campos.distrito", [], { folder })).toEqual(["028", "perfil"]);
    const source = join(process.cwd(), "test/fixtures/solicitudes/incidente-mti-placa.json");
    const sent = async (argv: readonly string[]) =>
      parsed(
        "incidente-crear",
        (
          await runMesa(["incidente", "crear", "--desde", source, "--ensayo", "--json", ...argv], {
            folder,
            cwd: below,
          })
        ).stdout,
      );
    expect(await sent(["--distrito", "055"])).toMatchObject({
      perfil: "ensayo",
      datos: { distrito: "055" },
    });
  });

  test.each([
    [{ url: "https://malo.example" }, "url"],
    [{ perfil: "x", proxy: "http://malo.example" }, "proxy"],
    [{ campos: { distrito: 28 } }, "campos.distrito"],
    ["{ a medias", "línea 1, columna 3"],
  ])("a project file that says more than it may is refused: %j", async (content, word) => {
    const { below } = project(content);
    const result = await runMesa(["ticket", "listar", "--json"], { cwd: below });
    expect(result.code).toBe(2);
    const { error } = JSON.parse(result.stderr);
    expect(error).toMatchObject({ codigo: "proyecto-invalido" });
    expect(error.mensaje).toContain(word);
  });

  test("a field that no form has is pointed out where a form is filled in", async () => {
    const { below } = project({ perfil: "practica", campos: { distito: "028" } });
    const result = await runMesa(["incidente", "crear"], { cwd: below });
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining("campos.distito")]);
    expect(result.stderr).toContain("¿quiso decir distrito?");
  });
});

test("a setting that does not exist, or a value it does not take, is told with the right ones", async () => {
  const wrong = await runMesa(["config", "poner", "idoma", "en"]);
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("idioma")]);
  const value = await runMesa(["config", "poner", "idioma", "fr"]);
  expect([value.code, value.stderr]).toEqual([2, expect.stringContaining("es, en")]);
  const profile = await runMesa(["config", "poner", "perfil", "nadie"]);
  expect(profile.code).toBe(2);
});

test("in CI several profiles are a question for somebody, not a guess", async () => {
  const folder = testFolder();
  for (const name of ["uno", "dos"]) {
    await runMesa(["perfil", "crear", name, "--url", "https://mesa.example"], { folder });
  }
  const env = { CI: "true" };
  const guess = await runMesa(["ticket", "listar", "--json"], { folder, env });
  expect([guess.code, JSON.parse(guess.stderr).error.codigo]).toEqual([2, "perfil-ambiguo"]);
  const said = await runMesa(["sesion", "estado", "--json"], {
    folder,
    env: { ...env, MESA_PERFIL: "dos" },
  });
  expect(JSON.parse(said.stderr).error.codigo).toBe("sin-sesion");
});

describe("help that teaches", () => {
  test("a code is explained in both languages, an exit code with its errors", async () => {
    const es = await runMesa(["explicar", "mesa-inalcanzable", "--json"]);
    expect(parsed("explicar", es.stdout)).toMatchObject({
      codigos: [{ codigo: "mesa-inalcanzable", clase: "error", salida: 6 }],
    });
    const exit = await runMesa(["explicar", "4", "--idioma", "en"]);
    expect(exit.stdout).toContain("sin-sesion, sesion-caducada, credenciales-rechazadas");
    expect((await runMesa(["explicar", "hora-formato"])).stdout).toContain("‹valor›");
    const near = await runMesa(["explicar", "sin-sesio"]);
    expect([near.code, near.stderr]).toEqual([3, expect.stringContaining("sin-sesion")]);
    expect(
      JSON.parse((await runMesa(["explicar", "--json"])).stdout).codigos.length,
    ).toBeGreaterThan(40);
  });

  test.each(["salidas", "entorno", "formularios", "canales"])("the topic %s", async (topic) => {
    const es = await runMesa(["ayuda", topic]);
    const en = await runMesa(["ayuda", topic, "--idioma", "en"]);
    expect([es.code, en.code]).toEqual([0, 0]);
    expect(es.stdout).not.toBe(en.stdout);
    expect(Math.max(...es.stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("help by words is the command's help; a misspelt topic is pointed out", async () => {
    const byWords = await runMesa(["ayuda", "ticket", "ver"]);
    expect(byWords.stdout).toBe((await runMesa(["ticket", "ver", "--help"])).stdout);
    expect((await runMesa(["ayuda"])).stdout).toBe((await runMesa(["--help"])).stdout);
    const near = await runMesa(["ayuda", "salida"]);
    expect([near.code, near.stderr]).toEqual([2, expect.stringContaining("mesa ayuda salidas")]);
  });
});

describe("mesa diagnostico", () => {
  test("tells the way to the desk step by step and stops where it is cut", async () => {
    const folder = testFolder();
    const none = await runMesa(["diagnostico", "--json"], { folder });
    expect(none.code).toBe(1);
    expect(parsed("diagnostico", none.stdout)).toMatchObject({ bien: false });
    expect(none.stdout).toContain('"remedio":"mesa iniciar"');
    await runMesa(["perfil", "crear", "lejos", "--url", "http://127.0.0.1:1"], { folder });
    const cut = await runMesa(["diagnostico"], { folder });
    expect(cut.stdout).toContain("✗ Conexión (TCP): el servidor rechaza la conexión");
    expect(cut.stdout).not.toContain("La mesa responde");
  });

  test("a working desk is well, and no secret is told", async () => {
    const env = { HTTPS_PROXY: "http://u:canario@p.example", MESA_CONTRASENA: "canario" };
    const result = await runMesa(["diagnostico", "--perfil", "practica", "--json"], { env });
    expect(result.code).toBe(0);
    expect(parsed("diagnostico", result.stdout)).toMatchObject({ bien: true });
    expect(result.stdout + result.stderr).not.toContain("canario");
  });
});

test.each([
  ["accesible", ["si", "no"]],
  ["idioma", ["es", "en"]],
  ["almacen", ["sistema", "archivo"]],
])("%s takes %j, and nothing else", async (key, values) => {
  const folder = testFolder();
  for (const value of values) {
    expect((await runMesa(["config", "poner", key, value], { folder })).code).toBe(0);
    expect(await valueOf(key, [], { folder, env: { MESA_ALMACEN: "" } })).toContain(value);
  }
  expect((await runMesa(["config", "poner", key, "quizas"], { folder })).code).toBe(2);
});
