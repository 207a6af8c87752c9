import { chmodSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { requireOwnFolders, restrictToOwner } from "../../../src/platform/files/file-access.ts";
import { posix } from "../../support/posix.ts";
import { testFolder } from "../../support/test-context.ts";

test("folders of another user are refused, ours and those that are not there yet are not", () => {
  const folder = testFolder();
  const { uid } = statSync(folder);
  const missing = join(folder, "todavia-no");
  expect(() => requireOwnFolders([missing, folder], uid)).not.toThrow();
  const refusal = { code: "carpeta-ajena", params: { ruta: folder, dueno: uid } };
  expect(() => requireOwnFolders([missing, folder], uid + 1)).toThrow(
    expect.objectContaining(refusal),
  );
  // Windows has no numbers of users.
  expect(() => requireOwnFolders([folder], undefined)).not.toThrow();
});

test.runIf(posix)("a file is its owner's alone, and one that is missing is said to be", () => {
  const path = join(testFolder(), "a");
  expect(() => restrictToOwner(path)).toThrow(expect.objectContaining({ code: "ENOENT" }));
  writeFileSync(path, "");
  chmodSync(path, 0o644);
  restrictToOwner(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});
