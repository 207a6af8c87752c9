import { describe, expect, test } from "vitest";
import { errorCodes } from "../../../src/errors/error-codes.ts";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { firmRights, type Firm, type FirmStatus } from "../../../src/ports/firm.ts";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, type RunOptions } from "../../support/test-context.ts";

const now = new Date("2026-11-24T15:00:00Z");

const healthy: FirmStatus = {
  retention: { comprobantes: "5a", capturas: null },
  version: 3,
  ownVersion: 3,
  rights: "envia",
  states: { aceptado: 12_000, rechazado: 4 },
  serverVersion: "15.3",
  tls: "TLSv1.3",
  serverTime: now.toISOString(),
  connected: [
    { sender: "ana@caja-1", since: "2026-11-24T13:00:00.000Z" },
    { sender: "luis@caja-2", since: "2026-11-24T14:30:00.000Z" },
  ],
};

const number = /\d+(?:[^\da-z]\d{3})?/g;

const unused = (): never => {
  throw new Error("not asked for");
};

/** A firm's journal as its server tells of it; nothing else may be asked of it. */
function firmWith(change: Partial<FirmStatus> = {}, status?: Firm["status"]): Firm {
  return {
    address: { host: "libro.example", port: 5432, user: "ana", database: "mesa" },
    copies: unused,
    keepPassword: () => Promise.resolve("caja"),
    create: unused,
    expire: () => Promise.resolve({ comprobantes: 0, copias: 0 }),
    status: status ?? (() => Promise.resolve({ ...healthy, ...change })),
    ticketsOf: unused,
    takeIn: unused,
  };
}

describe("mesa libro estado", () => {
  /** What a person reads, by its labels, in the order of the screen. */
  async function factsOf(change: Partial<FirmStatus>, language = "es") {
    const env = { NO_COLOR: "1", MESA_IDIOMA: language };
    const options = { firm: firmWith(change), interactive: true, env, width: 120, now };
    const { code, stdout } = await runMesa(["libro", "estado"], options);
    expect(code).toBe(0);
    return stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.replace(/^[^:]+: +/, "").replaceAll(/\s/g, " "));
  }

  test("tells where it is, for whom, how much it has and keeps, and who is there", async () => {
    const states = {
      ...healthy.states,
      pendiente: 1,
      enviando: 2,
      desconocido: 4,
      en_cola: 8,
      entregado_a_mano: 16,
    };
    const facts = await factsOf({ states });
    expect(facts).toHaveLength(7);
    expect(facts[0]).toContain("libro.example");
    expect(facts[1]).toBe("ana");
    expect(facts[4]?.match(number)).toEqual(["12 035", "31"]);
    expect(facts[5]).toMatch(/ 5 años, .*siempre/);
    expect(facts[6]).toMatch(/^ana@caja-1.*08:00; luis@caja-2.*09:30/);
    const english = await factsOf({ states }, "en");
    expect(english[4]?.match(number)).toEqual(["12,035", "31"]);
  });

  test("who may not read it is told neither how much it has nor how long it keeps it", async () => {
    const facts = await factsOf({ rights: "ninguno" });
    expect(facts).toHaveLength(5);
    const rights = await Promise.all(
      firmRights.map(async (one) => (await factsOf({ rights: one }))[3]),
    );
    expect(new Set(rights).size).toBe(3);
  });

  test("a schema is missing, old or as it should be", async () => {
    const schemas = await Promise.all(
      [0, 2, 3].map(async (version) => (await factsOf({ version }))[2]),
    );
    expect(new Set(schemas).size).toBe(3);
  });

  test("a password that the server refuses is asked for on a terminal, and kept", async () => {
    const asked = firmWith({}, (password) =>
      password?.reveal() === "abierta"
        ? Promise.resolve(healthy)
        : Promise.reject(new MesaError("libro-sin-acceso", { params: { usuario: "ana" } })),
    );
    const options = { firm: asked, now, env: { NO_COLOR: "1" } };
    const refused = await runMesa(["libro", "estado", "--json"], options);
    expect([refused.code, parsed("error", refused.stderr)["error"].codigo]).toEqual([
      errorCodes["libro-sin-acceso"],
      "libro-sin-acceso",
    ]);
    const typed = await runMesa(["libro", "estado"], {
      ...options,
      interactive: true,
      answers: ["abierta"],
    });
    expect([typed.code, typed.stderr.includes("caja")]).toEqual([0, true]);
  });
});

test("mesa libro crear hands every role and how long to keep on to the server", async () => {
  const handed: unknown[] = [];
  const create: Firm["create"] = (password, rights, retention) => {
    handed.push(password, rights, retention);
    return Promise.resolve(0);
  };
  const roles = ["--envia", "ana", "--envia", "luis", "--lee", "eva", "--lee", "leo"];
  const argv = ["libro", "crear", ...roles, "--comprobantes", "5a", "--capturas", "siempre"];
  const { code } = await runMesa(argv, { firm: { ...firmWith(), create }, now });
  expect([code, ...handed]).toEqual([
    0,
    undefined,
    { senders: ["ana", "luis"], readers: ["eva", "leo"] },
    { comprobantes: "5a", capturas: "siempre" },
  ]);
});

test.each([
  ["practica", 0],
  ["agencia", 1],
])("of what is purged of the profile %s the firm is asked %d times", async (perfil, times) => {
  let asked = 0;
  const copies: Firm["copies"] = () => {
    asked += 1;
    const nothing = () => Promise.resolve([]);
    return Promise.resolve({
      totals: nothing,
      meant: nothing,
      purge: unused,
      tickets: unused,
      mails: unused,
    });
  };
  const argv = ["datos", "purgar", "--perfil", perfil, "--ensayo", "--json"];
  const { code } = await runMesa(argv, { firm: { ...firmWith(), copies }, now });
  expect([code, asked]).toEqual([0, times]);
});

describe("what mesa diagnostico finds of it", () => {
  async function findings(firm: Firm, options: RunOptions = {}) {
    const { stdout } = await runMesa(["diagnostico", "--json"], { now, ...options, firm });
    return parsed("diagnostico", stdout)["revisiones"].filter(({ que }: { que: string }) =>
      que.startsWith("libro"),
    );
  }
  const at = (ms: number) => new Date(now.getTime() + ms).toISOString();

  test.each<[string, Partial<FirmStatus>, readonly (readonly string[])[]]>([
    ["all is well", {}, [["libro", "bien"]]],
    ["no TLS", { tls: null }, [["libro-sin-tls", "aviso"]]],
    [
      "an old schema hides the rest",
      { version: 2, rights: "lee" },
      [
        ["libro", "bien"],
        ["libro-version", "mal"],
      ],
    ],
    [
      "a newer schema",
      { version: 4 },
      [
        ["libro", "bien"],
        ["libro-version", "mal"],
      ],
    ],
    [
      "it may only be read",
      { rights: "lee" },
      [
        ["libro", "bien"],
        ["libro-lee", "aviso"],
      ],
    ],
    [
      "not even that",
      { rights: "ninguno" },
      [
        ["libro", "bien"],
        ["libro-ninguno", "mal"],
      ],
    ],
    ["a clock a minute ahead is the line's", { serverTime: at(60_000) }, [["libro", "bien"]]],
    ["one a minute behind as well", { serverTime: at(-60_000) }, [["libro", "bien"]]],
    [
      "a clock further ahead",
      { serverTime: at(60_001) },
      [
        ["libro", "bien"],
        ["libro-reloj", "aviso"],
      ],
    ],
    [
      "a clock further behind",
      { serverTime: at(-60_001) },
      [
        ["libro", "bien"],
        ["libro-reloj", "aviso"],
      ],
    ],
    [
      "something waits",
      { states: { desconocido: 1 } },
      [
        ["libro", "bien"],
        ["libro-pendientes", "aviso"],
      ],
    ],
  ])("%s", async (_case, change, expected) => {
    const found = await findings(firmWith(change));
    expect(found.map(({ que, estado }: Record<string, string>) => [que, estado])).toEqual(expected);
  });

  test("it says how much waits, how far the clock is off, and what to do about it", async () => {
    const states = { pendiente: 1, enviando: 2, desconocido: 4, aceptado: 8, en_cola: 16 };
    expect(await findings(firmWith({ states, serverTime: at(-90_000) }))).toMatchObject([
      { detalle: expect.stringContaining("libro.example:5432/mesa · PostgreSQL 15.3 · TLSv1.3") },
      { que: "libro-reloj", detalle: "90 s", remedio: null },
      { que: "libro-pendientes", detalle: "7", remedio: "mesa bandeja enviar" },
    ]);
    const remedies = async (version: number) => (await findings(firmWith({ version })))[1];
    expect([await remedies(2), await remedies(4)]).toMatchObject([
      { detalle: "2 ≠ 3", remedio: "mesa libro crear" },
      { detalle: "4 ≠ 3", remedio: null },
    ]);
  });

  test.each([
    ["libro-sin-acceso", "mesa libro estado"],
    ["libro-sin-contrasena", "mesa libro estado"],
    ["libro-sin-crear", "mesa libro crear"],
    ["libro-inalcanzable", null],
  ] as const)("%s is a fault with its remedy", async (code, remedio) => {
    const failing = firmWith({}, () => Promise.reject(new MesaError(code)));
    expect(await findings(failing)).toMatchObject([{ que: "libro", estado: "mal", remedio }]);
  });
});
