import { cpSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testDesk } from "../../../support/desk-client.ts";
import { parsed } from "../../../support/parse-output.ts";
import {
  enter,
  escape,
  interrupt,
  runMesa,
  testFolder,
  type Answer,
  type RunOptions,
} from "../../../support/test-context.ts";

const account =
  "Al enviar la DAI el sistema muestra un error de firma; se esperaba que quedara enviada.";
const argv = ["incidente", "crear", "--perfil", "practica"];
const credentials = {
  MESA_RUC: "0999999999001",
  MESA_USUARIO: "OPERADOR",
  MESA_CONTRASENA: "Practica-2026",
};
const now = new Date("2026-11-20T15:40:00Z");

/** A folder with one capture, where the command is run. */
function workplace(): string {
  const folder = testFolder();
  cpSync("test/fixtures/capturas/01-dai-error-1366x768-oscuro.png", join(folder, "error.png"));
  return folder;
}

const facts: readonly Answer[] = ["DAI", "ayer", "10h32", "guayaquil mar", "agente"];
const person: readonly Answer[] = ["0999999999001", "Agencia Uno", "a@agencia.example"];
/** Every answer of a complete incident, up to the review. */
const complete: readonly Answer[] = [...facts, account, "error", ...person];
/** Sent, and the operator's data are not kept. */
const send: readonly Answer[] = ["enviar", false];

function ask(answers: readonly Answer[], options: RunOptions & { readonly folder: string }) {
  return runMesa(argv, {
    interactive: true,
    answers,
    now,
    cwd: options.folder,
    env: { NO_COLOR: "1" },
    ...options,
  });
}

const draftsIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(join(folder, "borradores"));
  } catch {
    return [];
  }
};

describe("an incident from nothing but answers", () => {
  test("is asked for field by field, reviewed and sent; the draft is gone", async () => {
    const folder = workplace();
    const result = await ask([...complete, ...send], { folder });
    expect(result).toMatchObject({ code: 0 });
    expect(result.stdout).toMatch(/^✓ Registrado\. Su número de ticket es MS-2026-000001/);
    expect(result.stderr).toMatch(/→ 10:32[^]*Fecha del evento: 2026-11-19/);
    expect(result.stderr).toContain("Hora del evento: 10:32");
    expect(result.stderr).toContain("Distrito: 028 Guayaquil Marítimo");
    expect(result.stderr).toContain("1. error.png");
    expect(result.stderr).toContain("Se enviará a nombre de Agencia Uno");
    expect(draftsIn(folder)).toEqual([]);
  });

  test("the day is today where nothing is typed", async () => {
    const folder = workplace();
    const today = [facts[0] ?? "", "", ...complete.slice(2)];
    const result = await ask([...today, ...send], { folder });
    expect([result.code, result.stderr]).toEqual([
      0,
      expect.stringContaining("Fecha del evento: 2026-11-20"),
    ]);
  });

  test("discarding is asked for once more, and who says no goes on where they were", async () => {
    const folder = workplace();
    const result = await ask([...complete, "descartar", enter, ...send], { folder });
    expect([result.code, result.stdout]).toEqual([0, expect.stringContaining("✓ Registrado")]);
  });

  test("asks nothing about what flags and files have said already", async () => {
    const folder = workplace();
    writeFileSync(
      join(folder, "i.json"),
      JSON.stringify({ pantalla: "DAI", fecha: "2026-11-19", hora: "10:32", descripcion: account }),
    );
    const given = ["--desde", "i.json", "--distrito", "028", "--tipo-operador", "agente-aduana"];
    // A program reads the answer: nothing is offered below it.
    const answers = ["error", ...person, "enviar"];
    const result = await runMesa([...argv, ...given, "--json"], {
      interactive: true,
      answers,
      now,
      cwd: folder,
      folder,
    });
    expect(parsed("incidente-crear", result.stdout)).toMatchObject({
      resultado: "aceptado",
      ticket: { numero: "MS-2026-000001" },
    });
  });

  test("a wrong answer is explained and asked for again; a poor text may be mended at once", async () => {
    const folder = workplace();
    const poor = "El sistema no deja continuar.";
    const better = [...facts.slice(0, 2), "25:99", "10:32", ...facts.slice(3)];
    const answers = [...better, poor, true, poor, enter, ...complete.slice(6), ...send];
    const result = await ask(answers, { folder });
    expect(result.code).toBe(0);
    expect(result.stderr).toContain("✗ «25:99» no es una hora");
    expect(result.stderr).not.toContain("→ 10:32");
    expect(result.stderr).toContain("! El texto es muy breve");
  });

  test("Escape goes back; the review lets any field be changed", async () => {
    const folder = workplace();
    const answers = [
      "DAI",
      "hoy",
      escape,
      "ayer",
      "10:31",
      ...complete.slice(3),
      "cambiar",
      "hora",
      "10:33",
      "cambiar",
      escape,
      ...send,
    ];
    const result = await ask(answers, { folder });
    expect(result.code).toBe(0);
    expect(result.stderr).toContain("Hora del evento: 10:31");
    expect(result.stderr).toContain("Hora del evento: 10:33");
    expect(result.stderr).not.toContain("Fecha del evento: 2026-11-20");
    expect(result.stderr).toContain("Esc vuelve a la pregunta anterior;");
    expect(result.stderr.match(/← Se vuelve a la pregunta anterior/g)).toHaveLength(1);
  });

  test("captures can be captioned anew, put in order and taken away", async () => {
    const folder = workplace();
    cpSync("test/fixtures/capturas/02-dai-tributos-1920x1080-claro.png", join(folder, "z.png"));
    const answers = [
      ...complete.slice(0, 6),
      "*.png",
      ...person,
      "anadir",
      "capturas",
      "orden",
      "2 2",
      "orden",
      "2 1",
      "leyendas",
      "A",
      "B",
      "quitar",
      "1",
      "listo",
      ...send,
    ];
    const result = await ask(answers, { folder });
    expect(result.code).toBe(0);
    expect(result.stderr).toContain("Escriba cada número una sola vez, del 1 al 2");
    expect(result.stderr.replaceAll("\n", " ").split("Se enviará")[1]).toContain("1. z.png — A");
  });
});

describe("the way from nothing to a ticket", () => {
  test("takes ten answers: day and hour in one, and nothing optional", async () => {
    const folder = workplace();
    const [screen = "", , , ...rest] = complete;
    const answers = [screen, "ayer 10h32", ...rest, "enviar"];
    const result = await ask([...answers, enter], { folder });
    expect([result.code, answers.length]).toEqual([0, 10]);
    expect(result.stderr).toContain("Hora del evento: 10:32");
    expect(result.stderr).toContain("Recordados");
    const repeated = [...answers.slice(0, 4), `${account} Otra vez.`, "error", "enviar"];
    const again = await ask(repeated, { folder });
    expect(again.stdout).toContain("MS-2026-000002");
  });

  test("Escape after a day with its hour goes back to the day", async () => {
    const folder = workplace();
    const answers = ["DAI", "ayer 10:31", escape, "ayer 10:32", ...complete.slice(3), ...send];
    const result = await ask(answers, { folder });
    expect(result.stderr).toContain("Hora del evento: 10:32");
    expect(result.code).toBe(0);
  });

  test("the receipt follows whatever is answered to the offer to remember", async () => {
    const folder = workplace();
    const result = await ask([...complete, "enviar", interrupt], { folder });
    expect([result.code, result.stdout.includes("MS-2026-000001")]).toEqual([0, true]);
  });

  test("an optional field is added from the review, which shows the advice before the sending", async () => {
    const folder = workplace();
    const added = ["anadir", "manifiesto", "028-2026"];
    const { code, stderr } = await ask([...complete, ...added, ...send], { folder });
    const [before = "", after = ""] = stderr.split("Se enviará a nombre de").slice(-2);
    expect(code).toBe(0);
    expect(before).toContain("! «028-2026» no parece");
    expect(after).not.toContain("no parece");
  });

  test("a request may be kept as a draft, or discarded", async () => {
    const folder = workplace();
    const kept = await ask([...complete, "guardar"], { folder });
    const [name = ""] = draftsIn(folder);
    const id = name.replace(".json", "");
    expect([kept.code, kept.stdout.split("\n")[0]]).toEqual([
      0,
      `✓ Guardado como borrador ${id}; no se envió nada.`,
    ]);
    const shown = await runMesa(["borrador", "ver", id], { folder, now });
    expect(shown.stdout).toContain("Capturas: 1. error.png\n");
    const gone = await runMesa(["borrador", "continuar", id], {
      interactive: true,
      answers: ["descartar", true],
      folder,
      now,
      cwd: folder,
      env: { NO_COLOR: "1" },
    });
    expect([gone.code, gone.stdout, draftsIn(folder)]).toEqual([
      0,
      "✓ Descartado; no se envió nada.\n",
      [],
    ]);
  });
});

describe("what was typed is never lost", () => {
  test("Ctrl-C keeps a draft of mode 0600 and says how to go on, where the questions stopped", async () => {
    const folder = workplace();
    const stopped = await ask([...facts, interrupt], { folder });
    expect(stopped.code).toBe(130);
    const [name = ""] = draftsIn(folder);
    const id = name.replace(".json", "");
    expect(stopped.stderr).toContain(`Continúe donde quedó con «mesa borrador continuar ${id}»`);
    if (process.platform !== "win32") {
      expect(statSync(join(folder, "borradores", name)).mode & 0o777).toBe(0o600);
    }
    const listed = await runMesa(["borrador", "listar", "--json"], { folder, now });
    expect(parsed("borrador-listar", listed.stdout)).toMatchObject({
      borradores: [{ id, formulario: "incidente", perfil: "practica" }],
    });
    const shown = await runMesa(["borrador", "ver", id], { folder, now });
    expect(shown.stdout).toContain("Hora del evento: 10:32");
    const resumed = await runMesa(["borrador", "continuar"], {
      interactive: true,
      answers: [...complete.slice(5), ...send],
      folder,
      now,
      cwd: folder,
    });
    expect(resumed.code).toBe(0);
    expect(draftsIn(folder)).toEqual([]);
  });

  test("a desk that refuses brings the form back with its complaint; the rest is kept", async () => {
    const folder = workplace();
    // To this desk, whose clock is two days behind, yesterday is still to come.
    const { url } = await testDesk({ clock: () => new Date("2026-11-18T12:00:00Z") });
    await runMesa(["perfil", "crear", "lejos", "--url", url], { folder });
    const result = await runMesa(["incidente", "crear", "--perfil", "lejos"], {
      interactive: true,
      answers: [...complete, "enviar", "17/11/2026", ...send],
      now,
      cwd: folder,
      folder,
      env: { ...credentials, NO_COLOR: "1" },
    });
    expect(result.stderr).toContain("✗ Fecha del evento: la fecha y la hora están en el futuro");
    expect(result.stdout).toContain("✓ Registrado. Su número de ticket es MS-2026-000001");
    expect(result.code).toBe(0);
    expect(draftsIn(folder)).toEqual([]);
  });

  test("a draft of a newer mesa, or a damaged one, is refused politely and left alone", async () => {
    const folder = workplace();
    await ask([...facts, interrupt], { folder });
    const [name = ""] = draftsIn(folder);
    const path = join(folder, "borradores", name);
    const id = name.replace(".json", "");
    for (const [text, words] of [
      ['{"v":2}', "una versión más reciente de mesa"],
      ['{"v":1,', "no se puede leer"],
    ] as const) {
      writeFileSync(path, text);
      const result = await runMesa(["borrador", "continuar", id], { folder });
      expect(result).toMatchObject({ code: 2, stderr: expect.stringContaining(words) });
    }
    expect((await runMesa(["borrador", "borrar", "nada"], { folder })).code).toBe(3);
  });
});

test("without a terminal nothing is asked and no draft is made", async () => {
  const folder = workplace();
  const result = await runMesa([...argv, "--pantalla", "DAI", "--json"], { folder, cwd: folder });
  expect(result.code).toBe(2);
  expect(result.stderr).toContain('"campo":"hora","bandera":"--hora"');
  expect(draftsIn(folder)).toEqual([]);
});
