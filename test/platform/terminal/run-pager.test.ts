import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runPager } from "../../../src/platform/terminal/run-pager.ts";
import { posix } from "../../support/posix.ts";
import { testFolder } from "../../support/test-context.ts";

const prompt = { more: "mas: 5% (a.b)?", end: String.raw`fin $1\2` };

/** Pagers that note their name, their words, what `less` would heed, and what they are given. */
function pagers(status: number, ...names: readonly string[]) {
  const folder = testFolder();
  const noted = join(folder, "visto");
  for (const name of names) {
    const script = [
      "#!/bin/sh",
      `printf '%s\\n' ${name} "$*" "$LESS" "$LESSCHARSET" "[$MESA_TOKEN]" >"${noted}"`,
      // The text comes last, whatever it holds.
      `while IFS= read -r one; do printf '%s\\n' "$one" >>"${noted}"; done`,
      `exit ${status}`,
      "",
    ];
    writeFileSync(join(folder, name), script.join("\n"), { mode: 0o700 });
  }
  return {
    folder,
    show(text: string, wanted?: string, variables: Readonly<Record<string, string>> = {}) {
      const env = { PATH: folder, MESA_TOKEN: "canario", ...variables };
      return runPager(text, { env, platform: "linux", wanted, prompt });
    },
    seen: () => (existsSync(noted) ? readFileSync(noted, "utf8").split("\n").slice(0, -1) : []),
  };
}

const options = String.raw`FRX-Ps?efin \$1\\2:mas\: 5\% (a\.b)\?.$`;
const link = "\u001b]8;;https://mesa.example/\u001b\\";

// The pagers are scripts for sh.
describe.runIf(posix)("a text page by page", () => {
  test("is shown by less as it is, but for its links, under a prompt whose signs are kept", () => {
    const { show, seen } = pagers(0, "less");
    expect(show(`\u001b[1mMesa\u001b[22m\n${link}T-1\u001b]8;;\u001b\\ · ñ\n`)).toBe(true);
    expect(seen()).toEqual([
      "less",
      "",
      options,
      "utf-8",
      "[]",
      "\u001b[1mMesa\u001b[22m",
      "T-1 · ñ",
    ]);
  });

  test.each([
    [undefined, {}, ["less", ""]],
    [undefined, { PAGER: "more -s" }, ["more", "-s"]],
    ["most 'a b' c", { PAGER: "more" }, ["most", "a b c"]],
    [undefined, { PAGER: "" }, []],
    [undefined, { PAGER: "cat" }, []],
    ["", { PAGER: "more" }, []],
    ["no", { PAGER: "more" }, []],
    ["cat -n", { PAGER: "more" }, []],
    ["otro", { PAGER: "more" }, []],
    ["./less", {}, []],
  ])("with the setting %j and %j is shown by %j", (wanted, variables, words) => {
    const { show, seen } = pagers(0, "less", "more", "most", "cat", "no");
    expect(show("uno\n", wanted, variables)).toBe(words.length > 0);
    expect(seen().slice(0, 2)).toEqual(words);
  });

  test("heeds what the user has set for less", () => {
    const { show, seen } = pagers(0, "less");
    expect(show("uno\n", undefined, { LESS: "-S", LESSCHARSET: "latin1" })).toBe(true);
    expect(seen()).toEqual(["less", "", "-S", "latin1", "[]", "uno"]);
  });

  test("was not shown where the pager has taken all of it and says that it failed", () => {
    const { show, seen } = pagers(1, "less");
    expect(show("uno\n")).toBe(false);
    expect(seen().at(-1)).toBe("uno");
  });

  test("was not shown by what can't be started, though it may be run", () => {
    const { folder, show } = pagers(0);
    writeFileSync(join(folder, "less"), "#!/no/existe\n", { mode: 0o700 });
    expect(show("uno\n")).toBe(false);
  });
});
