import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { practicePassword, startDesk } from "../../src/desk/start-desk.ts";
import { faultKinds, type FaultKind } from "../../src/domain/fault-plan.ts";
import { parsed } from "../support/parse-output.ts";
import { followedDesk } from "../support/followed-desk.ts";
import { simulatedClock } from "../support/simulated-clock.ts";
import { cheapHash, runMesa, shortWait, testFolder } from "../support/test-context.ts";

const consultation = "test/fixtures/solicitudes/consulta-regimen-21-plazo.json";

/** A desk that fails as planned, a profile for it, and the number of its tickets. */
async function failingDesk() {
  let planned: FaultKind[] = [];
  const desk = await startDesk({
    passwordCostLog2: cheapHash,
    folder: testFolder(),
    port: 0,
    clock: () => new Date(),
    report: () => {},
    nextFault: () => planned.shift(),
  });
  onTestFinished(desk.close);
  const folder = testFolder();
  const token = desk.issueToken("operador").token;
  // A desk that hangs is not waited for; one that only works on a busy machine is.
  let limitSeconds = "60";
  const mesa = async (...argv: readonly string[]) => {
    const { code, stdout, stderr } = await runMesa([...argv, "--json"], {
      folder,
      env: { MESA_TOKEN: token, MESA_ESPERA: limitSeconds },
      wait: shortWait,
    });
    return { code, json: JSON.parse(stdout === "" ? stderr : stdout) };
  };
  await mesa("perfil", "crear", "mesa", "--url", desk.url);
  const plan = (faults: readonly FaultKind[]): void => {
    planned = [...faults];
    limitSeconds = faults.some((kind) => kind.startsWith("cuelga")) ? "1" : "60";
  };
  return { mesa, plan };
}

/**
 * Those that go on like another one here: `fault-table.test.ts` shows what comes of each for everything
 * that is asked of a desk.
 */
const alike = new Set<FaultKind>([
  "408",
  "408-espera",
  "429-espera",
  "429-fecha",
  "503",
  "503-fecha",
  "504",
]);
const kinds = faultKinds.filter((kind) => !alike.has(kind));
const refusals = new Set<FaultKind>(["413", "422"]);

/** What is wrong in the end; nothing where one request became one ticket. */
async function sendThrough(kind: FaultKind, times: number): Promise<readonly unknown[]> {
  const { mesa, plan } = await failingDesk();
  plan(Array<FaultKind>(times).fill(kind));
  const create = ["consulta", "crear", "--desde", consultation, "--clave", "unica"];
  // The token comes from the environment and can't be renewed; what the desk refuses is not sent.
  const codes = kind === "sesion-caducada" ? [4] : refusals.has(kind) ? [1] : [0, 5, 6];
  const first = await mesa(...create);
  plan([]);
  const drained = await mesa("bandeja", "enviar");
  const again = await mesa(...create);
  const { tickets } = (await mesa("ticket", "listar")).json;
  const { entradas } = (await mesa("bandeja", "listar")).json;
  return [
    ...(codes.includes(first.code) ? [] : [["crear", first]]),
    ...(drained.code === 0 ? [] : [["enviar", drained]]),
    ...(again.code === 0 ? [] : [["crear otra vez", again]]),
    ...(tickets.length === 1 ? [] : [["tickets", tickets.length]]),
    ...(entradas.length === 0 ? [] : [["entradas", entradas]]),
  ];
}

describe("one request, one ticket, whatever fails", () => {
  test.each([1, 9])("%i times", async (times) => {
    const all = await Promise.all(
      kinds.map(async (kind) => [kind, await sendThrough(kind, times)] as const),
    );
    expect(all).toEqual(kinds.map((kind) => [kind, []]));
  });
});

test("the outbox keeps trying until the desk is back, never before the time it names", async () => {
  const time = simulatedClock("2026-11-24T15:00:00Z");
  const { mesa, failing, seen } = await followedDesk({ clock: time.clock });
  const run = (...argv: readonly string[]) => mesa([...argv, "--json"], { wait: time.wait });
  failing(({ method }) => (method === "POST" ? "503" : undefined));
  const made = await run("consulta", "crear", "--desde", consultation, "--clave", "espera");
  expect(made.code).toBe(6);
  const begun = seen.length;
  let left = 3 * 4;
  failing(({ method }) => (method === "POST" && (left -= 1) >= 0 ? "503" : undefined));
  const sent = await run("bandeja", "enviar", "--esperar");
  expect([sent.code, sent.json.entradas]).toEqual([
    0,
    [expect.objectContaining({ resultado: "aceptado", intentos: 5, proximo_intento: null })],
  ]);
  const posts = seen.slice(begun).filter(({ method }) => method === "POST");
  const pauses = posts.map(({ at }, place) => {
    const before = posts[place - 1]?.at.getTime() ?? at.getTime();
    return Math.round((at.getTime() - before) / 1000);
  });
  // Four quick attempts a round; a round waits 4, 8 and 16 s after the one before.
  expect(posts).toHaveLength(13);
  for (const [round, seconds] of [4, 8, 16].entries()) {
    expect(pauses[4 * (round + 1)]).toBeGreaterThanOrEqual(seconds);
  }
});

test("an entry can be looked at whole, also by the beginning of its id", async () => {
  const { mesa } = await failingDesk();
  const made = await mesa("consulta", "crear", "--desde", consultation, "--encolar");
  const id: string = made.json.solicitud;
  const shown = await mesa("bandeja", "ver", id.slice(0, 13));
  parsed("bandeja-ver", JSON.stringify(shown.json));
  expect([shown.code, shown.json.entrada]).toEqual([
    0,
    expect.objectContaining({ solicitud: id, resultado: "pendiente", intentos: 0 }),
  ]);
  expect(shown.json.entrada.datos.asunto).toBeTypeOf("string");
  expect((await mesa("bandeja", "ver", "no-hay")).code).toBe(3);
});

test("a session that expires in the middle of a batch is renewed, as often as it takes", async () => {
  // The desk's clock runs away: a session ends after every few requests.
  let hours = 0;
  const desk = await startDesk({
    passwordCostLog2: cheapHash,
    folder: testFolder(),
    port: 0,
    clock: () => new Date(Date.parse("2026-11-24T15:00:00Z") + hours * 3_600_000),
    report: () => {},
    nextFault: ({ method, path }) =>
      method === "POST" && path === "/v1/tickets" ? void (hours += 1) : undefined,
  });
  onTestFinished(desk.close);
  const folder = testFolder();
  const rows = Array.from({ length: 20 }, (_, at) => ({
    ...JSON.parse(readFileSync(consultation, "utf8")),
    motivo: "consulta-proceso",
    adjuntos: [],
    asunto: `Consulta ${at}`,
    clave: `fila-${at}`,
  }));
  writeFileSync(join(folder, "t.ndjson"), rows.map((row) => JSON.stringify(row)).join("\n"));
  const env = {
    MESA_RUC: "0999999999001",
    MESA_USUARIO: "OPERADOR",
    MESA_CONTRASENA: practicePassword,
  };
  await runMesa(["perfil", "crear", "mesa", "--url", desk.url], { folder });
  const { code, stdout, stderr } = await runMesa(
    ["lote", "enviar", join(folder, "t.ndjson"), "--tipo", "consulta", "--paralelo", "2", "--json"],
    { folder, env },
  );
  expect([code, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout)).toMatchObject({ total: 20, aceptados: 20 });
});
