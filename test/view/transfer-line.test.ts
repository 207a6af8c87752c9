import { expect, test } from "vitest";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import { progressBar, transferLine } from "../../src/view/progress-bar.ts";

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

test("what is left is told in whole seconds, rounded up, once anything was sent", async () => {
  const en = await loadTranslator("en");
  const total = 800;
  expect(transferLine({ sent: 0, total, elapsed: 1 }, en)).toBe("░░░░░░░░░░░░░░░░░░░░ 0 B / 800 B");
  expect(transferLine({ sent: 400, total, elapsed: 0 }, en)).toBe(
    "██████████░░░░░░░░░░ 400 B / 800 B",
  );
  expect(transferLine({ sent: 320, total, elapsed: 1000 }, en)).toBe(
    "████████░░░░░░░░░░░░ 320 B / 800 B · 320 B/s · 2 s left",
  );
  expect(transferLine({ sent: total, total, elapsed: 1 }, en)).toBe(
    "████████████████████ 800 B / 800 B · 781 kB/s · 0 s left",
  );
});

test.each([
  [-1, 0],
  [0, 0],
  [0.0249, 0],
  [0.025, 1],
  [0.5, 10],
  [0.9749, 19],
  [0.975, 20],
  [1, 20],
  [2, 20],
])("a share of %d fills %d of twenty", (share, filled) => {
  expect(progressBar(share)).toBe("█".repeat(filled) + "░".repeat(20 - filled));
});
