import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { withClock } from "../support/test-clock.ts";
import { testFolder } from "../support/test-context.ts";
import { nthTicket } from "../support/nth-ticket.ts";

const bash = spawnSync("bash", ["--version"]).status === 0;

/** A job's folder with a `mesa` on its PATH, as an installation has it. */
function job(): string {
  const folder = testFolder();
  mkdirSync(join(folder, "bin"));
  const launcher = join(folder, "bin", "mesa");
  const words = [process.execPath, resolve("bin/mesa.cjs")].map((word) => `"${word}"`);
  writeFileSync(launcher, `#!/bin/sh\nexec ${words.join(" ")} "$@"\n`);
  chmodSync(launcher, 0o755);
  copyFileSync("test/fixtures/ci-incidente.json", join(folder, "incidente.json"));
  copyFileSync("test/fixtures/junit/pytest.xml", join(folder, "junit.xml"));
  return folder;
}

function run(script: string, folder: string, env: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], {
    cwd: folder,
    encoding: "utf8",
    env: withClock({
      PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"]}`,
      HOME: folder,
      MESA_CARPETA: folder,
      MESA_ALMACEN: "archivo",
      ...env,
    }),
  });
  return { status, stdout, stderr };
}

test("the GitHub action's scripts install nothing that is there, and report", () => {
  expect(bash).toBe(true);
  const action = parse(readFileSync("action.yml", "utf8"));
  const [install, report] = action.runs.steps;
  // What a workflow gives never becomes part of a script.
  expect([install.run, report.run].filter((script) => script.includes("${{"))).toEqual([]);
  const folder = job();
  expect(run(install.run, folder, { VERSION: "latest" })).toMatchObject({ status: 0, stderr: "" });
  const [summary, outputs] = [join(folder, "resumen.md"), join(folder, "salidas.txt")];
  const inputs = Object.fromEntries(Object.keys(report.env).map((name) => [name, ""]));
  const env = {
    ...inputs,
    INFORMES: "junit.xml\n",
    FORMULARIO: "incidente.json",
    PERFIL: "practica",
    RECORDAR: "12h",
    CERRAR: "true",
    ESTRICTO: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_OUTPUT: outputs,
  };
  const first = run(report.run, folder, env);
  expect([first.status, first.stdout.match(/^::error /gm)?.length]).toEqual([0, 3]);
  expect(first.stdout).toMatch(new RegExp(`^::notice title=mesa::.*${nthTicket(1)}`, "m"));
  expect(readFileSync(outputs, "utf8")).toBe(`resultado=aceptado\nticket=${nthTicket(1)}\n`);
  expect(readFileSync(summary, "utf8")).toContain(`Ticket **${nthTicket(1)}**`);
  const second = run(report.run, folder, { ...env, INFORMES: "*.xml" });
  expect(second.status).toBe(0);
  expect(readFileSync(outputs, "utf8")).toContain("resultado=repetido\n");
  expect(run(report.run, folder, { ...env, INFORMES: "$(touch dentro).xml" }).status).toBe(2);
  expect(existsSync(join(folder, "dentro"))).toBe(false);
});

test("the GitLab template's script leaves a Code Quality report that names the ticket", () => {
  const { variables, after_script: lines } = parse(readFileSync("templates/gitlab-ci.yml", "utf8"))[
    ".mesa-reportar"
  ];
  const folder = job();
  const script = lines.join("\n");
  const env = { ...variables, MESA_PERFIL: "practica", GITLAB_CI: "true", CI_COMMIT_SHA: "a1" };
  expect(run(script, folder, env).status).toBe(0);
  const issues = JSON.parse(readFileSync(join(folder, "gl-code-quality-report.json"), "utf8"));
  expect(issues).toHaveLength(3);
  expect(issues[0]).toMatchObject({
    description: expect.stringMatching(`test_transmite_dai.*\\[${nthTicket(1)}\\]$`),
    check_name: "mesa-ci",
    severity: "major",
    location: { path: "test_transmision.py", lines: { begin: 5 } },
  });
});
