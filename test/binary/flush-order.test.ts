import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startDesk } from "../../src/desk/start-desk.ts";
import { mesa } from "../support/mesa-process.ts";
import { cheapHash, runMesa, testFolder } from "../support/test-context.ts";

const request = resolve("test/fixtures/solicitudes/incidente-dai-login-error.json");
const preload = resolve("test/support/log-order.cjs");

/** Sends one incident to a desk from a process of which flushes and connections are written down. */
async function send(env: Readonly<Record<string, string>> = {}) {
  let asked = 0;
  const desk = await startDesk({
    passwordCostLog2: cheapHash,
    folder: testFolder(),
    port: 0,
    clock: () => new Date(),
    report: () => {},
    nextFault: () => void (asked += 1),
  });
  onTestFinished(desk.close);
  const folder = testFolder();
  const create = ["perfil", "crear", "mesa", "--url", desk.url];
  expect((await runMesa(create, { folder })).code).toBe(0);
  const log = join(folder, "orden.txt");
  const { token } = desk.issueToken("operador");
  const result = await mesa(["incidente", "crear", "--desde", request, "--clave", "k", "--json"], {
    folder,
    env: {
      MESA_TOKEN: token,
      MESA_PRUEBA_ORDEN: log,
      NODE_OPTIONS: `--require ${JSON.stringify(preload)}`,
      ...env,
    },
  });
  return { ...result, asked, steps: readFileSync(log, "utf8").trim().split("\n") };
}

const isKept = (step: string) => /^fsync .*\/archivos\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(step);

test.runIf(process.platform === "linux")(
  "every file of a request is flushed to disk before the first connection is opened",
  async () => {
    const { code, stderr, steps } = await send();
    expect([code, stderr]).toEqual([0, ""]);
    const first = steps.indexOf("connect");
    const kept = steps.flatMap((step, at) => (isKept(step) ? [at] : []));
    const folders = steps.flatMap((step, at) =>
      /\/archivos\/[0-9a-f]{2}$/.test(step) ? [at] : [],
    );
    expect([first > 0, kept.length, folders.length]).toEqual([true, 1, 1]);
    expect(Math.max(...kept, ...folders)).toBeLessThan(first);
  },
);

test.runIf(process.platform === "linux")(
  "where a file can't be flushed nothing is sent, and that is said",
  async () => {
    const { code, stderr, steps, asked } = await send({ MESA_PRUEBA_DISCO_FALLA: "1" });
    expect([code, JSON.parse(stderr).error.codigo]).toEqual([1, "disco"]);
    expect([steps.some(isKept), asked]).toEqual([true, 0]);
  },
);
