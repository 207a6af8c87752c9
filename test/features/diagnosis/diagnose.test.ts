import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { createServer as createPlainServer } from "node:http";
import { connect } from "node:net";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { commandWith } from "../../../src/platform/diagnosis/shell-words.ts";
import { diagnoseNetwork } from "../../../src/platform/diagnosis/diagnose-network.ts";
import { startDesk } from "../../../src/desk/start-desk.ts";
import { listen } from "../../support/listen.ts";
import { parsed } from "../../support/parse-output.ts";
import { cheapHash, runMesa, testFolder, type RunOptions } from "../../support/test-context.ts";

const tls = resolve("test/fixtures/tls");

interface Found {
  readonly que: string;
  readonly estado: string;
  readonly detalle: string;
  readonly remedio: string | null;
}

/** What is found, by its name. */
async function diagnose(options: RunOptions, ...argv: readonly string[]) {
  const { code, stdout } = await runMesa(["diagnostico", ...argv, "--json"], options);
  parsed("diagnostico", stdout);
  const { revisiones }: { revisiones: readonly Found[] } = JSON.parse(stdout);
  return { code, names: revisiones.map(({ que }) => que), of: find(revisiones), stdout };
}

function find(found: readonly Found[]) {
  return (que: string): Found | undefined => found.find((one) => one.que === que);
}

async function desk() {
  const clock = () => new Date();
  const started = await startDesk({
    passwordCostLog2: cheapHash,
    folder: testFolder(),
    port: 0,
    clock,
    report: () => {},
  });
  onTestFinished(started.close);
  return started;
}

test("a desk in order: every step is well, and its clock is told", async () => {
  const { url, issueToken } = await desk();
  const folder = testFolder();
  await runMesa(["perfil", "crear", "banco", "--url", url], { folder });
  const env = { MESA_TOKEN: issueToken("operador").token };
  const { code, names, of } = await diagnose({ folder, env });
  expect([code, names]).toEqual([
    0,
    ["version", "carpeta", "almacen-archivo", "perfil", "dns", "tcp", "reloj", "mesa", "sesion"],
  ]);
  expect(of("reloj")?.detalle).toMatch(/^-?\d s$/);
  const now = new Date(Date.parse("2026-01-01T00:00:00Z"));
  const late = await diagnose({ folder, env, now });
  expect(late.of("reloj-lejos")).toMatchObject({
    estado: "aviso",
    detalle: expect.stringMatching(/^\d+ s$/),
    remedio: expect.stringMatching(/timedatectl|sntp|w32tm/),
  });
});

test.each([
  ["autofirmada", "tls-ajeno", "DEPTH_ZERO_SELF_SIGNED_CERT", /NODE_EXTRA_CA_CERTS ?=/],
  ["caducada", "tls", "CERT_HAS_EXPIRED", undefined],
])("a certificate that is %s is told as %s", async (name, que, detalle, remedio) => {
  const cert = readFileSync(join(tls, `${name}.pem`));
  const ca = readFileSync(join(tls, "autoridad.pem"));
  const key = readFileSync(join(tls, "llave.pem"));
  const port = await listen(createServer({ cert, key, ca }));
  const folder = testFolder();
  await runMesa(["perfil", "crear", "banco", "--url", `https://127.0.0.1:${port}`], { folder });
  const { code, of, names } = await diagnose({ folder });
  expect(code).toBe(1);
  const found = of(que) ?? of("tls-ajeno");
  expect(names.at(-1)).toBe(found?.que);
  if (remedio !== undefined) {
    expect(found).toMatchObject({ detalle, remedio: expect.stringMatching(remedio) });
  }
});

test("where a proxy stands between, the way to it is looked at, and NO_PROXY goes past it", async () => {
  const { url, issueToken } = await desk();
  const proxy = createPlainServer();
  proxy.on("connect", (request, client) => {
    const [host, port] = (request.url ?? "").split(":");
    const ahead = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      ahead.pipe(client);
      client.pipe(ahead);
    });
    for (const socket of [ahead, client]) socket.on("error", () => {});
  });
  const port = await listen(proxy);
  const folder = testFolder();
  await runMesa(["perfil", "crear", "banco", "--url", url], { folder });
  const env = {
    MESA_TOKEN: issueToken("operador").token,
    HTTP_PROXY: `http://u:canario@127.0.0.1:${port}`,
  };
  const through = await diagnose({ folder, env });
  expect([through.code, through.of("proxy-usado")?.detalle]).toEqual([0, `127.0.0.1:${port}`]);
  expect(through.of("tcp")?.detalle).toBe(`127.0.0.1:${port}`);
  expect(through.of("proxy")?.detalle).toBe(`HTTP_PROXY=http://…@127.0.0.1:${port}`);
  expect(through.stdout).not.toContain("canario");
  const past = await diagnose({ folder, env: { ...env, NO_PROXY: "127.0.0.1" } });
  expect([past.code, past.of("proxy-usado"), past.of("tcp")?.detalle]).toEqual([
    0,
    undefined,
    new URL(url).host,
  ]);
  const dead = await diagnose({ folder, env: { ...env, HTTP_PROXY: "http://127.0.0.1:1" } });
  expect([dead.code, dead.of("tcp")]).toEqual([
    1,
    {
      que: "tcp",
      estado: "mal",
      detalle: "ECONNREFUSED",
      remedio: commandWith("NO_PROXY", "127.0.0.1", "mesa diagnostico", process.platform),
    },
  ]);
});

test.runIf(process.platform !== "win32")(
  "folders and files that others can read are told, with the command that closes them",
  async () => {
    const folder = testFolder();
    await runMesa(["perfil", "crear", "a", "--canal", "practica"], { folder });
    mkdirSync(join(folder, "borradores"));
    const draft = join(folder, "borradores", "abc234.json");
    writeFileSync(draft, "{}");
    chmodSync(draft, 0o644);
    chmodSync(folder, 0o755);
    const { code, of } = await diagnose({ folder });
    expect([code, of("carpeta-abierta")?.remedio, of("archivo-abierto")?.remedio]).toEqual([
      0,
      `chmod 700 "${folder}"`,
      `chmod 600 "${draft}"`,
    ]);
  },
);

test.each([
  ["missing.pem", "ca-falta", "mal"],
  [`${tls}/llave.pem`, "ca-mala", "mal"],
  [`${tls}/autoridad.pem`, "ca", "bien"],
  [`${tls}/caducada.pem`, "ca-caducada", "mal"],
])("own authorities in %s are told as %s", async (path, que, estado) => {
  const env = { NODE_EXTRA_CA_CERTS: path };
  const { of } = await diagnose({ folder: testFolder(), env }, "--perfil", "practica");
  expect(of(que)?.estado).toBe(estado);
});

test("a project file that can't be read is the profile's finding, not an end of the diagnosis", async () => {
  const folder = testFolder();
  writeFileSync(join(folder, ".mesarc.json"), '{"url":"https://ajena.example"}');
  const { code, of } = await diagnose({ folder, cwd: folder });
  expect([code, of("perfil")?.estado, of("perfil")?.detalle]).toEqual([
    1,
    "mal",
    expect.stringContaining(".mesarc.json"),
  ]);
});

test("a server that has several certificates is asked for by its name", async () => {
  const names: string[] = [];
  const [cert, key] = ["autofirmada", "llave"].map((name) =>
    readFileSync(join(tls, `${name}.pem`)),
  );
  const server = createServer({
    cert,
    key,
    SNICallback: (name, done) => {
      names.push(name);
      done(null);
    },
  });
  const port = await listen(server);
  const folder = testFolder();
  await runMesa(["perfil", "crear", "banco", "--url", `https://localhost:${port}`], { folder });
  await diagnose({ folder });
  expect(names[0]).toBe("localhost");
});

test("two minutes between the clocks are borne, more are not; and nothing stays connected", async () => {
  const now = new Date("2026-11-24T15:00:00Z");
  let seconds = 0;
  let closed = 0;
  const desk = createPlainServer((_request, reply) => {
    const date = new Date(now.getTime() + seconds * 1000).toUTCString();
    // Whoever does not hang up keeps the process from ending for ten minutes.
    reply.writeHead(200, { date, "keep-alive": "timeout=600" }).end();
  });
  desk.keepAliveTimeout = 600_000;
  let connected = 0;
  desk.on("connection", (socket) => {
    connected += 1;
    socket.on("close", () => (closed += 1));
  });
  onTestFinished(() => desk.closeAllConnections());
  const url = `http://127.0.0.1:${await listen(desk)}`;
  const look = async (ahead: number) => {
    seconds = ahead;
    const parts = { url, perfil: "p", env: {}, platform: "linux", clock: () => now } as const;
    const { que, estado, detalle } = (await diagnoseNetwork(parts)).at(-1) ?? {};
    return [que, estado, detalle];
  };
  expect(await look(120)).toEqual(["reloj", "bien", "120 s"]);
  expect(await look(-120)).toEqual(["reloj", "bien", "-120 s"]);
  expect(await look(121)).toEqual(["reloj-lejos", "aviso", "121 s"]);
  expect(await look(-121)).toEqual(["reloj-lejos", "aviso", "-121 s"]);
  await expect.poll(() => closed).toBe(connected);
});
