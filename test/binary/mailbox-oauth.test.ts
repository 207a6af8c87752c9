import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { account } from "../support/issuer-client.ts";
import { startMesa } from "../support/mesa-process.ts";
import { runMesa, testFolder } from "../support/test-context.ts";
import { visit } from "../support/test-browser.ts";
import { startIssuer } from "../support/token-issuer.ts";
import { tokenMailbox } from "../support/token-mailbox.ts";

/** An operator whose mailbox is opened by an issuer of tokens. */
async function operator() {
  const issuer = await startIssuer();
  onTestFinished(issuer.close);
  const mailbox = await tokenMailbox(issuer.accountOf);
  const folder = testFolder();
  const env = { MESA_DEPURAR: "1" };
  const said: string[] = [];
  const run = async (...argv: readonly string[]) => {
    const result = await runMesa([...argv, "--verbose"], { folder, env });
    said.push(result.stdout, result.stderr);
    return result;
  };
  const servers = ["--smtp", mailbox.smtp, "--imap", mailbox.imap];
  const oauth = ["--acceso", "oauth", "--emisor", issuer.url, "--cliente", "mesa-prueba"];
  const profile = ["perfil", "crear", "oficina", "--canal", "correo", "--buzon", account];
  const made = await run(...profile, ...servers, ...oauth);
  if (made.code !== 0) throw new Error(made.stderr);

  /** `sesion iniciar`, with a browser that a person uses as wished. */
  async function signIn(refuses: boolean) {
    const words = ["sesion", "iniciar", "--verbose", "--json"];
    const authority = { NODE_EXTRA_CA_CERTS: "test/fixtures/tls/autoridad.pem" };
    const child = startMesa(words, { folder, env: { ...env, ...authority } });
    const text = { out: "", err: "" };
    child.stdout?.setEncoding("utf8").on("data", (piece: string) => (text.out += piece));
    const address = new Promise<string>((resolve) => {
      child.stderr?.setEncoding("utf8").on("data", (piece: string) => {
        text.err += piece;
        const [found] = /^http:\S+$/m.exec(text.err) ?? [];
        if (found !== undefined && text.err.includes(`${found}\n`)) resolve(found);
      });
    });
    const end = once(child, "close");
    const page = await visit(await address, { login: account, refuses });
    await end;
    said.push(text.out, text.err);
    return { code: child.exitCode, ...text, page };
  }
  return { issuer, mailbox, folder, run, signIn, said };
}

test("signed in by the browser, known, and signed out; no token is ever to be seen", async () => {
  const { issuer, mailbox, folder, run, signIn, said } = await operator();
  const refused = await signIn(true);
  expect(refused.code).toBe(4);
  expect(refused.err).toContain('"codigo":"permiso-negado"');

  const { code, out, page } = await signIn(false);
  expect([code, page.status]).toEqual([0, 200]);
  expect(page.text).toContain("puede cerrar esta página");
  const { sesion, secreto } = JSON.parse(out);
  expect(sesion).toMatchObject({
    usuario: account,
    permiso: { cliente: "mesa-prueba", alcances: ["openid", "email", "offline_access"] },
  });
  expect(secreto.lugar).toBe("archivo");
  expect(mailbox.entries).toEqual(["imap entra", "smtp entra"]);

  const known = await run("sesion", "estado");
  expect(known.code).toBe(0);
  expect(known.stdout).toContain("Alcances: openid email offline_access");
  expect(tokensIn(folder, issuer.secrets)).toEqual([]);

  const out2 = await run("sesion", "cerrar", "--json");
  expect(JSON.parse(out2.stdout)).toEqual({
    v: 1,
    perfil: "oficina",
    cerrada: true,
    permiso_vigente: false,
  });
  expect((await run("sesion", "estado")).code).toBe(4);
  for (const secret of issuer.secrets) expect(await issuer.accountOf(secret)).toBe(undefined);

  expect(issuer.secrets.size).toBeGreaterThan(2);
  const all = said.join("\n");
  expect([...issuer.secrets].filter((one) => all.includes(one))).toEqual([]);
});

/** Files of a folder, wherever they lie in it, that hold one of these secrets. */
function tokensIn(folder: string, secrets: ReadonlySet<string>): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .filter((path) => {
      const text = readFileSync(path, "latin1");
      return [...secrets].some((one) => text.includes(one));
    });
}
