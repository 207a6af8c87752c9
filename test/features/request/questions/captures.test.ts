import { cpSync, mkdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  interrupt,
  runMesa,
  testFolder,
  type AskedQuestion,
} from "../../../support/test-context.ts";

const create = ["incidente", "crear", "--perfil", "practica"];
const now = new Date("2026-11-20T15:40:00Z");
const account = "Al enviar la DAI el sistema muestra un error; se esperaba que quedara enviada.";

test("the newest screenshots come first, and a path that is not there names its neighbour", async () => {
  const folder = testFolder();
  const shots = join(folder, "Pictures", "Screenshots");
  mkdirSync(shots, { recursive: true });
  const pictures = [
    ["antes.png", 18],
    ["nueva.png", 20],
    ["media.png", 19],
  ] as const;
  for (const [name, day] of pictures) {
    cpSync("test/fixtures/capturas/05-imdt-1280x800-sin-reloj.png", join(shots, name));
    utimesSync(join(shots, name), new Date(2026, 10, day), new Date(2026, 10, day));
  }
  const asked: AskedQuestion[] = [];
  const facts = ["DAI", "ayer 10h32", "guayaquil mar", "agente", account];
  const { code, stderr } = await runMesa(create, {
    interactive: true,
    env: { NO_COLOR: "1" },
    folder,
    cwd: folder,
    now,
    answers: [...facts, join(shots, "nueba.png"), join(shots, "nueva.png"), interrupt],
    onQuestion: (one) => asked.push(one),
  });
  expect(code).toBe(130);
  const first = asked.find(({ question }) => question.message.includes("Capturas"));
  expect(first?.choices.slice(0, 3).map(({ value }) => value)).toEqual(
    ["nueva.png", "media.png", "antes.png"].map((name) => join(shots, name)),
  );
  expect(stderr.replaceAll(/\s+/g, " ")).toContain("¿Quiso decir «nueva.png»");
});

test("so do options, and files that options name", async () => {
  const folder = testFolder();
  const from = async (...argv: readonly string[]) =>
    (await runMesa([...create, ...argv], { folder, now })).stderr;
  expect(await from("--desde", "ejemplos/incidnte.json")).toContain(
    "¿Quiso decir «incidente.json»",
  );
  const capture = "ejemplos/capturas/1-tribtos.png";
  expect(await from("--desde", "ejemplos/incidente.json", "--captura", capture)).toContain(
    "¿quiso decir «1-tributos.png»?",
  );
  expect(await from("--desde", "ejemplos/nada-de-eso.json")).not.toContain("uiso decir");
});
