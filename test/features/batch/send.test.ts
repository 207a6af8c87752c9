import { copyFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import { openLedger } from "../../../src/ledger/sqlite-ledger.ts";
import { batchDesk, batchTable } from "../../support/batch-desk.ts";
import { practice, right, rowsOf, workplace } from "../../support/batch-workplace.ts";
import { parsed } from "../../support/parse-output.ts";
import { enter, runMesa } from "../../support/test-context.ts";

describe("lote enviar", () => {
  test("each row becomes a ticket; the same file again sends nothing", async () => {
    const { write, mesa, path } = workplace();
    const table = write("t.csv", [
      { ...right, nota: "=1+1" },
      { ...right, descripcion: `${right.descripcion}\n- Otra;=1,+2\n@x`, nota: "" },
      { ...right, correo: "sin-arroba", nota: "" },
    ]);
    const first = await mesa(["lote", "enviar", table]);
    expect([first.code, parsed("lote-enviar", JSON.stringify(first.json))]).toEqual([
      7,
      {
        v: 1,
        total: 3,
        aceptados: 2,
        repetidos: 0,
        pendientes: 0,
        desconocidos: 0,
        rechazados: 0,
        invalidos: 1,
        parecidos: 0,
        archivo_resultado: path("t.resultado.csv"),
        detenido: false,
        momentos: [],
        advertencias: [],
        reducidas: 0,
        filas_reducidas: [],
      },
    ]);
    const result = readFileSync(path("t.resultado.csv"), "utf8");
    expect(result.split("\r\n")[0]).toBe(
      `\ufeff${Object.keys(right).join(";")};nota;fila;resultado;ticket;estado;error;solicitud`,
    );
    expect(result).toContain(";'=1+1;2;aceptado;MS-");
    const told = await rowsOf(path("t.resultado.csv"));
    expect(told.map((row) => [row["fila"], row["resultado"], row["error"]])).toEqual([
      ["2", "aceptado", ""],
      ["3", "aceptado", ""],
      ["4", "invalido", expect.stringMatching(/^correo: «sin-arroba» no es/)],
    ]);
    const again = await mesa(["lote", "enviar", table]);
    expect(again.json).toMatchObject({ aceptados: 0, repetidos: 2, invalidos: 1 });
    // The result, mended, is a table like any other.
    const mended = result
      .replace("sin-arroba", "con@arroba.example")
      .replaceAll("028", "Guayaquil Marítimo");
    writeFileSync(path("mendada.csv"), mended);
    const last = await mesa(["lote", "enviar", path("mendada.csv")]);
    expect([last.code, last.json]).toMatchObject([0, { total: 3, aceptados: 1, repetidos: 2 }]);
    expect((await mesa(["ticket", "listar"])).json.tickets).toHaveLength(3);
  });

  test("a row that says what was sent before the batch goes out with a word in its place", async () => {
    const { write, mesa, path } = workplace();
    const first = await mesa(["lote", "enviar", write("t.csv", [{ ...right, clave: "" }])]);
    expect(first.json).toMatchObject({ aceptados: 1, parecidos: 0 });
    const [{ ticket } = { ticket: "" }] = await rowsOf(path("t.resultado.csv"));
    const rows = ["11:00", "11:30"].map((hora) => ({ ...right, clave: "", hora }));
    const { code, json } = await mesa(["lote", "enviar", write("u.csv", rows)]);
    expect([code, json]).toMatchObject([0, { aceptados: 2, parecidos: 2 }]);
    const told = await rowsOf(path("u.resultado.csv"));
    expect(told.map((row) => row["error"])).toEqual(
      rows.map(() =>
        expect.stringMatching(`^Esto mismo ya se envió el .* \\(${String(ticket)}\\)$`),
      ),
    );
  });

  test("two rows that say the same are one request, and so is a row whose key is another's", async () => {
    const { write, mesa, path } = workplace();
    const rows = [
      { ...right, clave: "" },
      { ...right, clave: "" },
      { ...right, clave: "una" },
      { ...right, clave: "otra" },
      { ...right, clave: "una", hora: "11:00" },
    ];
    const { code, json } = await mesa(["lote", "enviar", write("t.csv", rows)]);
    expect([code, json]).toMatchObject([7, { aceptados: 3, repetidos: 1, invalidos: 1 }]);
    const told = await rowsOf(path("t.resultado.csv"));
    const same = (line: number) =>
      `igual a la fila ${line}: las dos cuentan como una sola solicitud`;
    const duplicates = told
      .slice(0, 2)
      .map((row) => `${String(row["resultado"])} ${String(row["error"])}`);
    expect([`aceptado |repetido ${same(2)}`, `repetido ${same(3)}|aceptado `]).toContain(
      duplicates.join("|"),
    );
    expect(told.slice(2).map((row) => [row["resultado"], row["error"]])).toEqual([
      ["aceptado", ""],
      ["aceptado", ""],
      ["invalido", "clave: esa clave de envío ya se usó con otro contenido."],
    ]);
    expect(told[0]?.["ticket"]).toBe(told[1]?.["ticket"]);
  });

  test("--continuar takes whole rows of the earlier result, cut off or not, and only equal ones", async () => {
    const { write, mesa, path } = workplace();
    const rows = ["A", "B", "C"].map((letter) => ({
      ...right,
      descripcion: `${right.descripcion} ${letter}`,
    }));
    const table = write("t.csv", rows);
    await mesa(["lote", "enviar", table]);
    const whole = readFileSync(path("t.resultado.csv"), "utf8");
    // As a kill leaves it: the last row in the middle of its ticket.
    writeFileSync(path("t.resultado.csv.parcial"), whole.slice(0, whole.lastIndexOf("MS-") + 5));
    write("t.csv", [...rows.slice(0, 1), { ...rows[1], hora: "11:00" }, ...rows.slice(2)]);
    copyFileSync(path("t.resultado.csv.parcial"), path("t.resultado.csv"));
    // A capture that is gone does not matter to a row that is known.
    const { json } = await mesa(["lote", "enviar", table, "--continuar"]);
    expect(json).toMatchObject({ total: 3, aceptados: 1, repetidos: 2 });
    expect(readdirSync(path(".")).filter((name) => name.startsWith("t."))).toEqual([
      "t.csv",
      "t.resultado.csv",
    ]);
    expect((await rowsOf(path("t.resultado.csv"))).map((row) => row["resultado"])).toEqual([
      "repetido",
      "aceptado",
      "repetido",
    ]);
  });

  test("--max-errores ends it early; what was under way is told", async () => {
    const { write, mesa, path } = workplace();
    const rows = Array.from({ length: 60 }, (_none, at) => ({ ...right, correo: `malo-${at}` }));
    const table = write("t.csv", [...rows, right]);
    const { code, json } = await mesa(["lote", "enviar", table, "--max-errores", "3"]);
    expect([code, json.detenido, json.total < 61]).toEqual([2, true, true]);
    expect(json.total).toBe(json.invalidos);
    expect(await rowsOf(path("t.resultado.csv"))).toHaveLength(json.total);
  });

  test("NDJSON in, NDJSON out where it is asked for", async () => {
    const { mesa, path } = workplace();
    const row = { ...right, capturas: [{ ruta: "uno.png", leyenda: "Uno" }] };
    writeFileSync(path("t.ndjson"), `${JSON.stringify(row)}\n`);
    const { code, json } = await mesa([
      "lote",
      "enviar",
      path("t.ndjson"),
      "--resultado",
      path("r.ndjson"),
    ]);
    expect([code, json.archivo_resultado]).toEqual([0, path("r.ndjson")]);
    expect(JSON.parse(readFileSync(path("r.ndjson"), "utf8"))).toMatchObject({
      ...row,
      fila: 1,
      resultado: "aceptado",
    });
    const known = await mesa([
      "lote",
      "enviar",
      path("t.ndjson"),
      "--resultado",
      path("r.ndjson"),
      "--continuar",
    ]);
    expect(known.json).toMatchObject({ total: 1, repetidos: 1 });
  });

  test("asks once on a terminal, and never takes the table's own place for the result", async () => {
    const { write, folder, mesa } = workplace();
    const table = write("t.csv", [right]);
    const refused = await runMesa(["lote", "enviar", table, ...practice], {
      folder,
      interactive: true,
      answers: [false],
    });
    expect(refused.code).toBe(130);
    expect(refused.stderr).toContain("(cerca de 1 fila)");
    const agreed = await runMesa(["lote", "enviar", table, ...practice], {
      folder,
      interactive: true,
      answers: [enter],
    });
    expect(agreed.code).toBe(0);
    const own = await mesa(["lote", "enviar", table, "--resultado", table]);
    expect([own.code, own.json.error.codigo]).toEqual([2, "archivo-existe"]);
  });
});

test("after Ctrl-C a request under way has ten seconds, then it is cut off", async () => {
  const desk = await batchDesk();
  const { path, folder } = batchTable(1);
  const options = { folder, env: { MESA_TOKEN: desk.token } };
  await runMesa(["perfil", "crear", "mesa", "--url", desk.url], options);
  const interrupt = new AbortController();
  desk.failWith(({ method }) => {
    if (method !== "POST") return undefined;
    interrupt.abort();
    return "cuelga-antes";
  });
  const waits: number[] = [];
  const { code, stderr } = await runMesa(["lote", "enviar", path, "--perfil", "mesa"], {
    ...options,
    signal: interrupt.signal,
    wait: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
  });
  expect([code, waits]).toEqual([130, [10_000]]);
  expect(stderr).toContain("Se termina lo que está en curso");
  const [row] = await rowsOf(path.replace(".csv", ".resultado.csv"));
  expect(row).toMatchObject({ resultado: "desconocido" });
});

test("once a row can't be sent the batch ends, though another process is still sending one", async () => {
  const desk = await batchDesk();
  const { path, folder } = batchTable(2);
  const options = { folder, env: { MESA_TOKEN: desk.token } };
  const send = ["lote", "enviar", path, "--perfil", "mesa", "--json"];
  await runMesa(["perfil", "crear", "mesa", "--url", desk.url], options);
  desk.failWith(() => "503");
  await runMesa(send, options);
  const other = await openLedger({
    folder,
    clock: () => new Date(),
    pid: process.pid,
    isAlive: () => true,
  });
  onTestFinished(() => other.close());
  const waiting = await other.recent("mesa", new Date(0), 2);
  const first = waiting.find(({ datos }) => datos["descripcion"]?.includes("Fila 0000"));
  if (first === undefined) throw new Error("The first row was not recorded.");
  await other.claim(first.solicitud);
  desk.failWith(({ method }) => (method === "POST" ? "sesion-caducada" : undefined));
  expect((await runMesa(send, options)).code).toBe(4);
  const rows = await rowsOf(path.replace(".csv", ".resultado.csv"));
  expect(rows.map(({ resultado }) => resultado)).toEqual(["desconocido", "pendiente"]);
});

describe("hostile cells break nothing", () => {
  const hostile = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "a\u0000b",
    "\ud800",
    "\u202eabc",
    "\u001b]0;x\u0007",
    "__proto__",
    "../../../../etc/passwd",
    '"; DROP TABLE entradas; --',
    "x".repeat(20_000),
  ];

  test("in any column: refused or sent, never a defect, never a formula in the result", async () => {
    const { write, mesa, path } = workplace();
    const rows = Object.keys(right).flatMap((column, at) =>
      hostile.map((value, number) => ({
        ...right,
        descripcion: `${right.descripcion} ${at}-${number}`,
        [column]: value,
        __proto__x: value,
      })),
    );
    const table = write("t.csv", rows);
    const { code, json } = await mesa(["lote", "enviar", table]);
    expect([2, 7]).toContain(code);
    expect([json.total, json.rechazados, json.desconocidos]).toEqual([rows.length, 0, 0]);
    const cells = (await rowsOf(path("t.resultado.csv"))).flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(String(cell)))).toEqual([]);
  });
});
