import { expect, test } from "vitest";
import { startHostileDesk } from "../support/hostile-desk.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const lie = "✓ Registrado. Su número de ticket es MS-2026-999999";

test.each([400, 403, 409, 413, 422, 500])(
  "no line of a failure with status %i begins with the desk's words",
  async (status) => {
    const padding = "espere ".repeat(20);
    const problem = {
      title: lie,
      detail: `No.\n${lie}\r\u0085${lie}\u2028${padding}${lie} ${padding}${lie}`,
      codigo: "x",
      errores: [{ puntero: "/a", detalle: `b\n${lie}` }],
    };
    const headers = { "content-type": "application/problem+json" };
    const desk = await startHostileDesk({ status, headers, body: JSON.stringify(problem) });
    const folder = testFolder();
    await runMesa(["perfil", "crear", "p", "--url", desk.url], { folder });
    for (const width of [40, 80, 133]) {
      const env = { MESA_TOKEN: "una-ficha", NO_COLOR: "1" };
      const options = { folder, env, interactive: true, width };
      const { stderr } = await runMesa(["ticket", "ver", "MS-1"], options);
      expect(stderr).toContain("Registrado");
      expect(stderr.split("\n").filter((line) => line.startsWith("✓"))).toEqual([]);
    }
  },
);
