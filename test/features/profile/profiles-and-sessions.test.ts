import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { holdOpen } from "../../support/hold-open.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const practice = ["--perfil", "practica"];

describe("profiles and sessions", () => {
  test("a profile is made, chosen, listed and deleted; its file is the owner's alone", async () => {
    const folder = testFolder();
    const make = [
      "perfil",
      "crear",
      "agencia",
      "--url",
      "https://mesa.example",
      "--distrito",
      "Quito",
      "--correo",
      "a@b.example",
    ];
    expect((await runMesa(make, { folder })).code).toBe(0);
    expect((await runMesa(make, { folder })).code).toBe(2);
    const list = JSON.parse((await runMesa(["perfil", "listar", "--json"], { folder })).stdout);
    expect(list).toMatchObject({
      perfil_actual: "agencia",
      perfiles: [
        { nombre: "agencia", canal: "portal", operador: { distrito: "055" } },
        { nombre: "practica" },
      ],
    });
    if (process.platform !== "win32")
      expect(statSync(join(folder, "config.json")).mode & 0o777).toBe(0o600);
    expect((await runMesa(["perfil", "usar", "practica"], { folder })).code).toBe(0);
    expect((await runMesa(["perfil", "borrar", "agencia"], { folder })).code).toBe(0);
    expect((await runMesa(["perfil", "borrar", "agencia"], { folder })).code).toBe(3);
  });

  test("a profile that could leak a password or makes no sense is refused", async () => {
    for (const url of [
      "http://mesa.example",
      "https://u:c@mesa.example",
      "https://u@mesa.example",
      "https://:c@mesa.example",
      "ftp://x",
      "nada",
    ]) {
      expect([url, (await runMesa(["perfil", "crear", "a", "--url", url])).code]).toEqual([url, 2]);
    }
    const bad = await runMesa([
      "perfil",
      "crear",
      "../a",
      "--url",
      "https://x.example",
      "--correo",
      "no",
      "--json",
    ]);
    expect(
      JSON.parse(bad.stderr).error.detalles.map((one: { campo: string }) => one.campo),
    ).toEqual(["correo", "nombre"]);
  });

  test("no profile can make the practice desk a real one", async () => {
    const result = await runMesa([
      "perfil",
      "crear",
      "practica",
      "--url",
      "https://mesa.example",
      "--json",
    ]);
    expect([result.code, JSON.parse(result.stderr).error.detalles[0].campo]).toEqual([2, "nombre"]);
  });

  test("damaged settings are kept aside, never wiped", async () => {
    const folder = testFolder();
    writeFileSync(join(folder, "config.json"), "{ a medias");
    const result = await runMesa(["perfil", "listar", "--json"], { folder });
    expect([result.code, JSON.parse(result.stderr).error.codigo]).toEqual([
      2,
      "configuracion-danada",
    ]);
    const aside = readdirSync(folder).find((name) => name.includes("danado")) ?? "";
    expect(readFileSync(join(folder, aside), "utf8")).toBe("{ a medias");
  });

  // Only Windows keeps others from renaming a file that is open.
  test.runIf(process.platform === "win32")(
    "damaged settings that another program has open are left, and the file is named",
    async () => {
      const folder = testFolder();
      const path = join(folder, "config.json");
      writeFileSync(path, "{ a medias");
      await holdOpen(path);
      const { code, stderr } = await runMesa(["perfil", "listar", "--json"], { folder });
      const { error } = JSON.parse(stderr);
      expect([code, error.codigo]).toEqual([1, "archivo-en-uso"]);
      expect(error.mensaje).toContain(path);
      expect(readFileSync(path, "utf8")).toBe("{ a medias");
    },
  );

  test("the practice operator signs in with a typed password, is known, and signs out", async () => {
    const folder = testFolder();
    const who = [...practice, "--ruc", "0999999999001", "--usuario", "OPERADOR"];
    const signedIn = await runMesa(["sesion", "iniciar", ...who], {
      folder,
      interactive: true,
      answers: ["Practica-2026"],
      env: { NO_COLOR: "1" },
    });
    expect(signedIn.stdout).toContain("✓ Sesión de Operador de práctica (0999999999001 OPERADOR)");
    const path = join(folder, "sesiones", "practica.json");
    if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(
      JSON.parse((await runMesa(["sesion", "estado", ...practice, "--json"], { folder })).stdout),
    ).toMatchObject({ sesion: { usuario: "OPERADOR" } });
    expect((await runMesa(["sesion", "cerrar", ...practice], { folder })).code).toBe(0);
    expect(existsSync(path)).toBe(false);
    expect((await runMesa(["sesion", "estado", ...practice], { folder })).code).toBe(4);
  });

  test("who signed in the last time is offered; a user is asked for until there is one", async () => {
    const folder = testFolder();
    const offered: (string | undefined)[] = [];
    const signIn = (...answers: readonly string[]) =>
      runMesa(["sesion", "iniciar", ...practice], {
        folder,
        interactive: true,
        answers,
        env: { NO_COLOR: "1" },
        onQuestion: ({ question }) => void offered.push(question.initial),
      });
    const first = await signIn("0999999999001", " ", "OPERADOR", "Practica-2026");
    expect(first.stderr).toContain("✗ Falta este dato obligatorio.");
    offered.length = 0;
    const again = await signIn("", "", "Practica-2026");
    expect([again.code, offered]).toEqual([0, ["0999999999001", "OPERADOR", undefined]]);
  });

  test("a wrong password, and one that is missing where nobody can be asked, end with 4", async () => {
    const who = [...practice, "--usuario", "OPERADOR", "--ruc", "0999999999001", "--json"];
    const wrong = await runMesa(["sesion", "iniciar", ...who, "--contrasena-stdin"], {
      stdin: "mala\n",
    });
    expect([wrong.code, JSON.parse(wrong.stderr).error.codigo]).toEqual([
      4,
      "credenciales-rechazadas",
    ]);
    const missing = await runMesa(["sesion", "iniciar", ...practice]);
    expect([missing.code, missing.stderr]).toEqual([
      4,
      "PRÁCTICA · nada sale de este equipo\n✗ Faltan datos para iniciar sesión: ID de usuario, Contraseña.\n  Sugerencia: Dé el usuario con --usuario (y el RUC con --ruc) y la contraseña con --contrasena-stdin, MESA_CONTRASENA o MESA_CONTRASENA_ARCHIVO.\n",
    ]);
    expect(JSON.stringify(wrong)).not.toContain("mala");
  });
});
