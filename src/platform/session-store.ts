import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { Secret } from "../domain/secret.ts";
import type { SessionStore } from "../ports/session-store.ts";
import { isMissing, narrowRights, writePrivateFile } from "./private-file.ts";

const storedSession = z.object({
  v: z.literal(1),
  token: z.string().min(1),
  ruc: z.string().nullable(),
  usuario: z.string(),
  nombre: z.string(),
  caduca: z.iso.datetime(),
});

/** Sessions as files of mode 0600, one per profile; an unreadable one counts as signed out. */
export function createSessionStore(folder: string): SessionStore {
  const pathOf = (profile: string): string =>
    join(folder, "sesiones", `${encodeURIComponent(profile)}.json`);
  return {
    async load(profile) {
      const path = pathOf(profile);
      try {
        await narrowRights(path);
        const parsed = storedSession.safeParse(JSON.parse(await readFile(path, "utf8")));
        if (!parsed.success) return undefined;
        const { v: _version, token, ...rest } = parsed.data;
        return { ...rest, token: new Secret(token) };
      } catch (error) {
        if (isMissing(error) || error instanceof SyntaxError) return undefined;
        throw error;
      }
    },
    save: (profile, session) =>
      writePrivateFile(
        pathOf(profile),
        `${JSON.stringify({ v: 1, ...session, token: session.token.reveal() })}\n`,
      ),
    remove: (profile) => rm(pathOf(profile), { force: true }),
  };
}
