/** Environment variables that hold a secret; `read-settings.ts` reads each into a `Secret`. */
export const secretVariables = [
  "MESA_CONTRASENA",
  "MESA_TOKEN",
  "MESA_CLIENTE_SECRETO",
  "MESA_FRASE",
  "MESA_AVISO_SECRETO",
  "MESA_LIBRO_CONTRASENA",
] as const;
export type SecretVariable = (typeof secretVariables)[number];

/**
 * Returns the environment for a child program: ours without the variables that hold secrets. Windows
 * does not tell upper from lower case in their names.
 */
export function childEnvironment(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): NodeJS.ProcessEnv {
  const secret: readonly string[] = secretVariables;
  const known = (name: string): string => (platform === "win32" ? name.toUpperCase() : name);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !secret.includes(known(name))));
}
