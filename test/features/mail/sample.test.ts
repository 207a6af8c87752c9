import { expect, test } from "vitest";
import { runMesa } from "../../support/test-context.ts";

test("a channel without mail has no sample", async () => {
  const { code, stderr } = await runMesa([
    "correo",
    "muestra",
    "MS-2026-000001",
    "--perfil",
    "practica",
  ]);
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining("Por el canal practica no se puede usar «mesa correo muestra»."),
  ]);
});
