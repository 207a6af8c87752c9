import { expect, onTestFinished, test } from "vitest";
import { Secret } from "../../../src/domain/secret.ts";
import type { BrowserStep } from "../../../src/ports/token-issuer.ts";
import { account, issuerClient, signInBy } from "../../support/issuer-client.ts";
import { rawGet, visit } from "../../support/test-browser.ts";
import { startIssuer } from "../../support/token-issuer.ts";

const { signal } = new AbortController();

/** A real authorization server for the length of a test. */
async function issuer() {
  const started = await startIssuer();
  onTestFinished(started.close);
  return started;
}

/** Starts a sign-in; its first step, and its end. */
function begin(url: string, byCode = false) {
  let shown: (step: BrowserStep) => void = () => {};
  const step = new Promise<BrowserStep>((resolve) => (shown = resolve));
  let used: () => void = () => {};
  const isUsed = new Promise<void>((resolve) => (used = resolve));
  const client = issuerClient(url, { wait: () => isUsed });
  const end = client.signIn(signInBy(shown, byCode), signal);
  // A refusal is looked at later.
  end.catch(() => {});
  return { client, step, end, used: () => used() };
}

test("a browser on this machine signs in, with PKCE and without a secret", async () => {
  const { url, accountOf, grants, secrets } = await issuer();
  const { step, end } = begin(url);
  const { url: address } = await step;
  const asked = new URL(address).searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    client_id: "mesa-prueba",
    response_type: "code",
    code_challenge_method: "S256",
    login_hint: account,
    scope: "openid email offline_access",
    redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
  });
  expect((await visit(address, { login: account })).text).toBe("listo");
  const tokens = await end;
  expect(await accountOf(tokens.access.reveal())).toBe(account);
  expect(tokens).toMatchObject({
    accessMs: 3600_000,
    scopes: ["openid", "email", "offline_access"],
  });
  expect(grants).toEqual(["authorization_code"]);
  // What other tests look for is what was given out.
  expect(secrets.has(tokens.access.reveal())).toBe(true);
  expect([...secrets].some((one) => tokens.renewal.reveal().includes(one))).toBe(true);
});

test("a code typed anywhere signs in", async () => {
  const { url, accountOf } = await issuer();
  const { step, end, used } = begin(url, true);
  const shown = await step;
  if (shown.kind !== "codigo") throw new Error("no code");
  expect(shown.minutes).toBe(5);
  await visit(shown.url, { login: account, code: shown.code });
  used();
  expect(await accountOf((await end).access.reveal())).toBe(account);
});

test.each([false, true])("whoever refuses is told so, by a code: %s", async (byCode) => {
  const { url } = await issuer();
  const { step, end, used } = begin(url, byCode);
  const shown = await step;
  const code = shown.kind === "codigo" ? { code: shown.code } : {};
  await visit(shown.url, { login: account, refuses: true, ...code });
  used();
  await expect(end).rejects.toMatchObject({ code: "permiso-negado", exitCode: 4 });
});

test("each renewal replaces what renews; what was replaced is worth nothing", async () => {
  const { url, accountOf } = await issuer();
  const { client, step, end } = begin(url);
  await visit((await step).url, { login: account });
  const first = await end;
  const second = await client.renew(first.renewal, signal);
  expect(second.renewal.reveal()).not.toBe(first.renewal.reveal());
  expect(await accountOf(second.access.reveal())).toBe(account);
  await expect(client.renew(first.renewal, signal)).rejects.toMatchObject({
    code: "permiso-vencido",
    exitCode: 4,
    params: { perfil: "oficina" },
  });
});

test("what was taken back renews nothing any more", async () => {
  const { url } = await issuer();
  const { client, step, end } = begin(url);
  await visit((await step).url, { login: account });
  const { renewal } = await end;
  expect(await client.revoke(renewal, signal)).toBe(true);
  await expect(client.renew(renewal, signal)).rejects.toMatchObject({ code: "permiso-vencido" });
});

test("only the browser that carries our state is answered, and only once", async () => {
  const { url } = await issuer();
  const { step, end } = begin(url);
  const { url: address } = await step;
  const asked = new URL(address).searchParams;
  const [back, state] = [asked.get("redirect_uri"), asked.get("state")];
  const answer = `/?code=falso&state=${state}`;
  const strangers = await Promise.all([
    rawGet(`${back}/?code=robado&state=otro`),
    rawGet(`${back}/?code=robado`),
    rawGet(`${back}/favicon.ico`),
    rawGet(`${back}${answer}`, { method: "POST" }),
    rawGet(`${back}${answer}`, { headers: { host: "ajeno.example" } }),
  ]);
  expect(strangers).toEqual(strangers.map(() => ({ status: 400, text: "no sirve" })));
  expect((await visit(address, { login: account })).text).toBe("listo");
  await end;
  await expect(rawGet(`${back}${answer}`)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("an answer of another issuer is not used", async () => {
  const { url, grants } = await issuer();
  const { step, end } = begin(url);
  const asked = new URL((await step).url).searchParams;
  const iss = encodeURIComponent("https://ajeno.example");
  const query = `code=robado&state=${asked.get("state")}&iss=${iss}`;
  await rawGet(`${asked.get("redirect_uri")}/?${query}`);
  await expect(end).rejects.toMatchObject({ code: "ingreso-alterado", exitCode: 4 });
  expect(grants).toEqual([]);
});

test("a sign-in that is interrupted ends, and nothing listens any more", async () => {
  const { url } = await issuer();
  const interruption = new AbortController();
  let shown: (step: BrowserStep) => void = () => {};
  const step = new Promise<BrowserStep>((resolve) => (shown = resolve));
  const end = issuerClient(url).signIn(signInBy(shown), interruption.signal);
  const back = new URL((await step).url).searchParams.get("redirect_uri") ?? "";
  interruption.abort();
  await expect(end).rejects.toThrow(/abort/i);
  await expect(rawGet(back)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("what is kept for another way in is no permission", async () => {
  const kept = new Secret("una-contraseña");
  const client = issuerClient("http://127.0.0.1:1");
  await expect(client.renew(kept, signal)).rejects.toMatchObject({ code: "sin-sesion" });
});
