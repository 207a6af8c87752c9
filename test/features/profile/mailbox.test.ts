import { expect, test } from "vitest";
import { runMesa, testFolder } from "../../support/test-context.ts";

const servers = ["--smtp", "smtps://mail.oce.test:465", "--imap", "imaps://mail.oce.test:993"];
const create = ["perfil", "crear", "oficina", "--canal", "correo"];

/** The mailbox of the profile that these flags make. */
async function mailboxOf(...flags: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await runMesa([...create, ...flags, "--json"]);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout).perfil.buzon;
}

test("with its servers given, a mailbox is written down as it is", async () => {
  expect(
    await mailboxOf(
      ...servers,
      "--buzon",
      "yo@oce.test",
      "--acceso",
      "xoauth2",
      "--dominio",
      "senae.test",
      "--patron",
      "Expediente (\\d+)",
    ),
  ).toEqual({
    direccion: "yo@oce.test",
    mesa: "mesadeservicios@aduana.gob.ec",
    smtp: "smtps://mail.oce.test:465",
    imap: "imaps://mail.oce.test:993",
    acceso: "xoauth2",
    dominios: ["senae.test"],
    patrones: ["Expediente (\\d+)"],
  });
});

test.each([
  ["yo@gmail.com", "smtps://smtp.gmail.com:465", "imaps://imap.gmail.com:993"],
  ["yo@hotmail.com", "smtp://smtp.office365.com:587", "imaps://outlook.office365.com:993"],
  ["yo@zoho.com", "smtps://smtp.zoho.com:465", "imaps://imap.zoho.com:993"],
])("the address alone is enough with a known provider: %s", async (buzon, smtp, imap) => {
  expect(await mailboxOf("--buzon", buzon)).toMatchObject({ direccion: buzon, smtp, imap });
});

test("a server that is named stays, beside what is known of the provider", async () => {
  const smtp = "smtps://propio.oce.test:465";
  expect(await mailboxOf("--buzon", "yo@gmail.com", "--smtp", smtp)).toMatchObject({
    smtp,
    imap: "imaps://imap.gmail.com:993",
  });
});

test("the operator's contact address is the mailbox where no other is named", async () => {
  expect(await mailboxOf("--correo", "yo@gmail.com")).toMatchObject({ direccion: "yo@gmail.com" });
});

test("everything that is wrong is said at once", async () => {
  const text =
    "--buzon sin-arroba --destino x --smtp http://mail.oce.test --imap imaps://yo:clave@mail.oce.test --dominio .. --patron nada";
  const flags = text.split(" ");
  const { code, stderr } = await runMesa([...create, ...flags, "--json"]);
  const problems: { campo: string }[] = JSON.parse(stderr).error.detalles;
  expect([code, problems.map((one) => one.campo)]).toEqual([
    2,
    ["buzon", "destino", "smtp", "imap", "dominio", "patron"],
  ]);
  expect(stderr).not.toContain("clave@");
});

test("asked, the address is all of the mailbox; it goes into the operator's data as well", async () => {
  const folder = testFolder();
  const nobody = ["--smtp", "smtps://127.0.0.1:1", "--imap", "imaps://127.0.0.1:1"];
  const answers = ["correo", "yo@oce.test", false];
  const made = await runMesa(["iniciar", ...nobody], { folder, interactive: true, answers });
  expect(made.code).toBe(6);
  const { stdout } = await runMesa(["perfil", "ver", "--json"], { folder });
  expect(JSON.parse(stdout).perfil).toMatchObject({
    canal: "correo",
    buzon: { direccion: "yo@oce.test", smtp: "smtps://127.0.0.1:1" },
    operador: { correo: "yo@oce.test" },
  });
});

const oauth = ["--acceso", "oauth", "--cliente", "11111111-2222"];

test.each([
  ["yo@gmail.com", [], { emisor: "google", cliente: "11111111-2222" }],
  ["yo@hotmail.com", [], { emisor: "microsoft", cliente: "11111111-2222" }],
  [
    "yo@hotmail.com",
    ["--inquilino", "agencia.example"],
    { emisor: "microsoft", cliente: "11111111-2222", inquilino: "agencia.example" },
  ],
  [
    "yo@oce.test",
    [
      ...servers,
      "--emisor",
      "https://acceso.oce.test",
      "--alcance",
      "correo",
      "--alcance",
      "openid",
    ],
    {
      emisor: "https://acceso.oce.test",
      cliente: "11111111-2222",
      alcances: ["correo", "openid"],
    },
  ],
] as const)("the issuer of tokens is found from the address, or named: %s %j", async (...given) => {
  const [buzon, flags, expected] = given;
  expect(await mailboxOf("--buzon", buzon, ...oauth, ...flags)).toMatchObject({
    acceso: "oauth",
    oauth: expected,
  });
});

test.each([
  ["--acceso oauth", ["emisor", "cliente"]],
  ["--acceso oauth --cliente c --emisor http://ajeno.example", ["emisor"]],
  ["--acceso oauth --cliente c --emisor https://acceso.example/?x=1", ["emisor"]],
  ["--acceso oauth --cliente c --emisor https://acceso.example/#x", ["emisor"]],
  [
    "--acceso oauth --cliente c --emisor google --inquilino x --alcance y",
    ["inquilino", "alcance"],
  ],
])("what is missing or wrong of %s is said", async (flags, fields) => {
  const argv = [...create, "--buzon", "yo@oce.test", ...servers, ...flags.split(" "), "--json"];
  const { code, stderr } = await runMesa(argv);
  const problems: { campo: string }[] = JSON.parse(stderr).error.detalles;
  expect([code, problems.map((one) => one.campo)]).toEqual([2, fields]);
});

test("asked, the way in through the browser is proposed where passwords no longer work", async () => {
  const folder = testFolder();
  const nobody = ["--smtp", "smtps://127.0.0.1:1", "--imap", "imaps://outlook.office365.com:1"];
  const answers = ["correo", "yo@oce.test", "oauth", "11111111-2222", false];
  const made = await runMesa(["iniciar", ...nobody], { folder, interactive: true, answers });
  expect(made.code).toBe(6);
  const { stdout } = await runMesa(["perfil", "ver"], { folder });
  expect(stdout).toContain("microsoft");
  expect(stdout).toContain("11111111-2222");
});

test("a provider's users are told what it asks of them", async () => {
  const { stderr } = await runMesa([...create, "--buzon", "yo@gmail.com"]);
  expect(stderr).toContain("contraseña de aplicación");
});

test("what is not named a second time stays as it was, all of it", async () => {
  const folder = testFolder();
  const all =
    "--buzon yo@oce.test --destino casos@senae.test --acceso xoauth2 --dominio senae.test --patron Expediente-(\\d+) --nombre Uno --correo uno@oce.test --telefono 022000007 --ruc 0999999901001 --identificacion 0999999901001 --distrito 028 --tipo-operador agente-aduana";
  const first = ["iniciar", "oficina", "--canal", "correo", ...servers, ...all.split(" ")];
  await runMesa([...first, "--json"], { folder });
  const shown = async () => {
    const { stdout } = await runMesa(["perfil", "ver", "oficina", "--json"], { folder });
    return JSON.parse(stdout).perfil;
  };
  const before = await shown();
  expect(before.buzon.patrones).toEqual(["Expediente-(\\d+)"]);
  await runMesa(["iniciar", "oficina", "--telefono", "022999999", "--json"], { folder });
  expect(await shown()).toEqual({
    ...before,
    operador: { ...before.operador, telefono: "022999999" },
  });
});
