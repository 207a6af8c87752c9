import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { mesa, serveDesk } from "../support/mesa-process.ts";
import { testFolder } from "../support/test-context.ts";
import { serverFacts } from "./support/server-facts.ts";

const { KEYRING_BUS, KEYRING_PID } = serverFacts();
const password = "Practica-2026";

/** An operator at a desktop, signed in at a desk of their own; the password is remembered. */
async function signedIn() {
  const desk = await serveDesk(testFolder());
  onTestFinished(() => desk.kill());
  const folder = testFolder();
  const env = { MESA_ALMACEN: "sistema", DBUS_SESSION_BUS_ADDRESS: KEYRING_BUS };
  const run = async (argv: readonly string[], stdin = "") => {
    const { code, stdout, stderr } = await mesa([...argv, "--json"], { folder, env, stdin });
    return { code, json: JSON.parse(stdout === "" ? stderr : stdout) };
  };
  // Of its own in a keyring that all tests share.
  const perfil = `banco-${folder.slice(-6)}`;
  await run(["perfil", "crear", perfil, "--url", desk.url]);
  const who = ["--ruc", "0999999999001", "--usuario", "OPERADOR", "--contrasena-stdin"];
  const made = await run(["sesion", "iniciar", ...who, "--recordar"], password);
  expect(made).toMatchObject({ code: 0 });
  return { folder, run };
}

/** Everything that lies in a folder, as text, but for the program itself: it has a practice desk. */
function contentOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !one.parentPath.startsWith(join(folder, "cache")))
    .map((one) => readFileSync(join(one.parentPath, one.name), "latin1"))
    .join("\n");
}

test("the session and the password lie in the Secret Service and in no file, until they are taken out", async () => {
  const { folder, run } = await signedIn();
  expect(await run(["sesion", "estado"])).toMatchObject({
    code: 0,
    json: { secreto: { lugar: "sistema", donde: "Secret Service", contrasena: true } },
  });
  expect(await run(["ticket", "listar"])).toMatchObject({ code: 0, json: { tickets: [] } });
  expect(contentOf(folder)).not.toContain(password);
  await run(["sesion", "cerrar"]);
  expect(await run(["ticket", "listar"])).toMatchObject({
    code: 4,
    json: { error: { codigo: "sin-sesion" } },
  });
});

test("a store that does not answer is given up, and says what to do", async () => {
  const { run } = await signedIn();
  process.kill(KEYRING_PID, "SIGSTOP");
  onTestFinished(() => void process.kill(KEYRING_PID, "SIGCONT"));
  const started = performance.now();
  expect(await run(["ticket", "listar"])).toMatchObject({
    code: 4,
    json: { error: { codigo: "almacen-no-responde" } },
  });
  expect(performance.now() - started).toBeLessThan(15_000);
});
