import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { runOnTerminal } from "../support/pseudo-terminal.ts";
import { quotedProgram } from "../support/program-words.ts";
import { testFolder } from "../support/test-context.ts";

const consultation = resolve("test/fixtures/solicitudes/consulta-organismo-internacional.json");
const mesa = quotedProgram();

function withoutSize(command: string, env: Readonly<Record<string, string>> = {}) {
  const script = `stty cols 0 rows 0; exec ${mesa} ${command}`;
  return runOnTerminal("sh", ["-c", script], { folder: testFolder(), columns: 150, env });
}

describe.runIf(process.platform !== "win32")("on a terminal that says it has no columns", () => {
  test("a request goes out, and nothing is drawn over", async () => {
    const send = `consulta crear --perfil practica --desde "${consultation}" --si --sin-preguntas`;
    const terminal = withoutSize(send);
    expect(await terminal.end()).toBe(0);
    expect(terminal.everything()).toMatch(/MS-\d{4}-000001/);
    expect(terminal.bytes().length).toBeLessThan(10_000);
    expect(terminal.bytes()).not.toMatch(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/);
  });

  test.each([
    [{}, 80],
    [{ COLUMNS: "100" }, 100],
  ])("with %o lines are as wide as that", async (env, width) => {
    const terminal = withoutSize("tramite", { ...env, MESA_PAGINADOR: "no" });
    expect(await terminal.end()).toBe(0);
    const longest = Math.max(
      ...terminal
        .everything()
        .split("\n")
        .map(({ length }) => length),
    );
    expect(longest).toBeLessThanOrEqual(width);
    expect(longest).toBeGreaterThan(width - 25);
  });

  test("Ctrl-C ends a command that waits", async () => {
    const terminal = withoutSize(
      "ticket esperar MS-2026-000001 --perfil practica --estado conforme",
    );
    expect(await terminal.end()).not.toBe(0);
    const desk = withoutSize("practica servir --puerto 0");
    await desk.shows("http://127.0.0.1:");
    desk.type("\u0003");
    expect([0, 130]).toContain(await desk.end());
  });
});
