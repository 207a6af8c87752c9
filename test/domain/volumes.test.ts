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

const month = (mes: string, atenciones: number, quejas: number) => ({ mes, atenciones, quejas });

test("months and years have their sums, rates and changes from a year before", () => {
  const published = [
    month("2024-11", 100, 1),
    month("2024-12", 0, 3),
    month("2025-11", 125, 5),
    month("2025-12", 200, 2),
    month("2026-01", 50, 1),
    month("2026-02", 400, 9),
  ];
  const { meses, anios, destacados, ...sums } = summarizeVolumes(published, "2024-12", "2026-01");
  expect(sums).toEqual({ quejas: 11, atenciones: 375, por_mil: (11 / 375) * 1000 });
  expect(meses).toEqual([
    { ...month("2024-12", 0, 3), por_mil: 0, interanual: null },
    { ...month("2025-11", 125, 5), por_mil: 40, interanual: 0.25 },
    // Nothing can be compared with none.
    { ...month("2025-12", 200, 2), por_mil: 10, interanual: null },
    { ...month("2026-01", 50, 1), por_mil: 20, interanual: null },
  ]);
  expect(anios).toEqual([
    { anio: "2024", meses: 1, atenciones: 0, quejas: 3, por_mil: 0, interanual: null },
    {
      anio: "2025",
      meses: 2,
      atenciones: 325,
      quejas: 7,
      por_mil: (7 / 325) * 1000,
      interanual: 2.25,
    },
    { anio: "2026", meses: 1, atenciones: 50, quejas: 1, por_mil: 20, interanual: null },
  ]);
  const named = destacados.map(({ serie, clase, mes, valor }) => [serie, clase, mes, valor]);
  expect(named).toEqual([
    ["atenciones", "maximo", "2025-12", 200],
    ["atenciones", "minimo", "2024-12", 0],
    ["quejas", "maximo", "2025-11", 5],
    ["quejas", "minimo", "2026-01", 1],
    ["por_mil", "maximo", "2025-11", 40],
    ["por_mil", "minimo", "2024-12", 0],
  ]);
});

test("only one month is the highest or the lowest, and one alone is neither", () => {
  const classes = (services: readonly number[]) =>
    summarizeVolumes(
      services.map((atenciones, at) => month(`2026-0${at + 1}`, atenciones, 0)),
      "2026-01",
      "2026-12",
    )
      .destacados.filter(({ serie }) => serie === "atenciones")
      .map(({ clase }) => clase);
  expect(classes([5, 5, 1])).toEqual(["minimo"]);
  expect(classes([5, 1, 1])).toEqual(["maximo"]);
  expect(classes([5, 1])).toEqual(["maximo", "minimo"]);
  expect(classes([5])).toEqual([]);
});
