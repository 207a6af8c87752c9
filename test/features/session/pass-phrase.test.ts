import { expect, test } from "vitest";
import { testDesk } from "../../support/desk-client.ts";
import { runMesa, testFolder, type Answer, type RunOptions } from "../../support/test-context.ts";

const signIn = ["sesion", "iniciar", "--ruc", "0999999999001", "--usuario", "OPERADOR"];
const now = new Date("2026-11-24T15:00:00Z");

/** Signs in on a terminal with `--frase`, and gives what runs commands there afterwards. */
async function signedIn(phrase: string) {
  const { url } = await testDesk();
  const folder = testFolder();
  const run = (argv: readonly string[], options: RunOptions = {}) =>
    runMesa(argv, { folder, now, ...options });
  await run(["perfil", "crear", "banco", "--url", url]);
  const answers: readonly Answer[] = ["Practica-2026", phrase];
  const { code } = await run([...signIn, "--frase"], { interactive: true, answers });
  expect(code).toBe(0);
  return (env: Readonly<Record<string, string>> = {}) =>
    run(["sesion", "estado", "--json"], { env });
}

test("a session behind a pass phrase opens with it alone", async () => {
  const state = await signedIn("una frase larga");
  expect((await state({ MESA_FRASE: "una frase larga" })).code).toBe(0);
  expect((await state({ MESA_FRASE: "otra frase" })).code).not.toBe(0);
  expect((await state()).code).not.toBe(0);
});

test("an empty pass phrase is none: the session opens by itself", async () => {
  const state = await signedIn("");
  expect((await state()).code).toBe(0);
});
