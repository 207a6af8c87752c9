import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { programWords } from "../support/program-words.ts";
import { seedDesk } from "../support/seeded-desk.ts";
import { shareCodeCache } from "../support/shared-cache.ts";
import { withClock } from "../support/test-clock.ts";
import { testFolder } from "../support/test-context.ts";
import { nthTicket } from "../support/nth-ticket.ts";

const bash = spawnSync("bash", ["--version"]).status === 0;

/** A job's folder with a `mesa` on its PATH, as an installation has it. */
function job(): string {
  const folder = testFolder();
  shareCodeCache(folder);
  seedDesk(folder);
  mkdirSync(join(folder, "bin"));
  const launcher = join(folder, "bin", "mesa");
  const words = programWords().map((word) => `"${word}"`);
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

/** Commands that write down what they were called with and which of our variables they had. */
function recorders(folder: string, ...names: readonly string[]): string {
  const seen = join(folder, "llamadas.txt");
  for (const name of names) {
    const words = `$(basename "$PWD") ${name} $* $(env | grep -c "^MESA_TOKEN=")`;
    writeFileSync(join(folder, "bin", name), `#!/bin/sh\necho "${words}" >>"${seen}"\n`);
    chmodSync(join(folder, "bin", name), 0o755);
  }
  return seen;
}

test("jobs that hold credentials install nothing by name, and no version that moves", () => {
  for (const file of ["action.yml", "templates/gitlab-ci.yml", ".github/workflows/ci.yml"]) {
    const text = readFileSync(file, "utf8");
    expect([
      file,
      text.match(/npm (?:install|i|exec|x)\b|npx |(?<!ubuntu-|windows-)latest|mesa-oce/g),
    ]).toEqual([file, null]);
    for (const [, used = ""] of text.matchAll(/uses: (\S+)/g)) {
      expect([file, used]).toEqual([file, expect.stringMatching(/@[0-9a-f]{40}$/)]);
    }
  }
});

test("the GitHub action is made of its own checkout, without the job's credentials", () => {
  const [install] = parse(readFileSync("action.yml", "utf8")).runs.steps;
  const folder = job();
  mkdirSync(join(folder, "accion"));
  const seen = recorders(folder, "npm", "node");
  const env = { ACCION: join(folder, "accion"), MESA_TOKEN: "secreto" };
  expect(run(install.run, folder, env)).toMatchObject({ status: 0 });
  expect(readFileSync(seen, "utf8").split("\n")).toEqual([
    "accion npm ci --ignore-scripts --no-audit --no-fund 0",
    "accion node scripts/build.mjs --no-check 0",
    "",
  ]);
});

test("the GitLab template takes a whole commit only, and makes mesa of it", () => {
  const { after_script: lines } = parse(readFileSync("templates/gitlab-ci.yml", "utf8"))[
    ".mesa-reportar"
  ];
  const folder = job();
  rmSync(join(folder, "bin", "mesa"));
  const seen = recorders(folder, "git", "npm", "node");
  const env = { MESA_REPOSITORIO: "https://r.example/mesa.git", MESA_TOKEN: "secreto" };
  for (const MESA_COMMIT of ["", "main", "a1b2c3d", `${"a".repeat(40)}; touch x`]) {
    expect(run(lines[0], folder, { ...env, MESA_COMMIT })).toMatchObject({ status: 2 });
  }
  expect(existsSync(seen)).toBe(false);
  const MESA_COMMIT = "0123456789abcdef0123456789abcdef01234567";
  expect(run(lines[0], folder, { ...env, MESA_COMMIT })).toMatchObject({ status: 0 });
  expect(readFileSync(seen, "utf8")).toMatch(
    new RegExp(
      `git clone --quiet --no-checkout -- https://r.example/mesa.git \\S+ 0\\n.* git checkout --quiet --detach ${MESA_COMMIT} 0\\n.* npm ci --ignore-scripts .* 0\\n.* node scripts/build.mjs`,
    ),
  );
});

test("the GitHub action's script reports", () => {
  expect(bash).toBe(true);
  const action = parse(readFileSync("action.yml", "utf8"));
  const [install, report] = action.runs.steps;
  // What a workflow gives never becomes part of a script.
  expect([install.run, report.run].filter((script) => script.includes("${{"))).toEqual([]);
  const folder = job();
  const [summary, outputs] = [join(folder, "resumen.md"), join(folder, "salidas.txt")];
  const inputs = Object.fromEntries(Object.keys(report.env).map((name) => [name, ""]));
  const env = {
    ...inputs,
    ACCION: resolve("."),
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
