import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readJunit } from "../../src/junit/read-junit.ts";
import type { TestCase } from "../../src/ports/ci.ts";

const folder = "test/fixtures/junit";

interface Truth {
  readonly esperado: "leer" | "rechazar";
  readonly casos: number;
  readonly omitidos: number;
  readonly fallan: number;
  readonly nombres: readonly string[];
}
const truth: Readonly<Record<string, Truth>> = JSON.parse(
  readFileSync(`${folder}/verdad.json`, "utf8"),
);

async function casesOf(name: string): Promise<readonly TestCase[]> {
  const cases: TestCase[] = [];
  await readJunit(`${folder}/${name}`, (one) => cases.push(one));
  return cases;
}

const readable = Object.entries(truth).filter(([, { esperado }]) => esperado === "leer");
const refused = Object.entries(truth).filter(([, { esperado }]) => esperado === "rechazar");

describe("every runner's report", () => {
  test.each(readable)("%s", async (name, { casos, omitidos, fallan, nombres }) => {
    const cases = await casesOf(name);
    const failing = cases.filter((one) => one.estado === "falla");
    expect([
      cases.length,
      cases.filter((one) => one.estado === "omitida").length,
      failing.length,
      failing.map((one) => one.prueba),
    ]).toEqual([casos, omitidos, fallan, nombres.map((one) => one.split(" :: ").at(-1))]);
    expect(failing.every((one) => (one.falla?.mensaje ?? "") !== "")).toBe(true);
  });
});

describe("what is broken or hostile is refused, naming the file:", () => {
  test.each(refused)("%s", async (name) => {
    await expect(casesOf(name)).rejects.toMatchObject({
      code: "informe-invalido",
      params: { archivo: `${folder}/${name}` },
    });
  });
});
