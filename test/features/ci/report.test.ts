import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeJunit, type WrittenTest } from "../../support/junit.ts";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder, type RunOptions } from "../../support/test-context.ts";
import { nthTicket } from "../../support/nth-ticket.ts";

const practice = ["--perfil", "practica"];
const form = ["--formulario", "test/fixtures/ci-incidente.json"];
const fixtures = "test/fixtures/junit";

const rejected: WrittenTest = {
  name: "transmite DAI",
  fails: "esperaba ACEPTADA, llegó RECHAZADA a las 10:32:05 (127.0.0.1:18080, 320 ms)",
  trace: "at enviar (/home/ci/a/dai.js:10:5)",
};
const sameAgain: WrittenTest = {
  name: "transmite DAI",
  fails: "esperaba ACEPTADA, llegó RECHAZADA a las 23:59:59 (10.0.0.7:9000, 1.4 s)",
  trace: "at enviar (/builds/77/b/dai.js:999:1)",
};
const passes: WrittenTest = { name: "transmite DAI" };
const other: WrittenTest = { name: "consulta estado", fails: "Read timed out" };

async function report(home: string, tests: readonly WrittenTest[], ...more: readonly string[]) {
  return await reportWith({}, home, tests, ...more);
}

async function reportWith(
  options: RunOptions,
  home: string,
  tests: readonly WrittenTest[],
  ...more: readonly string[]
) {
  const path = writeJunit(home, tests);
  const argv = ["ci", "reportar", path, ...practice, ...form, "--json", ...more];
  const result = await runMesa(argv, { ...options, folder: home });
  return { ...result, json: parsed("ci-reportar", result.stdout) };
}

async function showTicket(home: string, number = nthTicket(1)) {
  const { stdout } = await runMesa(["ticket", "ver", number, ...practice, "--json"], {
    folder: home,
  });
  return parsed("ticket-ver", stdout)["ticket"];
}

const act = async (home: string, ...argv: readonly string[]) =>
  await runMesa(["practica", ...argv], { folder: home });

describe("a failure becomes one incident", () => {
  test("with suite, test, message, trace, commit, branch and job, its secrets masked", async () => {
    const home = testFolder();
    const told = { ...rejected, trace: `token=abc123def456\n${rejected.trace}\nclave-larga-1` };
    const env = {
      GITLAB_CI: "true",
      CI_COMMIT_SHA: "4f2a91c",
      CI_COMMIT_REF_NAME: "rama/nueva",
      CI_JOB_URL: "https://gitlab.example/u/r/-/jobs/7",
      DEPLOY_TOKEN: "clave-larga-1",
    };
    const { code, json } = await reportWith({ env }, home, [told, other, { name: "firma" }]);
    expect([code, json]).toMatchObject([
      0,
      {
        resultado: "aceptado",
        pruebas: { total: 3, fallan: 2, omitidas: 0 },
        ticket: { numero: nthTicket(1), estado: "registrado" },
        nota: false,
        problema: null,
      },
    ]);
    const ticket = await showTicket(home);
    const { descripcion } = ticket.datos;
    for (const fact of [
      "fallaron 2 de 3 pruebas",
      "integracion.Dai › transmite DAI",
      "integracion.Dai › consulta estado",
      "Read timed out",
      "at enviar (/home/ci/a/dai.js:10:5)",
      "Commit: 4f2a91c",
      "Rama: rama/nueva",
      "Trabajo (GitLab CI): https://gitlab.example/u/r/-/jobs/7",
      "token=[oculto]",
      "no es una captura de pantalla",
    ]) {
      expect(descripcion).toContain(fact);
    }
    expect(JSON.stringify(ticket)).not.toMatch(/abc123def456|clave-larga-1/);
    expect(ticket.adjuntos.map((one: { nombre: string }) => one.nombre)).toEqual(["evidencia.pdf"]);
  });

  test("its log's last lines are attached, or what the tests wrote", async () => {
    const home = testFolder();
    const log = join(home, "salida.log");
    writeFileSync(log, "uno\ndos\n");
    await report(home, [rejected], "--bitacora", log);
    const names = (one: { nombre: string }) => one.nombre;
    expect((await showTicket(home)).adjuntos.map(names)).toEqual(["evidencia.pdf", "bitacora.pdf"]);
    const argv = ["ci", "reportar", `${fixtures}/surefire.xml`, ...practice, ...form];
    await runMesa(argv, { folder: home });
    const second = await showTicket(home, nthTicket(2));
    expect(second.adjuntos.map(names)).toEqual(["evidencia.pdf", "bitacora.pdf"]);
    expect(JSON.stringify(second)).not.toContain("NO-ES-REAL");
  });

  test("captures of the form file come first, and the report's page with them", async () => {
    const home = testFolder();
    const answers = JSON.parse(readFileSync("test/fixtures/ci-incidente.json", "utf8"));
    const capture = "test/fixtures/capturas/02-dai-tributos-1920x1080-claro.png";
    const file = join(home, "incidente.json");
    const capturas = [join(process.cwd(), capture)];
    writeFileSync(file, JSON.stringify({ ...answers, capturas, pasos: ["Abrir la sesión"] }));
    await report(home, [rejected], "--formulario", file);
    const ticket = await showTicket(home);
    expect(ticket.adjuntos.map((one: { nombre: string }) => one.nombre)).toEqual([
      "evidencia.pdf",
      "informe-de-pruebas.pdf",
    ]);
    expect(ticket.datos.pasos[0]).toBe("Abrir la sesión");
  });
});

describe("the same failure", () => {
  test("with other numbers, times, addresses, paths and lines has the same ticket", async () => {
    const home = testFolder();
    const first = await report(home, [rejected]);
    const again = await report(home, [sameAgain]);
    expect(again.json).toMatchObject({
      resultado: "repetido",
      huella: first.json["huella"],
      ticket: { numero: nthTicket(1) },
      nota: false,
    });
    expect((await report(home, [{ ...rejected, name: "transmite DAS" }])).json).toMatchObject({
      resultado: "aceptado",
      ticket: { numero: nthTicket(2) },
    });
    expect((await report(home, [{ ...rejected, fails: "otro error" }])).json).toMatchObject({
      resultado: "aceptado",
      ticket: { numero: nthTicket(3) },
    });
  });

  test("along with a new one gives a ticket to the new one alone", async () => {
    const home = testFolder();
    await report(home, [rejected]);
    const { json } = await report(home, [sameAgain, other]);
    expect(json).toMatchObject({ resultado: "aceptado", ticket: { numero: nthTicket(2) } });
    expect((await showTicket(home, nthTicket(2))).datos.pasos[0]).toContain("consulta estado");
    expect((await report(home, [other, sameAgain])).json["resultado"]).toBe("repetido");
  });

  test.each([
    ["in --recordar", 12, ["--recordar", "12h"]],
    ["in 24 hours where nothing is said", 24, []],
  ])("is noted at most once %s", async (_when, pause, options) => {
    const home = testFolder();
    const begin = new Date("2026-11-24T12:00:00Z");
    const notes: boolean[] = [];
    for (const hours of [0, pause - 0.01, pause, pause + 1, 2 * pause - 0.01, 2 * pause]) {
      const now = new Date(begin.getTime() + hours * 3_600_000);
      const { json } = await reportWith({ now }, home, [sameAgain], ...options);
      notes.push(json["nota"]);
    }
    expect(notes).toEqual([false, false, true, false, false, true]);
    const { mensajes } = await showTicket(home, nthTicket(1, begin));
    expect(mensajes).toHaveLength(2);
    expect(mensajes[0].texto).toContain("La falla sigue: falló 1 de 1 pruebas");
  });

  test("has a new ticket once the first one has ended", async () => {
    const home = testFolder();
    for (const number of [nthTicket(1), nthTicket(2), nthTicket(3)]) {
      const { json } = await report(home, [rejected]);
      expect(json).toMatchObject({ resultado: "aceptado", ticket: { numero: number } });
      await act(home, "resolver", number, "--resultado", "anulado");
    }
  });
});

describe("tests that pass again", () => {
  test("are noted once; what is only missing has not passed", async () => {
    const home = testFolder();
    await report(home, [rejected, other]);
    const calm = { resultado: "nada", ticket: null, nota: false, recuperados: [] };
    expect((await report(home, [passes])).json).toMatchObject(calm);
    const both = [passes, { name: "consulta estado" }];
    expect((await report(home, both)).json).toMatchObject({
      resultado: "nada",
      ticket: { numero: nthTicket(1) },
      nota: true,
      recuperados: [{ ticket: { numero: nthTicket(1) }, nota: true, cerrado: false }],
    });
    await report(home, both);
    expect((await showTicket(home)).mensajes).toHaveLength(1);
  });

  test("--cerrar-al-pasar agrees with the answer, where there is one", async () => {
    const home = testFolder();
    await report(home, [rejected]);
    await act(home, "responder", nthTicket(1), "--texto", "Corregido.");
    const { json } = await report(home, [passes], "--cerrar-al-pasar");
    expect(json["recuperados"]).toMatchObject([{ cerrado: true, ticket: { estado: "conforme" } }]);
  });
});

describe("nothing to report ends with 0:", () => {
  test.each(["todo-pasa.xml", "vacia.xml"])("%s, without any profile", async (name) => {
    const { code, stdout, stderr } = await runMesa([
      "ci",
      "reportar",
      `${fixtures}/${name}`,
      "--json",
    ]);
    expect([code, parsed("ci-reportar", stdout)["resultado"], stderr]).toEqual([0, "nada", ""]);
  });

  test("fewer failures than --umbral", async () => {
    const home = testFolder();
    expect((await report(home, [rejected, passes], "--umbral", "2")).json["resultado"]).toBe(
      "nada",
    );
    expect((await report(home, [rejected, other], "--umbral", "2")).json["resultado"]).toBe(
      "aceptado",
    );
  });
});

describe("what was given wrongly ends with 2:", () => {
  test.each([
    ["no-hay.xml", "sin-informes"],
    ["nada/**/*.xml", "sin-informes"],
    [`${fixtures}/truncado.xml`, "informe-invalido"],
    [`${fixtures}/xxe.xml`, "informe-invalido"],
    [`${fixtures}/mil-millones-de-risas.xml`, "informe-invalido"],
    ["package.json", "informe-invalido"],
  ])("%s", async (path, codigo) => {
    const { code, stderr } = await runMesa([
      "ci",
      "reportar",
      path,
      ...practice,
      ...form,
      "--json",
    ]);
    const { error } = parsed("error", stderr);
    expect([code, error.codigo]).toEqual([2, codigo]);
    expect(error.mensaje.replaceAll("\\", "/")).toContain(path);
  });

  test("fields that neither the report nor anything else tells", async () => {
    const argv = ["ci", "reportar", `${fixtures}/gotestsum.xml`, ...practice, "--json"];
    const { code, stderr } = await runMesa(argv);
    const { error } = parsed("error", stderr);
    expect([code, error.detalles.map((one: { campo: string }) => one.campo)]).toEqual([
      2,
      ["pantalla", "distrito", "tipo_operador", "identificacion", "nombre", "correo"],
    ]);
    expect(error.sugerencia).toContain("--formulario");
  });
});

describe("a desk out of reach", () => {
  const unreachable = async (...more: readonly string[]) => {
    const home = testFolder();
    const create = ["perfil", "crear", "lejos", "--canal", "portal", "--url", "http://127.0.0.1:1"];
    await runMesa(create, { folder: home });
    const path = writeJunit(home, [rejected]);
    const argv = ["ci", "reportar", path, "--perfil", "lejos", ...form, "--json", ...more];
    return await runMesa(argv, { folder: home, env: { MESA_TOKEN: "ficha" } });
  };

  test("fails the job only with --estricto; the request waits", async () => {
    const calm = await unreachable();
    expect([calm.code, parsed("ci-reportar", calm.stdout)["resultado"]]).toEqual([0, "pendiente"]);
    const strict = await unreachable("--estricto");
    expect([strict.code, parsed("ci-reportar", strict.stdout)["resultado"]]).toEqual([
      6,
      "pendiente",
    ]);
  });

  test("nobody signed in is told so, and fails the job only with --estricto", async () => {
    const home = testFolder();
    const create = ["perfil", "crear", "lejos", "--canal", "portal", "--url", "http://127.0.0.1:1"];
    await runMesa(create, { folder: home });
    const argv = ["ci", "reportar", writeJunit(home, [rejected]), "--perfil", "lejos", ...form];
    const calm = await runMesa([...argv, "--json"], { folder: home });
    expect([calm.code, parsed("ci-reportar", calm.stdout)]).toMatchObject([
      0,
      { resultado: "sin_enviar", problema: { codigo: "sin-sesion" } },
    ]);
    expect((await runMesa([...argv, "--estricto"], { folder: home })).code).toBe(4);
  });
});

test("--ensayo shows what would go out and sends nothing", async () => {
  const home = testFolder();
  const { json } = await report(home, [rejected], "--ensayo");
  expect(json).toMatchObject({ resultado: "ensayo", envio: { resultado: "ensayo" } });
  const { stdout } = await runMesa(["ticket", "listar", ...practice, "--json"], { folder: home });
  expect(parsed("ticket-listar", stdout)["tickets"]).toEqual([]);
});
