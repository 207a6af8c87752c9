/** Environment variables that hold a secret; `read-settings.ts` reads each into a `Secret`. */
export const secretVariables = [
  "MESA_CONTRASENA",
  "MESA_TOKEN",
  "MESA_FRASE",
  "MESA_AVISO_SECRETO",
] as const;
export type SecretVariable = (typeof secretVariables)[number];

/** Returns the environment for a child program: ours without the variables that hold secrets. */
export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const secret: readonly string[] = secretVariables;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !secret.includes(name)));
}
