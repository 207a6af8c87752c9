import { copyFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { describe, expect, test } from "vitest";
import { parsed } from "../../support/parse-output.ts";
import { enter, runMesa, testFolder } from "../../support/test-context.ts";

const folder = "test/fixtures/solicitudes";
const practice = ["--perfil", "practica"];

describe("without a desk", () => {
  const profile = [
    "perfil",
    "crear",
    "lejos",
    "--canal",
    "portal",
    "--url",
    "http://127.0.0.1:1",
    "--identificacion",
    "0999999901001",
    "--nombre",
    "Uno",
    "--correo",
    "uno@x.example",
  ];
  const create = [
    "consulta",
    "crear",
    "--desde",
    `${folder}/consulta-organismo-internacional.json`,
    "--json",
  ];

  test("a request is kept and said to wait; nothing is lost when its files are gone", async () => {
    const home = testFolder();
    await runMesa(profile, { folder: home });
    const paper = join(home, "papel.pdf");
    copyFileSync(`${folder}/adjuntos/documento-transporte.pdf`, paper);
    const result = await runMesa([...create, "--adjunto", paper], {
      folder: home,
      env: { MESA_TOKEN: "una-ficha" },
    });
    expect(result.code).toBe(6);
    expect(parsed("consulta-crear", result.stdout)).toMatchObject({
      resultado: "pendiente",
      ticket: null,
    });
    const outbox = parsed(
      "bandeja-listar",
      (await runMesa(["bandeja", "listar", "--json"], { folder: home })).stdout,
    );
    expect(outbox["entradas"]).toMatchObject([
      { resultado: "pendiente", intentos: 1, motivo: "ECONNREFUSED" },
    ]);
    expect(
      (
        await runMesa(["bandeja", "enviar", "--json"], {
          folder: home,
          env: { MESA_TOKEN: "una-ficha" },
        })
      ).code,
    ).toBe(6);
    const id = String(outbox["entradas"][0].solicitud);
    expect((await runMesa(["bandeja", "descartar", id], { folder: home })).code).toBe(2);
    const asked = { folder: home, interactive: true, answers: [enter] };
    expect((await runMesa(["bandeja", "descartar", id], asked)).code).toBe(130);
    expect((await runMesa(["bandeja", "descartar", id, "--si"], { folder: home })).code).toBe(0);
    expect((await runMesa(["bandeja", "descartar", id, "--si"], { folder: home })).code).toBe(3);
  });

  test("who is not signed in is told so before anything is written down", async () => {
    const home = testFolder();
    await runMesa(profile, { folder: home });
    const result = await runMesa(create, { folder: home });
    expect([result.code, parsed("error", result.stderr)["error"].codigo]).toEqual([
      4,
      "sin-sesion",
    ]);
    expect(
      (await runMesa(["bandeja", "listar", "--todas", "--json"], { folder: home })).stdout,
    ).toBe('{"v":1,"entradas":[]}\n');
  });

  test("what is only to be queued waits, and goes out on the practice desk once", async () => {
    const home = testFolder();
    const queued = await runMesa([...create, ...practice, "--encolar"], { folder: home });
    expect([queued.code, parsed("consulta-crear", queued.stdout)["resultado"]]).toEqual([
      6,
      "pendiente",
    ]);
    const sent = parsed(
      "bandeja-enviar",
      (await runMesa(["bandeja", "enviar", ...practice, "--json"], { folder: home })).stdout,
    );
    expect(sent).toMatchObject({
      entradas: [{ resultado: "aceptado" }],
      resumen: { enviadas: 1, rechazadas: 0, quedan: 0 },
    });
    expect(
      (await runMesa(["bandeja", "enviar", ...practice, "--json"], { folder: home })).stdout,
    ).toBe('{"v":1,"entradas":[],"resumen":{"enviadas":0,"rechazadas":0,"quedan":0}}\n');
  });
});

describe("--reenviar", () => {
  test("sends nothing of which it is known that it never went out, and asks first", async () => {
    const home = testFolder();
    await runMesa(
      [
        "consulta",
        "crear",
        ...practice,
        "--encolar",
        "--desde",
        `${folder}/consulta-organismo-internacional.json`,
      ],
      { folder: home },
    );
    const listed = parsed(
      "bandeja-listar",
      (await runMesa(["bandeja", "listar", "--json"], { folder: home })).stdout,
    );
    const [entry] = z.array(z.object({ solicitud: z.string() })).parse(listed["entradas"]);
    const argv = ["bandeja", "enviar", ...practice, "--reenviar", entry?.solicitud ?? "", "--si"];
    const refused = await runMesa([...argv, "--json"], { folder: home });
    expect([refused.code, JSON.parse(refused.stderr)]).toMatchObject([
      2,
      { error: { codigo: "valor-invalido" } },
    ]);
  });
});
