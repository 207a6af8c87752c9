import { homedir } from "node:os";
import { join } from "node:path";

export interface Folders {
  /** Settings that the user may edit or copy. */
  readonly settings: string;
  /** The ledger, sessions, the practice desk. */
  readonly data: string;
  /** The user's home folder. */
  readonly home: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds the folders for settings and data by the conventions of the operating system (on Linux, the
 * XDG base directories). `MESA_CARPETA` puts everything into one folder.
 */
export function findFolders(platform: NodeJS.Platform, env: Environment): Folders {
  const home = env["HOME"] ?? homedir();
  const own = env["MESA_CARPETA"];
  if (own !== undefined && own !== "") return { settings: own, data: own, home };
  if (platform === "win32") {
    const roaming = env["APPDATA"] ?? join(home, "AppData", "Roaming");
    const local = env["LOCALAPPDATA"] ?? join(home, "AppData", "Local");
    return { settings: join(roaming, "mesa"), data: join(local, "mesa"), home };
  }
  if (platform === "darwin") {
    const support = join(home, "Library", "Application Support", "mesa");
    return { settings: support, data: support, home };
  }
  return {
    settings: join(env["XDG_CONFIG_HOME"] ?? join(home, ".config"), "mesa"),
    data: join(env["XDG_DATA_HOME"] ?? join(home, ".local", "share"), "mesa"),
    home,
  };
}
