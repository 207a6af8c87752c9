import { describe, expect, test } from "vitest";
import { channelCapabilities } from "../../../src/ports/channel-capabilities.ts";
import { channelIds } from "../../../src/ports/channel.ts";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const portal = ["--canal", "portal", "--url", "https://mesa.example", "--ruc", "0999999901001"];

describe.each(["es", "en"])("what each channel can do, in %s", (language) => {
  test("is told by help, as text and as data", async () => {
    const words = ["ayuda", "canales", "--idioma", language];
    const { stdout } = await runMesa(words);
    const json = parsed("ayuda", (await runMesa([...words, "--json"])).stdout);
    expect(json.canales.map((one: { canal: string }) => one.canal)).toEqual(channelIds);
    for (const { canal, capacidades } of json.canales) {
      expect(stdout).toContain(`${canal}: `);
      for (const { clave, valor, nombre, texto } of capacidades) {
        expect([clave, valor]).toEqual([clave, Object(channelCapabilities)[canal][clave]]);
        // A value without words of its own would show as itself.
        expect([nombre, texto]).not.toEqual([clave, valor]);
        expect(texto).not.toBe(valor);
      }
    }
  });
});

test("a profile is shown with what its channel can do", async () => {
  const folder = testFolder();
  await runMesa(["perfil", "crear", "agencia", ...portal, "--distrito", "028"], { folder });
  const { stdout, code } = await runMesa(["perfil", "ver", "agencia", "--json"], { folder });
  expect([code, parsed("perfil-ver", stdout)]).toMatchObject([
    0,
    {
      perfil: { nombre: "agencia", canal: "portal", operador: { distrito: "028" } },
      capacidades: channelCapabilities.portal,
    },
  ]);
  const shown = await runMesa(["profile", "show"], { folder });
  expect(shown.stdout.split("\n").slice(0, 4)).toEqual([
    "agencia",
    "  Canal: portal: una mesa que cumple el contrato publicado (docs/openapi.yaml)",
    "  URL: https://mesa.example",
    "  RUC: 0999999901001",
  ]);
  expect(shown.stdout).toContain("Una sola vez: la mesa reconoce la clave");
  expect((await runMesa(["perfil", "ver", "nadie"], { folder })).code).toBe(2);
});

test("a RUC that is none is told by its cause", async () => {
  const folder = testFolder();
  const address = ["--canal", "portal", "--url", "https://mesa.example", "--ruc", "123"];
  const made = await runMesa(["perfil", "crear", "p", ...address], { folder });
  expect([made.code, made.stderr]).toEqual([
    2,
    expect.stringContaining("ruc (--ruc): «123» no es un RUC: un RUC tiene 13 dígitos."),
  ]);
  expect((await runMesa(["perfil", "ver", "p"], { folder })).code).not.toBe(0);
});
