import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { crashPoints } from "../../src/ports/crash-point.ts";
import { mesa, serveDesk } from "../support/mesa-process.ts";
import { testFolder } from "../support/test-context.ts";

const incident = "test/fixtures/solicitudes/incidente-dai-login-error.json";
const credentials = {
  MESA_RUC: "0999999999001",
  MESA_USUARIO: "OPERADOR",
  MESA_CONTRASENA: "Practica-2026",
};

test.each(crashPoints)(
  "killed at «%s», the request becomes one ticket all the same",
  async (point) => {
    const desk = await serveDesk(testFolder());
    const folder = testFolder();
    try {
      await mesa(["perfil", "crear", "banco", "--url", desk.url], { folder });
      const create = ["incidente", "crear", "--desde", incident, "--clave", "unica", "--json"];
      const killed = await mesa(create, { folder, env: credentials, crashPoint: point });
      expect([killed.code, killed.stderr]).toEqual([
        null,
        expect.stringContaining(`MESA_MUERE_EN=${point}`),
      ]);
      const drained = await mesa(["bandeja", "enviar", "--json"], { folder, env: credentials });
      expect(drained.code).toBe(0);
      const again = await mesa(create, { folder, env: credentials });
      expect([again.code, JSON.parse(again.stdout)]).toMatchObject([
        0,
        { resultado: "aceptado", repetido: point !== "archivos" },
      ]);
      const listed = await mesa(["ticket", "listar", "--json"], { folder, env: credentials });
      expect(JSON.parse(listed.stdout).tickets).toHaveLength(1);
    } finally {
      await desk.kill();
    }
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
