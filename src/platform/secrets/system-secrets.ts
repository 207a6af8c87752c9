import { spawn } from "node:child_process";
import { once } from "node:events";
import * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import { Secret } from "../../domain/secret.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { childEnvironment } from "../process/child-environment.ts";
import type { ChildProgram } from "../../ports/program-files.ts";
import type { SecretStore } from "../../ports/secret-store.ts";
import { systemStoreName } from "./system-store-name.ts";

/**
 * The time limit for one request in milliseconds. A locked store may show a dialogue to an interactive
 * user; on Windows a virus scanner looks at the store's library before it is first loaded.
 */
export function answerLimitMs(interactive: boolean, platform: NodeJS.Platform): number {
  if (interactive) return 30_000;
  return platform === "win32" ? 20_000 : 4000;
}

const answer = z.object({ ok: z.boolean(), secreto: z.optional(z.nullable(z.string())) });

interface SystemParts {
  readonly helper: ChildProgram;
  readonly interactive: boolean;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
}

export interface SystemSecrets extends SecretStore {
  /** Whether the store can write, read back and delete a test entry. */
  readonly works: () => Promise<boolean>;
}

/**
 * The operating system's credential store, used by a child process: a call that hangs within the
 * system's library can only be ended with its process. Secrets are passed through pipes only.
 *
 * Its methods throw MesaError `almacen-no-responde`.
 */
export function createSystemSecrets({
  helper,
  interactive,
  platform,
  env,
}: SystemParts): SystemSecrets {
  const where = systemStoreName(platform);

  async function ask(action: string, name: string, secret?: string) {
    const child = spawn(helper.file, [...helper.words], {
      stdio: ["pipe", "pipe", "ignore"],
      env: childEnvironment(env, platform),
      windowsHide: true,
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), answerLimitMs(interactive, platform));
    try {
      child.stdin.on("error", () => {});
      child.stdin.end(JSON.stringify({ accion: action, nombre: name, secreto: secret }));
      let text = "";
      child.stdout.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      await once(child, "close");
      const parsed = answer.safeParse(parseJson(text));
      return parsed.success && parsed.data.ok ? parsed.data : undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  /** @throws MesaError `almacen-no-responde` */
  async function must(action: string, name: string, secret?: string) {
    const said = await ask(action, name, secret);
    if (said === undefined)
      throw new MesaError("almacen-no-responde", { params: { almacen: where } });
    return said;
  }

  return {
    place: "sistema",
    where,
    works: async () => (await ask("probar", "prueba")) !== undefined,
    async get(name) {
      const { secreto } = await must("leer", name);
      return typeof secreto === "string" ? new Secret(secreto) : undefined;
    },
    async put(name, secret) {
      await must("guardar", name, secret.reveal());
    },
    async remove(name) {
      await must("borrar", name);
    },
  };
}
