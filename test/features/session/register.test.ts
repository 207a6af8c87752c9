import { describe, expect, test } from "vitest";
import { runMesa, testFolder } from "../../support/test-context.ts";
import { testDesk } from "../../support/desk-client.ts";

const password = "Clave-Nueva-88";
const person = [
  "--tipo-persona",
  "natural-ecuatoriana",
  "--identificacion",
  "1710034065",
  "--usuario",
  "MARIA.SALAZAR",
  "--nombre",
  "María Salazar",
  "--correo",
  "maria@agencia.example",
];

/** A desk and a folder with a profile for it. */
async function withProfile() {
  const { url } = await testDesk();
  const folder = testFolder();
  await runMesa(["perfil", "crear", "agencia", "--url", url], { folder });
  return { folder };
}

describe("mesa registro", () => {
  test("with flags: the new user can sign in, and the same name is told apart from a failure", async () => {
    const { folder } = await withProfile();
    const argv = ["registro", ...person, "--contrasena-stdin", "--json"];
    const made = await runMesa(argv, { folder, stdin: `${password}\n` });
    expect([made.code, JSON.parse(made.stdout)]).toEqual([
      0,
      {
        v: 1,
        perfil: "agencia",
        cuenta: { ruc: null, usuario: "MARIA.SALAZAR", nombre: "María Salazar" },
      },
    ]);
    expect(made.stdout + made.stderr).not.toContain(password);
    const signIn = ["sesion", "iniciar", "--usuario", "MARIA.SALAZAR", "--contrasena-stdin"];
    expect((await runMesa(signIn, { folder, stdin: password })).code).toBe(0);
    const again = await runMesa(argv, { folder, stdin: password });
    expect([again.code, JSON.parse(again.stderr).error.codigo]).toEqual([1, "usuario-existe"]);
  });

  test("without a terminal, all that is missing or wrong is named at once", async () => {
    const { folder } = await withProfile();
    const argv = ["registro", "--identificacion", "1710034066", "--correo", "no", "--json"];
    const { code, stderr } = await runMesa(argv, { folder });
    const { error } = JSON.parse(stderr);
    expect(code).toBe(2);
    expect(error.detalles.map((one: { bandera: string }) => one.bandera).toSorted()).toEqual([
      "--correo",
      "--identificacion",
      "--nombre",
      "--tipo-persona",
      "--usuario",
    ]);
  });

  test.each([
    ["corta-1", "debe tener al menos 10 caracteres, con letras y dígitos."],
    ["solamenteletras", "debe tener al menos 10 caracteres, con letras y dígitos."],
    ["xmaria.salazarx9", "no puede contener el ID de usuario."],
  ])("the password %s is refused before anything is sent", async (weak, wrong) => {
    const { folder } = await withProfile();
    const argv = ["registro", ...person, "--contrasena-stdin", "--json"];
    const { code, stderr } = await runMesa(argv, { folder, stdin: weak });
    expect([code, JSON.parse(stderr).error.detalles[0].mensaje]).toEqual([2, wrong]);
    expect(stderr).not.toContain(weak);
  });

  test("asked: a wrong answer and two different passwords are asked again", async () => {
    const { folder } = await withProfile();
    const { code, stdout, stderr } = await runMesa(["registro"], {
      folder,
      interactive: true,
      answers: [
        "natural-ecuatoriana",
        "1710034066",
        "1710034065",
        "",
        "MARIA",
        "María Salazar",
        "maria@agencia.example",
        "",
        "corta",
        password,
        "otra-cosa-77",
        password,
        password,
      ],
    });
    expect([code, stdout]).toEqual([0, expect.stringContaining("MARIA de María Salazar")]);
    expect(stderr).toContain("Las dos contraseñas no son iguales");
    expect(stderr).not.toContain(password);
  });
});
