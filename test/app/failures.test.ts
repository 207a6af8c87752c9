import { expect, test } from "vitest";
import { program } from "../../src/compose/program.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { runMesa, type RunOptions } from "../support/test-context.ts";

/** What is printed where the first thing that a command does fails like this. */
async function failure(thrown: unknown, options: RunOptions = {}, words: readonly string[] = []) {
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
  const { code, stderr } = await runMesa(["falla", "--json", ...words], {
    ...options,
    program: failing,
  });
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

const unknown = {
  es: "✗ «mesa» no tiene el comando «zzzz».",
  en: "✗ “mesa” has no command “zzzz”.",
};

test.each([
  [[], {}, "es"],
  [["--idioma", "en"], {}, "en"],
  [["--idioma=en"], {}, "en"],
  [["--idioma=es"], { MESA_IDIOMA: "en" }, "es"],
  [["--idioma", "es"], { MESA_IDIOMA: "en" }, "es"],
  [[], { MESA_IDIOMA: "en" }, "en"],
  [["--idioma"], { MESA_IDIOMA: "en" }, "en"],
  [["--idioma", "fr"], { MESA_IDIOMA: "en" }, "en"],
  [["--idioma=fr"], {}, "es"],
  [["--idioma="], {}, "es"],
  [["--idiomas=en"], {}, "es"],
  [["--idioma", "es", "--idioma=en"], {}, "en"],
] as const)(
  "a command line that can't be read fails in its own language: %j %j: %s",
  async (argv, env, language) => {
    const { code, stderr } = await runMesa(["zzzz", ...argv], { env });
    expect([code, stderr.split("\n")[0]]).toEqual([2, unknown[language]]);
  },
);

test.each([
  [["--perfil", "nadie"], "nadie"],
  [["--perfil=nadie"], "nadie"],
  [["--perfil=a=b"], "a=b"],
])(
  "the profile of a command line that failed goes on in what is advised: %j",
  async (argv, perfil) => {
    const failed = await failure(
      new MesaError("mesa-inalcanzable", { params: { motivo: "x" } }),
      {},
      argv,
    );
    expect(failed.words).toContain(`«mesa bandeja listar --perfil ${perfil}»`);
  },
);

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
