/** The variables that hold a secret (`read-settings.ts` makes a `Secret` of each). */
export const secretVariables = [
  "MESA_CONTRASENA",
  "MESA_TOKEN",
  "MESA_FRASE",
  "MESA_AVISO_SECRETO",
] as const;
export type SecretVariable = (typeof secretVariables)[number];

/** The environment of a program that is started: secrets of ours are no business of its. */
export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const secret: readonly string[] = secretVariables;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !secret.includes(name)));
}
