import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { program } from "../../src/compose/program.ts";
import { cases, hostileJson, hostileText, spoilt, survives } from "../support/hostile.ts";
import { startHostileDesk } from "../support/hostile-desk.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const sample = "test/fixtures/solicitudes/incidente-dai-login-error.json";
const incident: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(sample, "utf8"));

/** A desk of one's own would be started for each, or waited for; `ci ejecutar` runs any word. */
const slow = new Set(["practica", "demo", "diagnostico", "ci"]);
const waiting = new Set([
  "--esperar",
  "--seguir",
  "--cada",
  "--salida",
  "--perfil",
  "--carpeta",
  "--ejecutar",
]);

/** Words and flags of every command, and values that are none. No path: they would be written to. */
async function commandLines(): Promise<fc.Arbitrary<readonly string[]>> {
  const leaves = program.commands
    .filter(({ name }) => !slow.has(name))
    .flatMap((node) =>
      "commands" in node
        ? node.commands.map((entry) => ({ words: [node.name, entry.name], entry }))
        : [{ words: [node.name], entry: node }],
    );
  const commands = await Promise.all(
    leaves.map(async ({ words, entry }) => {
      const { options } = await entry.load();
      return { words, flags: options.map(({ flag }) => flag).filter((flag) => !waiting.has(flag)) };
    }),
  );
  const value = hostileText.filter((text) => !/[/\\]/.test(text));
  const flag = fc.constantFrom(
    "--json",
    "--idioma",
    "--quiet",
    "--verbose",
    "--no-color",
    "--help",
  );
  return fc.constantFrom(...commands).chain(({ words, flags }) =>
    fc
      .array(fc.oneof(value, flag, flags.length === 0 ? flag : fc.constantFrom(...flags)), {
        maxLength: 8,
      })
      .map((rest) => [...words, ...rest]),
  );
}

test("any command line ends as one of ours does", { timeout: 3_600_000 }, async () => {
  const desk = await startHostileDesk({
    status: 404,
    headers: { "content-type": "application/problem+json" },
    body: '{"codigo":"no-existe"}',
  });
  const folder = testFolder();
  await runMesa(["perfil", "crear", "mesa", "--url", desk.url], { folder });
  const env = { MESA_TOKEN: "una-ficha-cualquiera" };
  await fc.assert(
    fc.asyncProperty(await commandLines(), async (argv) => {
      await survives(argv, { folder, env, cwd: folder });
    }),
    cases(0.5),
  );
});

test.each(["incidente", "consulta"])(
  "any request file for %s is filled in or complained about",
  { timeout: 3_600_000 },
  async (form) => {
    const folder = testFolder();
    const file = fc.oneof(
      hostileJson,
      spoilt(incident).map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(file, async (stdin) => {
        const argv = [form, "crear", "--perfil", "practica", "--desde", "-", "--ensayo", "--json"];
        const { code } = await survives(argv, { folder, stdin, cwd: "test/fixtures/solicitudes" });
        expect([0, 2]).toContain(code);
      }),
      cases(0.5),
    );
  },
);

test("any environment is put up with", { timeout: 3_600_000 }, async () => {
  const folder = testFolder();
  const names = [
    "IDIOMA",
    "PERFIL",
    "TOKEN",
    "RUC",
    "USUARIO",
    "CONTRASENA",
    "CONTRASENA_ARCHIVO",
    "ESPERA",
    "ACCESIBLE",
    "FRASE",
    "LLAVE_ARCHIVO",
    "ALMACEN",
    "DEPURAR",
  ].map((name) => `MESA_${name}`);
  const name = fc.constantFrom(...names, "LC_ALL", "TERM", "NO_COLOR", "HTTPS_PROXY", "NO_PROXY");
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, hostileText), async (env) => {
      await survives(["config", "ver", "--json"], { folder, env });
      await survives(["bandeja", "listar"], { folder, env });
    }),
    cases(0.1),
  );
});
