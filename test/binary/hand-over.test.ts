import { readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { crashPoints } from "../../src/ports/crash-point.ts";
import { mesa } from "../support/mesa-process.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const incident = "test/fixtures/solicitudes/incidente-dai-login-error.json";

/** A machine with a profile that writes to a folder, and the messages in it. */
async function openPlace() {
  const folder = testFolder();
  const out = join(folder, "salida");
  const address = ["--carpeta", out, "--buzon", "operaciones@agencia.example"];
  await runMesa(["perfil", "crear", "mano", "--canal", "entrega", ...address], { folder });
  const messages = (): readonly string[] => {
    try {
      return readdirSync(out).filter((name) => name.endsWith(".eml"));
    } catch {
      return [];
    }
  };
  return { folder, out, messages };
}

const create = ["incidente", "crear", "--desde", incident, "--clave", "unica", "--json"];

test.each(crashPoints)(
  "killed at «%s», the request is handed over once and never lost",
  async (point) => {
    const { folder, messages } = await openPlace();
    const killed = await mesa(create, { folder, crashPoint: point });
    expect([killed.code, killed.stderr]).toEqual([
      null,
      expect.stringContaining(`MESA_MUERE_EN=${point}`),
    ]);
    const written = point === "enviada" || point === "asentada";
    expect(messages()).toHaveLength(written ? 1 : 0);
    const drained = await runMesa(["bandeja", "enviar", "--json"], { folder });
    // Nobody knows whether somebody took the file away in between, so the operator is asked.
    const isAsked = point === "reclamada";
    expect(drained.code).toBe(isAsked ? 5 : 0);
    if (isAsked) {
      expect(messages()).toHaveLength(0);
      const [entry] = JSON.parse(drained.stdout).entradas;
      const resend = ["bandeja", "enviar", "--reenviar", entry.solicitud, "--si", "--json"];
      expect((await runMesa(resend, { folder })).code).toBe(0);
    }
    const again = await runMesa(create, { folder });
    expect([again.code, JSON.parse(again.stdout)]).toMatchObject([
      0,
      { resultado: "entregado_a_mano", repetido: point !== "archivos" },
    ]);
    expect(messages()).toHaveLength(1);
  },
);

test("a file that was taken away before its hand-over was noted is not written again", async () => {
  const { folder, out, messages } = await openPlace();
  await mesa(create, { folder, crashPoint: "enviada" });
  const [message = ""] = messages();
  renameSync(join(out, message), join(folder, message));
  const drained = await runMesa(["bandeja", "enviar", "--json"], { folder });
  expect([drained.code, JSON.parse(drained.stdout).entradas]).toMatchObject([
    5,
    [{ resultado: "desconocido", motivo: "sin-rastro" }],
  ]);
  expect(messages()).toEqual([]);
});
