import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { openEngine, openUri } from "../../src/sqlite/open-engine.ts";
import { testFolder } from "../support/test-context.ts";

const loaded = () => Object.keys(createRequire(import.meta.url).cache).join("\n");

test("a file is read by its URI, without libsql where Node's own SQLite takes one", () => {
  const path = join(testFolder(), "libro.db");
  const engine = openEngine(path);
  engine.exec("CREATE TABLE uno (valor); INSERT INTO uno VALUES (7)");
  engine.close();
  const reading = openUri(`${pathToFileURL(path).href}?immutable=1`);
  expect(reading.prepare("SELECT valor FROM uno").get([])).toMatchObject({ valor: 7 });
  expect(() => reading.exec("INSERT INTO uno VALUES (8)")).toThrow(/readonly/);
  reading.close();
  const [major = 0] = process.versions.node.split(".").map(Number);
  // The single executable has Node 24 and no native module.
  if (major >= 24) expect(loaded()).not.toContain("libsql");
});
