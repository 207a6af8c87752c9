import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Modules that make or write output; whatever else has JSON sends or stores it. */
const outputs = ["app", "features", "view", "tables", "forms"];

/** Content of a digest, which nobody is shown. */
const digests = [
  "features/ci/failure-fingerprint.ts",
  "features/ci/note-on-ticket.ts",
  "features/ticket/reply-to-ticket.ts",
];

test("JSON for output is written by jsonText alone, which escapes what a terminal would obey", () => {
  const found = outputs
    .flatMap((folder) =>
      readdirSync(join("src", folder), { recursive: true, encoding: "utf8" }).map(
        (name) => `${folder}/${name}`,
      ),
    )
    .filter((name) => name.endsWith(".ts"))
    .filter((name) => readFileSync(join("src", name), "utf8").includes("JSON.stringify"));
  expect(found.toSorted()).toEqual(digests);
});
