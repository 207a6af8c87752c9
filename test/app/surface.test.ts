import { program } from "../../src/compose/program.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parsed } from "../support/parse-output.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const practice = ["--perfil", "practica"];
const incident = "test/fixtures/solicitudes/incidente-mti-placa.json";
const commands = program.commands.flatMap((node) =>
  "commands" in node
    ? node.commands.map((one) => [node.name, one.name, node.alias, one.alias])
    : [[node.name, "", node.alias, ""]],
);

describe("help", () => {
  test.each(commands)(
    "of %s %s is there in both languages, and under its English words",
    async (noun = "", verb = "", nounAlias = "", verbAlias = "") => {
      const words = [noun, verb].filter((word) => word !== "");
      const spanish = await runMesa([...words, "--help"]);
      expect([spanish.code, spanish.stderr]).toEqual([0, ""]);
      expect(spanish.stdout).toContain(`Uso:\n  mesa ${words.join(" ")}`);
      expect(
        Math.max(
          ...spanish.stdout
            .split("\n")
            // Examples stay whole.
            .filter((line) => !/^ {2}(?:mesa|type) /.test(line))
            .map((line) => line.length),
        ),
      ).toBeLessThanOrEqual(80);
      const english = await runMesa([
        ...[nounAlias, verbAlias].filter((word) => word !== ""),
        "--help",
        "--idioma",
        "en",
      ]);
      const aliases = [nounAlias, verbAlias].filter((word) => word !== "").join(" ");
      expect(english.stdout).toContain(`Usage:\n  mesa ${aliases}`);
      expect(english.stdout.split("Examples:")[1]).toContain(`mesa ${aliases}`);
      expect(english.stdout.split("Examples:")[0]).not.toMatch(/[¿¡]|opciones|obligatorio/);
    },
  );
});

describe("wrong usage ends with 2 and says what to write instead:", () => {
  test.each([
    [
      ["tiket"],
      "✗ «mesa» no tiene el comando «tiket».\n  • tiket: ¿quiso decir «mesa ticket»?\n  Sugerencia: Vea los que hay con «mesa --help».\n",
    ],
    [
      ["ticket", "listar", "--estdo", "x"],
      "✗ Este comando no tiene la opción --estdo.\n  • --estdo: ¿quiso decir --estado?\n  Sugerencia: Añada --help al comando para ver sus opciones.\n",
    ],
    [
      ["ticket", "listar", "--estado"],
      "✗ A la opción --estado le falta su valor.\n  Sugerencia: Escríbalo después de --estado, separado por un espacio.\n",
    ],
    [
      ["ticket", "ver"],
      "✗ Al comando le falta un argumento: NÚMERO.\n  Sugerencia: Añada --help al comando para ver cómo se escribe.\n",
    ],
    [
      ["ticket", "ver", "A", "B"],
      "✗ El comando recibió más argumentos de los que admite (1).\n  Sugerencia: Si un valor tiene espacios, escríbalo entre comillas; vea --help.\n",
    ],
    [
      ["ticket", "listar", "--tipo", "incidnte"],
      "✗ El valor «incidnte» no es válido para --tipo.\n  Sugerencia: ¿Quiso decir «incidente»? Se espera: incidente, consulta.\n",
    ],
    [
      ["incidente", "crear"],
      "✗ No hay ningún perfil, y sin él no se sabe a nombre de quién ni por qué canal se envía.\n  Sugerencia: Cree uno con «mesa iniciar», o añada «--perfil practica» para practicar sin que nada salga de este equipo.\n",
    ],
    [
      ["ticket", "listar", "--perfil", "nadie"],
      "✗ No existe el perfil «nadie».\n  Sugerencia: Vea los que hay con «mesa perfil listar» o créelo con «mesa perfil crear nadie».\n",
    ],
  ])("%j", async (argv, stderr) =>
    expect(await runMesa(argv)).toEqual({ code: 2, stdout: "", stderr }),
  );
});

describe("bad input files end with 2:", () => {
  test.each([
    ["no.json", undefined, "archivo-ilegible"],
    ["a.json", "{ no", "json-invalido"],
    ["b.json", "[1]", "json-invalido"],
    ["c.json", '{"pantala": 1}', "formulario-invalido"],
  ])("%s", async (name, text, codigo) => {
    const folder = testFolder();
    if (text !== undefined) writeFileSync(join(folder, name), text);
    const result = await runMesa([
      "incidente",
      "crear",
      ...practice,
      "--desde",
      join(folder, name),
      "--json",
    ]);
    expect([result.code, JSON.parse(result.stderr).error.codigo]).toEqual([2, codigo]);
  });
});

test("evidence is made without sending anything, and never written over what is there", async () => {
  const folder = testFolder();
  const salida = join(folder, "evidencia.pdf");
  const argv = [
    "evidencia",
    "armar",
    "test/fixtures/capturas/03-mti-lista-1600x900-una-linea.jpg=Fila rechazada",
    "--desde",
    incident,
    "--salida",
    salida,
  ];
  expect(await runMesa([...argv, "--json"])).toMatchObject({ code: 0, stderr: "" });
  const again = await runMesa(argv);
  expect([again.code, again.stderr.split("\n")[0]]).toEqual([
    2,
    `✗ El archivo ${salida} ya existe y no se cambió.`,
  ]);
  const before = readFileSync(salida);
  expect((await runMesa([...argv, "--reemplazar"])).stdout).toContain("2 páginas, 1 captura");
  expect(readFileSync(salida).equals(before)).toBe(true);
  expect((await runMesa(["evidencia", "armar", "--salida", join(folder, "otra.pdf")])).code).toBe(
    2,
  );
});

test("files are reviewed one by one, the broken ones with 2", async () => {
  const captures = "test/fixtures/capturas";
  const good = await runMesa([
    "evidencia",
    "revisar",
    `${captures}/01-dai-error-1366x768-oscuro.png`,
    "--json",
  ]);
  expect([good.code, parsed("evidencia-revisar", good.stdout).archivos]).toMatchObject([
    0,
    [{ tipo: "png", ancho: 1366, alto: 768, problema: null, advertencias: [] }],
  ]);
  const mixed = await runMesa([
    "evidencia",
    "revisar",
    `${captures}/08-dai-diminuta-320x240.png`,
    "test/fixtures/malos/vacio.png",
    "test/fixtures/solicitudes/adjuntos/ficha-tecnica.pdf",
  ]);
  expect(mixed.code).toBe(2);
  expect(
    mixed.stdout
      .split("\n")
      .filter((line) => !line.startsWith(" "))
      .map((line) => line.slice(0, 1)),
  ).toEqual(["!", "✗", "✓", ""]);
  expect((await runMesa(["evidencia", "revisar"])).code).toBe(2);
});

describe("catalogues", () => {
  test("are searched in every spelling, as lines, JSON, NDJSON and CSV", async () => {
    expect((await runMesa(["catalogo", "distritos", "guayaquil", "maritimo"])).stdout).toBe(
      "028\tGuayaquil Marítimo\t\n",
    );
    expect(
      JSON.parse((await runMesa(["catalogo", "pantallas", "MTI", "--json"])).stdout).entradas[0]
        .edoc,
    ).toBe("MTI");
    expect(
      (await runMesa(["catalogo", "operadores", "--ndjson"])).stdout.trim().split("\n"),
    ).toHaveLength(22);
    expect((await runMesa(["catalogo", "motivos", "arancel", "--csv"])).stdout).toMatch(
      /^id,nombre,formulario,papeles,propuesto,verificado,fuente,propia\r\n/,
    );
    expect((await runMesa(["catalogo", "distritos", "zzz"])).stdout).toBe("");
  });

  test("say on a terminal what is ours and what nobody confirms", async () => {
    const { stdout } = await runMesa(["catalogo", "motivos", "arancel"], {
      interactive: true,
      env: { NO_COLOR: "1" },
      width: 100,
    });
    expect(stdout).toContain(
      "No se conoce la lista oficial de motivos: esta es una propuesta de mesa.",
    );
  });
});

describe("both sides of the practice desk", () => {
  test("the official takes, asks, answers and resolves; the operator sees it", async () => {
    const folder = testFolder();
    const created = JSON.parse(
      (
        await runMesa(["incidente", "crear", ...practice, "--desde", incident, "--json"], {
          folder,
        })
      ).stdout,
    );
    const numero = String(created.ticket.numero);
    const step = async (...argv: readonly string[]) =>
      JSON.parse((await runMesa(["practica", ...argv, "--json"], { folder })).stdout);
    expect((await step("bandeja", "--estado", "registrado")).tickets).toHaveLength(1);
    expect((await step("tomar", numero)).ticket).toMatchObject({
      estado: "en_analisis",
      funcionario: "Analista de práctica",
    });
    expect(
      (await step("responder", numero, "--texto", "¿MRN?", "--pide-datos")).ticket.estado,
    ).toBe("en_analisis");
    expect((await step("responder", numero, "--texto", "Corregido.\u001b[31m")).ticket.estado).toBe(
      "respondido",
    );
    expect(
      (await runMesa(["practica", "responder", numero, "--texto", " "], { folder })).code,
    ).toBe(2);
    expect((await step("resolver", numero, "--resultado", "rechazado")).ticket.estado).toBe(
      "rechazado",
    );
    expect((await runMesa(["practica", "tomar", numero, "--json"], { folder })).code).toBe(1);
    const shown = await runMesa(["ticket", "ver", numero, ...practice], { folder });
    expect(shown.stdout).toContain(`${numero}  rechazado`);
    expect(shown.stdout).toContain("Analista de práctica · ");
    expect(shown.stdout).not.toContain("\u001b");
    expect((await runMesa(["ticket", "ver", "MS-1", ...practice], { folder })).code).toBe(3);
  });
});

test("who agrees ends the case, who does not registers a ticket that follows the first", async () => {
  const folder = testFolder();
  const ask = async (...argv: readonly string[]) => {
    const { code, stdout, stderr } = await runMesa([...argv, "--json"], { folder });
    return { code, json: JSON.parse(stdout === "" ? stderr : stdout) };
  };
  const { json: first } = await ask("incidente", "crear", ...practice, "--desde", incident);
  const { numero } = first.ticket;
  const picture = [
    "--captura",
    "test/fixtures/capturas/03-mti-lista-1600x900-una-linea.jpg=Otra vez",
  ];
  const account = [
    "--descripcion",
    "Se repitió el envío y el sistema muestra la misma observación; se esperaba la aceptación.",
  ];
  expect((await ask("ticket", "conforme", numero, ...practice)).code).toBe(1);
  await ask("practica", "responder", numero, "--texto", "Registre la placa.");
  const without = await ask("ticket", "inconforme", numero, ...practice);
  expect([
    without.code,
    without.json.error.detalles.map((one: { campo: string }) => one.campo),
  ]).toEqual([2, ["descripcion", "capturas"]]);
  const followed = await ask("ticket", "inconforme", numero, ...practice, ...picture, ...account);
  expect(followed).toMatchObject({
    code: 0,
    json: { resultado: "aceptado", ticket: { sigue_a: numero, tipo: "incidente" } },
  });
  const second = followed.json.ticket.numero;
  const shown = (await ask("ticket", "ver", numero, ...practice)).json.ticket;
  expect(shown).toMatchObject({ estado: "inconforme", cadena: [numero, second] });
  await ask("practica", "responder", second, "--texto", "Corregido.");
  expect(
    (await ask("ticket", "conforme", second, ...practice, "--observacion", "Gracias.")).json.ticket
      .estado,
  ).toBe("conforme");
  const late = ["ticket", "inconforme", numero, ...practice, ...picture, ...account, "--repetir"];
  expect((await ask(...late)).code).toBe(1);
});

test("schemas are JSON Schema, for people and for machines", async () => {
  expect(JSON.parse((await runMesa(["esquema", "incidente"])).stdout)).toMatchObject({
    type: "object",
    additionalProperties: false,
    title: "Formulario de Reporte de Incidentes en Ecuapass",
  });
  expect(
    JSON.parse((await runMesa(["esquema", "salida", "--json"])).stdout).esquema.$defs,
  ).toHaveProperty("ticket-ver");
  expect((await runMesa(["esquema", "salid"])).code).toBe(2);
});

test("the demo tells the whole story, as text and as data", async () => {
  const { code, stdout } = await runMesa(["demo", "--json"]);
  const story = JSON.parse(stdout);
  expect([code, story.pasos.map((one: { paso: string }) => one.paso)]).toEqual([
    0,
    [
      "sesion",
      "incidente",
      "toma",
      "responde",
      "disiente",
      "toma-segundo",
      "responde-segundo",
      "conforme",
      "consulta",
      "responde-consulta",
      "fin",
    ],
  ]);
  expect(
    story.tickets.map((one: { estado: string; sigue_a: string | null }) => [
      one.estado,
      one.sigue_a,
    ]),
  ).toEqual([
    ["respondido", null],
    ["conforme", story.tickets[2].numero],
    ["inconforme", null],
  ]);
  expect(story.evidencia.capturas).toHaveLength(3);
  const english = await runMesa(["demo", "--idioma", "en"]);
  expect(english.stdout).toContain("Disagrees: cases are not reopened");
});
