import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openLedger } from "../../../src/ledger/sqlite-ledger.ts";
import { settled, testTicket } from "../../support/intent.ts";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const folder = "test/fixtures/solicitudes";
const practice = ["--perfil", "practica"];
test.each(readdirSync(folder).filter((name) => name.endsWith(".json")))(
  "%s becomes a ticket",
  async (name) => {
    const form = name.startsWith("incidente") ? "incidente" : "consulta";
    const result = await runMesa([
      form,
      "crear",
      ...practice,
      "--desde",
      `${folder}/${name}`,
      "--json",
    ]);
    expect([result.code, result.stderr]).toEqual([0, ""]);
    const json = parsed(`${form}-crear`, result.stdout);
    expect(json).toMatchObject({
      v: 1,
      resultado: "aceptado",
      repetido: false,
      canal: "practica",
      perfil: "practica",
      ticket: { tipo: form, estado: "registrado" },
    });
    if (form === "incidente") expect(json["ticket"].unidad).toBe("Jefatura de Análisis Funcional");
  },
);

test("the same key again gives the first receipt, other content with it nothing", async () => {
  const home = testFolder();
  const create = (...more: readonly string[]) =>
    runMesa(
      [
        "incidente",
        "crear",
        ...practice,
        "--desde",
        `${folder}/incidente-mti-placa.json`,
        "--clave",
        "mi-clave",
        "--json",
        ...more,
      ],
      { folder: home },
    );
  const first = parsed("incidente-crear", (await create()).stdout);
  const again = parsed("incidente-crear", (await create()).stdout);
  expect(again).toEqual({ ...first, repetido: true });
  const other = await create("--hora", "15:08");
  expect(other.code).toBe(2);
  expect(parsed("error", other.stderr)).toMatchObject({
    error: { codigo: "clave-reutilizada", salida: 2 },
  });
  const list = parsed(
    "ticket-listar",
    (await runMesa(["ticket", "listar", ...practice, "--json"], { folder: home })).stdout,
  );
  expect(list["tickets"]).toHaveLength(1);
});

test("two hundred requests, twenty at once, with forty keys make forty tickets", async () => {
  const [requests, atOnce, keys] = [200, 20, 40];
  const home = testFolder();
  const send = (index: number) =>
    runMesa(
      [
        "consulta",
        "crear",
        ...practice,
        "--desde",
        `${folder}/consulta-organismo-internacional.json`,
        "--clave",
        `clave-${index % keys}`,
        "--json",
      ],
      { folder: home },
    );
  const numbers: unknown[] = [];
  for (let round = 0; round < requests; round += atOnce) {
    const results = await Promise.all(
      Array.from({ length: atOnce }, (_, index) => send(round + index)),
    );
    numbers.push(
      ...results.map(({ stdout, stderr }) =>
        stdout === "" ? stderr : JSON.parse(stdout).ticket.numero,
      ),
    );
  }
  expect(numbers.filter((one) => !String(one).startsWith("MS-"))).toEqual([]);
  expect(new Set(numbers).size).toBe(keys);
  const list = await runMesa(["ticket", "listar", ...practice, "--limite", "1000", "--json"], {
    folder: home,
  });
  expect(JSON.parse(list.stdout).tickets).toHaveLength(keys);
});

test("a receipt is given again when nobody is signed in any more, and nothing of ours lies about", async () => {
  const home = testFolder();
  await runMesa(["perfil", "crear", "lejos", "--url", "http://127.0.0.1:1"], { folder: home });
  const argv = [
    "consulta",
    "crear",
    "--perfil",
    "lejos",
    "--desde",
    `${folder}/consulta-organismo-internacional.json`,
    "--clave",
    "k",
    "--json",
  ];
  await runMesa(argv, { folder: home, env: { MESA_TOKEN: "ficha" } });
  const ledger = await openLedger({
    folder: home,
    clock: () => new Date(),
    pid: 1,
    isAlive: () => true,
  });
  await settled(ledger, (await ledger.findByKey("lejos", "k"))?.solicitud ?? "", {
    estado: "aceptado",
    ticket: testTicket,
  });
  ledger.close();
  const again = parsed("consulta-crear", (await runMesa(argv, { folder: home })).stdout);
  expect(again).toMatchObject({ resultado: "aceptado", repetido: true, ticket: { numero: "T-1" } });
  const incident = [
    "incidente",
    "crear",
    ...practice,
    "--desde",
    `${folder}/incidente-mti-placa.json`,
  ];
  expect((await runMesa(incident, { folder: home })).code).toBe(0);
  expect(readdirSync(join(home, "armado"))).toEqual([]);
});

test("a rehearsal shows all that would go out and sends nothing", async () => {
  const home = testFolder();
  const argv = [
    "incidente",
    "crear",
    ...practice,
    "--desde",
    `${folder}/incidente-dai-login-error.json`,
    "--ensayo",
  ];
  const json = parsed(
    "incidente-crear",
    (await runMesa([...argv, "--json"], { folder: home })).stdout,
  );
  expect(json).toMatchObject({
    resultado: "ensayo",
    ticket: null,
    datos: { distrito: "028" },
    archivos: [{ clase: "evidencia", nombre: "evidencia.pdf", tipo: "application/pdf" }],
  });
  const shown = await runMesa(argv, { folder: home });
  expect(shown.stdout).toContain("ENSAYO. Esto se enviaría por el canal practica");
  expect(shown.stdout).toContain("evidencia.pdf · application/pdf");
  expect((await runMesa(["bandeja", "listar", "--todas", "--json"], { folder: home })).stdout).toBe(
    '{"v":1,"entradas":[]}\n',
  );
});

test("a form on standard input, with flags over it, in a terminal, is confirmed and becomes a receipt", async () => {
  const stdin = readFileSync(`${folder}/incidente-estado-lento.json`, "utf8").replaceAll(
    "../capturas",
    join(process.cwd(), "test/fixtures/capturas").replaceAll("\\", "/"),
  );
  const result = await runMesa(
    ["incidente", "crear", ...practice, "--desde", "-", "--distrito", "Manta", "--no-color"],
    { stdin, interactive: true, answers: ["enviar"], env: { NO_COLOR: "1" } },
  );
  expect(result.code).toBe(0);
  const told = result.stderr.replace(/\s+/g, " ");
  expect(told).toContain("PRÁCTICA · nada sale de este equipo");
  expect(told).toContain("Distrito: 037 Manta");
  expect(told).toContain(
    "Se enviará a nombre de Agente de Prueba Uno Cía. Ltda., con el perfil «practica» (canal practica).",
  );
  expect(result.stdout).toMatch(/^✓ Registrado\. Su número de ticket es MS-\d{4}-000001\n/);
  expect(result.stdout).toContain("1.3 Integración de estados del trámite · ");
  expect(result.stdout.replace(/\s+/g, " ")).toContain(
    "lunes a viernes, de 08h00 a 17h00 (1800-238262)",
  );
});

test("who keeps it for later sends nothing, and goes on with the draft another day", async () => {
  const home = testFolder();
  const argv = ["incidente", "crear", ...practice, "--desde", `${folder}/incidente-mti-placa.json`];
  const result = await runMesa(argv, { folder: home, interactive: true, answers: ["guardar"] });
  expect(result.code).toBe(0);
  expect(
    (await runMesa(["ticket", "listar", ...practice, "--json"], { folder: home })).stdout,
  ).toContain('"tickets":[]');
  const id = /borrador ([a-z0-9]{6});/.exec(result.stdout)?.[1] ?? "";
  const sent = await runMesa(["borrador", "continuar", id, "--json"], { folder: home });
  expect(parsed("borrador-continuar", sent.stdout)).toMatchObject({ resultado: "aceptado" });
  const gone = await runMesa(["borrador", "ver", id], { folder: home });
  expect(gone.code).toBe(3);
});

test("one ready-made PDF is sent as it is; mixed with captures it is refused", async () => {
  const pdf = `${folder}/adjuntos/ficha-tecnica.pdf`;
  const argv = [
    "incidente",
    "crear",
    ...practice,
    "--desde",
    `${folder}/incidente-mti-placa.json`,
    "--json",
    "--captura",
    pdf,
  ];
  const json = parsed("incidente-crear", (await runMesa(argv)).stdout);
  expect(json["evidencia"]).toMatchObject({
    archivo: "evidencia.pdf",
    bytes: readFileSync(pdf).length,
    capturas: [],
  });
  const mixed = await runMesa([
    ...argv,
    "--captura",
    "test/fixtures/capturas/03-mti-lista-1600x900-una-linea.jpg",
  ]);
  expect(parsed("error", mixed.stderr)).toMatchObject({
    error: {
      codigo: "evidencia-invalida",
      detalles: [{ campo: "capturas", bandera: "--captura" }],
    },
  });
});

test("a consultation with some of its motivo's papers goes out, and is told which are usual", async () => {
  const home = testFolder();
  const table = join(home, "motivos.csv");
  writeFileSync(table, 'id,nombre,papeles\nde-prueba,De prueba,"Guía aérea*; Factura*; Foto"\n');
  const imported = ["catalogo", "importar", table, "--catalogo", "motivos"];
  expect((await runMesa(imported, { folder: home })).code).toBe(0);
  const paper = `${folder}/adjuntos/ficha-tecnica.pdf`;
  const form = ["--desde", `${folder}/consulta-regimen-21-plazo.json`, "--motivo", "de-prueba"];
  const argv = ["consulta", "crear", ...practice, ...form, "--ensayo"];
  const advised = async (...papers: readonly string[]) => {
    const named = papers.flatMap((path) => ["--adjunto", path]);
    const { stdout } = await runMesa([...argv, ...named, "--json"], { folder: home });
    return JSON.parse(stdout).advertencias;
  };
  expect(await advised(paper)).toEqual([
    expect.objectContaining({
      campo: "adjuntos",
      codigo: "adjuntos-incompletos",
      mensaje: expect.stringContaining("Guía aérea; Factura"),
    }),
  ]);
  expect(await advised(paper, `${folder}/adjuntos/documento-transporte.pdf`)).toEqual([]);
});
