import { lstatSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { posix } from "../support/posix.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const request = "test/fixtures/solicitudes/incidente-dai-login-error.json";
const practice = ["--perfil", "practica"];

test.runIf(posix)("nothing that is written can be read by others, whatever the umask", async () => {
  const before = process.umask(0);
  onTestFinished(() => void process.umask(before));
  const root = testFolder();
  const [folder, out] = [join(root, "datos", "mesa"), join(root, "salida")];
  mkdirSync(out, { mode: 0o700 });
  const env = { MESA_CARPETA: folder, HOME: root };
  const now = new Date("2026-11-21T15:00:00Z");
  const commands = [
    [
      "perfil",
      "crear",
      "mano",
      "--canal",
      "entrega",
      "--carpeta",
      join(out, "mano"),
      "--buzon",
      "a@b.ec",
    ],
    ["config", "poner", "idioma", "es"],
    ["incidente", "crear", ...practice, "--desde", request],
    ["incidente", "crear", "--perfil", "mano", "--desde", request],
    [
      "incidente",
      "crear",
      ...practice,
      "--desde",
      "test/fixtures/solicitudes/incidente-mti-placa.json",
      "--encolar",
    ],
    ["ticket", "listar", ...practice],
    ["novedades", ...practice],
    ["ticket", "exportar", ...practice, "--salida", join(out, "tickets.csv")],
    ["ticket", "comprobante", "MS-2026-000001", ...practice, "--salida", join(out, "c.pdf")],
    ["catalogo", "motivos", "--csv", "--salida", join(out, "m.csv")],
    ["datos", "exportar", "--salida", join(out, "d.zip")],
  ];
  const failed: string[] = [];
  for (const argv of commands) {
    const { code, stderr } = await runMesa(argv, { folder, cwd: process.cwd(), env, now });
    if (code !== 0 && !argv.includes("--encolar")) failed.push(stderr);
  }
  expect(failed).toEqual([]);
  const written = readdirSync(root, { recursive: true, encoding: "utf8" });
  expect(written.length).toBeGreaterThan(25);
  const wide = written
    .filter((name) => !lstatSync(join(root, name)).isSymbolicLink())
    .map((name) => `${name} ${(statSync(join(root, name)).mode & 0o777).toString(8)}`)
    .filter((line) => !line.endsWith("00"));
  expect(wide).toEqual([]);
});
