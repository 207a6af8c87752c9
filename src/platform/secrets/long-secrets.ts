import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import { Secret } from "../../domain/secret.ts";
import { percentEncode } from "../../domain/url.ts";
import type { SecretStore } from "../../ports/secret-store.ts";
import { isMissing } from "../files/file-access.ts";
import { writePrivateFile } from "../files/private-file.ts";
import { removeFile } from "../files/replace-file.ts";

/** What the store has in place of a long secret begins with this; the key in base64 follows. */
const mark = "sellado:";

const sealed = z.object({ v: z.literal(1), iv: z.string(), datos: z.string(), sello: z.string() });

/**
 * Lets a store take secrets of any length, such as Microsoft's tokens of two thousand characters: a long
 * one is encrypted with AES-256-GCM in a file, and the store keeps its random key.
 *
 * @param folder  where the files are written
 * @param maxLength  characters that the store itself takes
 */
export function sealLongSecrets(
  store: SecretStore,
  folder: string,
  maxLength: number,
): Pick<SecretStore, "get" | "put" | "remove"> {
  const pathOf = (name: string): string => join(folder, `${percentEncode(name)}.largo.json`);

  function open(name: string, key: Buffer): Secret | undefined {
    let text: string;
    try {
      text = readFileSync(pathOf(name), "utf8");
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
    const parsed = sealed.safeParse(parseJson(text));
    if (!parsed.success) return undefined;
    const { iv, datos, sello } = parsed.data;
    const bytes = (part: string): Buffer => Buffer.from(part, "base64");
    try {
      const opener = createDecipheriv("aes-256-gcm", key, bytes(iv));
      opener.setAAD(Buffer.from(name)).setAuthTag(bytes(sello));
      return new Secret(
        Buffer.concat([opener.update(bytes(datos)), opener.final()]).toString("utf8"),
      );
    } catch {
      // A file of an earlier secret, or a damaged one, is none.
      return undefined;
    }
  }

  return {
    async get(name) {
      const kept = await store.get(name);
      const text = kept?.reveal() ?? "";
      return text.startsWith(mark)
        ? open(name, Buffer.from(text.slice(mark.length), "base64"))
        : kept;
    },
    async put(name, secret) {
      const text = secret.reveal();
      if (text.length <= maxLength && !text.startsWith(mark)) {
        await store.put(name, secret);
        return await removeFile(pathOf(name));
      }
      const [key, iv] = [randomBytes(32), randomBytes(12)];
      const closer = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(name));
      const datos = Buffer.concat([closer.update(text, "utf8"), closer.final()]);
      const file = {
        v: 1,
        iv: iv.toString("base64"),
        datos: datos.toString("base64"),
        sello: closer.getAuthTag().toString("base64"),
      };
      await writePrivateFile(pathOf(name), `${JSON.stringify(file)}\n`);
      await store.put(name, new Secret(`${mark}${key.toString("base64")}`));
    },
    async remove(name) {
      await store.remove(name);
      await removeFile(pathOf(name));
    },
  };
}
