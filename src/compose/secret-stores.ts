import { join } from "node:path";
import type { Folders } from "../platform/folders.ts";
import { createSystemSecrets } from "../platform/system-secrets.ts";
import { createVault } from "../platform/vault.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Settings } from "../cli/settings.ts";
import type { AskPhrase, SecretPlace, SecretStores } from "../ports/secret-store.ts";

interface StoreParts {
  readonly folders: Folders;
  readonly settings: Settings;
  /** The setting `almacen`. */
  readonly wanted: string | undefined;
  /** The program that speaks with the system's store. */
  readonly helper: string;
  readonly interactive: boolean;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly askPhrase: AskPhrase;
}

/** The system's credential store where it answers or is asked for, encrypted files elsewhere. */
export function createSecretStores(parts: StoreParts): SecretStores {
  const { folders, settings, wanted } = parts;
  const system = createSystemSecrets(parts);
  const vault = createVault({
    folder: join(folders.data, "boveda"),
    keyPath: settings.llaveArchivo ?? join(folders.settings, "llave"),
    phrase: settings.frase,
    askPhrase: parts.askPhrase,
  });
  return {
    at: (place: SecretPlace) => (place === "sistema" ? system : vault),
    async preferred() {
      if (wanted === "archivo") return vault;
      if (await system.works()) return system;
      if (wanted === undefined) return vault;
      throw new MesaError("almacen-no-responde", { params: { almacen: system.where } });
    },
  };
}
