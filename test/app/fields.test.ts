import { describe, expect, test } from "vitest";
import { fieldNames } from "../../src/app/chosen-fields.ts";
import { program } from "../../src/compose/program.ts";
import { runMesa, testFolder, type RunOptions } from "../support/test-context.ts";

const practice = ["--perfil", "practica"];

describe("--campos", () => {
  const folder = { value: "" };
  const mesa = (argv: readonly string[], options: RunOptions = {}) =>
    runMesa(argv, { folder: folder.value, ...options });

  test("chooses fields and their order in every form of a list, and of one thing", async () => {
    folder.value = testFolder();
    const file = "test/fixtures/solicitudes/consulta-regimen-21-plazo.json";
    const made = await mesa(["consulta", "crear", ...practice, "--desde", file, "--json"]);
    const { numero } = JSON.parse(made.stdout).ticket;
    const list = ["ticket", "listar", ...practice, "--campos", "estado, numero"];
    const csv = await mesa([...list, "--csv"]);
    expect(csv.stdout).toBe(`estado,numero\r\nregistrado,${numero}\r\n`);
    expect((await mesa([...list, "--ndjson"])).stdout).toBe(
      `{"estado":"registrado","numero":"${numero}"}\n`,
    );
    expect((await mesa([...list, "--json"])).stdout).toBe(
      `{"v":1,"tickets":[{"estado":"registrado","numero":"${numero}"}]}\n`,
    );
    expect((await mesa(list)).stdout).toBe(`registrado\t${numero}\n`);
    const options = { interactive: true, env: { NO_COLOR: "1" } };
    expect((await mesa(list, options)).stdout).toBe(`ESTADO      NUMERO\nregistrado  ${numero}\n`);
    const see = ["ticket", "ver", numero, ...practice, "--campos", "tipo,mensajes,sigue_a"];
    expect((await mesa([...see, "--json"])).stdout).toBe(
      '{"v":1,"ticket":{"tipo":"consulta","mensajes":[],"sigue_a":null}}\n',
    );
    expect((await mesa([...see, "--csv"])).stdout).toBe(
      "tipo,mensajes,sigue_a\r\nconsulta,[],\r\n",
    );
  });

  test("refuses a name that there is none of before anything is done, with the nearest", async () => {
    folder.value = testFolder();
    const argv = ["bandeja", "enviar", ...practice, "--campos", "clave,resutado"];
    const { code, stderr } = await mesa(argv);
    expect([code, stderr]).toEqual([2, expect.stringContaining("¿Quiso decir «resultado»?")]);
  });
});

test("every list and `ver` has fields to choose, for completion too", async () => {
  const entries = program.commands.flatMap((node) => ("commands" in node ? node.commands : [node]));
  for (const entry of entries) {
    const command = await entry.load();
    if (!command.listed) continue;
    expect([entry.name, (await fieldNames(command)).length > 1]).toEqual([entry.name, true]);
  }
});
