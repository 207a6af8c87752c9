import { createServer, type RequestListener } from "node:http";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { checkUpdate, isSeen } from "../../src/compose/check-update.ts";
import { createPreferences } from "../../src/platform/settings/preferences.ts";
import { listen } from "../support/listen.ts";
import { testFolder } from "../support/test-context.ts";

/** What answers that a version is the newest, and how often it was asked. */
async function registry(answer: string | RequestListener) {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    if (typeof answer === "string") response.end(answer);
    else answer(request, response);
  });
  const port = await listen(server);
  onTestFinished(() => server.closeAllConnections());
  return { asked, address: `http://127.0.0.1:${port}/mesa-oce/latest` };
}

/** One command of a person, on a day. */
async function newer(
  address: string | undefined,
  options: { folder?: string; visible?: boolean; now?: string; waitAtEndMs?: number } = {},
): Promise<string | undefined> {
  const { folder = testFolder(), visible = true, now = "2026-11-30T10:00:00-05:00" } = options;
  const { waitAtEndMs = 120_000 } = options;
  const env = address === undefined ? {} : { MESA_ACTUALIZACIONES: address };
  const settingsPath = join(folder, "config.json");
  return await checkUpdate({
    env: {},
    version: "0.9.0",
    clock: () => new Date(now),
    preferences: () => createPreferences({ env, cwd: folder, settingsPath }),
    visible,
    waitAtEndMs,
    path: join(folder, "cache/actualizaciones"),
  })();
}

test("a newer version is told, and asked for once a day", async () => {
  const { asked, address } = await registry(`{"version":"0.10.0"}`);
  const folder = testFolder();
  const begun = vi.spyOn(globalThis, "setTimeout");
  const ended = vi.spyOn(globalThis, "clearTimeout");
  onTestFinished(() => void vi.restoreAllMocks());
  expect(await newer(address, { folder, waitAtEndMs: 111_111 })).toBe("0.10.0");
  // What waits for a late answer must not keep a command that is done from ending.
  const waits = begun.mock.results.filter((_one, at) => begun.mock.calls[at]?.[1] === 111_111);
  expect(waits.map(({ value }) => ended.mock.calls.some(([timer]) => timer === value))).toEqual([
    true,
  ]);
  expect(await newer(address, { folder, now: "2026-12-01T09:59:00-05:00" })).toBeUndefined();
  expect(asked).toEqual(["/mesa-oce/latest"]);
  expect(await newer(address, { folder, now: "2026-12-01T10:01:00-05:00" })).toBe("0.10.0");
});

test("a day is over after twenty-four hours, and a time that is still to come counts as none", async () => {
  const { asked, address } = await registry(`{"version":"0.10.0"}`);
  const folder = testFolder();
  const at = (now: string) => newer(address, { folder, now });
  expect(await at("2026-11-30T15:00:00.000Z")).toBe("0.10.0");
  expect(await at("2026-12-01T14:59:59.999Z")).toBeUndefined();
  expect(await at("2026-12-01T15:00:00.000Z")).toBe("0.10.0");
  const path = join(folder, "cache/actualizaciones");
  expect(readFileSync(path, "utf8")).toBe("2026-12-01T15:00:00.000Z");
  expect(await at("2026-12-01T14:59:59.999Z")).toBe("0.10.0");
  writeFileSync(path, "ayer");
  expect(await at("2026-12-01T14:00:00.000Z")).toBe("0.10.0");
  expect(asked).toHaveLength(4);
  // Where the day can't be remembered nobody is asked each time.
  const file = join(folder, "cache");
  rmSync(file, { recursive: true });
  writeFileSync(file, "");
  expect([await at("2027-01-01T00:00:00.000Z"), asked.length]).toEqual([undefined, 4]);
});

test("nobody is asked without an address, with «no», or where no person looks", async () => {
  const { asked, address } = await registry(`{"version":"0.10.0"}`);
  expect(await newer(undefined)).toBeUndefined();
  expect(await newer("no")).toBeUndefined();
  expect(await newer(address.replace("127.0.0.1", "example.invalid"))).toBeUndefined();
  expect(await newer(address, { visible: false })).toBeUndefined();
  expect(asked).toEqual([]);
});

test.each([
  ["this version", `{"version":"0.9.0"}`],
  ["an older one", `{"version":"0.8.9"}`],
  ["another kind of version", `{"version":"1.0.0-beta"}`],
  ["no version", "[]"],
  ["no JSON", "<html>"],
])("%s is nothing to tell", async (_what, answer) => {
  const { address } = await registry(answer);
  expect(await newer(address)).toBeUndefined();
});

test("who refuses or never answers holds nobody up", async () => {
  const { address } = await registry((_request, response) => {
    response.statusCode = 500;
    response.end(`{"version":"9.9.9"}`);
  });
  expect(await newer(address)).toBeUndefined();
  const silent = await registry(() => {});
  expect(await newer(silent.address, { waitAtEndMs: 10 })).toBeUndefined();
});

test.each([
  [["ticket", "listar"], true, true, true],
  [[], true, true, true],
  [["ticket", "listar"], false, true, false],
  [["ticket", "listar"], true, false, false],
  [["ticket", "listar", "--json"], true, true, false],
  [["--quiet", "estado"], true, true, false],
  [["--version"], true, true, false],
])("of %j, to a terminal: %s and %s, a word beside it is seen: %s", (argv, out, err, seen) => {
  expect(isSeen(argv, { stdoutIsTerminal: out, stderrIsTerminal: err })).toBe(seen);
});
