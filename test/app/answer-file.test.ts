import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { removeFolder } from "../support/remove-folder.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const practice = ["--perfil", "practica"];
const incident = "test/fixtures/solicitudes/incidente-mti-placa.json";

test("--salida writes the answer of a command to a file in UTF-8, in every form", async () => {
  const folder = testFolder();
  const path = join(folder, "motivos ñ.txt");
  writeFileSync(path, "anterior");
  for (const form of [["--json"], ["--ndjson"], ["--csv"], []]) {
    const argv = ["catalogo", "motivos", ...form];
    const shown = await runMesa(argv, { folder });
    const kept = await runMesa([...argv, "--salida", path], { folder });
    expect(kept).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(readFileSync(path, "utf8")).toBe(shown.stdout);
  }
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test.runIf(existsSync("/dev/shm"))(
  "a file in Linux's memory is replaced as any other",
  async () => {
    const folder = mkdtempSync("/dev/shm/mesa-test-");
    onTestFinished(() => removeFolder(folder));
    const path = join(folder, "motivos.txt");
    writeFileSync(path, "anterior ".repeat(10_000));
    await runMesa(["catalogo", "motivos", "--csv", "--salida", path]);
    expect(readFileSync(path, "utf8")).not.toContain("anterior");
  },
);

test("at a terminal the file gets neither colours nor lines of its own", async () => {
  const folder = testFolder();
  const path = join(folder, "lista.json");
  const argv = ["catalogo", "motivos", "--json", "--salida", path];
  await runMesa(argv, { folder, interactive: true, env: { FORCE_COLOR: "3" } });
  const text = readFileSync(path, "utf8");
  expect(text.split("\n")).toHaveLength(2);
  expect(text).toContain('"v":1');
});

test("a command that fails leaves what was there, and tells as always", async () => {
  const folder = testFolder();
  const path = join(folder, "ticket.json");
  writeFileSync(path, "anterior");
  const argv = ["ticket", "ver", "MS-2026-000999", ...practice, "--json", "--salida", path];
  const { code, stdout, stderr } = await runMesa(argv, { folder });
  expect([code, stdout]).toEqual([3, ""]);
  expect(stderr).toContain('"ticket-no-existe"');
  expect(readFileSync(path, "utf8")).toBe("anterior");
});

test("where the answer can't be kept, nothing is sent", async () => {
  const folder = testFolder();
  const path = join(folder, "no-hay", "recibo.json");
  const argv = ["incidente", "crear", ...practice, "--desde", incident, "--json", "--salida", path];
  const { stderr } = await runMesa(argv, { folder });
  expect(stderr).toContain('"disco"');
  const { stdout } = await runMesa(["ticket", "listar", ...practice, "--json"], { folder });
  expect(JSON.parse(stdout)).toMatchObject({ tickets: [] });
  expect(existsSync(path)).toBe(false);
});

test("a command that makes a file keeps its own --salida", async () => {
  const folder = testFolder();
  const path = join(folder, "lote.csv");
  const made = await runMesa(["lote", "plantilla", "consulta", "--salida", path, "--json"]);
  expect(JSON.parse(made.stdout)).toMatchObject({ v: 1 });
  expect(readFileSync(path, "utf8")).toContain("asunto");
});
