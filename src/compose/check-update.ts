import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseJson } from "../domain/parse-json.ts";
import { proxiesOf } from "../platform/net/proxies.ts";
import type { Preferences } from "../ports/preferences.ts";
import type { Terminal } from "../ports/terminal.ts";

const checkPeriodMs = 24 * 3_600_000;

interface UpdateNeeds {
  readonly env: NodeJS.ProcessEnv;
  readonly version: string;
  readonly clock: () => Date;
  readonly preferences: () => Preferences;
  /** Whether a person sees it: a terminal, no continuous integration, no JSON. */
  readonly visible: boolean;
  /** What a command that is done waits for the answer, in milliseconds. */
  readonly waitAtEndMs: number;
  /** The file that remembers when it was asked last. */
  readonly path: string;
}

/**
 * Asks the address of the setting `actualizaciones`, at most once a day and while the command runs, which
 * version is the newest (`{"version":"1.2.3"}`, as npm's registry answers for `mesa-oce/latest`). Without
 * that setting nothing is asked.
 *
 * @returns what gives, at the command's end, that version if it is newer than this one
 */
export function checkUpdate(needs: UpdateNeeds): () => Promise<string | undefined> {
  const address = needs.visible ? addressOf(needs.preferences) : undefined;
  if (address === undefined || !takeTurn(needs)) return () => Promise.resolve(undefined);
  const stop = new AbortController();
  const asked = ask(address, needs, stop.signal).catch(() => undefined);
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((done) => {
      timer = setTimeout(() => done(undefined), needs.waitAtEndMs);
    });
    const version = await Promise.race([asked, late]);
    clearTimeout(timer);
    stop.abort();
    return version !== undefined && isNewer(version, needs.version) ? version : undefined;
  };
}

/** Whether a person sees what is said beside an answer. */
export function isSeen(
  argv: readonly string[],
  terminal: Pick<Terminal, "stdoutIsTerminal" | "stderrIsTerminal">,
): boolean {
  const isQuiet = argv.some((word) => ["--json", "--quiet", "--version"].includes(word));
  return terminal.stdoutIsTerminal && terminal.stderrIsTerminal && !isQuiet;
}

/** A project's file that is wrong is reported by the command itself. */
function addressOf(preferences: () => Preferences): string | undefined {
  try {
    const { value } = preferences().get("actualizaciones");
    return value === "no" ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Whether a day has passed, which begins anew now. A folder that can't be written means no question. */
function takeTurn({ path, clock }: UpdateNeeds): boolean {
  const now = clock().getTime();
  try {
    const last = Date.parse(readFileSync(path, "utf8"));
    if (last <= now && now - last < checkPeriodMs) return false;
  } catch {
    // Never asked yet.
  }
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, new Date(now).toISOString(), { mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

async function ask(
  address: string,
  { env, version }: UpdateNeeds,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { createHttpClient } = await import("../platform/net/http-client.ts");
  const proxies = proxiesOf(env);
  const { origin, pathname, search } = new URL(address);
  const client = createHttpClient({
    url: origin,
    userAgent: `mesa/${version}`,
    trace: () => {},
    ...(proxies !== undefined && { proxies }),
  });
  try {
    const path = `${pathname}${search}`;
    const { status, text } = await client.send({ method: "GET", path, headers: {} }, signal);
    const said: unknown = Reflect.get(Object(parseJson(text)), "version");
    return status === 200 && typeof said === "string" ? said : undefined;
  } finally {
    await client.close();
  }
}

/** Whether a version of three numbers is later than another; anything else is not. */
function isNewer(one: string, other: string): boolean {
  if (!/^\d{1,6}\.\d{1,6}\.\d{1,6}$/.test(one)) return false;
  return one.localeCompare(other, "en", { numeric: true }) > 0;
}
