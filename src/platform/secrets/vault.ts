import {
  createCipheriv,
  createDecipheriv,
  randomBytes,
  scrypt,
  type ScryptOptions,
} from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import { Secret } from "../../domain/secret.ts";
import { percentEncode } from "../../domain/url.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { unreadableFile } from "../../errors/unreadable-file.ts";
import type { AskPhrase, SecretStore } from "../../ports/secret-store.ts";
import { isMissing, restrictToOwner } from "../files/file-access.ts";
import { writePrivateFile } from "../files/private-file.ts";
import { removeFile } from "../files/replace-file.ts";

/** OWASP's first recommendation for scrypt: 128 MiB of memory, about half a second. */
const phraseCost = { N: 2 ** 17, r: 8, p: 1 };
const keyBytes = 32;

const derivation = z.discriminatedUnion("tipo", [
  z.object({ tipo: z.literal("llave") }),
  z.object({
    tipo: z.literal("frase"),
    sal: z.string(),
    N: z.int().check(z.maximum(2 ** 20)),
    r: z.int().check(z.maximum(32)),
    p: z.int().check(z.maximum(16)),
  }),
]);
type Derivation = z.output<typeof derivation>;

/** A secret encrypted with AES-256-GCM; every part in base64. */
const sealed = z.object({
  v: z.literal(1),
  clave: derivation,
  iv: z.string(),
  datos: z.string(),
  sello: z.string(),
});

interface VaultParts {
  readonly folder: string;
  /** File of a key: 32 random bytes in base64. Made when it is first needed. */
  readonly keyPath: string;
  /** Pass phrase from `MESA_FRASE`. */
  readonly phrase: Secret | undefined;
  readonly askPhrase: AskPhrase;
  /** Base 2 logarithm of scrypt's N for new files; OWASP's recommendation by default. */
  readonly phraseCostLog2?: number;
}

/**
 * Keeps each secret in an encrypted file. The key is derived from a pass phrase by scrypt (RFC 7914)
 * or read from a key file that only its owner can read. Each file is authenticated with its own
 * name, so that one can't be replaced by another.
 */
export function createVault(parts: VaultParts): SecretStore {
  const { folder, keyPath, phrase, askPhrase, phraseCostLog2 } = parts;
  const cost = {
    ...phraseCost,
    ...(phraseCostLog2 !== undefined && { N: 2 ** phraseCostLog2 }),
  };
  const pathOf = (name: string): string => join(folder, `${percentEncode(name)}.json`);

  async function keyFor(chosen: Derivation): Promise<Buffer> {
    if (chosen.tipo === "llave") return readKey();
    const said = phrase ?? (await askPhrase("abrir"));
    if (said === undefined) throw new MesaError("boveda-cerrada", { params: { ruta: folder } });
    return await derive(said, chosen);
  }

  function readKey(): Buffer {
    const key = existsSync(keyPath) ? Buffer.from(readFileSync(keyPath, "utf8"), "base64") : [];
    if (key.length === keyBytes) return Buffer.from(key);
    throw new MesaError("boveda-cerrada", { params: { ruta: keyPath } });
  }

  /** Makes the key file; where another process made it first, that one's key is everybody's. */
  async function makeKey(): Promise<void> {
    try {
      await writePrivateFile(keyPath, `${randomBytes(keyBytes).toString("base64")}\n`, false);
    } catch (error) {
      if (!(error instanceof MesaError) || error.code !== "archivo-existe") throw error;
    }
  }

  /** The key for a new file: from the pass phrase if there is one, else from the key file. */
  async function newKey(): Promise<{ key: Buffer; clave: Derivation }> {
    const said = phrase ?? (await askPhrase("crear"));
    if (said !== undefined) {
      const clave = { tipo: "frase" as const, sal: randomBytes(16).toString("base64"), ...cost };
      return { key: await derive(said, clave), clave };
    }
    if (!existsSync(keyPath)) await makeKey();
    return { key: readKey(), clave: { tipo: "llave" } };
  }

  return {
    place: "archivo",
    where: folder,
    async get(name) {
      let text: string;
      try {
        restrictToOwner(pathOf(name));
        text = readFileSync(pathOf(name), "utf8");
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw unreadableFile(pathOf(name), error);
      }
      const parsed = sealed.safeParse(parseJson(text));
      if (!parsed.success) return undefined;
      const { clave, iv, datos, sello } = parsed.data;
      const opener = createDecipheriv(
        "aes-256-gcm",
        await keyFor(clave),
        Buffer.from(iv, "base64"),
      );
      opener.setAAD(Buffer.from(name)).setAuthTag(Buffer.from(sello, "base64"));
      try {
        const opened = Buffer.concat([opener.update(Buffer.from(datos, "base64")), opener.final()]);
        return new Secret(opened.toString("utf8"));
      } catch (error) {
        throw new MesaError("boveda-cerrada", { params: { ruta: folder }, cause: error });
      }
    },
    async put(name, secret) {
      const { key, clave } = await newKey();
      const iv = randomBytes(12);
      const closer = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(name));
      const datos = Buffer.concat([closer.update(secret.reveal(), "utf8"), closer.final()]);
      const file = {
        v: 1,
        clave,
        iv: iv.toString("base64"),
        datos: datos.toString("base64"),
        sello: closer.getAuthTag().toString("base64"),
      };
      await writePrivateFile(pathOf(name), `${JSON.stringify(file)}\n`);
    },
    remove: (name) => removeFile(pathOf(name)),
  };
}

function derive(
  phrase: Secret,
  { sal, N, r, p }: Extract<Derivation, { tipo: "frase" }>,
): Promise<Buffer> {
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  return new Promise((done, fail) => {
    const salt = Buffer.from(sal, "base64");
    scrypt(phrase.reveal().normalize("NFC"), salt, keyBytes, options, (error, key) =>
      error === null ? done(key) : fail(error),
    );
  });
}
