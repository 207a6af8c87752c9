import { describe, expect, test } from "vitest";
import { parsed } from "../../support/parse-output.ts";
import { enter, interrupt, runMesa, testFolder } from "../../support/test-context.ts";

const open = new Date("2026-11-24T15:00:00Z");
const closed = new Date("2026-11-28T15:00:00Z");
const flags = (need: string, simple: string, written: string) => [
  "--necesito",
  need,
  "--sencilla",
  simple,
  "--por-escrito",
  written,
];

test.each([
  ["falla", "no", "si", "incidente"],
  ["falla", "no", "no", "incidente"],
  ["falla", "si", "si", "incidente"],
  ["falla", "si", "no", "telefono"],
  ["duda", "no", "si", "consulta"],
  ["duda", "no", "no", "consulta"],
  ["duda", "si", "si", "consulta"],
  ["duda", "si", "no", "telefono"],
])("%s, simple %s, written %s: %s", async (need, simple, written, via) => {
  const { code, stdout } = await runMesa(["guia", ...flags(need, simple, written), "--json"], {
    now: open,
  });
  expect([code, parsed("guia", stdout)]).toEqual([
    0,
    {
      v: 1,
      via,
      orden: via === "telefono" ? null : `mesa ${via} crear`,
      telefono: "1800-238262",
      atencion: { abierta: true, cambia: "2026-11-24T22:00:00.000Z", feriado: null },
      envio: null,
    },
  ]);
});

test("the telephone is only praised for when it is answered", async () => {
  const { stdout } = await runMesa(["guia", ...flags("duda", "si", "no")], { now: closed });
  expect(stdout).toContain(
    "La línea telefónica 1800-238262 abre el lunes 30 de noviembre a las 08h00.",
  );
});

describe("without a terminal", () => {
  test("nothing is asked: what is missing is named, all of it", async () => {
    const { code, stdout, stderr } = await runMesa(["guia", "--necesito", "duda", "--json"]);
    const { error } = parsed("error", stderr);
    expect([code, stdout, error.codigo]).toEqual([2, "", "guia-incompleta"]);
    expect(error.detalles.map((one: { bandera: string }) => one.bandera)).toEqual([
      "--sencilla",
      "--por-escrito",
    ]);
  });

  test("a wrong answer is none", async () => {
    const { code, stderr } = await runMesa(["guia", ...flags("duda", "quizá", "no")]);
    expect([code, stderr.includes("--sencilla")]).toEqual([2, true]);
  });
});

describe("on a terminal", () => {
  const env = { NO_COLOR: "1" };

  test("three questions, the advice, and no form if it is not wanted", async () => {
    const answers = ["falla", enter, enter, false];
    const { code, stdout, stderr } = await runMesa(["guia"], { interactive: true, answers, env });
    expect([code, stdout]).toEqual([0, "\n  mesa incidente crear\n"]);
    expect(stderr).toBe(
      [
        "Es un incidente: corresponde el formulario de incidentes de Ecuapass.",
        "Tenga a mano la pantalla, la fecha y la hora exactas, el distrito y una captura",
        "de cada paso en la que se vean la fecha y la hora.",
        "",
      ].join("\n"),
    );
  });

  test("what flags answer is not asked; the form opens at its first question", async () => {
    const { code, stderr } = await runMesa(
      ["guia", "--necesito", "duda", "--sencilla", "no", "--perfil", "practica"],
      { interactive: true, answers: [enter, enter, interrupt], env, folder: testFolder() },
    );
    expect([code, stderr.includes("Es una consulta")]).toEqual([130, true]);
  });

  test("the telephone needs no form", async () => {
    const answers = ["duda", true, false];
    const { code, stdout } = await runMesa(["guide"], {
      interactive: true,
      answers,
      env,
      now: open,
    });
    expect([code, stdout.split("\n")[0]]).toEqual([
      0,
      "Es un asunto para el teléfono: llame al 1800-238262; se resuelve de inmediato.",
    ]);
  });
});
