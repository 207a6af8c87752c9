import { resolve } from "node:path";
import { spawn } from "@lydell/node-pty";
import { expect, test } from "vitest";
import { testFolder } from "../support/test-context.ts";

interface Step {
  /** What must be on the screen before the keys are pressed. */
  readonly wait: string;
  readonly keys: string;
}

/** Runs the executable on a pseudo-terminal and types when the screen asks for it. */
async function onTerminal(argv: readonly string[], steps: readonly Step[], folder: string) {
  const { PATH = "" } = process.env;
  const terminal = spawn(process.execPath, [resolve("bin/mesa.cjs"), ...argv], {
    cols: 80,
    rows: 24,
    name: "xterm-256color",
    cwd: process.cwd(),
    env: { PATH, HOME: folder, MESA_CARPETA: folder },
  });
  let screen = "";
  const left = [...steps];
  terminal.onData((text) => {
    screen += text;
    const [next] = left;
    if (next !== undefined && screen.includes(next.wait)) {
      left.shift();
      terminal.write(next.keys);
    }
  });
  const code = await new Promise<number>(
    (done) => void terminal.onExit(({ exitCode }) => done(exitCode)),
  );
  return { code, screen };
}

const signIn = ["sesion", "iniciar", "--perfil", "practica"];

test.runIf(process.platform !== "win32")(
  "a person signs in by answering; the password is not shown",
  async () => {
    const { code, screen } = await onTerminal(
      signIn,
      [
        { wait: "RUC (vacío si es usuario general)", keys: "0999999999001\r" },
        { wait: "ID de usuario", keys: "OPERADOR\r" },
        { wait: "Contraseña", keys: "Practica-2026\r" },
      ],
      testFolder(),
    );
    expect(code).toBe(0);
    expect(screen).toContain("PRÁCTICA · nada sale de esta máquina");
    expect(screen).toContain("Operador de práctica");
    expect(screen).not.toContain("Practica-2026");
  },
);

test.runIf(process.platform !== "win32")(
  "Ctrl-C at a question ends with 130 and a word, not a stack",
  async () => {
    const { code, screen } = await onTerminal(
      signIn,
      [{ wait: "RUC", keys: "\u0003" }],
      testFolder(),
    );
    expect(code).toBe(130);
    expect(screen).toContain("Interrumpido.");
    expect(screen).not.toContain("    at ");
  },
);

test.runIf(process.platform !== "win32")(
  "a request is confirmed before it goes out, and its receipt is shown",
  async () => {
    const { code, screen } = await onTerminal(
      [
        "incidente",
        "crear",
        "--perfil",
        "practica",
        "--desde",
        "test/fixtures/solicitudes/incidente-mti-placa.json",
      ],
      [{ wait: "¿Enviar ahora?", keys: "\r" }],
      testFolder(),
    );
    expect(code).toBe(0);
    expect(screen).toContain("a nombre de Transportes Imaginarios");
    expect(screen).toMatch(/MS-\d{4}-000001/);
  },
);
