import { homedir, userInfo } from "node:os";
import { posix, win32 } from "node:path";

export interface Folders {
  /** Settings that the user may edit or copy. */
  readonly settings: string;
  /** The ledger, sessions, the practice desk. */
  readonly data: string;
  /** Compiled code, which may be deleted at any time. */
  readonly cache: string;
  /** The user's home folder. */
  readonly home: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds the folders for settings, data and compiled code by the conventions of the operating system
 * (on Linux, the XDG base directories). `MESA_CARPETA` puts everything into one folder. All are
 * absolute: a variable that is empty or relative counts as unset (XDG Base Directory Specification
 * 0.8), or the journal would be another one in each current folder. The scripts in `bin/` load this
 * file as `dist/folders.cjs`.
 */
export function findFolders(platform: NodeJS.Platform, env: Environment): Folders {
  const paths = platform === "win32" ? win32 : posix;
  const join = (...parts: readonly string[]): string => paths.join(...parts);
  const folder = (name: string): string | undefined => absolute(platform, env[name]);
  const home = folder("HOME") ?? folder("USERPROFILE") ?? systemHome(platform);
  const own = folder("MESA_CARPETA");
  if (own !== undefined) return { settings: own, data: own, cache: join(own, "cache"), home };
  const sharedCache = folder("XDG_CACHE_HOME");
  const cache = (usual: string): string =>
    sharedCache === undefined ? usual : join(sharedCache, "mesa");
  if (platform === "win32") {
    const roaming = folder("APPDATA") ?? join(home, "AppData", "Roaming");
    const data = join(folder("LOCALAPPDATA") ?? join(home, "AppData", "Local"), "mesa");
    return { settings: join(roaming, "mesa"), data, cache: cache(join(data, "cache")), home };
  }
  if (platform === "darwin") {
    const support = join(home, "Library", "Application Support", "mesa");
    const usual = join(home, "Library", "Caches", "mesa");
    return { settings: support, data: support, cache: cache(usual), home };
  }
  return {
    settings: join(folder("XDG_CONFIG_HOME") ?? join(home, ".config"), "mesa"),
    data: join(folder("XDG_DATA_HOME") ?? join(home, ".local", "share"), "mesa"),
    cache: cache(join(home, ".cache", "mesa")),
    home,
  };
}

/** The path if it is absolute; on Windows that takes a drive or a server, not only a root. */
function absolute(platform: NodeJS.Platform, path: string | undefined): string | undefined {
  const whole = platform === "win32" ? /^(?:[a-z]:[\\/]|[\\/]{2}[^\\/])/i : /^\//;
  return path !== undefined && whole.test(path) ? path : undefined;
}

/** The home folder as the system knows it; the root for a user without one. */
function systemHome(platform: NodeJS.Platform): string {
  for (const ask of [homedir, () => userInfo().homedir]) {
    try {
      const home = absolute(platform, ask());
      if (home !== undefined) return home;
    } catch {
      // A user id without an entry in the system's list, as in some containers.
    }
  }
  return platform === "win32" ? "C:\\" : "/";
}
