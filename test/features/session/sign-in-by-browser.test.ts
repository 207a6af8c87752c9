import { expect, test } from "vitest";
import { parsed } from "../../support/parse-output.ts";
import { scriptedIssuer } from "../../support/scripted-issuer.ts";
import { runMesa, testFolder, type RunOptions } from "../../support/test-context.ts";

const device = {
  body: {
    device_code: "codigo-secreto",
    user_code: "ABCD-EFGH",
    verification_uri: `https://acceso.example/${"una-direccion-muy-larga/".repeat(5)}`,
    expires_in: 900,
  },
};
const tokens = {
  body: {
    access_token: "acceso-secreto",
    token_type: "bearer",
    expires_in: 600,
    refresh_token: "renovacion-secreta",
    scope: "openid email offline_access",
  },
};

/** A profile whose mailbox is opened by this issuer and whose servers do not answer. */
async function profileOf(url: string): Promise<RunOptions & { readonly folder: string }> {
  const folder = testFolder();
  const nobody = "--smtp smtps://127.0.0.1:1 --imap imaps://127.0.0.1:1".split(" ");
  const oauth = ["--acceso", "oauth", "--emisor", url, "--cliente", "c"];
  const words = ["perfil", "crear", "oficina", "--canal", "correo", "--buzon", "yo@oce.test"];
  const { code, stderr } = await runMesa([...words, ...nobody, ...oauth], { folder });
  if (code !== 0) throw new Error(stderr);
  return { folder, wait: () => Promise.resolve() };
}

test("on a narrow terminal the address stays whole, and all else fits", async () => {
  const { url } = await scriptedIssuer({ device, token: [tokens] });
  const profile = await profileOf(url);
  const screen = { ...profile, interactive: true, width: 60, env: { NO_COLOR: "1" } };
  const { code, stderr } = await runMesa(["sesion", "iniciar", "--codigo"], screen);
  // The mailbox itself does not answer.
  expect(code).toBe(6);
  const lines = stderr.split("\n");
  expect(lines).toContain(device.body.verification_uri);
  expect(lines.filter((one) => one.length > 60)).toEqual([device.body.verification_uri]);
  expect(stderr).toContain("Escriba allí este código: ABCD-EFGH");
  expect(stderr).not.toMatch(/secret[oa]/);
  expect((await runMesa(["sesion", "estado"], profile)).code).toBe(4);
});

test("with --json the address is told as well, on standard error", async () => {
  const { url } = await scriptedIssuer({ device, token: [tokens] });
  const { stdout, stderr } = await runMesa(
    ["sesion", "iniciar", "--codigo", "--json"],
    await profileOf(url),
  );
  expect(stdout).toBe("");
  expect(stderr).toContain(device.body.verification_uri);
});

test("a refusal is told with its remedy, in both languages", async () => {
  const refused = { status: 400, body: { error: "access_denied" } };
  const { url } = await scriptedIssuer({ device, token: [refused] });
  const profile = await profileOf(url);
  const words = ["sesion", "iniciar", "--codigo"];
  const spanish = await runMesa(words, profile);
  expect([spanish.code, spanish.stderr]).toEqual([
    4,
    expect.stringContaining("no se dio el permiso para usar el buzón"),
  ]);
  const english = await runMesa([...words, "--idioma", "en"], profile);
  expect(english.stderr).toContain("run “mesa auth login --perfil oficina” again");
});

test("a client's secret of the environment goes to the issuer; at Google it is asked for", async () => {
  const { url, asked } = await scriptedIssuer({ device, token: [tokens] });
  const profile = await profileOf(url);
  const env = { MESA_CLIENTE_SECRETO: "clave-cliente" };
  await runMesa(["sesion", "iniciar", "--codigo"], { ...profile, env });
  expect(asked.map((form) => form.get("client_secret"))).toEqual(["clave-cliente"]);

  const google = await profileOf("google");
  const questions: string[] = [];
  const signIn = async (options: RunOptions) => {
    const onQuestion = ({ kind }: { readonly kind: string }) => void questions.push(kind);
    const words = ["sesion", "iniciar", "--codigo", "--json"];
    return JSON.parse((await runMesa(words, { ...google, ...options, onQuestion })).stderr);
  };
  // It has no codes, which is known without asking it.
  const refused = { error: { codigo: "codigo-no-admitido" } };
  expect(await signIn({ interactive: true, answers: ["clave"] })).toMatchObject(refused);
  expect(await signIn({ interactive: true, answers: [""] })).toMatchObject(refused);
  expect(questions).toEqual(["hidden", "hidden"]);
  expect(await signIn({ interactive: true, env })).toMatchObject(refused);
  expect(await signIn({})).toMatchObject(refused);
  expect(questions).toHaveLength(2);
});

test("a code is only for issuers of tokens", async () => {
  const folder = testFolder();
  await runMesa(["perfil", "crear", "a", "--canal", "portal", "--url", "http://127.0.0.1:1"], {
    folder,
  });
  const { code, stderr } = await runMesa(["sesion", "iniciar", "--codigo", "--json"], { folder });
  expect([code, parsed("error", stderr).error.codigo]).toEqual([2, "canal-no-puede"]);
});
