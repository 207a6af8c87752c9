import { expect, test } from "vitest";
import { Secret } from "../../../src/domain/secret.ts";
import { createTokenIssuer } from "../../../src/platform/oauth/token-issuer.ts";
import type { HttpReply, HttpRequest } from "../../../src/ports/http.ts";
import type { BrowserStep, IssuerSettings } from "../../../src/ports/token-issuer.ts";

const { signal } = new AbortController();
const gmail = "https://mail.google.com/";
const outlook = "https://outlook.office.com";
const outlookScopes = [`${outlook}/IMAP.AccessAsUser.All`, `${outlook}/SMTP.Send`];
const renewal = new Secret(JSON.stringify({ v: 1, renovacion: "r1", secreto_cliente: "s" }));

/** Our side of a known issuer that gives these answers in turn, and what it was asked. */
function issuer(
  settings: Omit<IssuerSettings, "cliente">,
  answers: readonly (object | undefined)[] = [],
  direccion = "ana@Empresa.EC",
) {
  const asked: string[] = [];
  const left = [...answers];
  const client = createTokenIssuer({
    settings: { cliente: "c-1", ...settings },
    direccion,
    perfil: "oficina",
    open: (origin) => ({
      send({ method, path, body }: HttpRequest): Promise<HttpReply> {
        const data = body?.().data;
        const facts = typeof data === "string" ? data.split("&").toSorted() : [];
        asked.push([`${method} ${origin}${path}`, ...facts].join(" "));
        const json = left.shift();
        return Promise.resolve({
          status: 200,
          headers: { "content-type": "application/json" },
          text: json === undefined ? "" : JSON.stringify(json),
        });
      },
      open: () => Promise.reject(new Error("nothing is opened here")),
      close: () => Promise.resolve(),
    }),
    openAddress: () => Promise.resolve(false),
    page: () => "",
    wait: () => Promise.resolve(),
    clock: () => new Date("2026-11-24T15:00:00Z"),
  });
  return { client, asked };
}

const given = { access_token: "a", token_type: "Bearer" };
const asks = "client_id=c-1 client_secret=s grant_type=refresh_token refresh_token=r1";

test.each<[Omit<IssuerSettings, "cliente">, string, string, string]>([
  [{ emisor: "google" }, "ana@empresa.ec", gmail, "https://oauth2.googleapis.com/token"],
  [
    { emisor: "microsoft" },
    "ana@Empresa.EC",
    outlookScopes.join(" ").toUpperCase(),
    "https://login.microsoftonline.com/empresa.ec/oauth2/v2.0/token",
  ],
  [
    { emisor: "microsoft" },
    "ana@hotmail.com",
    outlookScopes.join("  "),
    "https://login.microsoftonline.com/consumers/oauth2/v2.0/token",
  ],
  [
    { emisor: "microsoft", inquilino: "a b" },
    "ana@hotmail.com",
    outlookScopes.join(" "),
    "https://login.microsoftonline.com/a%20b/oauth2/v2.0/token",
  ],
])("with %j the mailbox %s is renewed for %s at %s", async (settings, direccion, scope, url) => {
  const { client, asked } = issuer(settings, [{ ...given, scope }], direccion);
  const { access, renewal: kept, ...others } = await client.renew(renewal, signal);
  expect([access.reveal(), JSON.parse(kept.reveal())]).toEqual([
    "a",
    { v: 1, renovacion: "r1", secreto_cliente: "s" },
  ]);
  // Five minutes are assumed where nothing is said.
  const scopes = scope.split(/ +/);
  expect(others).toEqual({ accessMs: 300_000, scopes, renewalMs: undefined });
  expect(asked).toEqual([`POST ${url} ${asks}`]);
});

test("what is given for how long is taken as it is said", async () => {
  const times = { expires_in: 3599, refresh_token: "r2", refresh_token_expires_in: 86_400 };
  const { client } = issuer({ emisor: "google" }, [{ ...given, ...times }]);
  const tokens = await client.renew(new Secret('{"v":1,"renovacion":"r1"}'), signal);
  expect(tokens).toMatchObject({ accessMs: 3_599_000, renewalMs: 86_400_000, scopes: [gmail] });
  expect(tokens.renewal.reveal()).toBe('{"v":1,"renovacion":"r2"}');
});

test.each([
  ["google", "openid", "Google", gmail],
  ["microsoft", outlookScopes[0] ?? "", "Microsoft", outlookScopes[1]],
])("permission of %s for %s does not open the mailbox", async (emisor, scope, name, faltan) => {
  const { client } = issuer({ emisor }, [{ ...given, scope }]);
  await expect(client.renew(renewal, signal)).rejects.toMatchObject({
    code: "permiso-incompleto",
    params: { emisor: name, perfil: "oficina", faltan },
  });
});

test("permission is taken back where the issuer can do that", async () => {
  const google = issuer({ emisor: "google" }, [undefined]);
  expect([await google.client.revoke(renewal, signal), google.asked]).toEqual([
    true,
    [
      "POST https://oauth2.googleapis.com/revoke client_id=c-1 client_secret=s token=r1 token_type_hint=refresh_token",
    ],
  ]);
  const microsoft = issuer({ emisor: "microsoft" });
  expect([await microsoft.client.revoke(renewal, signal), microsoft.asked]).toEqual([false, []]);
});

test.each<[string, string, Readonly<Record<string, string>>]>([
  [
    "google",
    "https://accounts.google.com/o/oauth2/v2/auth",
    { scope: gmail, access_type: "offline", prompt: "consent" },
  ],
  [
    "microsoft",
    "https://login.microsoftonline.com/empresa.ec/oauth2/v2.0/authorize",
    { scope: [...outlookScopes, "offline_access"].join(" ") },
  ],
])("a person agrees at %s under %s", async (emisor, address, own) => {
  const { client, asked } = issuer({ emisor });
  const stop = new AbortController();
  const shown: BrowserStep[] = [];
  const show = (step: BrowserStep): void => {
    shown.push(step);
    stop.abort(new Error("enough"));
  };
  const options = { byCode: false, opens: true, clientSecret: undefined, show };
  await expect(client.signIn(options, stop.signal)).rejects.toThrow("enough");
  const [step] = shown;
  if (step?.kind !== "direccion") throw new Error("no address");
  const { origin, pathname, searchParams } = new URL(step.url);
  expect([`${origin}${pathname}`, step.opened, asked]).toEqual([address, false, []]);
  expect(Object.fromEntries(searchParams)).toEqual({
    ...own,
    client_id: "c-1",
    response_type: "code",
    redirect_uri: `http://127.0.0.1:${step.port}`,
    state: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: "S256",
    login_hint: "ana@Empresa.EC",
  });
});
