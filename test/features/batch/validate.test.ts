import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { practice, right, workplace, type Row } from "../../support/batch-workplace.ts";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const fixtures = "test/fixtures/solicitudes";

describe("lote validar", () => {
  test("every error of every row: row, column, value, code and remedy; the known truth", async () => {
    const { code, stdout, stderr } = await runMesa([
      "lote",
      "validar",
      `${fixtures}/lote-malo.csv`,
      ...practice,
      "--json",
    ]);
    const told = parsed("lote-validar", stdout);
    expect([code, stderr, told["filas"], told["validas"]]).toEqual([2, "", 12, 0]);
    const errors: Record<string, unknown>[] = JSON.parse(stdout).errores;
    expect(
      errors.map(({ fila, columna, valor, codigo }) => [fila, columna, valor, codigo]),
    ).toEqual([
      [2, "pantalla", "", "falta"],
      [3, "fecha", "2026-02-30", "fecha-inexistente"],
      [4, "fecha", "2099-01-15", "suceso-futuro"],
      [5, "hora", "25:61", "hora-formato"],
      [6, "distrito", "999", "distrito-desconocido"],
      [7, "tipo_operador", "", "falta"],
      [8, "descripcion", "", "falta"],
      [9, "capturas", "", "falta"],
      [10, "capturas", "../capturas/no-existe.png", "archivo-no-existe"],
      [11, "capturas", "../malos/png-cortado.png", "archivo-danado"],
      [12, "identificacion", "0900000002", "cedula-digito"],
      [13, "correo", "operaciones.agente-uno.example", "correo-formato"],
    ]);
    for (const { remedio, mensaje } of errors) {
      expect([typeof mensaje, String(remedio).length]).toEqual(["string", expect.any(Number)]);
      expect(remedio).not.toBe("");
    }
  });

  test("a hundred right rows are right, and nothing is sent or written down", async () => {
    const folder = testFolder();
    const result = await runMesa(
      ["lote", "validar", `${fixtures}/lote-100.csv`, ...practice, "--json"],
      { folder },
    );
    expect([result.code, parsed("lote-validar", result.stdout)]).toMatchObject([
      0,
      { filas: 100, validas: 100, errores: [], omitidos: 0, repetidas: [] },
    ]);
    expect(existsSync(join(folder, "libro.db"))).toBe(false);
  });

  test("several errors of one row, under the table's own headings, in a pipe and as CSV", async () => {
    const { write, folder } = workplace();
    const path = write("t.csv", [
      {
        "Pantalla *": "DAI",
        Fecha: "mañana",
        HORA: "",
        "Tipo operador": "mago",
        Captura: "no.png",
      },
    ]);
    const inPipe = await runMesa(["lote", "validar", path, ...practice], { folder });
    expect(inPipe.stdout.split("\n").map((line) => line.split("\t").slice(0, 3))).toEqual([
      ["2", "Fecha", "mañana"],
      ["2", "HORA", ""],
      ["2", "distrito", ""],
      ["2", "Tipo operador", "mago"],
      ["2", "descripcion", ""],
      ["2", "identificacion", ""],
      ["2", "nombre", ""],
      ["2", "correo", ""],
      ["2", "Captura", "no.png"],
      [""],
    ]);
    const csv = await runMesa(["lote", "validar", path, ...practice, "--csv"], { folder });
    expect(csv.stdout.split("\r\n")[0]).toBe("fila,columna,valor,codigo,mensaje,remedio");
  });

  test("on a terminal: the row, the value, what is wrong and what to do", async () => {
    const { write, folder } = workplace();
    const path = write("t.csv", [right, { ...right, distrito: "\u001b[31m999\u202e" }, right]);
    const shown = await runMesa(["lote", "validar", path, ...practice, "--no-color"], {
      folder,
      interactive: true,
      width: 120,
    });
    expect(shown.stdout).not.toMatch(/\u001b\[31m|\u202e/);
    const lines = shown.stdout.split("\n");
    expect(lines[0]).toMatch(/^✗ fila 3 · distrito: no existe el distrito «999»;/);
    expect(lines[1]).toMatch(/^ {2}→ Use un código/);
    expect(lines[2]).toMatch(/^! fila 4: igual a la fila 2/);
    expect(lines.at(-2)).toBe("✗ Filas correctas: 2 de 3; no se envió nada.");
  });

  test("on a terminal the same error of many rows is one, which names the rows", async () => {
    const { write, folder } = workplace();
    const wrong = { ...right, capturas: "no-hay.png" };
    const path = write("t.csv", [
      { ...right, hora: "25:99" },
      ...Array.from({ length: 10 }, () => wrong),
    ]);
    const options = { folder, interactive: true, width: 120 };
    const shown = await runMesa(["lote", "validar", path, ...practice, "--no-color"], options);
    const errors = shown.stdout.split("\n").filter((line) => /^✗ |^ {2}→/.test(line));
    expect(errors.map((line) => line.slice(0, 60).replace(/: .*/, ""))).toEqual([
      "✗ fila 2 · hora",
      "✗ 10 filas (3, 4, 5, 6, 7, 8, 9, 10, …) · capturas",
      "  → Corrija la ruta",
      "✗ Filas correctas",
    ]);
  });

  test("consultations are told by their motivo; NDJSON by the same names, its own mistakes by line", async () => {
    const { write, mesa, path } = workplace();
    const consultation = {
      motivo: "Consulta de un proceso",
      asunto: "División de un envío",
      consulta: "¿Procede una declaración por cada guía?",
    };
    const table = write("c.csv", [consultation]);
    expect((await mesa(["lote", "validar", table])).json.tipo).toBe("consulta");
    const lines = [
      { ...right, capturas: [{ ruta: "uno.png", leyenda: "Uno" }], pasos: ["Abrir", "Enviar"] },
      { ...right, colour: "rojo", distritos: "028" },
      { ...right, hora: ["10:32"], capturas: "uno.png" },
      { ...right, clave: "con espacio" },
      { ...right, clave: 4711, descripcion: 12 },
    ];
    writeFileSync(path("t.ndjson"), lines.map((one) => JSON.stringify(one)).join("\n") + "\n{\n");
    const { json } = await mesa(["lote", "validar", path("t.ndjson")]);
    expect([json.tipo, json.validas, json.filas]).toEqual(["incidente", 1, 6]);
    expect(json.errores.map((one: Row) => [one["fila"], one["columna"], one["codigo"]])).toEqual([
      [2, "colour", "clave-desconocida"],
      [2, "distritos", "clave-parecida"],
      [3, "hora", "tipo-texto"],
      [4, "clave", "clave-formato"],
      [5, "descripcion", "texto-insuficiente"],
      [6, "fila", "fila-json"],
    ]);
  });

  test("--tipo counts for more than what the columns look like", async () => {
    const { write, mesa } = workplace();
    const looks = { incidente: right, consulta: { ...right, motivo: "consulta-proceso" } };
    for (const [like, other] of [
      ["incidente", "consulta"],
      ["consulta", "incidente"],
    ] as const) {
      const table = write(`${like}.csv`, [looks[like]]);
      expect((await mesa(["lote", "validar", table])).json.tipo).toBe(like);
      const told = await mesa(["lote", "validar", table, "--tipo", other]);
      expect(told.json.tipo).toBe(other);
      const columns = told.json.errores.map((one: Row) => one["columna"]);
      // A consultation lacks its text, an incident knows no motivo.
      expect(columns.includes("consulta")).toBe(other === "consulta");
    }
  });

  test.each([40, 60, 99, 140])("errors keep within a terminal of %i columns", async (width) => {
    const { write, path } = workplace();
    const table = write("malo.csv", [
      { ...right, distrito: "999", descripcion: "No funciona." },
      { ...right, tipo_operador: "ninguno de los que hay en la lista" },
    ]);
    const argv = ["lote", "validar", table, ...practice];
    const { stdout } = await runMesa(argv, { folder: path(""), interactive: true, width });
    const lines = stripVTControlCharacters(stdout).trimEnd().split("\n");
    expect(lines.filter((line) => line.length > Math.min(width, 100))).toEqual([]);
    // Nor are they wrapped earlier than they have to be.
    expect(Math.max(...lines.map((line) => line.length))).toBeGreaterThan(
      Math.min(width, 100) - 20,
    );
  });

  test.each([
    ["no column is a field", "a;b\n1;2\n", "tabla-sin-campos"],
    ["no row", "pantalla;fecha\n", "tabla-sin-filas"],
    ["nothing at all", "", "tabla-ilegible"],
  ])("%s", async (_what, content, codigo) => {
    const { path, mesa } = workplace();
    writeFileSync(path("t.csv"), content);
    const { code, json } = await mesa(["lote", "validar", path("t.csv")]);
    expect([code, json.error.codigo]).toEqual([2, codigo]);
  });
});

test("the template, and a schema of its rows", async () => {
  const { folder, mesa, path } = workplace();
  const csv = await mesa([
    "lote",
    "plantilla",
    "incidente",
    "--formato",
    "csv",
    "--salida",
    path("p.csv"),
  ]);
  expect([csv.code, parsed("lote-plantilla", JSON.stringify(csv.json))["columnas"]]).toEqual([
    0,
    expect.arrayContaining(["pantalla", "capturas", "clave"]),
  ]);
  expect(readFileSync(path("p.csv"), "utf8")).toMatch(/^\ufeffpantalla;fecha;.*;clave\r\n$/);
  const again = await mesa(["lote", "plantilla", "incidente", "--salida", path("p.csv")]);
  const named = await mesa(["lote", "plantilla", "incidente", "--salida", path("q.CSV")]);
  expect([named.code, parsed("lote-plantilla", JSON.stringify(named.json))["formato"]]).toEqual([
    0,
    "csv",
  ]);
  expect([again.code, again.json.error.codigo]).toEqual([2, "archivo-existe"]);
  await mesa([
    "lote",
    "plantilla",
    "consulta",
    "--formato",
    "ndjson",
    "--salida",
    path("p.ndjson"),
  ]);
  expect(JSON.parse(readFileSync(path("p.ndjson"), "utf8"))).toMatchObject({
    adjuntos: [],
    clave: "",
  });
  const schema = JSON.parse((await runMesa(["esquema", "lote"], { folder })).stdout);
  expect(schema.oneOf).toMatchObject([
    { required: ["pantalla", "fecha", "hora", "descripcion", "capturas"] },
    { required: ["motivo", "asunto", "consulta"] },
  ]);
});
