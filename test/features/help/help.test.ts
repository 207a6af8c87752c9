import { describe, expect, test } from "vitest";
import { errorCodes } from "../../../src/errors/error-codes.ts";
import { runMesa } from "../../support/test-context.ts";

const onTerminal = { interactive: true, env: { NO_COLOR: "1" } };

describe("mesa explicar", () => {
  test("one code at length: what it means, what to do, and how the command ends", async () => {
    const { stdout } = await runMesa(["explicar", "sesion-caducada"], onTerminal);
    const [head, ...body] = stdout.trimEnd().split("\n");
    expect(head).toMatch(new RegExp(`^sesion-caducada · \\D*${errorCodes["sesion-caducada"]}$`));
    expect(body).toEqual([
      expect.stringMatching(/^ {2}\S/),
      expect.stringMatching(/^ {2}[^:]+: .*«mesa sesion iniciar»/),
    ]);
  });

  test("an exit code names the errors that end with it", async () => {
    const { stdout } = await runMesa(["explicar", "6"], { ...onTerminal, width: 2000 });
    const named = Object.entries(errorCodes).filter(([code]) => stdout.includes(code));
    expect(new Set(named.map(([, exit]) => exit))).toEqual(new Set([6]));
    const { stdout: json } = await runMesa(["explicar", "6", "--json"]);
    expect(JSON.parse(json).codigos).toMatchObject([{ codigo: "6", clase: "salida", salida: 6 }]);
  });

  test.each([
    ["adjuntos-faltan", "problema", 2],
    ["adjuntos-incompletos", "advertencia", null],
  ])("the code of a field's %s has no remedy of its own", async (code, clase, salida) => {
    const { stdout } = await runMesa(["explicar", code, "--json"]);
    expect(JSON.parse(stdout).codigos).toEqual([
      { codigo: code, clase, mensaje: expect.any(String), sugerencia: null, salida },
    ]);
    const shown = await runMesa(["explicar", code], onTerminal);
    const [head = ""] = shown.stdout.split("\n");
    expect(head).toMatch(salida === null ? /^\S+$/ : /^\S+ · \D*2$/);
  });

  test("without a code people get the list, and a pipe each code in a paragraph", async () => {
    const { stdout: listed } = await runMesa(["explicar"], onTerminal);
    const { stdout: topic } = await runMesa(["ayuda", "salidas"], onTerminal);
    const words = (text: string) => text.split(/\s+/);
    expect(words(listed)).toEqual(words(topic));
    const { stdout } = await runMesa(["explicar"]);
    const heads = stdout.split("\n\n").map((one) => one.split(" · ")[0]);
    expect(heads).toEqual(Object.keys(errorCodes));
  });
});
