import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { posix } from "../../support/posix.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const incident = "test/fixtures/solicitudes/incidente-mti-placa.json";

/** A folder for several runs, and a file of entries in it. */
function withFile(name: string, content: unknown) {
  const folder = testFolder();
  const file = join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  const run = (...argv: readonly string[]) => runMesa(argv, { folder });
  return { folder, file, run };
}

const screens = {
  catalogo: "pantallas",
  entradas: [
    {
      ruta: ["Trámites Operativos", "9.9 Pruebas"],
      nombre: "Pantalla de la agencia",
      edoc: "PRU",
      fuente: "Manual interno, página 3",
      verificado: true,
    },
  ],
};

describe("a catalogue of the user's own", () => {
  test("is imported, shown as such, used by the form, and taken away again", async () => {
    const { folder, file, run } = withFile("pantallas.json", screens);
    expect(await run("catalogo", "importar", file, "--json")).toEqual({
      code: 0,
      stdout: '{"v":1,"catalogo":"pantallas","modo":"ampliar","importadas":1,"propias":1}\n',
      stderr: "",
    });
    const kept = statSync(join(folder, "catalogos", "pantallas.json"));
    // Windows has no modes.
    if (posix) expect(kept.mode & 0o777).toBe(0o600);
    const listed = await run("catalogo", "pantallas", "agencia", "--json");
    expect(JSON.parse(listed.stdout).entradas).toEqual([
      {
        ruta: ["Trámites Operativos", "9.9 Pruebas"],
        nombre: "Pantalla de la agencia",
        completa: "Trámites Operativos > 9.9 Pruebas > Pantalla de la agencia",
        portal: "externo",
        edoc: "PRU",
        vigente: true,
        verificado: true,
        fuente: ["Manual interno, página 3"],
        propia: true,
      },
    ]);
    const onScreen = await runMesa(["catalogo", "pantallas", "agencia"], {
      folder,
      interactive: true,
    });
    expect(onScreen.stdout).toContain("(+) Entrada propia");
    const tried = ["incidente", "crear", "--perfil", "practica", "--desde", incident];
    const rehearsed = await run(...tried, "--pantalla", "pru", "--ensayo", "--json");
    expect(JSON.parse(rehearsed.stdout)).toMatchObject({
      datos: { pantalla: "Trámites Operativos > 9.9 Pruebas > Pantalla de la agencia" },
      advertencias: [{ campo: "capturas", codigo: "metadatos-retirados" }],
    });
    expect((await run("catalogo", "quitar", "pantallas")).code).toBe(0);
    const unknown = await run(...tried, "--pantalla", "pru", "--ensayo", "--json");
    expect(JSON.parse(unknown.stdout)).toMatchObject({
      datos: { pantalla: "pru" },
      advertencias: [
        { campo: "pantalla", codigo: "pantalla-desconocida" },
        { campo: "capturas", codigo: "metadatos-retirados" },
      ],
    });
    expect((await run("catalogo", "quitar", "pantallas")).code).toBe(3);
  });

  test("may stand in place of the built-in one, also for the rules that hang on it", async () => {
    const table = "id,nombre,papeles,verificado\ncupos,Cupos,Guía aérea*,sí\n";
    const { folder, file, run } = withFile("motivos.csv", table);
    const imported = ["catalogo", "importar", file, "--catalogo", "motivos", "--reemplazar"];
    expect((await run(...imported, "--fuente", "Oficio 12")).code).toBe(0);
    const { entradas } = JSON.parse((await run("catalogo", "motivos", "--json")).stdout);
    expect(entradas).toEqual([
      {
        id: "cupos",
        nombre: "Cupos",
        formulario: "consulta",
        papeles: [{ nombre: "Guía aérea", obligatorio: true }],
        propuesto: false,
        verificado: true,
        fuente: ["Oficio 12"],
        propia: true,
      },
    ]);
    const { adjuntos: _papers, ...consultation } = JSON.parse(
      readFileSync("test/fixtures/solicitudes/consulta-regimen-21-plazo.json", "utf8"),
    );
    const source = join(folder, "consulta.json");
    writeFileSync(source, JSON.stringify(consultation));
    const asked = ["consulta", "crear", "--perfil", "practica", "--desde", source, "--json"];
    const refused = await run(...asked, "--motivo", "Cupos");
    expect([refused.code, JSON.parse(refused.stderr).error.detalles]).toEqual([
      2,
      [expect.objectContaining({ campo: "adjuntos", bandera: "--adjunto" })],
    ]);
    const unknown = await run(...asked, "--motivo", "consulta-proceso", "--ensayo");
    expect(JSON.parse(unknown.stdout).advertencias).toEqual([
      expect.objectContaining({ codigo: "motivo-desconocido" }),
    ]);
  });

  test("grows with each import; an entry of a known code changes it", async () => {
    const { folder, file, run } = withFile("uno.csv", "codigo,nombre\n190,ISLA NUEVA\n");
    const second = join(folder, "dos.csv");
    writeFileSync(second, "codigo,nombre,etiqueta\n28,PUERTO,Puerto de Guayaquil\n");
    await run("catalogo", "importar", file, "--catalogo", "distritos");
    await run("catalogo", "importar", second, "--catalogo", "distritos");
    const { entradas } = JSON.parse((await run("catalogo", "distritos", "--json")).stdout);
    expect(entradas).toHaveLength(15);
    const create = ["incidente", "crear", "--perfil", "practica", "--desde", incident, "--json"];
    const sent = await run(...create, "--distrito", "isla nueva");
    expect(sent.code).toBe(0);
    const { numero } = JSON.parse(sent.stdout).ticket;
    const seen = await run("ticket", "ver", numero, "--perfil", "practica");
    expect(seen.stdout).toContain("190 ISLA NUEVA");
    expect((await run("catalogo", "quitar", "distritos", "999")).code).toBe(3);
    expect(
      JSON.parse((await run("catalogo", "quitar", "distritos", "028", "--json")).stdout),
    ).toEqual({ v: 1, catalogo: "distritos", propias: 1 });
    const left = JSON.parse((await run("catalogo", "distritos", "--json")).stdout).entradas;
    const own = left.filter(({ propia }: { propia: boolean }) => propia);
    expect([left.length, own]).toMatchObject([15, [{ codigo: "190" }]]);
  });

  test("that stands in place of the built-in one still does after another import", async () => {
    const { folder, file, run } = withFile("uno.csv", "codigo,nombre\n190,ISLA NUEVA\n");
    const second = join(folder, "dos.csv");
    writeFileSync(second, "codigo,nombre\n191,ISLA VIEJA\n");
    await run("catalogo", "importar", file, "--catalogo", "distritos", "--reemplazar");
    const again = await run("catalogo", "importar", second, "--catalogo", "distritos", "--json");
    expect(JSON.parse(again.stdout)).toMatchObject({ modo: "reemplazar", propias: 2 });
    const { entradas } = JSON.parse((await run("catalogo", "distritos", "--json")).stdout);
    expect(entradas.map((one: { codigo: string }) => one.codigo)).toEqual(["190", "191"]);
  });

  test("goes out and comes in again as it was", async () => {
    const { folder, run } = withFile("x", "");
    for (const catalogo of ["distritos", "pantallas", "operadores", "motivos"]) {
      const all = catalogo === "pantallas" ? ["--todas"] : [];
      const before = await run("catalogo", catalogo, ...all, "--json");
      const file = join(folder, `${catalogo}.json`);
      writeFileSync(file, before.stdout);
      expect((await run("catalogo", "importar", file, "--reemplazar")).code).toBe(0);
      const after = await run("catalogo", catalogo, ...all, "--json");
      expect(JSON.parse(after.stdout)).toEqual(
        JSON.parse(before.stdout.replaceAll('"propia":false', '"propia":true')),
      );
      const table = join(folder, `${catalogo}.csv`);
      writeFileSync(table, (await run("catalogo", catalogo, ...all, "--csv")).stdout);
      const again = ["catalogo", "importar", table, "--catalogo", catalogo, "--reemplazar"];
      expect((await run(...again)).stderr).toBe("");
      expect((await run("catalogo", catalogo, ...all, "--json")).stdout).toBe(after.stdout);
    }
  });
});

describe("a file with mistakes", () => {
  test("is refused whole, each mistake with its place", async () => {
    const { run, file } = withFile("motivos.json", [
      { id: "bueno", nombre: "Bueno" },
      { id: "Con Espacio", nombre: "x", formulario: "otro", verificado: "quizás" },
      { id: "bueno", nombre: "Otra vez", nombr: "x" },
    ]);
    const { code, stderr } = await run("catalogo", "importar", file, "--catalogo", "motivos");
    expect([code, stderr.split("\n").slice(1, 6)]).toEqual([
      2,
      [
        "  • id: (n.º 2) «Con Espacio» no es válido; use minúsculas sin tilde, dígitos, guion o guion bajo.",
        "  • formulario: (n.º 2) «otro» no es válido; se espera: incidente, consulta, ambos.",
        "  • verificado: (n.º 2) «quizás» no es válido; se espera sí o no.",
        "  • nombr: (n.º 3) ¿quiso decir nombre?",
        expect.stringContaining("Sugerencia"),
      ],
    ]);
    const none = await run("catalogo", "motivos", "bueno", "--json");
    expect(JSON.parse(none.stdout).entradas).toEqual([]);
  });

  test.each([
    ["pantallas.json", "{", "catalogo-invalido"],
    ["pantallas.json", '{"catalogo":"pantalas","entradas":[]}', "valor-invalido"],
    ["sin-nombre.json", "[]", "argumento-falta"],
    ["tabla.pdf", "x", "tabla-ilegible"],
  ])("%s with %s is refused as %s", async (name, content, codigo) => {
    const { run, file } = withFile(name, content);
    const { code, stderr } = await run("catalogo", "importar", file, "--json");
    expect([code, JSON.parse(stderr).error.codigo]).toEqual([2, codigo]);
  });

  test("damaged afterwards is told, with the way out", async () => {
    const { folder, file, run } = withFile("pantallas.json", screens);
    await run("catalogo", "importar", file);
    const kept = join(folder, "catalogos", "pantallas.json");
    writeFileSync(kept, readFileSync(kept, "utf8").slice(0, 40));
    const told = await run("catalogo", "pantallas", "--json");
    expect([told.code, JSON.parse(told.stderr).error.codigo]).toEqual([2, "catalogo-danado"]);
    expect((await run("catalogo", "quitar", "pantallas")).code).toBe(0);
    expect((await run("catalogo", "pantallas", "--json")).code).toBe(0);
  });
});
