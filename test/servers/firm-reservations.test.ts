import { expect, test } from "vitest";
import { smallestIdSince } from "../../src/ledger/ledger-schema.ts";
import { testIntent } from "../support/intent.ts";
import { firmBench } from "./support/firm-bench.ts";

const nothing = { entry: undefined, duplicate: undefined };
const [mine, taken] = [
  { isMine: true, ...nothing },
  { isMine: false, ...nothing },
];

test("a key is reserved by one at a time, until it is released or its time is over", async () => {
  const { open, admin } = await firmBench();
  const [ana, eva] = [(await open()).reservations, (await open()).reservations];
  const [first, other] = [
    { perfil: "agencia", clave: "k-1" },
    { perfil: "banco", clave: "k-1" },
  ];
  const free = async (...claves: readonly string[]) => await eva.released("agencia", claves);
  expect(await ana.reserve(first)).toEqual(mine);
  expect(await eva.reserve(first)).toEqual(taken);
  expect(await eva.reserve(other)).toEqual(mine);
  const others = new Map([
    ["k-0", undefined],
    ["k-2", undefined],
  ]);
  expect(await free("k-0", "k-1", "k-2")).toEqual(others);
  await ana.release("agencia", "k-1");
  expect(await free("k-1")).toEqual(new Map([["k-1", undefined]]));
  expect(await eva.reserve(first)).toEqual(mine);
  await admin`UPDATE mesa.reservas SET plazo = clock_timestamp() - interval '1 second'`;
  expect(await free("k-1")).toEqual(new Map([["k-1", undefined]]));
  expect(await ana.reserve(first)).toEqual(mine);
  expect(await eva.reserve(first)).toEqual(taken);
});

test("keys that are released at once are all free afterwards", async () => {
  const { reservations } = await (await firmBench()).open();
  const claves = ["k-1", "k-2", "k-3", "k-4"];
  for (const clave of claves) await reservations.reserve({ perfil: "agencia", clave });
  expect(await reservations.released("agencia", claves)).toEqual(new Map());
  await Promise.all(claves.map(async (clave) => await reservations.release("agencia", clave)));
  const free = new Map(claves.map((clave) => [clave, undefined]));
  expect(await reservations.released("agencia", claves)).toEqual(free);
});

test("what has left a machine is not reserved, but told of; a refused request is both", async () => {
  const firm = await (await firmBench()).open();
  const intent = testIntent({ perfil: "agencia", clave: "k-1" });
  const { reservations } = firm;
  const wanted = { perfil: "agencia", clave: "k-1" };
  await firm.record(intent);
  const waiting = await firm.findByKey("agencia", "k-1");
  expect(await reservations.reserve(wanted)).toEqual({ ...mine, entry: waiting });
  await reservations.release("agencia", "k-1");
  for (const [estado, isMine] of [
    ["rechazado", true],
    ["en_cola", false],
  ] as const) {
    const claim = await firm.claim(intent.solicitud);
    if (claim === undefined) throw new Error("not claimed");
    const entry = await firm.settle(claim, { estado });
    expect(await reservations.reserve(wanted)).toEqual({ isMine, entry, duplicate: undefined });
    await reservations.release("agencia", "k-1");
    expect(await reservations.released("agencia", ["k-1"])).toEqual(new Map([["k-1", entry]]));
  }
});

test("a reservation tells of the newest duplicate that was there before", async () => {
  const firm = await (await firmBench()).open();
  const [since, before] = [new Date("2026-11-01T00:00:00Z"), new Date("2026-11-20T00:00:00Z")];
  const record = async (moment: string, clave: string, esencia = "e1") =>
    await firm.record(
      testIntent({
        solicitud: smallestIdSince(new Date(moment)),
        perfil: "agencia",
        clave,
        esencia,
      }),
    );
  await record("2026-10-31T23:59:59Z", "k-1");
  const duplicate = async () => {
    const like = { esencia: "e1", since, before };
    const found = await firm.reservations.reserve({ perfil: "agencia", clave: "k-0", like });
    await firm.reservations.release("agencia", "k-0");
    return found?.duplicate?.clave;
  };
  expect(await duplicate()).toBeUndefined();
  await record("2026-11-01T00:00:00Z", "k-2");
  expect(await duplicate()).toBe("k-2");
  await record("2026-11-10T00:00:00Z", "k-3", "e2");
  await record("2026-11-20T00:00:00Z", "k-4");
  expect(await duplicate()).toBe("k-2");
  const last = await record("2026-11-19T23:59:59Z", "k-5");
  expect(await duplicate()).toBe("k-5");
  const claim = await firm.claim(last.solicitud);
  if (claim === undefined) throw new Error("not claimed");
  await firm.settle(claim, { estado: "rechazado" });
  expect(await duplicate()).toBe("k-2");
});
