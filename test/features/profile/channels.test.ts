import { writeFileSync } from "node:fs";
import { join } from "node:path";
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

const operador = { correo: "yo@oce.test" };
const mailbox = {
  direccion: "yo@oce.test",
  mesa: "m@senae.test",
  smtp: "smtp://a.test",
  imap: "imap://b.test",
  acceso: "oauth",
};
const issuer = { emisor: "https://e.test", cliente: "c", inquilino: "i", alcances: ["x", "y"] };
const queue = { cola: "Mesa", campo_clave: "ID", solicitante: "yo", campos: { motivo: "Motivo" } };

/** A place whose settings hold these profiles. */
function placeWith(...perfiles: readonly object[]): string {
  const folder = testFolder();
  const settings = {
    v: 1,
    perfiles: perfiles.map((one) => ({ nombre: "uno", operador, ...one })),
  };
  writeFileSync(join(folder, "config.json"), JSON.stringify(settings));
  return folder;
}

test.each([
  [
    "a mailbox",
    { canal: "correo", buzon: { ...mailbox, oauth: issuer } },
    [
      "Buzón: yo@oce.test",
      "Dirección de la mesa: m@senae.test",
      "SMTP: smtp://a.test",
      "IMAP: imap://b.test",
      "Quién da los permisos (microsoft, google o la dirección del emisor): https://e.test",
      "ID de cliente que registró su empresa: c",
      "Inquilino de Microsoft: i",
      "Alcances: x y",
    ],
  ],
  [
    "folders",
    {
      canal: "entrega",
      entrega: { carpeta: "/s", entrada: "/e", direccion: "yo@oce.test", mesa: "m@senae.test" },
    },
    [
      "Carpeta de salida: /s",
      "Carpeta de entrada: /e",
      "Buzón: yo@oce.test",
      "Dirección de la mesa: m@senae.test",
    ],
  ],
  [
    "one folder",
    {
      canal: "entrega",
      entrega: { carpeta: "/s", direccion: "yo@oce.test", mesa: "m@senae.test" },
    },
    ["Carpeta de salida: /s", "Buzón: yo@oce.test", "Dirección de la mesa: m@senae.test"],
  ],
  [
    "a queue",
    {
      canal: "rt",
      url: "https://rt.test",
      rt: { ...queue, estados: { stalled: "en_analisis", new: "registrado" } },
    },
    [
      "URL: https://rt.test",
      "Cola: Mesa",
      "Solicitante: yo",
      "Campos: clave → ID, motivo → Motivo",
      "Estados: stalled → en_analisis, new → registrado",
    ],
  ],
  [
    "a queue whose states are RT's own",
    { canal: "rt", url: "https://rt.test", rt: queue },
    [
      "URL: https://rt.test",
      "Cola: Mesa",
      "Solicitante: yo",
      "Campos: clave → ID, motivo → Motivo",
    ],
  ],
])("of %s all is shown that a profile says", async (_what, profile, facts) => {
  const folder = placeWith(profile);
  const { stdout } = await runMesa(["perfil", "ver", "uno"], { folder });
  const shown = stdout.split("\n\n")[0]?.replaceAll(/\s+/g, " ");
  const words = [...facts, "Correo: yo@oce.test"].join(" ");
  expect(shown).toMatch(new RegExp(`^uno Canal: ${profile.canal}: `));
  expect(shown?.slice(-words.length)).toBe(words);
});

test.each([
  ["no mailbox", { canal: "correo" }],
  [
    "an outgoing server that is none",
    { canal: "correo", buzon: { ...mailbox, smtp: "https://a.test" } },
  ],
  [
    "an incoming server that is none",
    { canal: "correo", buzon: { ...mailbox, imap: "smtp://b.test" } },
  ],
  ["no queue", { canal: "rt", url: "https://rt.test" }],
  ["no address of its Request Tracker", { canal: "rt", rt: queue }],
  ["no folder", { canal: "entrega" }],
  ["no address of its desk", { canal: "portal" }],
])("a profile with %s leads nowhere", async (_what, profile) => {
  const folder = placeWith(profile);
  const argv = ["ticket", "listar", "--perfil", "uno", "--json"];
  const { code, stderr } = await runMesa(argv, { folder, env: { MESA_TOKEN: "ficha" } });
  expect([code, parsed("error", stderr).error.codigo]).toEqual([2, "perfil-desconocido"]);
});
