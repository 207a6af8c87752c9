import { join } from "node:path";
import type { Folders } from "../platform/settings/folders.ts";
import { systemStoreName } from "../platform/secrets/system-store-name.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { ChildProgram } from "../ports/program-files.ts";
import type { Settings } from "../ports/settings.ts";
import type { AskPhrase, SecretPlace, SecretStore, SecretStores } from "../ports/secret-store.ts";

interface StoreParts {
  readonly folders: Folders;
  readonly settings: Settings;
  /** The setting `almacen`. */
  readonly wanted: string | undefined;
  /** The program that speaks with the system's store. */
  readonly helper: ChildProgram;
  readonly interactive: boolean;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly askPhrase: AskPhrase;
  readonly phraseCostLog2?: number;
}

/** Characters that an entry of the Windows Credential Manager takes: 2560 bytes of UTF-16. */
const windowsEntryLength = 1280;

/**
 * The system's credential store where it answers or is asked for, encrypted files elsewhere. Each is
 * loaded when it is first asked: a token from the environment needs neither, nor their cryptography.
 */
export function createSecretStores(parts: StoreParts): SecretStores {
  const { folders, settings, wanted, platform } = parts;
  const folder = join(folders.data, "boveda");
  const openSystem = once(async () => {
    const { createSystemSecrets } = await import("../platform/secrets/system-secrets.ts");
    const { sealLongSecrets } = await import("../platform/secrets/long-secrets.ts");
    const store = createSystemSecrets(parts);
    const maxLength = platform === "win32" ? windowsEntryLength : Infinity;
    return { ...store, ...sealLongSecrets(store, folder, maxLength) };
  });
  const system = lazily("sistema", systemStoreName(platform), openSystem);
  const openVault = once(async () => {
    const { createVault } = await import("../platform/secrets/vault.ts");
    return createVault({
      folder,
      keyPath: settings.llaveArchivo ?? join(folders.settings, "llave"),
      phrase: settings.frase,
      askPhrase: parts.askPhrase,
      ...(parts.phraseCostLog2 !== undefined && { phraseCostLog2: parts.phraseCostLog2 }),
    });
  });
  const vault = lazily("archivo", folder, openVault);
  return {
    at: (place: SecretPlace) => (place === "sistema" ? system : vault),
    async preferred() {
      if (wanted === "archivo") return vault;
      if (await (await openSystem()).works()) return system;
      if (wanted === undefined) return vault;
      throw new MesaError("almacen-no-responde", { params: { almacen: system.where } });
    },
  };
}

function once<Store>(open: () => Promise<Store>): () => Promise<Store> {
  let opened: Promise<Store> | undefined;
  return () => (opened ??= open());
}

function lazily(place: SecretPlace, where: string, open: () => Promise<SecretStore>): SecretStore {
  return {
    place,
    where,
    get: async (name) => await (await open()).get(name),
    put: async (name, secret) => await (await open()).put(name, secret),
    remove: async (name) => await (await open()).remove(name),
  };
}
