import { expect, test } from "vitest";
import { Secret } from "../../../src/domain/secret.ts";
import type { BrowserStep } from "../../../src/ports/token-issuer.ts";
import { account, issuerClient, signInBy } from "../../support/issuer-client.ts";
import { rawGet } from "../../support/test-browser.ts";
import { scriptedIssuer } from "../../support/scripted-issuer.ts";

const { signal } = new AbortController();
const renewal = new Secret(JSON.stringify({ v: 1, renovacion: "renovacion-secreta" }));
const device = {
  body: {
    device_code: "codigo-secreto",
    user_code: "ABCD-EFGH",
    verification_uri: "https://acceso.example/dispositivo",
    expires_in: 900,
    interval: 5,
  },
};
const tokens = {
  body: {
    access_token: "acceso",
    token_type: "bearer",
    expires_in: 600,
    refresh_token: "renovacion",
    scope: "openid email offline_access",
  },
};

function refusal(error: string, description = "", status = 400) {
  return { status, body: { error, error_description: description } };
}

test.each([
  ["invalid_grant", "", "permiso-vencido"],
  [
    "invalid_grant",
    "AADSTS70043: The refresh token has expired due to sign-in frequency",
    "permiso-vencido",
  ],
  [
    "interaction_required",
    "AADSTS50076: you must use multi-factor authentication",
    "permiso-vencido",
  ],
  ["invalid_grant", "AADSTS50020: User account does not exist in tenant", "inquilino-equivocado"],
  [
    "unauthorized_client",
    "AADSTS700016: Application was not found in the directory",
    "inquilino-equivocado",
  ],
  ["invalid_client", "AADSTS7000218: must contain client_secret", "cliente-rechazado"],
  ["invalid_client", "The OAuth client was not found.", "cliente-rechazado"],
  ["invalid_scope", "", "cliente-rechazado"],
  ["algo_nuevo", "words of theirs", "emisor-rechaza"],
])("a renewal that is refused with %s %s is %s", async (error, description, code) => {
  const { url } = await scriptedIssuer({ token: [refusal(error, description)] });
  const failed = issuerClient(url).renew(renewal, signal);
  await expect(failed).rejects.toMatchObject({ code, exitCode: 4 });
});

test.each([
  ["access_denied", "AADSTS65004: User declined to consent", "permiso-negado"],
  ["access_denied", "AADSTS90094: The grant requires admin permission", "permiso-administrador"],
  ["consent_required", "AADSTS65001: has not consented", "permiso-administrador"],
  ["admin_policy_enforced", "", "permiso-administrador"],
  ["access_denied", "AADSTS53003: blocked by Conditional Access policies", "permiso-administrador"],
  ["server_error", "", "emisor-inalcanzable"],
])("a browser that comes back with %s %s is %s", async (refused, description, code) => {
  const { url } = await scriptedIssuer({});
  let shown: (step: BrowserStep) => void = () => {};
  const step = new Promise<BrowserStep>((resolve) => (shown = resolve));
  const failed = issuerClient(url).signIn(signInBy(shown), signal);
  const asked = new URL((await step).url).searchParams;
  const answer = new URLSearchParams({
    error: refused,
    error_description: description,
    state: asked.get("state") ?? "",
  });
  await Promise.all([
    rawGet(`${asked.get("redirect_uri")}/?${answer.toString()}`),
    expect(failed).rejects.toMatchObject({ code }),
  ]);
});

test.each([
  ["unauthorized_client", "", "codigo-no-admitido"],
  ["invalid_client", "AADSTS7000218: must contain client_secret", "codigo-no-admitido"],
  [
    "invalid_client",
    "Only clients of type 'TVs and Limited Input devices' can access",
    "codigo-no-admitido",
  ],
  ["access_denied", "AADSTS53003: blocked by Conditional Access policies", "codigo-no-admitido"],
])("codes that are refused with %s %s", async (error, description, code) => {
  const { url } = await scriptedIssuer({ device: refusal(error, description) });
  const failed = issuerClient(url).signIn(
    signInBy(() => {}, true),
    signal,
  );
  await expect(failed).rejects.toMatchObject({ code, exitCode: 4 });
});

test("an issuer without codes is not asked for one", async () => {
  const google = issuerClient("google").signIn(
    signInBy(() => {}, true),
    signal,
  );
  await expect(google).rejects.toMatchObject({
    code: "codigo-no-admitido",
    params: { emisor: "Google" },
  });
});

test("slow_down and lost answers are obeyed: the issuer is asked less and less often", async () => {
  const pending = refusal("authorization_pending");
  const token = [pending, refusal("slow_down"), pending, refusal("slow_down"), tokens];
  const { url, asked } = await scriptedIssuer({ device, token });
  const pauses: number[] = [];
  const wait = (milliseconds: number) => Promise.resolve(void pauses.push(milliseconds));
  const shown: unknown[] = [];
  const client = issuerClient(url, { wait });
  const got = await client.signIn(
    signInBy((step) => void shown.push(step), true),
    signal,
  );
  expect(pauses).toEqual([5000, 5000, 10_000, 10_000, 15_000]);
  expect(asked.map((form) => form.get("device_code"))).toEqual(asked.map(() => "codigo-secreto"));
  expect(got.access.reveal()).toBe("acceso");
  expect(shown).toEqual([
    { kind: "codigo", url: device.body.verification_uri, code: "ABCD-EFGH", minutes: 15 },
  ]);
});

test("a page for a code without TLS is never shown", async () => {
  const body = { ...device.body, verification_uri: "http://acceso.example/dispositivo" };
  const { url } = await scriptedIssuer({ device: { body }, token: [tokens] });
  const shown: unknown[] = [];
  const failed = issuerClient(url).signIn(
    signInBy((step) => void shown.push(step), true),
    signal,
  );
  await expect(failed).rejects.toMatchObject({ code: "emisor-invalido" });
  expect(shown).toEqual([]);
});

test("a code that nobody uses runs out", async () => {
  const { url } = await scriptedIssuer({ device, token: [refusal("authorization_pending")] });
  let nowMs = Date.UTC(2026, 10, 20);
  const wait = (milliseconds: number) => Promise.resolve(void (nowMs += milliseconds));
  const client = issuerClient(url, { wait, clock: () => new Date(nowMs) });
  const failed = client.signIn(
    signInBy(() => {}, true),
    signal,
  );
  await expect(failed).rejects.toMatchObject({ code: "ingreso-vencido", exitCode: 4 });
});

test("a clock that is wrong is told, with how far", async () => {
  const date = new Date(new Date().getTime() + 3 * 3600_000).toUTCString();
  const late = { ...refusal("invalid_grant", "expired"), headers: { date } };
  const { url } = await scriptedIssuer({ token: [late] });
  await expect(issuerClient(url).renew(renewal, signal)).rejects.toMatchObject({
    code: "reloj-equivocado",
    params: { minutos: 180 },
  });
});

const refused = refusal("invalid_grant", "words");
const page = { body: "<html>Bienvenido</html>", headers: { "content-type": "text/html" } };

test.each([
  [refused, 300_000, "permiso-vencido"],
  [refused, 300_001, "reloj-equivocado"],
  [refused, -300_000, "permiso-vencido"],
  [refused, -300_001, "reloj-equivocado"],
  [page, 300_000, "emisor-invalido"],
  [page, -300_001, "reloj-equivocado"],
])("a reply of %j from a clock %i ms ahead is %s", async (reply, aheadMs, code) => {
  const now = new Date("2026-11-24T15:00:00Z");
  const headers = { "content-type": "application/json", ...Object(reply).headers };
  const dated = { ...reply, headers: { ...headers, date: now.toUTCString() } };
  const { url } = await scriptedIssuer({ token: [dated] });
  const client = issuerClient(url, { clock: () => new Date(now.getTime() - aheadMs) });
  await expect(client.renew(renewal, signal)).rejects.toMatchObject({
    code,
    params: { minutos: 5 },
  });
});

test("long words of an issuer are cut off, and one that is busy is out of reach", async () => {
  async function failed(name: string, description: string, status: number) {
    const { url } = await scriptedIssuer({ token: [refusal(name, description, status)] });
    const client = issuerClient(url);
    const thrown: unknown = await client.renew(renewal, signal).catch((one: unknown) => one);
    const { code, foreign, params } = Object(thrown);
    return [code, foreign, params.motivo];
  }
  const words = "w".repeat(500);
  expect(await failed("raro", words, 499)).toEqual([
    "emisor-rechaza",
    `raro ${words}`.slice(0, 400),
    undefined,
  ]);
  expect(await failed("raro", "dicho. Correlation ID: 1\nmás", 400)).toEqual([
    "emisor-rechaza",
    "raro dicho.",
    undefined,
  ]);
  const busy = "temporarily_unavailable";
  expect(await failed(busy, "", 400)).toEqual(["emisor-inalcanzable", undefined, busy]);
});

test.each([
  ["nothing listens", undefined, "emisor-inalcanzable", 6],
  ["a failure of the server", { status: 503, body: { error: "x" } }, "emisor-inalcanzable", 6],
  ["a page that is not there", { status: 404, body: { error: "x" } }, "emisor-invalido", 4],
  [
    "another page",
    { body: "<html>Bienvenido</html>", headers: { "content-type": "text/html" } },
    "emisor-invalido",
    4,
  ],
  ["the addresses of another", { body: { issuer: "https://ajeno.example" } }, "emisor-invalido", 4],
])("an address where there is no issuer: %s", async (_what, metadata, code, exitCode) => {
  const url =
    metadata === undefined
      ? "http://127.0.0.1:1"
      : (await scriptedIssuer({ metadata: () => metadata })).url;
  const failed = issuerClient(url).renew(renewal, signal);
  await expect(failed).rejects.toMatchObject({ code, exitCode });
});

test.each([
  [500, "emisor-inalcanzable", "HTTP 500"],
  [503, "emisor-inalcanzable", "HTTP 503"],
  [302, "emisor-invalido", undefined],
])("an issuer that answers a renewal with %i is %s", async (status, code, motivo) => {
  const { url } = await scriptedIssuer({ token: [{ ...page, status }] });
  const failed = issuerClient(url).renew(renewal, signal);
  await expect(failed).rejects.toMatchObject({ code, ...(motivo && { params: { motivo } }) });
});

test("nothing is sent to an address without TLS on another machine", async () => {
  const metadata = (issuer: string) => ({
    body: { issuer, token_endpoint: "http://ajeno.example/token" },
  });
  const { url } = await scriptedIssuer({ metadata });
  const failed = issuerClient(url).renew(renewal, signal);
  await expect(failed).rejects.toMatchObject({ code: "emisor-invalido" });
});

test("a renewal that the user interrupts fails for that reason", async () => {
  const { url } = await scriptedIssuer({ token: [tokens] });
  const reason = new Error("interrupted");
  await expect(issuerClient(url).renew(renewal, AbortSignal.abort(reason))).rejects.toBe(reason);
});

test("permission that does not last, or not for mail, is none", async () => {
  const { refresh_token: _without, ...body } = tokens.body;
  const { url } = await scriptedIssuer({ device, token: [{ body }] });
  const failed = issuerClient(url).signIn(
    signInBy(() => {}, true),
    signal,
  );
  await expect(failed).rejects.toMatchObject({
    code: "permiso-incompleto",
    params: { faltan: "offline_access" },
  });
});

test("an issuer that repeats what it was sent does not get it onto the screen", async () => {
  const words = `The token renovacion-secreta, clave-cliente of ${account} is bad. Trace ID: 123`;
  const { url, asked } = await scriptedIssuer({ token: [refusal("invalid_grant", words)] });
  const kept = { v: 1, renovacion: "renovacion-secreta", secreto_cliente: "clave-cliente" };
  const failed = issuerClient(url).renew(new Secret(JSON.stringify(kept)), signal);
  await expect(failed).rejects.toMatchObject({
    foreign: expect.not.stringContaining("renovacion-secreta"),
  });
  for (const hidden of ["clave-cliente", "Trace"]) {
    await expect(failed).rejects.toMatchObject({ foreign: expect.not.stringContaining(hidden) });
  }
  expect(asked[0]?.get("client_secret")).toBe("clave-cliente");
});
