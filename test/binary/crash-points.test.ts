import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startDesk } from "../../src/desk/start-desk.ts";
import { crashPoints } from "../../src/ports/crash-point.ts";
import { mesa } from "../support/mesa-process.ts";
import { removeFolder } from "../support/remove-folder.ts";
import { cheapHash, runMesa, testFolder } from "../support/test-context.ts";

/** With an attachment. Documents of incidents are in hand-over.test.ts. */
const consultation = "test/fixtures/solicitudes/consulta-regimen-21-plazo.json";
const credentials = {
  MESA_RUC: "0999999999001",
  MESA_USUARIO: "OPERADOR",
  MESA_CONTRASENA: "Practica-2026",
};

/** One desk for all, and the settings of a user who knows it; each point has its user and its key. */
let desk: Awaited<ReturnType<typeof startDesk>>;
const home = mkdtempSync(join(tmpdir(), "mesa-test-"));
const user = join(home, "usuario");
/** Tickets that there are. */
let made = 0;

beforeAll(async () => {
  desk = await startDesk({
    passwordCostLog2: cheapHash,
    folder: join(home, "mesa"),
    port: 0,
    clock: () => new Date(),
    report: () => {},
  });
  mkdirSync(user);
  await runMesa(["perfil", "crear", "banco", "--url", desk.url], { folder: user });
});

afterAll(async () => {
  await desk.close();
  removeFolder(home);
});

test.each(crashPoints)(
  "killed at «%s», the request becomes one ticket all the same",
  async (point) => {
    const folder = testFolder();
    cpSync(user, folder, { recursive: true });
    // The others have sent the same.
    const own = ["--clave", point, "--repetir", "--json"];
    const create = ["consulta", "crear", "--desde", consultation, ...own];
    const killed = await mesa(create, { folder, env: credentials, crashPoint: point });
    expect([killed.code, killed.stderr]).toEqual([
      null,
      expect.stringContaining(`MESA_MUERE_EN=${point}`),
    ]);
    const later = { folder, env: credentials };
    const drained = await runMesa(["bandeja", "enviar", "--json"], later);
    expect(drained.code).toBe(0);
    const again = await runMesa(create, later);
    expect([again.code, JSON.parse(again.stdout)]).toMatchObject([
      0,
      { resultado: "aceptado", repetido: point !== "archivos" },
    ]);
    const listed = await runMesa(["ticket", "listar", "--json"], later);
    const { tickets } = JSON.parse(listed.stdout);
    expect(tickets).toHaveLength((made += 1));
  },
);

test.each([
  ["dist-crash-points", true],
  ["dist", false],
])("%s can be killed at a point of sending: %s", (folder, killable) => {
  const files = readdirSync(folder).filter((name) => /\.(cjs|map)$/.test(name));
  const found = files.filter((name) =>
    readFileSync(join(folder, name), "utf8").includes("MESA_MUERE_EN"),
  );
  expect(found.length > 0).toBe(killable);
});
