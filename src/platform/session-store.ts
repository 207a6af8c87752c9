import { chmodSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { Secret } from "../domain/secret.ts";
import type { SessionStore } from "../ports/session-store.ts";
import { isMissing } from "./is-missing.ts";

const storedSession = z.object({
  v: z.literal(1),
  token: z.string().check(z.minLength(1)),
  ruc: z.nullable(z.string()),
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
        chmodSync(path, 0o600);
        const parsed = storedSession.safeParse(JSON.parse(readFileSync(path, "utf8")));
        if (!parsed.success) return undefined;
        const { v: _version, token, ...rest } = parsed.data;
        return { ...rest, token: new Secret(token) };
      } catch (error) {
        if (isMissing(error) || error instanceof SyntaxError) return undefined;
        throw error;
      }
    },
    async save(profile, session) {
      const { writePrivateFile } = await import("./private-file.ts");
      await writePrivateFile(
        pathOf(profile),
        `${JSON.stringify({ v: 1, ...session, token: session.token.reveal() })}\n`,
      );
    },
    async remove(profile) {
      rmSync(pathOf(profile), { force: true });
    },
  };
}
