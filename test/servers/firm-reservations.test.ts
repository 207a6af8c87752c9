import { expect, test } from "vitest";
import { firmBench } from "./support/firm-bench.ts";

test("a key is reserved by one at a time, until it is released or its time is over", async () => {
  const { open, admin } = await firmBench();
  const [ana, eva] = [(await open()).reservations, (await open()).reservations];
  expect(await ana.reserve("agencia", "k-1")).toBe(true);
  expect(await eva.reserve("agencia", "k-1")).toBe(false);
  expect(await eva.reserve("banco", "k-1")).toBe(true);
  await ana.release("agencia", "k-1");
  expect(await eva.reserve("agencia", "k-1")).toBe(true);
  await admin`UPDATE mesa.reservas SET plazo = clock_timestamp() - interval '1 second'`;
  expect(await ana.reserve("agencia", "k-1")).toBe(true);
  expect(await eva.reserve("agencia", "k-1")).toBe(false);
});
