import { expect } from "vitest";
import { runMesa, testFolder, type RunOptions } from "../../support/test-context.ts";
import { firmServerFacts } from "./server-facts.ts";

/** Runs a command line of `mesa` as a machine of a firm. */
type RunAs = (
  argv: readonly string[],
  options: { readonly folder: string; readonly env: Readonly<Record<string, string>> } & RunOptions,
) => Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;

interface MachineOptions {
  /** What `mesa perfil crear agencia` gets besides. */
  readonly profile: readonly string[];
  /** Besides what names the firm's journal. */
  readonly env: Readonly<Record<string, string>>;
  /** Of a line to the database server; its own where left out. */
  readonly port?: number;
  /** In this process where left out. */
  readonly run?: RunAs;
}

/** A machine of a firm: a data folder of its own, and a profile for the desk that all share. */
export async function firmMachine({ profile, env: more, port, run = runMesa }: MachineOptions) {
  const { POSTGRES_PORT, POSTGRES_CA: authority } = firmServerFacts();
  const folder = testFolder();
  const env = {
    MESA_LIBRO: `postgres://administra@localhost:${port ?? POSTGRES_PORT}/firma`,
    MESA_LIBRO_CONTRASENA: "contrasena",
    MESA_LIBRO_AUTORIDAD: authority,
    ...more,
  };
  const mesa = async (argv: readonly string[], options: RunOptions = {}) => {
    const ran = await run([...argv, "--json"], {
      folder,
      ...options,
      env: { ...env, ...options.env },
    });
    const text = ran.stdout === "" ? ran.stderr : ran.stdout;
    return { code: ran.code, json: JSON.parse(text), stderr: ran.stderr };
  };
  const own = { ...env, MESA_LIBRO: "" };
  const made = await mesa(["perfil", "crear", "agencia", ...profile], { env: own });
  expect(made).toMatchObject({ code: 0 });
  return {
    folder,
    env,
    mesa,
    create: async (...words: readonly string[]) =>
      await mesa(["incidente", "crear", "--desde", "ejemplos/incidente.json", ...words]),
    own: async (argv: readonly string[]) => await mesa(argv, { env: own }),
  };
}
