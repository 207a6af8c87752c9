import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { mesa } from "../support/mesa-process.ts";
import { programWords, quotedProgram } from "../support/program-words.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const [program, ...first] = programWords();

const complete = (...words: readonly string[]): readonly string[] =>
  execFileSync(program, [...first, "__completar", "--", ...words], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line !== "");

test.each([
  [["inc"], ["incidente\tReportar un incidente de Ecuapass"]],
  [["ticket", "ve"], ["ver\tMuestra un ticket: datos, conversación y adjuntos"]],
  [
    ["auth", "ini"],
    ["iniciar\tInicia sesión con las credenciales de Ecuapass, las del buzón, o en el navegador"],
  ],
  [
    ["incidente", "crear", "--dis"],
    ["--distrito\tDistrito aduanero: código o nombre («mesa catalogo distritos»)"],
  ],
  [["incident", "create", "--distrito", "02"], ["028\tGuayaquil Marítimo"]],
  [
    ["consulta", "crear", "--motivo", "consulta-a"],
    ["consulta-arancel\tConsulta: clasificación / arancel"],
  ],
  [
    ["ticket", "listar", "--tipo", ""],
    ["incidente", "consulta"],
  ],
  [["ticket", "sho"], ["show\tMuestra un ticket: datos, conversación y adjuntos"]],
  [
    ["--perfil", "practica", "borrador", "continua"],
    ["continuar\tContinúa un borrador en la primera pregunta abierta y lo envía"],
  ],
  [
    ["incidente", "crear", "--pantalla", "ingreso de merc"],
    ["Ingreso de Mercancías a Depósito Temporal-IMDT\t1.1.1 Documentos Electrónicos > Carga"],
  ],
  [["incidente", "crear", "--distrito", "=", "02"], ["028\tGuayaquil Marítimo"]],
  [["completar", "instalar", "p"], ["powershell"]],
  [["esquema", "sal"], ["salida"]],
  [["incidente", "crear", "--captura", ""], [":archivo"]],
  [["evidencia", "armar", "x"], [":archivo"]],
  [["nada", "de", "eso"], []],
])("after %j comes %j", (words, found) => expect(complete(...words)).toEqual(found));

test("a new word may be told by a mark, since Windows PowerShell passes no empty one on", () => {
  const asked = (...words: readonly string[]): string =>
    execFileSync(program, [...first, "__completar", ...words], { encoding: "utf8" });
  const types = asked("--palabra-nueva", "ticket", "listar", "--tipo");
  expect(types).toBe("incidente\nconsulta\n");
  expect(types).toBe(asked("--", "ticket", "listar", "--tipo", ""));
});

test("PowerShell's script is for all three names of mesa, and reads UTF-8 whatever the console does", () => {
  const script = readFileSync("completions/mesa.ps1", "utf8");
  expect(script).toContain("-CommandName mesa, mesa.cmd, mesa.ps1 ");
  const parts = [
    "$encoding = [Console]::OutputEncoding",
    "[Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)",
    "mesa __completar $place @words",
    "} finally {",
    "[Console]::OutputEncoding = $encoding",
  ].map((part) => script.indexOf(part));
  expect(parts).not.toContain(-1);
  expect(parts).toEqual(parts.toSorted((one, other) => one - other));
});

test("profiles, drafts and tickets of this machine come up, as far as they are known", async () => {
  const folder = testFolder();
  await runMesa(["perfil", "crear", "agencia", "--url", "https://mesa.example"], { folder });
  const source = "test/fixtures/solicitudes/incidente-mti-placa.json";
  await runMesa(["incidente", "crear", "--perfil", "practica", "--desde", source], { folder });
  mkdirSync(join(folder, "borradores"));
  writeFileSync(join(folder, "borradores", "abc234.json"), '{"v":1,"formulario":"incidente"}');
  const here = async (...words: readonly string[]) =>
    (await mesa(["__completar", "--", ...words], { folder })).stdout.split("\n").slice(0, -1);
  expect(await here("ticket", "listar", "--perfil", "a")).toEqual(["agencia\tportal"]);
  expect(await here("perfil", "usar", "pr")).toEqual(["practica\tpractica"]);
  expect(await here("borrador", "continuar", "")).toEqual(["abc234\tincidente"]);
  const [ticket = ""] = await here("ticket", "ver", "");
  expect(ticket).toMatch(/^MS-\d{4}-000001\t.+/);
  const own = join(folder, "distritos.csv");
  writeFileSync(own, "codigo;nombre\n190;ISLA NUEVA\n28;Puerto de Guayaquil\n");
  await runMesa(["catalogo", "importar", own, "--catalogo", "distritos"], { folder });
  expect(await here("incidente", "crear", "--distrito", "1")).toEqual([
    "109\tLoja - Macará",
    "118\tSanta Elena",
    "127\tLatacunga",
    "145\tCEBAF San Miguel (Sucumbíos)",
    "136\tGerencia General",
    "190\tISLA NUEVA",
  ]);
  expect(await here("incidente", "crear", "--distrito=028")).toEqual([
    "--distrito=028\tPuerto de Guayaquil",
  ]);
});

test("installing puts the script where the shell looks for it and says what is left to do", async () => {
  const folder = testFolder();
  for (const [shell, place] of [
    ["bash", ".local/share/bash-completion/completions/mesa"],
    ["/usr/bin/zsh", ".local/share/zsh/site-functions/_mesa"],
    ["fish", ".config/fish/completions/mesa.fish"],
  ] as const) {
    const result = await runMesa(["completar", "instalar"], { folder, env: { SHELL: shell } });
    await runMesa(["completar", "instalar", "--json"], { folder, env: { SHELL: shell } });
    expect([result.code, result.stdout]).toEqual([0, expect.stringContaining(place)]);
    expect(readFileSync(join(folder, place), "utf8")).toContain("mesa __completar");
  }
  const none = await runMesa(["completar", "instalar"], { folder, env: { SHELL: "/bin/tcsh" } });
  expect(none.code).toBe(2);
});

test("each shell's script is printed as it is checked in", async () => {
  for (const [shell, file] of [
    ["bash", "mesa.bash"],
    ["zsh", "_mesa"],
    ["fish", "mesa.fish"],
    ["powershell", "mesa.ps1"],
  ] as const) {
    const { code, stdout } = await runMesa(["completar", shell], { folder: testFolder() });
    expect([code, stdout]).toEqual([0, readFileSync(`completions/${file}`, "utf8")]);
  }
  expect((await runMesa(["completar", "tcsh"], { folder: testFolder() })).code).toBe(2);
});

test.runIf(process.platform !== "win32")(
  "in a real bash, candidates come up and nothing that was typed is run",
  () => {
    const folder = testFolder();
    writeFileSync(join(folder, "mesa"), `#!/bin/sh\nexec ${quotedProgram()} "$@"\n`, {
      mode: 0o755,
    });
    writeFileSync(join(folder, "captura uno.png"), "");
    const script = `source "${resolve("completions/mesa.bash")}"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _mesa; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const bash = (...words: readonly string[]): string =>
      spawnSync("bash", ["-c", script, "bash", ...words], {
        cwd: folder,
        encoding: "utf8",
        env: {
          PATH: `${folder}:${process.env["PATH"] ?? ""}`,
          HOME: folder,
          MESA_CARPETA: join(folder, "datos"),
        },
      }).stdout;
    expect(bash("mesa", "inc")).toBe("incidente\n");
    expect(bash("mesa", "incidente", "crear", "--distrito", "0").split("\n")).toHaveLength(10);
    expect(bash("mesa", "incidente", "crear", "--captura", "capt")).toBe("captura uno.png\n");
    bash("mesa", `$(touch ${join(folder, "ejecutado")})`, "");
    expect(existsSync(join(folder, "ejecutado"))).toBe(false);
  },
);
