import { expect, test } from "vitest";
import { batchDesk } from "../support/batch-desk.ts";
import { mesa } from "../support/mesa-process.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const password = {
  MESA_RUC: "0999999999001",
  MESA_USUARIO: "OPERADOR",
  MESA_CONTRASENA: "Practica-2026",
};

test("four first sign-ins at once give four sessions", async () => {
  const { url } = await batchDesk();
  const folder = testFolder();
  const profiles = ["a", "b", "c", "d"];
  for (const name of profiles) await runMesa(["perfil", "crear", name, "--url", url], { folder });
  const signedIn = await Promise.all(
    profiles.map((name) =>
      mesa(["sesion", "iniciar", "--perfil", name], { folder, env: password }),
    ),
  );
  expect(signedIn.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  for (const name of profiles) {
    const { code } = await runMesa(["ticket", "listar", "--perfil", name], { folder });
    expect([name, code]).toEqual([name, 0]);
  }
});
