import { expect, test } from "vitest";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import { transferLine } from "../../src/view/progress-bar.ts";

test("an upload is told in bytes, rate and time left", async () => {
  const es = await loadTranslator("es");
  const half = { sent: 5 * 1024 * 1024, total: 10 * 1024 * 1024, elapsed: 2000 };
  expect(transferLine(half, es)).toBe(
    "██████████░░░░░░░░░░ 5,0 MB / 10,0 MB · 2,5 MB/s · faltan 2 s",
  );
  expect(transferLine({ ...half, sent: 0, elapsed: 0 }, es)).toBe(
    "░░░░░░░░░░░░░░░░░░░░ 0 B / 10,0 MB",
  );
  expect(transferLine({ sent: 0, total: 0, elapsed: 0 }, es)).toBe(
    "████████████████████ 0 B / 0 B",
  );
});
