import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, createWriteStream, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { batchDesk } from "../support/batch-desk.ts";
import { writeJunit } from "../support/junit.ts";
import { mesa, startMesa } from "../support/mesa-process.ts";
import { parsed } from "../support/parse-output.ts";
import { runMesa, testFolder } from "../support/test-context.ts";
import { atFullVolume } from "../support/volume.ts";
import { nthTicket } from "../support/nth-ticket.ts";

const form = ["--formulario", resolve("test/fixtures/ci-incidente.json")];
const credentials = {
  MESA_RUC: "0999999999001",
  MESA_USUARIO: "OPERADOR",
  MESA_CONTRASENA: "Practica-2026",
};

/** A machine of its own: nothing in common with any other but the desk. */
async function machine(url: string): Promise<string> {
  const folder = testFolder();
  const argv = ["perfil", "crear", "banco", "--canal", "portal", "--url", url];
  expect((await runMesa(argv, { folder })).code).toBe(0);
  return folder;
}

async function list(folder: string) {
  const argv = ["ticket", "listar", "--perfil", "banco", "--json"];
  const { stdout } = await runMesa(argv, { folder, env: credentials });
  return parsed("ticket-listar", stdout)["tickets"];
}

test("four jobs on four machines with the same failure at once make one ticket", async () => {
  const { url } = await batchDesk();
  const first = await machine(url);
  const others = Array.from({ length: 3 }, () => testFolder());
  // The same settings on each: what is tried is what they do at once.
  for (const folder of others) cpSync(first, folder, { recursive: true });
  const folders = [first, ...others];
  const results = await Promise.all(
    folders.map(async (folder, at) => {
      const fails = `RECHAZADA en ${at * 37} ms desde 10.0.0.${at}:80${at}0`;
      const trace = `at enviar (/builds/${at}/dai.js:${at + 1}:5)`;
      const path = writeJunit(folder, [{ name: "transmite DAI", fails, trace }]);
      const env = { ...credentials, CI_JOB_URL: `https://ci.example/${at}`, GITLAB_CI: "true" };
      const argv = ["ci", "reportar", path, "--perfil", "banco", ...form, "--json"];
      const { code, stdout } = await mesa(argv, { folder, env });
      const { resultado, ticket } = parsed("ci-reportar", stdout);
      return `${code} ${resultado} ${ticket.numero}`;
    }),
  );
  const tickets = await list(first);
  expect(tickets).toHaveLength(1);
  const { numero } = tickets[0];
  expect(results.toSorted((one, other) => one.localeCompare(other))).toEqual([
    `0 aceptado ${numero}`,
    ...Array.from({ length: 3 }, () => `0 repetido ${numero}`),
  ]);
});

const reportMegabytes = atFullVolume ? 100 : 15;

test(`a report of ${reportMegabytes} MB is read in less than 150 MB of memory`, async () => {
  const { url } = await batchDesk();
  const folder = await machine(url);
  const path = join(folder, "grande.xml");
  const size = String(reportMegabytes);
  const generator = spawn(process.execPath, ["test/fixtures/junit/generar-grande.mjs", size]);
  let counts = "";
  generator.stderr.setEncoding("utf8").on("data", (text: string) => (counts += text));
  generator.stdout.pipe(createWriteStream(path));
  await once(generator, "close");
  const probe = join(folder, "probe.cjs");
  writeFileSync(
    probe,
    'process.on("exit", () => require("node:fs").writeFileSync(process.env.PICO, String(process.resourceUsage().maxRSS)));',
  );
  const peak = join(folder, "pico.txt");
  const argv = ["ci", "reportar", path, "--perfil", "banco", ...form, "--json"];
  const env = { ...credentials, NODE_OPTIONS: `--require ${probe}`, PICO: peak };
  const { code, stdout } = await mesa(argv, { folder, env });
  const truth = JSON.parse(counts);
  expect([code, parsed("ci-reportar", stdout)]).toMatchObject([
    0,
    { resultado: "aceptado", pruebas: { total: truth.casos, fallan: truth.fallan } },
  ]);
  expect(Number(readFileSync(peak, "utf8")) / 1024).toBeLessThan(150);
});

test("ejecutar passes output and exit code on, and reports what the run wrote", async () => {
  const folder = testFolder();
  const old = writeJunit(folder, [{ name: "vieja", fails: "de ayer" }], "viejo.xml");
  const script = join(folder, "pruebas.cjs");
  writeFileSync(
    script,
    `require("node:fs").copyFileSync(${JSON.stringify(resolve("test/fixtures/junit/pytest.xml"))}, "nuevo.xml");
     const late = new Date(); require("node:fs").utimesSync("nuevo.xml", late, late);
     require("node:fs").utimesSync(${JSON.stringify(old)}, 1000, 1000);
     process.stdout.write(process.argv.slice(2).join("|") + "\\n"); process.stderr.write("aviso\\n"); process.exitCode = 3;`,
  );
  const words = ['dos palabras; $HOME "x"', "--json"];
  const argv = ["ci", "ejecutar", "--perfil", "practica", ...form, "--informe", "*.xml", "--"];
  const run = [...argv, process.execPath, script, ...words];
  const { code, stdout, stderr } = await mesa(run, { folder, cwd: folder });
  expect([code, stdout.split("\n")[0]]).toEqual([3, words.join("|")]);
  expect(stderr).toMatch(/^aviso\n/);
  expect(stdout).toContain("Pruebas que fallan: 3 de 8 (omitidas: 2)");
  expect(stdout).toContain(nthTicket(1));
  expect(stderr).toContain("viejo.xml es de una ejecución anterior");
});

test("ejecutar without any report tells how the program ended; and when it ends well again", async () => {
  const folder = testFolder();
  const script = join(folder, "orden.cjs");
  const run = async (body: string) => {
    writeFileSync(script, body);
    const argv = ["ci", "ejecutar", "--perfil", "practica", ...form, "--json", "--"];
    const { code, stdout } = await mesa([...argv, process.execPath, script], { folder });
    return [code, parsed("ci-ejecutar", stdout)] as const;
  };
  const failing =
    'console.log("fin"); console.error("Error: sin conexión a 10.0.0.1"); process.exit(9)';
  expect(await run(failing)).toMatchObject([
    9,
    { codigo: 9, reporte: { resultado: "aceptado", fallas: [{ prueba: "termina sin error" }] } },
  ]);
  expect(await run(failing.replace("10.0.0.1", "10.9.9.9"))).toMatchObject([
    9,
    { reporte: { resultado: "repetido", ticket: { numero: nthTicket(1) } } },
  ]);
  expect(await run("")).toMatchObject([
    0,
    { codigo: 0, reporte: { resultado: "nada", nota: true, recuperados: [{ nota: true }] } },
  ]);
});

test("ejecutar: a program that is not there ends with 2, a signal reaches the one that is", async () => {
  const folder = testFolder();
  mkdirSync(join(folder, "bin"));
  const missing = await mesa(["ci", "ejecutar", "--", "no-hay-tal-programa"], { folder });
  expect([missing.code, missing.stdout]).toEqual([2, ""]);
  expect(missing.stderr).toContain("no-hay-tal-programa");
  const waiting = startMesa(
    [
      "ci",
      "ejecutar",
      "--",
      process.execPath,
      "-e",
      'process.on("SIGTERM", () => { console.log("me voy"); process.exit(5); }); setInterval(() => {}, 1000); console.log("listo");',
    ],
    { folder },
  );
  let said = "";
  waiting.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (said === "listo\n") waiting.kill("SIGTERM");
  });
  await once(waiting, "close");
  expect([waiting.exitCode, said]).toEqual([5, "listo\nme voy\n"]);
});
