import { describe, expect, test } from "vitest";
import { findFolders } from "../../src/platform/settings/folders.ts";

const home = { HOME: "/home/ana" };
const usual = {
  settings: "/home/ana/.config/mesa",
  data: "/home/ana/.local/share/mesa",
  cache: "/home/ana/.cache/mesa",
  home: "/home/ana",
};

describe("on Linux", () => {
  test.each([
    [{}, usual],
    [
      { XDG_CONFIG_HOME: "/c", XDG_DATA_HOME: "/d", XDG_CACHE_HOME: "/k" },
      { ...usual, settings: "/c/mesa", data: "/d/mesa", cache: "/k/mesa" },
    ],
    [
      { MESA_CARPETA: "/m", XDG_DATA_HOME: "/d" },
      { ...usual, settings: "/m", data: "/m", cache: "/m/cache" },
    ],
  ])("%o", (env, found) => {
    expect(findFolders("linux", { ...home, ...env })).toEqual(found);
  });

  const variables = ["MESA_CARPETA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"];
  test.each(["", ".", "datos", "./datos", "~/datos", "C:\\datos"])(
    "a variable that is «%s» counts as unset",
    (value) => {
      const env = Object.fromEntries(variables.map((name) => [name, value]));
      expect(findFolders("linux", { ...home, ...env })).toEqual(usual);
      const homeless = findFolders("linux", { HOME: value, USERPROFILE: value });
      expect(Object.values(homeless).every((path) => path.startsWith("/"))).toBe(true);
    },
  );
});

test.each([
  ["darwin", "", "/home/ana/Library/Application Support/mesa", "/home/ana/Library/Caches/mesa"],
  ["darwin", "/k", "/home/ana/Library/Application Support/mesa", "/k/mesa"],
] as const)("on %s with the cache «%s»", (platform, XDG_CACHE_HOME, data, cache) => {
  const env = { ...home, XDG_CACHE_HOME };
  expect(findFolders(platform, env)).toEqual({ settings: data, data, cache, home: "/home/ana" });
});

describe("on Windows", () => {
  const env = { HOME: "/c/Users/ana", USERPROFILE: "C:\\Users\\ana" };
  const local = "C:\\Users\\ana\\AppData\\Local\\mesa";
  const roaming = "C:\\Users\\ana\\AppData\\Roaming\\mesa";

  test.each(["", "datos", "\\datos", "C:datos", "/datos"])("«%s» counts as unset", (value) => {
    const given = { ...env, APPDATA: value, LOCALAPPDATA: value, MESA_CARPETA: value };
    expect(findFolders("win32", given)).toEqual({
      settings: roaming,
      data: local,
      cache: `${local}\\cache`,
      home: env.USERPROFILE,
    });
  });

  test.each(["D:\\mesa", "d:/mesa", "\\\\servidor\\mesa"])("«%s» is taken", (value) => {
    expect(findFolders("win32", { ...env, MESA_CARPETA: value }).data).toBe(value);
  });
});
