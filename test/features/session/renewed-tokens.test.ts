import { expect, test } from "vitest";
import { Secret } from "../../../src/domain/secret.ts";
import { createRenewedTokens } from "../../../src/features/session/renewed-tokens.ts";
import { createSessionStore } from "../../../src/platform/secrets/session-store.ts";
import { createVault } from "../../../src/platform/secrets/vault.ts";
import { holdLock } from "../../../src/sqlite/hold-lock.ts";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { neverExpires, type SessionStore } from "../../../src/ports/session.ts";
import type { GrantedTokens } from "../../../src/ports/token-issuer.ts";
import { testFolder } from "../../support/test-context.ts";

const { signal } = new AbortController();
const start = new Date("2026-11-20T15:00:00.000Z");
const permiso = {
  emisor: "acceso.example",
  cliente: "c",
  alcances: ["email"],
  desde: start.toISOString(),
};

/** A folder with a session whose renewal is `r0`. */
async function signedIn() {
  const folder = testFolder();
  const open = (): SessionStore => {
    const vault = createVault({
      folder: `${folder}/boveda`,
      keyPath: `${folder}/llave`,
      phrase: undefined,
      askPhrase: () => Promise.resolve(undefined),
    });
    const stores = { preferred: () => Promise.resolve(vault), at: () => vault };
    return createSessionStore(folder, stores, holdLock);
  };
  const session = {
    token: new Secret("r0"),
    ruc: null,
    usuario: "operador@oce.test",
    nombre: "operador@oce.test",
    caduca: neverExpires,
    permiso,
  };
  await open().save("oficina", session);
  return open;
}

/** An issuer that takes each renewal once: `r0` gives `r1` and `a1`. */
function rotatingIssuer(accessMs = 3600_000) {
  let last = 0;
  return {
    renewals: () => last,
    renew(renewal: Secret): Promise<GrantedTokens> {
      if (renewal.reveal() !== `r${last}`) return Promise.reject(new MesaError("permiso-vencido"));
      last += 1;
      return Promise.resolve({
        access: new Secret(`a${last}`),
        accessMs,
        renewal: new Secret(`r${last}`),
        scopes: ["email"],
        renewalMs: undefined,
      });
    },
  };
}

function tokensOf(
  store: SessionStore,
  issuer: Pick<ReturnType<typeof rotatingIssuer>, "renew">,
  clock = () => start,
  givenToken?: Secret,
) {
  return createRenewedTokens({ perfil: "oficina", store, issuer, clock, givenToken });
}

test("processes take turns: each renews with what the one before has written", async () => {
  const open = await signedIn();
  const issuer = rotatingIssuer();
  const processes = [1, 2, 3, 4].map(() => tokensOf(open(), issuer));
  const got = await Promise.all(processes.map((one) => one.token(signal)));
  expect(got.map((one) => one.reveal()).toSorted()).toEqual(["a1", "a2", "a3", "a4"]);
  expect((await open().load("oficina"))?.token.reveal()).toBe("r4");
});

test("requests of one process share a renewal, and one token until it nearly runs out", async () => {
  const open = await signedIn();
  const issuer = rotatingIssuer(600_000);
  let nowMs = start.getTime();
  const tokens = tokensOf(open(), issuer, () => new Date(nowMs));
  const first = await Promise.all([tokens.token(signal), tokens.token(signal)]);
  expect(first.map((one) => one.reveal())).toEqual(["a1", "a1"]);
  nowMs += 530_000;
  expect((await tokens.token(signal)).reveal()).toBe("a1");
  nowMs += 20_000;
  expect((await tokens.token(signal)).reveal()).toBe("a2");
  expect(issuer.renewals()).toBe(2);
});

test("what the issuer gave is written before it is used", async () => {
  const open = await signedIn();
  const store = open();
  const failing: SessionStore = { ...store, save: () => Promise.reject(new MesaError("disco")) };
  await expect(tokensOf(failing, rotatingIssuer()).token(signal)).rejects.toMatchObject({
    code: "disco",
  });
});

test("a token that a server refuses is replaced; one that was replaced meanwhile is not again", async () => {
  const open = await signedIn();
  const issuer = rotatingIssuer();
  const tokens = tokensOf(open(), issuer);
  const refused = await tokens.token(signal);
  expect((await tokens.renew(refused, signal)).reveal()).toBe("a2");
  expect((await tokens.renew(refused, signal)).reveal()).toBe("a2");
  expect(issuer.renewals()).toBe(2);
});

test("a token from the environment is used as it is, and never renewed", async () => {
  const open = await signedIn();
  const given = new Secret("dado");
  const tokens = tokensOf(open(), rotatingIssuer(), undefined, given);
  expect((await tokens.token(signal)).reveal()).toBe("dado");
  await expect(tokens.renew(given, signal)).rejects.toMatchObject({ code: "sesion-caducada" });
});

test("without a session, or with one of another way in, one has to sign in", async () => {
  const store = (await signedIn())();
  await store.remove("oficina");
  const tokens = tokensOf(store, rotatingIssuer());
  await expect(tokens.token(signal)).rejects.toMatchObject({ code: "sin-sesion" });
  const session = { token: new Secret("clave"), ruc: null, usuario: "u", nombre: "u" };
  await store.save("oficina", { ...session, caduca: neverExpires });
  await expect(tokens.token(signal)).rejects.toMatchObject({ code: "sin-sesion" });
});
