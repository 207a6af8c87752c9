import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What writes to the terminal as it is: the writer itself, and what writes for programs. */
const writers: Readonly<Record<string, string>> = {
  "app/write-lines.ts": "the writer",
  "app/present.ts": "JSON, NDJSON, CSV, and text that did not go to the pager",
  "app/report-error.ts": "errors as JSON, stacks",
  "app/run.ts": "the version",
  "compose/create-context.ts": "defects when cleaning up, MESA_DEPURAR only",
  "compose/daily-upkeep.ts": "the same",
  "compose/terminal-parts.ts": "a picture, in escape sequences that must not be broken",
  "features/follow/line-show.call.ts": "NDJSON",
  "features/follow/watch-notices.call.ts": "the bell",
  "features/outbox/serve-show.call.ts": "NDJSON",
  "features/practice/serve.command.ts": "JSON",
  "features/report/export.command.ts": "a file's content",
  "features/session/sign-in-by-browser.call.ts": "an address, to be copied whole",
};

const writing = /(?:\bterminal|\.terminal)\.(?:out|err)\(/;

test("lines for people reach the terminal through one writer, which breaks them to its width", () => {
  const found = readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts"))
    .filter((name) => writing.test(readFileSync(`src/${name}`, "utf8")));
  const direct = [...found, "app/write-lines.ts"];
  expect(direct.toSorted()).toEqual(Object.keys(writers).toSorted());
});
