import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import { fillForm, mergeSources, type RawAnswers } from "../../src/forms/fill-form.ts";
import { consultationForm } from "../../src/forms/consultation-form.ts";
import { readAttachments, readCaptures } from "../../src/forms/field-schemas.ts";
import { incidentForm } from "../../src/forms/incident-form.ts";

const now = new Date("2026-11-24T15:00:00Z");
const facts = { now, catalogs: builtInCatalogs };
const folder = "test/fixtures/solicitudes";

function readJson(name: string): RawAnswers {
  return JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
}

const incident = readJson("incidente-dai-login-error.json");
const consultation = readJson("consulta-clasificacion-arancelaria.json");

function fill(file: RawAnswers, flags: RawAnswers = {}, defaults: RawAnswers = {}) {
  return fillForm(incidentForm, mergeSources([defaults, file, flags]), facts);
}

function answersOf(filled: ReturnType<typeof fill>) {
  return filled.ok ? filled.answers : {};
}

function problemsOf(file: RawAnswers): readonly string[] {
  const filled = fill(file);
  return filled.ok ? [] : filled.problems.map(({ field, code }) => `${field}: ${code}`);
}

describe("the incident form", () => {
  test.each(readdirSync(folder).filter((name) => name.startsWith("incidente-")))(
    "takes %s without a word of advice",
    (name) => expect(fill(readJson(name))).toMatchObject({ ok: true, advice: [] }),
  );

  test.each([
    [{ pantalla: "" }, "pantalla: falta"],
    [{ fecha: "2026-02-30" }, "fecha: fecha-inexistente"],
    [{ fecha: "11/20/2026" }, "fecha: fecha-inexistente"],
    [{ fecha: "20/11/2" }, "fecha: fecha-formato"],
    [{ fecha: "20/11/2026 10:31", hora: "10:32" }, "hora: hora-contradice"],
    [{ fecha: "20/11/2026 10:32:59", hora: "10:33" }, "hora: hora-contradice"],
    [{ fecha: "20/11/2026", hora: "21/11/2026 10:32" }, "hora: hora-contradice"],
    [{ telefono: "1-2345-6" }, "telefono: telefono-formato"],
    [{ telefono: "+12345 67890 123456" }, "telefono: telefono-formato"],
    [{ telefono: "099000001x" }, "telefono: telefono-formato"],
    [{ nombre: "x".repeat(201) }, "nombre: largo"],
    [{ fecha: "2099-01-15" }, "fecha: suceso-futuro"],
    [{ fecha: "2026-11-24", hora: "10:06" }, "hora: suceso-futuro"],
    [{ hora: "25:61" }, "hora: hora-formato"],
    [{ distrito: "999" }, "distrito: distrito-desconocido"],
    [{ distrito: "Guayaquil" }, "distrito: distrito-ambiguo"],
    [{ tipo_operador: null }, "tipo_operador: falta"],
    [{ tipo_operador: "astronauta" }, "tipo_operador: operador-desconocido"],
    [{ descripcion: "no va" }, "descripcion: texto-insuficiente"],
    [{ descripcion: "x".repeat(5001) }, "descripcion: largo"],
    [{ capturas: [] }, "capturas: falta"],
    [{ capturas: ["a.png", 7] }, "capturas: valor"],
    [{ pasos: "uno" }, "pasos: tipo-lista"],
    [{ identificacion: "0900000002" }, "identificacion: cedula-digito"],
    [{ correo: "operaciones.agente-uno.example" }, "correo: correo-formato"],
    [{ correo: "@agencia.example" }, "correo: correo-formato"],
    [{ correo: "uno@agencia" }, "correo: correo-formato"],
    [{ correo: "peña@agencia.example" }, "correo: correo-formato"],
    [{ correo: "uno@agencia.example, dos@agencia.example" }, "correo: correo-formato"],
    [{ correo: "uno dos@agencia.example" }, "correo: correo-formato"],
    [{ correo: "uno..dos@agencia.example" }, "correo: correo-formato"],
    [{ identificacion: "09999999О1001" }, "identificacion: identificacion-formato"],
    [{ telefono: "12" }, "telefono: telefono-formato"],
    [{ nombre: 7 }, "nombre: tipo-texto"],
    [{ pantala: "x" }, "pantala: clave-parecida"],
    [{ __proto__x: "x" }, "__proto__x: clave-desconocida"],
  ])("refuses %j and says why", (change, problem) =>
    expect(problemsOf({ ...incident, ...change })).toEqual([problem]),
  );

  test.each([
    ["uno@dos.ec, tres@dos.ec", "correo-varios"],
    ["operaciones.agente-uno.example", "correo-sin-arroba"],
    ["@agencia.example", "correo-incompleto"],
    ["peña@agencia.example", "correo-letras"],
    ["uno dos@agencia.example", "correo-espacios"],
    [`${"a".repeat(60)}@${"b.".repeat(96)}ec`, "correo-largo"],
    [`${"a".repeat(60)}@.${"b.".repeat(95)}ec`, "correo-signos"],
    [`${"a".repeat(60)}@.${"b.".repeat(95)}eco`, "correo-largo"],
    [`${"a".repeat(60)}@${"b.".repeat(95)}e`, "correo-signos"],
    ["uno@agencia", "correo-dominio"],
    ["uno..dos@agencia.example", "correo-signos"],
  ])("says what is wrong with the address «%s»: %s", (correo, causa) => {
    const filled = fill({ ...incident, correo });
    expect(filled.ok ? [] : filled.problems).toMatchObject([
      { field: "correo", params: { causa } },
    ]);
  });

  test.each([
    [{ fecha: "20/11/2026" }, { fecha: "2026-11-20" }],
    [
      { fecha: "ayer", hora: "08h05" },
      { fecha: "2026-11-23", hora: "08:05" },
    ],
    [{ hora: "10:32 a. m." }, { hora: "10:32" }],
    [
      { fecha: "20/11/2026 10:32:59", hora: "10:32:01" },
      { fecha: "2026-11-20", hora: "10:32:01" },
    ],
    [{ telefono: "1-2345-67" }, { telefono: "1-2345-67" }],
    [{ telefono: "+12345 67890 12345" }, { telefono: "+12345 67890 12345" }],
    [
      { fecha: "20/11/2026 10:32", hora: "" },
      { fecha: "2026-11-20", hora: "10:32" },
    ],
    [
      { fecha: "", hora: "2026-11-20T15:32:00Z" },
      { fecha: "2026-11-20", hora: "10:32" },
    ],
    [{ telefono: "\u202a+593\u00a099\u00a0000\u20110001\u202c" }, { telefono: "+593 99 000-0001" }],
    [{ identificacion: "\u200b0999999901001\ufeff" }, { identificacion: "0999999901001" }],
    [{ correo: "mailto:uno@agencia.example" }, { correo: "uno@agencia.example" }],
    [{ correo: "Uno Más <uno@agencia.example>\u200e" }, { correo: "uno@agencia.example" }],
    [{ nombre: "Agen\u00adcia \u200bUno" }, { nombre: "Agencia Uno" }],
    [{ distrito: "\u200e028" }, { distrito: "028" }],
  ])("takes %j as %j", (change, expected) =>
    expect(fill({ ...incident, ...change })).toEqual({
      ok: true,
      answers: { ...answersOf(fill(incident)), ...expected },
      advice: [],
    }),
  );

  test("tells all problems at once, in the form's order", () => {
    expect(problemsOf({ descripcion: "corto", fecha: "2099-01-01" })).toEqual([
      "pantalla: falta",
      "fecha: suceso-futuro",
      "hora: falta",
      "distrito: falta",
      "tipo_operador: falta",
      "descripcion: texto-insuficiente",
      "capturas: falta",
      "identificacion: falta",
      "nombre: falta",
      "correo: falta",
    ]);
  });

  test("an event of this very minute is not in the future, whichever clock is ahead", () => {
    expect(problemsOf({ ...incident, fecha: "2026-11-24", hora: "10:05" })).toEqual([]);
  });

  test("takes flags over the file, and the file over the profile; blanks hide nothing", () => {
    const filled = fill(
      { ...incident, distrito: "055", telefono: "" },
      { distrito: "Manta" },
      { telefono: "0990000009", distrito: "082" },
    );
    expect(filled).toMatchObject({
      ok: true,
      answers: { distrito: "037", telefono: "0990000009" },
    });
  });

  test("completes a short screen's name and leaves a path as it was typed", () => {
    expect(fill({ ...incident, pantalla: "MTI" })).toMatchObject({
      answers: {
        pantalla: expect.stringMatching(/^Trámites Operativos > .* > Manifiesto Terrestre - MTI$/),
      },
    });
    expect(fill({ ...incident, pantalla: "Menú > Otra" })).toMatchObject({
      answers: { pantalla: "Menú > Otra" },
      advice: [{ field: "pantalla", code: "pantalla-desconocida" }],
    });
  });

  test("reads a capture with its caption in every way of writing it", () => {
    const capturas = [
      "/a/b.png",
      "/a/b.png=Con = signo",
      "/a=b/c.png=Uno",
      { ruta: "/d.png", leyenda: "Dos" },
      // As a script leaves its quotes.
      '"C:\\con espacio\\e.png=Tres"',
      "'/f.png=Cuatro'",
      '/g.png="Cinco"',
    ];
    expect(fill({ ...incident, capturas })).toMatchObject({
      answers: {
        capturas: [
          { ruta: "/a/b.png", leyenda: "" },
          { ruta: "/a/b.png", leyenda: "Con = signo" },
          { ruta: "/a=b/c.png", leyenda: "Uno" },
          { ruta: "/d.png", leyenda: "Dos" },
          { ruta: "C:\\con espacio\\e.png", leyenda: "Tres" },
          { ruta: "/f.png", leyenda: "Cuatro" },
          { ruta: "/g.png", leyenda: '"Cinco"' },
        ],
      },
    });
  });

  test("a capture says what it hides, unless that is nothing", () => {
    const capturas = [
      { ruta: "/a.png", ocultar: [] },
      { ruta: "/b.png", leyenda: "Uno", ocultar: ["1,2,30,40", "ruc"] },
    ];
    expect(answersOf(fill({ ...incident, capturas }))).toMatchObject({
      capturas: [
        { ruta: "/a.png", leyenda: "" },
        { ruta: "/b.png", leyenda: "Uno", ocultar: ["1,2,30,40", "ruc"] },
      ],
    });
    const [bare] = readCaptures({ ruta: "/a.png", ocultar: [] });
    expect(bare).toStrictEqual({ ruta: "/a.png", leyenda: "" });
    expect([readCaptures(undefined), readCaptures(7), readCaptures("/a.png=x")]).toEqual([
      [],
      [],
      [{ ruta: "/a.png", leyenda: "x" }],
    ]);
    expect([
      readAttachments("/a.pdf=Factura"),
      readAttachments([{ ruta: "/a=b" }, "/c=d"]),
    ]).toEqual([[{ ruta: "/a.pdf", documento: "Factura" }], [{ ruta: "/a=b" }, { ruta: "/c=d" }]]);
    for (const ocultar of ["1,2,30", "1,2,30,4o", "todo", "1,2,30,400000"]) {
      expect(
        problemsOf({ ...incident, capturas: [{ ruta: "/a.png", ocultar: [ocultar] }] }),
      ).toEqual(["capturas: valor"]);
    }
  });

  test.each(["fecha", "hora"])("a %s that cannot be made text is a problem of its own", (field) => {
    const answers = { ...incident, [field]: { toString: null } };
    expect(fill(answers)).toMatchObject({ ok: false, problems: [{ field }] });
  });

  test("has an answer to anything a file may hold", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...Object.keys(incidentForm.schema.shape), "x"),
          fc.jsonValue(),
        ),
        (answers) => {
          const filled = fill({ ...incident, ...answers });
          expect(typeof filled.ok).toBe("boolean");
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("the consultation form", () => {
  const ask = (file: RawAnswers) => fillForm(consultationForm, file, facts);

  test.each(readdirSync(folder).filter((name) => name.startsWith("consulta-")))(
    "takes %s without a word of advice",
    (name) => expect(ask(readJson(name))).toMatchObject({ ok: true, advice: [] }),
  );

  test("asks for the papers of its motivo", () => {
    expect(ask({ ...consultation, adjuntos: [] })).toMatchObject({
      ok: false,
      problems: [{ field: "adjuntos", code: "adjuntos-faltan" }],
    });
  });

  test("warns of a motivo that nobody knows, and of one that is an incident's", () => {
    expect(ask({ ...consultation, motivo: "inventado" })).toMatchObject({
      ok: true,
      advice: [{ code: "motivo-desconocido" }],
    });
    expect(ask({ ...consultation, motivo: "firma" })).toMatchObject({
      ok: true,
      advice: [{ code: "motivo-de-incidente" }],
    });
  });
});
