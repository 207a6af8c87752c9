import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Secret } from "../../../src/domain/secret.ts";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { createSessionStore } from "../../../src/platform/secrets/session-store.ts";
import { createVault } from "../../../src/platform/secrets/vault.ts";
import { holdLock } from "../../../src/sqlite/hold-lock.ts";
import { createTokenSource } from "../../../src/features/session/token-source.ts";
import { testFolder } from "../../support/test-context.ts";

const signal = new AbortController().signal;
const now = new Date("2026-11-24T15:00:00Z");
const session = (token: string, caduca: string) => ({
  token: new Secret(token),
  ruc: null,
  usuario: "U",
  nombre: "N",
  caduca,
});

function source(
  options: {
    contrasena?: string;
    refuse?: boolean;
    givenToken?: string;
  } = {},
) {
  const folder = testFolder();
  const vault = createVault({
    folder,
    keyPath: join(folder, "llave"),
    phrase: undefined,
    askPhrase: () => Promise.resolve(undefined),
  });
  const stores = { preferred: () => Promise.resolve(vault), at: () => vault };
  const store = createSessionStore(folder, stores, holdLock);
  const tried: string[] = [];
  let lookups = 0;
  const tokens = createTokenSource({
    perfil: "p",
    store: {
      ...store,
      load(profile) {
        lookups += 1;
        return store.load(profile);
      },
    },
    givenToken: options.givenToken === undefined ? undefined : new Secret(options.givenToken),
    credentials: () =>
      Promise.resolve(
        options.contrasena === undefined
          ? undefined
          : { ruc: undefined, usuario: "U", contrasena: new Secret(options.contrasena) },
      ),
    signIn: {
      signIn: ({ contrasena }) => {
        tried.push(contrasena.reveal());
        return options.refuse === true
          ? Promise.reject(new MesaError("credenciales-rechazadas"))
          : Promise.resolve(session(`nuevo${tried.length}`, "2026-11-24T23:00:00Z"));
      },
    },
    forget: () => store.forgetPassword("p"),
    clock: () => now,
  });
  return { folder, tokens, store, tried, lookups: () => lookups };
}

test("a stored session serves until it expires", async () => {
  const { tokens, store, tried } = source({ contrasena: "x" });
  await store.save("p", session("viejo", "2026-11-24T16:00:00Z"));
  expect((await tokens.token(signal)).reveal()).toBe("viejo");
  expect(tried).toEqual([]);
});

test("it is looked up once, however many requests ask for it, at once and later", async () => {
  const { tokens, store, lookups } = source();
  await store.save("p", session("uno", "2026-11-24T16:00:00Z"));
  await Promise.all([1, 2, 3].map(() => tokens.token(signal)));
  await tokens.token(signal);
  expect(lookups()).toBe(1);
});

test("an expired one is renewed, where credentials are at hand, and kept", async () => {
  const { tokens, store, tried } = source({ contrasena: "x" });
  await store.save("p", session("viejo", "2026-11-24T14:00:00Z"));
  const token = await tokens.token(signal);
  expect(token.reveal()).toBe("nuevo1");
  expect((await store.load("p"))?.token.reveal()).toBe("nuevo1");
  expect(tried).toEqual(["x"]);
});

test("without credentials the user is told what to run", async () => {
  const { tokens, store } = source();
  await expect(tokens.token(signal)).rejects.toMatchObject({ code: "sin-sesion" });
  await store.save("p", session("viejo", "2026-11-24T14:00:00Z"));
  await expect(tokens.token(signal)).rejects.toMatchObject({ code: "sesion-caducada" });
});

test("a wrong password is tried once", async () => {
  const { tokens, tried } = source({ contrasena: "mala", refuse: true });
  await expect(tokens.token(signal)).rejects.toMatchObject({ code: "credenciales-rechazadas" });
  await expect(tokens.token(signal)).rejects.toMatchObject({ code: "sin-sesion" });
  expect(tried).toEqual(["mala"]);
});

test("a token from the environment wins", async () => {
  const { tokens, tried } = source({ givenToken: "del-entorno" });
  expect((await tokens.token(signal)).reveal()).toBe("del-entorno");
  expect(tried).toEqual([]);
});

test("in a long batch a session may expire again and again; requests side by side share a renewal", async () => {
  const { tokens, tried } = source({ contrasena: "x" });
  const first = await tokens.token(signal);
  const renewed = await Promise.all([1, 2, 3].map(() => tokens.renew(first, signal)));
  expect(renewed.map((one) => one.reveal())).toEqual(["nuevo2", "nuevo2", "nuevo2"]);
  expect((await tokens.renew(first, signal)).reveal()).toBe("nuevo2");
  expect((await tokens.token(signal)).reveal()).toBe("nuevo2");
  expect(tried).toHaveLength(2);
});

test("a session that another process has renewed is used", async () => {
  const { tokens, store, tried } = source({ contrasena: "x" });
  await store.save("p", session("viejo", "2026-11-24T16:00:00Z"));
  const old = await tokens.token(signal);
  await store.save("p", session("de-otro", "2026-11-24T16:00:00Z"));
  expect((await tokens.renew(old, signal)).reveal()).toBe("de-otro");
  // And serves from then on.
  expect((await tokens.token(signal)).reveal()).toBe("de-otro");
  expect(tried).toEqual([]);
});

test("a session that can't be read is signed in anew where credentials are at hand", async () => {
  const { tokens, store, tried, folder } = source({ contrasena: "x" });
  await store.save("p", session("viejo", "2026-11-24T16:00:00Z"));
  writeFileSync(join(folder, "llave"), `${Buffer.alloc(32).toString("base64")}\n`);
  expect((await tokens.token(signal)).reveal()).toBe("nuevo1");
  expect([tried, (await store.load("p"))?.token.reveal()]).toEqual([["x"], "nuevo1"]);
});

test("where the key is damaged a new session serves this command; without credentials it is said", async () => {
  for (const contrasena of ["x", undefined]) {
    const { tokens, store, folder } = source({ ...(contrasena !== undefined && { contrasena }) });
    await store.save("p", session("viejo", "2026-11-24T16:00:00Z"));
    writeFileSync(join(folder, "llave"), "rota");
    const asked = tokens.token(signal);
    if (contrasena === undefined)
      await expect(asked).rejects.toMatchObject({ code: "boveda-cerrada" });
    else expect((await asked).reveal()).toBe("nuevo1");
  }
});
