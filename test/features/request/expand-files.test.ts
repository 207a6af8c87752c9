import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

/** A folder with three captures; its name has brackets, as a second download has. */
function workplace() {
  const cwd = join(testFolder(), "capturas (1)");
  mkdirSync(cwd);
  for (const name of ["paso 1.png", "paso 2.png", "paso 10.png"]) {
    copyFileSync("assets/demo/2-error.png", join(cwd, name));
  }
  return cwd;
}

/** Names of the files that `evidencia revisar` has looked at. */
async function reviewed(cwd: string, ...operands: readonly string[]) {
  const { code, stdout } = await runMesa(["evidencia", "revisar", ...operands, "--json"], { cwd });
  const { archivos } = parsed("evidencia-revisar", stdout);
  return {
    code,
    names: archivos.map((one: Record<string, string>) =>
      String(one["archivo"] ?? one["ruta"]).replace(/^.*[\\/]/, ""),
    ),
  };
}

describe("a pattern is expanded by mesa, since the shells of Windows do not", () => {
  const all = ["paso 1.png", "paso 2.png", "paso 10.png"];

  test.each([
    ["beside", (_cwd: string) => ["*.png"], all],
    ["by its absolute path", (cwd: string) => [join(cwd, "paso ?.png")], all.slice(0, 2)],
    ["with a caption", (_cwd: string) => ["paso 1*.png=Error"], ["paso 1.png", "paso 10.png"]],
    ["in quotes that a script has left", (cwd: string) => [`"${cwd}/paso 2.png"`], ["paso 2.png"]],
    [
      "in quotes, with its caption",
      (cwd: string) => [`"${cwd}/paso 2.png=Error"`, `"${cwd}/paso 1.png"=Error`],
      ["paso 2.png", "paso 1.png"],
    ],
  ])("%s", async (_where, operands, names) => {
    const cwd = workplace();
    expect(await reviewed(cwd, ...operands(cwd))).toEqual({ code: 0, names });
  });

  test("one that fits nothing is a missing file", async () => {
    expect(await reviewed(workplace(), "*.jpg")).toEqual({ code: 2, names: ["*.jpg"] });
  });

  test("in the options of a form, and for the form's own file", async () => {
    const cwd = workplace();
    const form = JSON.parse(
      readFileSync("test/fixtures/solicitudes/incidente-mti-placa.json", "utf8"),
    );
    delete form.capturas;
    writeFileSync(join(cwd, "incidente-7.json"), JSON.stringify(form));
    const argv = ["incidente", "crear", "--perfil", "practica", "--desde", "incidente-*.json"];
    const { stdout, stderr } = await runMesa(
      [...argv, "--captura", "*.png=Paso", "--ensayo", "--json"],
      { cwd },
    );
    expect(stderr).toBe("");
    expect(parsed("incidente-crear", stdout)["evidencia"]["capturas"]).toHaveLength(3);
  });

  test("a table that a pattern does not name alone is asked for", async () => {
    const cwd = workplace();
    for (const name of ["a.csv", "b.csv"])
      writeFileSync(join(cwd, name), "asunto;consulta\r\nx;y\r\n");
    const argv = ["lote", "validar", "*.csv", "--perfil", "practica", "--json"];
    const { code, stderr } = await runMesa(argv, { cwd });
    expect([code, JSON.parse(stderr).error.codigo]).toEqual([2, "valor-invalido"]);
  });
});
