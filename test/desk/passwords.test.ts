import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Secret } from "../../src/domain/secret.ts";
import { hashPassword, verifyPassword } from "../../src/desk/passwords.ts";
import { practicePassword, startDesk } from "../../src/desk/start-desk.ts";
import { createVault } from "../../src/platform/secrets/vault.ts";
import { openDatabase } from "../../src/sqlite/open-database.ts";
import { deskMigrations } from "../../src/desk/store/desk-migrations.ts";
import { testFolder } from "../support/test-context.ts";

test("outside of tests passwords and pass phrases cost what OWASP asks for", async () => {
  const folder = testFolder();
  const desk = await startDesk({ folder, port: 0, clock: () => new Date(), report: () => {} });
  onTestFinished(desk.close);
  const database = await openDatabase(join(folder, "mesa.db"), deskMigrations);
  const stored = database.all("SELECT contrasena FROM cuentas");
  database.close();
  const owasp: unknown = expect.stringMatching(/^\$scrypt\$ln=15,r=8,p=3\$/);
  expect(stored).toEqual([{ contrasena: owasp }, { contrasena: owasp }]);
  const vault = createVault({
    folder,
    keyPath: join(folder, "llave"),
    phrase: new Secret("una frase"),
    askPhrase: () => Promise.resolve(undefined),
  });
  await vault.put("a", new Secret("x"));
  expect(JSON.parse(readFileSync(join(folder, "a.json"), "utf8"))).toMatchObject({
    clave: { tipo: "frase", N: 2 ** 17, r: 8, p: 1 },
  });
});

test("a password is checked at the cost that it was stored with", async () => {
  const stored = await hashPassword(practicePassword, 4);
  expect(await verifyPassword(practicePassword, stored, 15)).toBe(true);
  expect(await verifyPassword("otra", stored, 15)).toBe(false);
  expect(await verifyPassword(practicePassword, undefined, 4)).toBe(false);
});
