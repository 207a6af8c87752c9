import { expect, test } from "vitest";
import { summarizeVolumes } from "../../src/domain/volumes.ts";

/** The months of one year that lie above Tukey's fence, when these services were given in each. */
function oddMonths(services: readonly number[]): readonly number[] {
  const months = services.map((atenciones, at) => ({
    mes: `2026-${String(at + 1).padStart(2, "0")}`,
    quejas: 0,
    atenciones,
  }));
  return summarizeVolumes(months, "2026-01", "2026-12")
    .destacados.filter((one) => one.serie === "atenciones" && one.clase === "atipico")
    .map((one) => one.valor);
}

// Worked out by hand: quartile k of n values lies at place (n - 1) k / 4, counted from 0. Of eight
// values, Q1 = 10 + 0.75 (12 - 10) = 11.5 and Q3 = 18 + 0.25 (x - 18); the fence is Q3 + 1.5 (Q3 - Q1).
test.each([
  ["Q3 21.5, fence 36.5", [0, 10, 12, 14, 16, 18, 32, 90], []],
  ["Q3 24.5, on its fence of 44", [0, 10, 12, 14, 16, 18, 44, 90], []],
  ["Q3 24.75, above its fence of 44.625", [0, 10, 12, 14, 16, 18, 45, 90], [45]],
  ["nine values, on the fence of 120", [10, 10, 20, 30, 40, 50, 60, 120, 200], []],
  ["nine values, above it", [10, 10, 20, 30, 40, 50, 60, 121, 200], [121]],
  ["fewer than eight months", [10, 10, 10, 10, 10, 500, 900], []],
])("quartiles are interpolated: %s", (_what, services, odd) => {
  expect(oddMonths(services)).toEqual(odd);
});
