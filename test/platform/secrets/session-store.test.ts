import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Secret } from "../../../src/domain/secret.ts";
import { createSessionStore } from "../../../src/platform/secrets/session-store.ts";
import type { SecretPlace, SecretStore } from "../../../src/ports/secret-store.ts";
import { posix } from "../../support/posix.ts";
import { testFolder } from "../../support/test-context.ts";

/** Two places for secrets in memory, of which one is preferred; `fails` is what the disk refuses. */
function stores(preferred: SecretPlace) {
  const kept = { sistema: new Map<string, string>(), archivo: new Map<string, string>() };
  const state = { preferred, fails: "" };
  const storeAt = (place: SecretPlace): SecretStore => ({
    place,
    where: `en ${place}`,
    get: (name) => {
      const text = kept[place].get(name);
      return Promise.resolve(text === undefined ? undefined : new Secret(text));
    },
    put: (name, secret) => {
      if (name === state.fails) return Promise.reject(new RangeError("full"));
      return Promise.resolve(void kept[place].set(name, secret.reveal()));
    },
    remove: (name) => {
      const has = kept[place].delete(name);
      return name === state.fails && has
        ? Promise.reject(new RangeError("held"))
        : Promise.resolve();
    },
  });
  const secrets = { at: storeAt, preferred: () => Promise.resolve(storeAt(state.preferred)) };
  const locked: string[] = [];
  const folder = testFolder();
  const sessions = createSessionStore(folder, secrets, (path, work) => {
    locked.push(path);
    return work();
  });
  const contents = () => ({
    sistema: Object.fromEntries(kept.sistema),
    archivo: Object.fromEntries(kept.archivo),
  });
  return { folder, sessions, state, contents, locked };
}

const who = {
  ruc: "1790012345001",
  usuario: "ana",
  nombre: "Ana",
  caduca: "2026-11-25T15:00:00.000Z",
};
const session = { ...who, token: new Secret("ficha") };
const password = new Secret("clave");

test("a session is kept in two parts: who it is in a file, its secrets in the store", async () => {
  const { folder, sessions, contents } = stores("sistema");
  expect([
    await sessions.load("a/b"),
    await sessions.known("a/b"),
    await sessions.place("a/b"),
  ]).toEqual([undefined, undefined, undefined]);
  await sessions.save("a/b", session);
  const path = join(folder, "sesiones", "a%2Fb.json");
  const file = { v: 2, lugar: "sistema", recordada: false, ...who };
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(file);
  if (posix) expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(contents()).toEqual({ sistema: { "sesion:a/b": "ficha" }, archivo: {} });
  const loaded = await sessions.load("a/b");
  expect([loaded, loaded?.token.reveal()]).toEqual([session, "ficha"]);
  expect(await sessions.known("a/b")).toEqual(who);
  const place = { place: "sistema", where: "en sistema" };
  expect(await sessions.place("a/b")).toEqual({ ...place, remembered: false });
  expect(await sessions.password("a/b")).toBeUndefined();
  await sessions.remove("a/b");
  expect([existsSync(path), contents()]).toEqual([false, { sistema: {}, archivo: {} }]);
});

test("a password is remembered until it is forgotten, and renewals stay where it is", async () => {
  const { sessions, state, contents } = stores("archivo");
  await sessions.save("p", session, password);
  state.preferred = "sistema";
  const permiso = {
    emisor: "Google",
    cliente: "c",
    alcances: ["x"],
    desde: "2026-11-24T15:00:00.000Z",
  };
  await sessions.save("p", { ...session, token: new Secret("otra"), permiso });
  expect(contents()).toEqual({
    sistema: {},
    archivo: { "sesion:p": "otra", "contrasena:p": "clave" },
  });
  expect((await sessions.load("p"))?.permiso).toEqual(permiso);
  expect((await sessions.password("p"))?.reveal()).toBe("clave");
  expect((await sessions.place("p"))?.remembered).toBe(true);
  await sessions.forgetPassword("p");
  await sessions.forgetPassword("p");
  expect([await sessions.password("p"), await sessions.place("p")]).toEqual([
    undefined,
    { place: "archivo", where: "en archivo", remembered: false },
  ]);
  expect(contents().archivo).toEqual({ "sesion:p": "otra" });
});

test("a session that can't be kept leaves nothing, and one that was there stays", async () => {
  const { folder, sessions, state, contents } = stores("sistema");
  state.fails = "contrasena:p";
  await expect(sessions.save("p", session, password)).rejects.toThrow("full");
  expect([contents().sistema, await sessions.known("p")]).toEqual([{}, undefined]);
  await sessions.save("p", session);
  await expect(sessions.save("p", session, password)).rejects.toThrow("full");
  expect(contents().sistema).toEqual({ "sesion:p": "ficha" });
  expect((await sessions.place("p"))?.remembered).toBe(false);
  expect(readdirSync(join(folder, "sesiones"))).toEqual(["p.json"]);
});

test("signing out takes all secrets, also those of a sign-in that was cut off", async () => {
  const { folder, sessions, state, contents } = stores("sistema");
  await sessions.save("p", session, password);
  // The file that says so is gone.
  writeFileSync(join(folder, "sesiones", "p.json"), "{}");
  expect(await sessions.load("p")).toBeUndefined();
  await sessions.remove("p");
  expect(contents().sistema).toEqual({});
  await sessions.save("p", session, password);
  state.fails = "sesion:p";
  await expect(sessions.remove("p")).rejects.toThrow("held");
  expect(contents().sistema).toEqual({});
});

test("without its token a session is none", async () => {
  const { sessions, folder } = stores("sistema");
  await sessions.save("p", session);
  const text = readFileSync(join(folder, "sesiones", "p.json"), "utf8");
  writeFileSync(join(folder, "sesiones", "q.json"), text);
  expect([await sessions.load("q"), await sessions.known("q")]).toEqual([undefined, who]);
});

test("work on one session is done alone, behind a lock of its own", async () => {
  const { folder, sessions, locked } = stores("sistema");
  expect(await sessions.alone("a/b", () => Promise.resolve(7))).toBe(7);
  expect(locked).toEqual([join(folder, "sesiones", "a%2Fb.cerrojo")]);
});
