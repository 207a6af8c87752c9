import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import { percentEncode } from "../../domain/url.ts";
import { unreadableFile } from "../../errors/unreadable-file.ts";
import type { SecretStore, SecretStores } from "../../ports/secret-store.ts";
import type { SessionStore } from "../../ports/session.ts";
import { isMissing, restrictToOwner } from "../files/file-access.ts";
import { removeFile } from "../files/replace-file.ts";

const storedSession = z.object({
  v: z.literal(2),
  /** Which secret store has the token, and the password if it is remembered. */
  lugar: z.enum(["sistema", "archivo"]),
  recordada: z.boolean(),
  ruc: z.nullable(z.string()),
  usuario: z.string(),
  nombre: z.string(),
  caduca: z.iso.datetime(),
  permiso: z.exactOptional(
    z.object({
      emisor: z.string(),
      cliente: z.string(),
      alcances: z.array(z.string()),
      desde: z.iso.datetime(),
    }),
  ),
});

/** Runs work while no other process holds the lock at this path. */
type HoldLock = <Result>(path: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Keeps who is signed in, in one file of mode 0600 per profile. The secrets themselves are kept in
 * a secret store. A damaged file counts as signed out.
 */
export function createSessionStore(
  folder: string,
  secrets: SecretStores,
  holdLock: HoldLock,
): SessionStore {
  const pathOf = (profile: string): string =>
    join(folder, "sesiones", `${percentEncode(profile)}.json`);
  const tokenOf = (profile: string): string => `sesion:${profile}`;
  const passwordOf = (profile: string): string => `contrasena:${profile}`;

  function read(profile: string) {
    const path = pathOf(profile);
    try {
      restrictToOwner(path);
      const parsed = storedSession.safeParse(parseJson(readFileSync(path, "utf8")));
      return parsed.success ? parsed.data : undefined;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw unreadableFile(path, error);
    }
  }

  /** Removes a profile's secrets from a store, as many of them as there are. */
  async function forget(profile: string, store: SecretStore): Promise<void> {
    const names = [tokenOf(profile), passwordOf(profile)];
    const removed = await Promise.allSettled(names.map((name) => store.remove(name)));
    for (const one of removed) if (one.status === "rejected") throw one.reason;
  }

  return {
    alone: (profile, work) =>
      holdLock(join(folder, "sesiones", `${percentEncode(profile)}.cerrojo`), work),
    async load(profile) {
      const stored = read(profile);
      if (stored === undefined) return undefined;
      const { v: _version, lugar, recordada: _remembered, ...rest } = stored;
      const token = await secrets.at(lugar).get(tokenOf(profile));
      return token === undefined ? undefined : { ...rest, token };
    },
    known(profile) {
      const stored = read(profile);
      if (stored === undefined) return Promise.resolve(undefined);
      const { ruc, usuario, nombre, caduca } = stored;
      return Promise.resolve({ ruc, usuario, nombre, caduca });
    },
    async place(profile) {
      const stored = read(profile);
      if (stored === undefined) return Promise.resolve(undefined);
      const { place, where } = secrets.at(stored.lugar);
      return { place, where, remembered: stored.recordada };
    },
    async save(profile, { token, ...session }, password) {
      const before = read(profile);
      const store = before === undefined ? await secrets.preferred() : secrets.at(before.lugar);
      try {
        await store.put(tokenOf(profile), token);
        if (password !== undefined) await store.put(passwordOf(profile), password);
        const recordada = password !== undefined || before?.recordada === true;
        const file = { v: 2, lugar: store.place, recordada, ...session };
        const { writePrivateFile } = await import("../files/private-file.ts");
        await writePrivateFile(pathOf(profile), `${JSON.stringify(file)}\n`);
      } catch (error) {
        if (before === undefined) await forget(profile, store).catch(() => {});
        throw error;
      }
    },
    async password(profile) {
      const stored = read(profile);
      if (stored?.recordada !== true) return undefined;
      return await secrets.at(stored.lugar).get(passwordOf(profile));
    },
    async forgetPassword(profile) {
      const stored = read(profile);
      if (stored?.recordada !== true) return;
      await secrets.at(stored.lugar).remove(passwordOf(profile));
      const { writePrivateFile } = await import("../files/private-file.ts");
      await writePrivateFile(
        pathOf(profile),
        `${JSON.stringify({ ...stored, recordada: false })}\n`,
      );
    },
    async remove(profile) {
      const stored = read(profile);
      await removeFile(pathOf(profile));
      if (stored !== undefined) return await forget(profile, secrets.at(stored.lugar));
      // A sign-in that was cut off may have left secrets without a file that says so.
      await forget(profile, secrets.at("archivo")).catch(() => {});
      await forget(profile, await secrets.preferred()).catch(() => {});
    },
  };
}
