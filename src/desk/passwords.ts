import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** Base 2 logarithm of scrypt's N in OWASP's second setting: 32 MiB, about a third of a second. */
export const passwordCostLog2 = 15;
/** The other parameters of the same setting. */
const scryptParameters = { r: 8, p: 3, maxmem: 64 * 1024 * 1024 } as const;
const keyBytes = 32;

/**
 * Hashes a password to a PHC string, which names its own cost, so that the cost can change later.
 */
export async function hashPassword(password: string, costLog2: number): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, costLog2);
  return `$scrypt$ln=${costLog2},r=8,p=3$${salt.toString("base64url")}$${key.toString("base64url")}`;
}

/**
 * Compares a password with a stored PHC string. For a user that does not exist (`stored` undefined)
 * it hashes at `costLog2`, so that the time taken does not reveal whether there is one.
 */
export async function verifyPassword(
  password: string,
  stored: string | undefined,
  costLog2: number,
): Promise<boolean> {
  const [, , settings = "", salt = "", key = ""] = stored?.split("$") ?? [];
  const storedCost = Number(/^ln=(\d{1,2}),/.exec(settings)?.[1] ?? costLog2);
  const derived = await derive(password, Buffer.from(salt, "base64url"), storedCost);
  const expected = Buffer.from(key, "base64url");
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

function derive(password: string, salt: Buffer, costLog2: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(
      password.normalize("NFC"),
      salt,
      keyBytes,
      { N: 2 ** costLog2, ...scryptParameters },
      (error, key) => {
        if (error === null) resolve(key);
        else reject(error);
      },
    );
  });
}
