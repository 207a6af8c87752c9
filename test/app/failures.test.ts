import { expect, test } from "vitest";
import { program } from "../../src/compose/program.ts";
import { runMesa, type RunOptions } from "../support/test-context.ts";

/** What is printed where the first thing that a command does fails like this. */
async function failure(thrown: unknown, options: RunOptions = {}) {
  const failing = {
    ...program,
    commands: [
      {
        name: "falla",
        alias: "fail",
        summary: "orden.estado",
        examples: ["falla", "falla --json"],
        load: () => Promise.reject(thrown),
      } as const,
    ],
  };
  const { code, stderr } = await runMesa(["falla", "--json"], { ...options, program: failing });
  return { ended: [code, JSON.parse(stderr).error.codigo], words: stderr };
}

const systemError = (code: string, facts: object = {}): Error =>
  Object.assign(new Error(`${code}: no`), { code, ...facts });

test.each([
  ["ENOSPC", { syscall: "write", path: "/a/b.txt" }, 1, "disco", "/a/b.txt"],
  ["EDQUOT", { syscall: "write" }, 1, "disco", "salida estándar"],
  ["EROFS", { syscall: "open", path: "/a" }, 1, "disco", "/a"],
  ["EACCES", { syscall: "open", path: "/a" }, 1, "disco", "/a"],
  ["EPERM", { syscall: "rename", path: "/a" }, 1, "disco", "/a"],
  ["EIO", { syscall: "read", path: "/a" }, 1, "disco", "/a"],
  // Below a read-only folder.
  ["ENOENT", { syscall: "mkdir", path: "/a" }, 1, "disco", "/a"],
  ["EBUSY", { syscall: "unlink", path: "/a" }, 1, "archivo-en-uso", "/a"],
  ["EBUSY", { syscall: "unlink" }, 70, "defecto", ""],
  ["ENOENT", { syscall: "open", path: "/a" }, 70, "defecto", ""],
  ["ENOSPC", {}, 70, "defecto", ""],
])("%s of %o ends with %d: %s", async (code, facts, exit, codigo, named) => {
  const { ended, words } = await failure(systemError(code, facts));
  expect(ended).toEqual([exit, codigo]);
  expect(words).toContain(named);
});

test("whatever fails once it was interrupted is the interruption", async () => {
  const signal = AbortSignal.abort();
  for (const error of [new TypeError("defecto"), systemError("ENOSPC", { syscall: "write" })]) {
    expect((await failure(error, { signal })).ended).toEqual([130, "interrumpido"]);
  }
  const { code, stderr } = await runMesa(["ticket", "listar", "--perfil", "nadie", "--json"], {
    signal,
  });
  expect([code, JSON.parse(stderr).error.codigo]).toEqual([130, "interrumpido"]);
});

test("the command that a failure names begins as the program was called", async () => {
  const hint = async (env: Readonly<Record<string, string>>) =>
    (await runMesa(["ticket", "ver", "MS-9", "--perfil", "nadie"], { env })).stderr;
  expect(await hint({})).toContain("«mesa perfil listar»");
  // npm sets it for what `npx` starts; a script of `npm run` is no word that was typed.
  expect(await hint({ npm_command: "exec" })).toContain("«npx mesa perfil listar»");
  expect(await hint({ npm_command: "run-script" })).toContain("«mesa perfil listar»");
});

test.each([
  [["--help"], /^ {2}npx mesa incidente crear /m],
  [["ticket", "listar", "--help"], /^ {2}npx mesa ticket listar /m],
  [["ayuda", "fallas"], /^ {2}npx mesa diagnostico --salida /m],
  [["help", "fallas", "--idioma", "en"], /^ {2}npx mesa doctor --salida /m],
])("commands in help begin as the program was called: %j", async (argv, line) => {
  const called = await runMesa(argv, { env: { npm_command: "exec" } });
  expect(called.stdout).toMatch(line);
  expect(called.stdout).not.toMatch(/^(?: {2}|Uso: )mesa /m);
  expect((await runMesa(argv)).stdout).not.toContain("npx");
});
