import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Secret } from "../../../src/domain/secret.ts";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { sealLongSecrets } from "../../../src/platform/secrets/long-secrets.ts";
import { createSessionStore } from "../../../src/platform/secrets/session-store.ts";
import { holdLock } from "../../../src/sqlite/hold-lock.ts";
import type { SecretStore } from "../../../src/ports/secret-store.ts";
import { testFolder } from "../../support/test-context.ts";

/** The Credential Manager: entries of 1280 characters at most; `broken` names are never kept whole. */
function credentialManager(broken: readonly string[] = []) {
  const entries = new Map<string, string>();
  const store: SecretStore = {
    place: "sistema",
    where: "Windows Credential Manager",
    get: (name) => {
      const text = entries.get(name);
      return Promise.resolve(text === undefined ? undefined : new Secret(text));
    },
    put(name, secret) {
      const failure = new MesaError("almacen-no-responde");
      if (secret.reveal().length > 1280) return Promise.reject(failure);
      entries.set(name, secret.reveal());
      return broken.includes(name) ? Promise.reject(failure) : Promise.resolve();
    },
    remove: (name) => Promise.resolve(void entries.delete(name)),
  };
  return { entries, store };
}

const session = {
  token: new Secret("t".repeat(4000)),
  ruc: null,
  usuario: "ana",
  nombre: "Ana",
  caduca: "2027-01-01T00:00:00.000Z",
};

test("a token of any length is kept; what is too long for the store lies in a sealed file", async () => {
  const folder = testFolder();
  const { entries, store } = credentialManager();
  const sealing = sealLongSecrets(store, folder, 1280);
  for (const length of [1280, 1281, 9000, 3]) {
    await sealing.put("sesion:p", new Secret("ñ".repeat(length)));
    expect((await sealing.get("sesion:p"))?.reveal()).toBe("ñ".repeat(length));
    expect(readdirSync(folder)).toHaveLength(length > 1280 ? 1 : 0);
  }
  await sealing.put("sesion:p", new Secret("x".repeat(9000)));
  entries.set("sesion:p", `sellado:${Buffer.alloc(32).toString("base64")}`);
  expect(await sealing.get("sesion:p")).toBeUndefined();
  await sealing.remove("sesion:p");
  expect([readdirSync(folder), entries.size]).toEqual([[], 0]);
  // Its file is gone, or is none.
  entries.set("sesion:p", `sellado:${Buffer.alloc(32).toString("base64")}`);
  expect(await sealing.get("sesion:p")).toBeUndefined();
  mkdirSync(join(folder, "sesion%3Ap.largo.json"));
  await expect(sealing.get("sesion:p")).rejects.toThrow();
});

test("a sign-in that fails half-way leaves nothing behind", async () => {
  const { entries, store } = credentialManager(["contrasena:p"]);
  const secrets = { preferred: () => Promise.resolve(store), at: () => store };
  const short = { ...session, token: new Secret("t") };
  const saving = createSessionStore(testFolder(), secrets, holdLock).save(
    "p",
    short,
    new Secret("clave"),
  );
  await expect(saving).rejects.toMatchObject({ code: "almacen-no-responde" });
  expect([...entries.keys()]).toEqual([]);
});

test("ending a session asks the stores also where no file tells of it", async () => {
  const [system, vault] = [credentialManager(), credentialManager()];
  for (const { entries } of [system, vault]) entries.set("sesion:p", "t").set("contrasena:p", "c");
  const secrets = { preferred: () => Promise.resolve(system.store), at: () => vault.store };
  const store = createSessionStore(testFolder(), secrets, holdLock);
  await store.remove("p");
  expect([...system.entries.keys(), ...vault.entries.keys()]).toEqual([]);
  // A store that does not answer keeps nobody signed in.
  for (const { store } of [system, vault]) {
    Object.assign(store, { remove: () => Promise.reject(new MesaError("almacen-no-responde")) });
  }
  await expect(store.remove("p")).resolves.toBeUndefined();
});
