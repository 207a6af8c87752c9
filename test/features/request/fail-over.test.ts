import { createServer } from "node:net";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { startDesk } from "../../../src/desk/start-desk.ts";
import { startFaultProxy } from "../../support/fault-proxy.ts";
import { parsed } from "../../support/parse-output.ts";
import {
  cheapHash,
  enter,
  runMesa,
  shortWait,
  testFolder,
  type RunOptions,
} from "../../support/test-context.ts";

const consultation = "test/fixtures/solicitudes/consulta-regimen-21-plazo.json";
const create = ["consulta", "crear", "--desde", consultation, "--clave", "unica"];

async function deskIn(folder: string, port = 0) {
  const desk = await startDesk({
    passwordCostLog2: cheapHash,
    folder,
    port,
    clock: () => new Date(),
    report: () => {},
  });
  onTestFinished(desk.close);
  return desk;
}

/**
 * A port that refuses connections until somebody listens. Systems hand out ports above 32 000, so
 * below that no other test is given it meanwhile.
 */
async function freePort(): Promise<number> {
  for (let port = 20_000 + (process.pid % 10_000); ; port += 1) {
    const server = createServer().listen(port, "127.0.0.1");
    try {
      await once(server, "listening");
    } catch {
      // Somebody has it: the next one.
      continue;
    }
    server.close();
    return port;
  }
}

/**
 * An operator whose desk is down, and another desk that is not. Both know the same token, since both
 * are given the same accounts and the test asks each for its own.
 */
async function twoDesks(alternate = "otra") {
  const other = await deskIn(testFolder());
  const port = await freePort();
  const folder = testFolder();
  const env = {
    MESA_RUC: "0999999999001",
    MESA_USUARIO: "OPERADOR",
    MESA_CONTRASENA: "Practica-2026",
    MESA_ESPERA: "20",
    MESA_PERFIL: "mesa",
  };
  const mesa = async (argv: readonly string[], options: RunOptions = {}) => {
    const result = await runMesa(argv, {
      folder,
      wait: shortWait,
      ...options,
      env: { ...env, ...options.env },
    });
    const text = result.stdout === "" ? result.stderr : result.stdout;
    const last = text.trim().split("\n").at(-1) ?? "";
    return { ...result, json: argv.includes("--json") ? JSON.parse(last) : undefined };
  };
  await mesa(["perfil", "crear", "otra", "--url", other.url]);
  const url = `http://127.0.0.1:${port}`;
  await mesa(["perfil", "crear", "mesa", "--url", url, "--canal-alterno", alternate]);
  const tickets = async (perfil: string): Promise<number> =>
    (await mesa(["ticket", "listar", "--perfil", perfil, "--json"])).json.tickets.length;
  return { mesa, tickets, port, folder };
}

test("without leave the request waits, and it is said how it may go otherwise", async () => {
  const { mesa, tickets } = await twoDesks();
  const made = await mesa(create);
  const { entradas } = (await mesa(["bandeja", "listar", "--json"])).json;
  expect([made.code, made.stderr]).toEqual([
    6,
    expect.stringContaining(`mesa bandeja enviar ${entradas[0].solicitud} --alterno`),
  ]);
  expect([entradas[0].via, await tickets("otra")]).toEqual([undefined, 0]);
});

test("with leave it goes by the other channel, and by that one only", async () => {
  const { mesa, tickets, port } = await twoDesks();
  const made = await mesa([...create, "--alterno", "--json"]);
  const first = parsed("consulta-crear", made.stdout);
  expect([made.code, first]).toMatchObject([
    0,
    { resultado: "aceptado", perfil: "mesa", via: "otra", canal: "portal" },
  ]);
  // The first desk comes back: nothing is left for it.
  await deskIn(testFolder(), port);
  const again = await mesa([...create, "--alterno", "--json"]);
  expect([again.code, again.json]).toMatchObject([
    0,
    { repetido: true, ticket: { numero: first.ticket.numero } },
  ]);
  expect((await mesa(["bandeja", "enviar", "--json"])).json.entradas).toEqual([]);
  expect([await tickets("mesa"), await tickets("otra")]).toEqual([0, 1]);
});

test.each([
  [enter, 0, "aceptado"],
  [false, 6, "pendiente"],
])("a person is asked, and says %s", async (answer, code, resultado) => {
  const { mesa } = await twoDesks();
  const made = await mesa([...create, "--si"], { interactive: true, answers: [answer] });
  expect(made.code).toBe(code);
  const { entradas } = (await mesa(["bandeja", "listar", "--todas", "--json"])).json;
  expect(entradas).toMatchObject([{ resultado }]);
});

test("what another process sent by the other channel while a person was asked is not sent again", async () => {
  const { mesa, tickets } = await twoDesks();
  const sent: unknown[] = [];
  const made = await mesa([...create, "--si"], {
    interactive: true,
    answers: [enter],
    async onQuestion() {
      const { json } = await mesa(["bandeja", "enviar", "--alterno", "--json"]);
      sent.push(...json.entradas);
    },
  });
  expect(sent).toMatchObject([{ resultado: "aceptado", via: "otra" }]);
  // It reads as a request that is repeated.
  const again = await mesa([...create, "--si"], { interactive: true });
  expect([made.code, made.stdout]).toEqual([0, again.stdout]);
  expect(await tickets("otra")).toBe(1);
});

test("what waits in the outbox may go by the other channel later", async () => {
  const { mesa, tickets } = await twoDesks();
  for (const clave of ["uno", "dos"]) {
    const words = ["--clave", clave, "--encolar", "--json"];
    expect((await mesa(["consulta", "crear", "--desde", consultation, ...words])).code).toBe(6);
  }
  const sent = await mesa(["bandeja", "enviar", "--alterno", "--json"]);
  expect([sent.code, parsed("bandeja-enviar", sent.stdout).entradas]).toMatchObject([
    0,
    [
      { clave: "uno", resultado: "aceptado", via: "otra" },
      { clave: "dos", resultado: "aceptado", via: "otra" },
    ],
  ]);
  expect(await tickets("otra")).toBe(2);
});

test("what may have arrived never goes by another channel", async () => {
  const { mesa, tickets, port } = await twoDesks();
  await deskIn(testFolder(), port);
  const network = await startFaultProxy(port);
  const url = `http://127.0.0.1:${network.port}`;
  await mesa(["perfil", "crear", "mesa", "--url", url, "--canal-alterno", "otra", "--reemplazar"]);
  expect((await mesa(["sesion", "iniciar"])).code).toBe(0);
  network.act({ downReset: 0 });
  const made = await mesa([...create, "--alterno", "--json"]);
  expect([made.code, made.json.resultado, made.json.via]).toEqual([5, "desconocido", undefined]);
  const sent = await mesa(["bandeja", "enviar", "--alterno", "--json"]);
  expect([sent.code, sent.json.entradas[0].resultado, sent.json.entradas[0].via]).toEqual([
    5,
    "desconocido",
    undefined,
  ]);
  network.act(undefined);
  expect((await mesa(["bandeja", "verificar", "--json"])).json.entradas).toMatchObject([
    { resultado: "aceptado" },
  ]);
  expect([await tickets("mesa"), await tickets("otra")]).toEqual([1, 0]);
});

test("who is not signed in at the other one keeps the request where it is", async () => {
  const { mesa } = await twoDesks();
  const made = await mesa([...create, "--alterno", "--json"], {
    env: { MESA_CONTRASENA: "", MESA_TOKEN: "" },
  });
  expect(made.code).toBe(4);
  await mesa(create);
  const refused = await mesa(["bandeja", "enviar", "--alterno", "--json"], {
    env: { MESA_CONTRASENA: "No-es-esta-2026" },
  });
  expect([refused.code, refused.json.error.codigo]).toEqual([4, "credenciales-rechazadas"]);
  expect((await mesa(["bandeja", "listar", "--json"])).json.entradas).toMatchObject([
    { resultado: "pendiente", perfil: "mesa" },
  ]);
});

test("a channel's own name serves where one profile alone uses it", async () => {
  const { mesa } = await twoDesks("correo");
  const mailbox = ["--buzon", "uno@x.example", "--destino", "mesa@y.example"];
  const servers = ["--smtp", "smtps://127.0.0.1:1", "--imap", "imaps://127.0.0.1:1"];
  const words = ["perfil", "crear", "buzon", "--canal", "correo", ...mailbox, ...servers];
  expect((await mesa([...words, "--json"])).code).toBe(0);
  const made = await mesa([...create, "--alterno", "--json"]);
  expect([made.code, made.json]).toMatchObject([
    6,
    { resultado: "pendiente", perfil: "mesa", via: "buzon", canal: "correo" },
  ]);
});

test.each(["mesa", "nadie", "practica", "portal"])(
  "%s is no alternate, and that is told before anything is sent",
  async (alternate) => {
    const { mesa } = await twoDesks(alternate);
    const made = await mesa([...create, "--alterno", "--json"]);
    expect([made.code, made.json.error.codigo]).toEqual([2, "alterno-no-sirve"]);
    expect((await mesa(["bandeja", "listar", "--json"])).json.entradas).toEqual([]);
  },
);
