import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Secret } from "../../../src/domain/secret.ts";
import {
  answerLimitMs,
  createSystemSecrets,
} from "../../../src/platform/secrets/system-secrets.ts";
import { testFolder } from "../../support/test-context.ts";

test("on Windows the store has the time that a virus scanner takes for its library", () => {
  // Fifteen seconds were seen on a busy machine.
  expect(answerLimitMs(false, "win32")).toBeGreaterThan(15_000);
  expect(answerLimitMs(false, "linux")).toBe(4000);
  expect(answerLimitMs(true, "linux")).toBe(answerLimitMs(true, "win32"));
});

/** The store behind a helper that is this script. */
function storeOf(script: string) {
  const helper = join(testFolder(), "ayudante.cjs");
  writeFileSync(helper, script);
  const program = { file: process.execPath, words: [helper] };
  return createSystemSecrets({ helper: program, interactive: true, platform: "linux", env: {} });
}

test.each([
  ["ends without reading", "process.stdin.destroy()"],
  ["says no", `process.stdin.resume(); console.log('{"ok":false}')`],
  ["says nothing that is understood", "process.stdin.resume(); console.log('sí')"],
])("a store whose helper %s does not answer", async (_what, script) => {
  const stray: unknown[] = [];
  const note = (error: unknown): void => void stray.push(error);
  process.on("uncaughtException", note);
  onTestFinished(() => void process.off("uncaughtException", note));
  const store = storeOf(script);
  // More than a pipe holds.
  const putting = store.put("sesion:p", new Secret("x".repeat(1_000_000)));
  await expect(putting).rejects.toMatchObject({ code: "almacen-no-responde" });
  expect([await store.works(), stray]).toEqual([false, []]);
});

test("a secret goes to the helper, and one that is not there is none", async () => {
  const seen = join(testFolder(), "visto.ndjson");
  const store = storeOf(`
    let text = "";
    process.stdin.on("data", (piece) => (text += piece)).on("end", () => {
      require("node:fs").appendFileSync(${JSON.stringify(seen)}, text + "\\n");
      console.log(JSON.stringify({ ok: true, secreto: null }));
    });`);
  await store.put("sesion:p", new Secret("ficha"));
  await store.remove("sesion:p");
  expect([await store.get("sesion:p"), await store.works()]).toEqual([undefined, true]);
  const asked = readFileSync(seen, "utf8").trim().split("\n");
  expect(asked.map((line): unknown => JSON.parse(line))).toEqual([
    { accion: "guardar", nombre: "sesion:p", secreto: "ficha" },
    { accion: "borrar", nombre: "sesion:p" },
    { accion: "leer", nombre: "sesion:p" },
    { accion: "probar", nombre: "prueba" },
  ]);
});
