import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { ledgerMigrations } from "../../src/ledger/ledger-schema.ts";
import { openDatabase } from "../../src/sqlite/open-database.ts";
import { listen } from "../support/listen.ts";
import { mesa, serveDesk, startMesa } from "../support/mesa-process.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const consultation = "test/fixtures/solicitudes/consulta-organismo-internacional.json";
const incident = "test/fixtures/solicitudes/incidente-dai-login-error.json";
const practice = ["--perfil", "practica"];
const credentials = {
  MESA_RUC: "0999999999001",
  MESA_USUARIO: "OPERADOR",
  MESA_CONTRASENA: "Practica-2026",
};

/** A profile `banco` for a desk at this address, in a home of its own. */
async function homeFor(url: string): Promise<string> {
  const folder = testFolder();
  const made = await runMesa(["perfil", "crear", "banco", "--url", url], { folder });
  expect(made).toMatchObject({ code: 0 });
  return folder;
}

describe("exit codes of the real executable", () => {
  test("0: version, without loading anything else", async () => {
    const { version }: { version: string } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(await mesa(["--version"], { folder: testFolder() })).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: "",
    });
  });

  test("2: every required field is named, and nothing asks without a terminal", async () => {
    const result = await mesa(["incidente", "crear", ...practice, "--json"], {
      folder: testFolder(),
    });
    const { error } = JSON.parse(result.stderr);
    expect([result.code, result.stdout, error.salida]).toEqual([2, "", 2]);
    expect(error.detalles.map((one: { bandera: string }) => one.bandera)).toEqual([
      "--pantalla",
      "--fecha",
      "--hora",
      "--distrito",
      "--tipo-operador",
      "--descripcion",
      "--captura",
      "--identificacion",
      "--nombre",
      "--correo",
    ]);
  });

  test("3: a ticket that is not there", async () => {
    expect(
      (await mesa(["ticket", "ver", "MS-1", ...practice], { folder: testFolder() })).code,
    ).toBe(3);
  });

  test("4: nobody signed in", async () => {
    const folder = await homeFor("http://127.0.0.1:1");
    expect((await mesa(["ticket", "listar"], { folder })).code).toBe(4);
  });

  test("5: the connection breaks after sending, and then nobody can be asked", async () => {
    let first: Socket | undefined;
    const cutter = createServer((socket) => {
      // The first connection is read and then cut; every later one is cut at once.
      if (first !== undefined) return void socket.destroy();
      first = socket;
      socket.on("error", () => {});
      socket.once("data", () => void setImmediate(() => socket.destroy()));
    });
    const folder = await homeFor(`http://127.0.0.1:${await listen(cutter)}`);
    const result = await mesa(["consulta", "crear", "--desde", consultation, "--json"], {
      folder,
      env: { MESA_TOKEN: "ficha" },
    });
    expect([result.code, JSON.parse(result.stdout).resultado]).toEqual([5, "desconocido"]);
    const outbox = await runMesa(["bandeja", "listar", "--json"], { folder });
    expect(JSON.parse(outbox.stdout).entradas).toMatchObject([{ resultado: "desconocido" }]);
  });

  test("70: a defect of ours is said to be one, with its stack only on request", async () => {
    const folder = testFolder();
    await runMesa(["consulta", "crear", ...practice, "--desde", consultation, "--encolar"], {
      folder,
    });
    const ledger = await openDatabase(join(folder, "libro.db"), ledgerMigrations);
    ledger.exec("ALTER TABLE entradas RENAME COLUMN resumen TO otra");
    ledger.close();
    const plain = await mesa(["bandeja", "listar"], { folder });
    expect([plain.code, plain.stderr.split("\n")[0]]).toEqual([
      70,
      "✗ Error interno de este programa; no se debe a algo que usted hizo.",
    ]);
    expect(plain.stderr).not.toContain("    at ");
    const traced = await mesa(["bandeja", "listar"], { folder, env: { MESA_DEPURAR: "1" } });
    expect(traced.stderr).toContain("    at ");
  });

  test("130: interrupted while the desk keeps one waiting", async () => {
    const silent = createServer(() => {});
    const arrived = once(silent, "connection");
    const folder = await homeFor(`http://127.0.0.1:${await listen(silent)}`);
    const child = startMesa(["ticket", "listar"], { folder, env: { MESA_TOKEN: "ficha" } });
    const [socket]: Socket[] = await arrived;
    child.kill("SIGINT");
    await once(child, "close");
    socket?.destroy();
    expect(child.exitCode).toBe(130);
  });
});

describe("against a desk in another process", () => {
  test("sign in, send, list, show; the expired session is renewed once where credentials are at hand", async () => {
    const desk = await serveDesk(testFolder());
    onTestFinished(() => desk.kill());
    const folder = await homeFor(desk.url);
    const signIn = await mesa(
      [
        "sesion",
        "iniciar",
        "--ruc",
        "0999999999001",
        "--usuario",
        "OPERADOR",
        "--contrasena-stdin",
      ],
      { folder, stdin: "Practica-2026\n" },
    );
    expect(signIn).toMatchObject({ code: 0, stderr: "" });
    const created = await mesa(["incidente", "crear", "--desde", incident, "--json"], { folder });
    const { ticket } = JSON.parse(created.stdout);
    const shown = JSON.parse(
      (await runMesa(["ticket", "ver", ticket.numero, "--json"], { folder })).stdout,
    );
    expect(shown.ticket).toMatchObject({
      ...ticket,
      datos: { distrito: "028" },
      adjuntos: [{ nombre: "evidencia.pdf" }],
    });
    // The password came in by a pipe, and is kept nowhere.
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile() && !path.includes("cache"));
    expect(files.length).toBeGreaterThan(3);
    const telling = files.filter((path) => readFileSync(path, "latin1").includes("Practica-2026"));
    expect(telling).toEqual([]);
    expect((await runMesa(["sesion", "cerrar"], { folder })).code).toBe(0);
    expect((await runMesa(["ticket", "listar"], { folder })).code).toBe(4);
    const listed = await runMesa(["ticket", "listar", "--json"], { folder, env: credentials });
    expect(JSON.parse(listed.stdout).tickets).toHaveLength(1);
    const stale = await mesa(["ticket", "listar", "--json"], {
      folder,
      env: { ...credentials, MESA_TOKEN: "una-ficha-que-ya-no-sirve" },
    });
    expect(stale.code).toBe(0);
  });

  test("killed right after a receipt, the desk has lost nothing", async () => {
    const place = testFolder();
    const first = await serveDesk(place);
    const folder = await homeFor(first.url);
    const created = await runMesa(
      ["consulta", "crear", "--desde", consultation, "--clave", "k", "--json"],
      { folder, env: credentials },
    );
    await first.kill("SIGKILL");
    const { numero } = JSON.parse(created.stdout).ticket;
    const second = await serveDesk(place);
    onTestFinished(() => second.kill());
    const other = await homeFor(second.url);
    const again = JSON.parse(
      (
        await runMesa(["consulta", "crear", "--desde", consultation, "--clave", "k", "--json"], {
          folder: other,
          env: credentials,
        })
      ).stdout,
    );
    expect([again.repetido, again.ticket.numero]).toEqual([true, numero]);
  });

  test("a port that is taken is said to be", async () => {
    const desk = await serveDesk(testFolder());
    onTestFinished(() => desk.kill());
    const { port } = new URL(desk.url);
    const result = await mesa(["practica", "servir", "--puerto", port, "--json"], {
      folder: testFolder(),
    });
    expect([result.code, JSON.parse(result.stderr).error.codigo]).toEqual([2, "puerto-ocupado"]);
  });
});

test("six processes at once on one folder, with one key, make one ticket and no error", async () => {
  const folder = testFolder();
  const argv = [
    "consulta",
    "crear",
    ...practice,
    "--desde",
    consultation,
    "--clave",
    "k",
    "--json",
  ];
  const results = await Promise.all(
    Array.from({ length: 6 }, () => mesa(argv, { folder, newDesk: true })),
  );
  expect(results.map(({ code, stderr }) => [code, stderr])).toEqual(results.map(() => [0, ""]));
  const numbers = results.map(({ stdout }) => JSON.parse(stdout).ticket.numero);
  expect(new Set(numbers).size).toBe(1);
});

test("six processes of all kinds at once on one folder: no error, and nothing is missing", async () => {
  const folder = testFolder();
  const keys = ["a", "b"];
  const create = (clave: string) =>
    ["consulta", "crear", ...practice, "--desde", consultation, "--repetir"].concat([
      "--clave",
      clave,
      "--json",
    ]);
  const commands = [
    ...keys.map(create),
    [...create("c"), "--encolar"],
    ["bandeja", "enviar", ...practice, "--json"],
    ["bandeja", "verificar", ...practice, "--json"],
    ["ticket", "listar", ...practice, "--json"],
  ];
  const results = await Promise.all(commands.map((argv) => mesa(argv, { folder })));
  // What is only queued waits, unless another process has sent it by then.
  const decent = commands.map((argv) => (argv.includes("--encolar") ? [0, 6] : [0]));
  const strange = results.filter(({ code }, at) => !decent[at]?.some((one) => one === code));
  expect(strange).toEqual([]);
  expect((await runMesa(["bandeja", "enviar", ...practice, "--json"], { folder })).code).toBe(0);
  const listed = await runMesa(["bandeja", "listar", "--todas", ...practice, "--json"], { folder });
  const entries: { clave: string; resultado: string }[] = JSON.parse(listed.stdout).entradas;
  expect(entries.map(({ clave, resultado }) => `${clave} ${resultado}`).sort()).toEqual(
    [...keys, "c"].map((clave) => `${clave} aceptado`),
  );
});

test("the code cache belongs to its owner alone, and a spoilt one only makes the start slower", async () => {
  const folder = testFolder();
  const first = await mesa(["--help"], { folder, ownCache: true });
  expect(await mesa(["--help"], { folder, ownCache: true })).toEqual(first);
  expect(await mesa(["--help"], { folder, ownCache: true, env: { MESA_SIN_CACHE: "1" } })).toEqual(
    first,
  );
});
