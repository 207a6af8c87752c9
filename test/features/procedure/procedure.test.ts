import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parsed } from "../../support/parse-output.ts";
import { runMesa } from "../../support/test-context.ts";

const languages = ["es", "en"] as const;

/** Every fact of the official page: what Spanish says, and English where it is not a name. */
const facts: readonly (readonly [es: string, en: string])[] = [
  same("Atención de incidentes en el sistema aduanero y consultas de procesos aduaneros"),
  same("a través de la Mesa de Servicios"),
  same("Servicio Nacional de Aduana del Ecuador"),
  ["Operadores de Comercio Exterior (OCE)", "foreign trade operators (OCE)"],
  ["usuarios en general", "the general public"],
  ["sistema informático ECUAPASS", "ECUAPASS computer system"],
  ["otras opciones de su página web", "other options of its website"],
  ["errores o necesitan soporte o asesoría", "errors, or need support or advice"],
  [
    "se beneficia con la solución del incidente",
    "reports an incident benefits from its being solved",
  ],
  same("Formulario de Reporte de Incidentes en el Sistema Aduanero de Gestión"),
  same("para las Operaciones de Comercio Exterior ECUAPASS"),
  same("Formulario para la Atención de Consultas Realizadas por los Usuarios Externos e Internos"),
  same("1800-ADUANA"),
  ["opciones según el tipo de consulta", "option by type of question"],
  ["se resuelven de inmediato", "get an immediate answer"],
  ["si la consulta es más compleja", "more complex questions"],
  [
    "se pide remitirla al Portal de Mesa de Servicios",
    "submitted to the Portal de Mesa de Servicios",
  ],
  ["a la ciudadanía en general", "the general public who want to report"],
  ["consultar la aplicación de la normativa aduanera", "application of customs rules"],
  same("Persona Jurídica - Privada"),
  same("Persona Jurídica - Pública"),
  same("Persona Natural - Ecuatoriana"),
  same("Persona Natural - Extranjera"),
  ...[
    "Agente de Aduana",
    "Línea naviera",
    "Línea aérea",
    "Transportista terrestre",
    "Depósito temporal",
    "Depósito aduanero",
    "Agente de carga internacional",
    "Empresa de tráfico postal internacional y correos rápidos o Courier",
    "Consolidadora de carga",
    "Operador portuario",
    "Verificadora",
    "Instalación industrial",
    "ZEDE",
    "Almacén libre",
    "Importador/Exportador",
    "Maquilador",
    "Organismo de Control",
    "Almacén Especial",
    "Correos del Ecuador",
    "Paletizadora",
  ].map(same),
  same("Acceder a beneficio o servicio"),
  same("Servicio atendido"),
  same("Incidente solucionado"),
  same("Trámite exitoso"),
  same("Consulta absuelta"),
  ["se derivan automáticamente a la", "routed automatically to the"],
  same("Jefatura de Análisis Funcional"),
  ["clara, completa y sucinta", "clear, complete and concise"],
  ["dar una solución o absolver lo consultado", "give a solution or answer the question"],
  ["nombre completo del campo, pantalla u opción", "full name of the field, screen or option"],
  ["la fecha y la hora exactas del evento", "the exact date and time of the event"],
  ["el Distrito", "the district"],
  ["los demás campos obligatorios", "the other required fields"],
  ["un relato claro de lo sucedido", "a clear account of what happened"],
  ["en un solo documento", "A single document"],
  ["cada opción utilizada o acción realizada antes", "each option used or action taken before"],
  ["deben verse la fecha y la hora", "must show the date and time"],
  ["formulario de Atención al Usuario", "“Atención al Usuario”"],
  ["se anexa la documentación pertinente", "attach the documents"],
  ["el motivo escogido", "the chosen reason"],
  ["mismo usuario y contraseña de Ecuapass", "same user and password as for Ecuapass"],
  same("Regístrese"),
  ["Registre el requerimiento", "Register the request"],
  ["genera un número de ticket", "assigns a ticket number"],
  [
    "El servidor a cargo del requerimiento analiza",
    "The official in charge of the request reviews",
  ],
  ["recibe la respuesta", "receives the reply"],
  ["la consulta termina", "the case ends"],
  ["debe registrar otro ticket", "must register another ticket"],
  ["Correo electrónico", "Email"],
  ["sitio, portal web o aplicación web", "site, web portal or web application"],
  ["Telefónico", "Phone"],
  ["no tiene costo", "free of charge"],
  ["24 horas al día, 7 días de la semana", "24 hours a day, 7 days a week"],
  same("mesadeservicios@aduana.gob.ec"),
  ["de lunes a viernes de 08h00 a 17h00", "Monday to Friday, 08:00 to 17:00"],
  same("1800-238262"),
  same("SENAE-SENAE-2021-0041-RE"),
  same("SENAE-GO-3-8-001-V1"),
  same("requerimientos externos a través del Portal de Mesa de Servicios"),
  same("Reglamento al título de la facilitación aduanera para el comercio, del libro V"),
  same("Código Orgánico de la Producción, Comercio e Inversiones, 2025"),
  same("(COPCI), 2025"),
  ["todo su articulado", "all of its articles"],
  [
    "Contacto para la atención ciudadana: Mesa de Servicios",
    "Contact for citizens: Mesa de Servicios",
  ],
  ["mesa transparencia", "mesa transparency"],
];

function same(name: string): readonly [string, string] {
  return [name, name];
}

describe("mesa tramite", () => {
  test.each(languages)("tells every fact of the official page in %s", async (language) => {
    const { stdout, code } = await runMesa(["tramite", "--idioma", language]);
    const missing = facts
      .map((fact) => fact[language === "es" ? 0 : 1])
      .filter((fact) => !stdout.includes(fact));
    expect([code, missing]).toEqual([0, []]);
  });

  test("each part alone is the same part of the whole, and nothing of another", async () => {
    const whole = parsed("tramite", (await runMesa(["tramite", "--json"])).stdout)["secciones"];
    expect(whole).toHaveLength(8);
    for (const part of whole) {
      const alone = await runMesa(["about", part.seccion, "--json"]);
      expect(parsed("tramite", alone.stdout)["secciones"]).toEqual([part]);
    }
    // What is done one after the other is counted.
    const marks = async (part: string) =>
      (await runMesa(["tramite", part])).stdout.match(/^ {2}(?:\d\.|•)/gm);
    expect(await marks("pasos")).toEqual([1, 2, 3, 4, 5, 6].map((step) => `  ${step}.`));
    expect(new Set(await marks("requisitos"))).toEqual(new Set(["  •"]));
    expect((await runMesa(["tramite", "costo"])).stdout).toBe(
      "Costo\n  • El trámite no tiene costo.\n",
    );
  });

  test.each([
    ["2026-11-24T15:00:00Z", "atiende ahora, hasta las 17h00."],
    ["2026-11-24T12:30:00Z", "abre hoy a las 08h00."],
    ["2026-11-24T22:00:00Z", "abre mañana, miércoles 25 de noviembre, a las 08h00."],
    ["2026-11-28T15:00:00Z", "abre el lunes 30 de noviembre a las 08h00."],
    // Difuntos and the independence of Cuenca: Monday 2 and Tuesday 3 November 2026.
    [
      "2026-11-02T15:00:00Z",
      "Hoy es feriado (Día de los Difuntos). La línea telefónica 1800-238262 abre el miércoles 4 de noviembre a las 08h00.",
    ],
  ])("at %s the telephone %s", async (instant, expected) => {
    const { stdout } = await runMesa(["tramite", "horario"], { now: new Date(instant) });
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(
      new RegExp(`${expected.replaceAll(/[.()]/g, "\\$&")}$`),
    );
  });

  test("an unknown part is no part", async () => {
    const { code, stderr } = await runMesa(["tramite", "requisito"]);
    expect([code, stderr.includes("¿Quiso decir «requisitos»?")]).toEqual([2, true]);
  });

  test.each([80, 120])("fits %i columns", async (width) => {
    const { stdout } = await runMesa(["tramite"], {
      interactive: true,
      width,
      env: { NO_COLOR: "1" },
    });
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(width);
  });
});

describe("mesa transparencia", () => {
  const published = readFileSync("test/fixtures/transparencia.csv", "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number))
    .map(([year = 0, month = 0, quejas, atenciones]) => ({
      mes: `${year}-${String(month).padStart(2, "0")}`,
      quejas,
      atenciones,
    }));
  const shown = async (...argv: readonly string[]) =>
    parsed("transparencia", (await runMesa(["transparencia", "--json", ...argv])).stdout);

  test("gives the published figures to the unit, all 72 months of them", async () => {
    const json = await shown();
    const figures = json["meses"].map(
      ({ mes, quejas, atenciones }: (typeof published)[number]) => ({
        mes,
        quejas,
        atenciones,
      }),
    );
    expect(figures).toEqual(published);
    expect([json["desde"], json["hasta"], figures.length]).toEqual(["2020-01", "2025-12", 72]);
  });

  test("adds up to the published sums, by year and altogether", async () => {
    const json = await shown();
    expect(json["totales"]).toMatchObject({ meses: 72, quejas: 639, atenciones: 232_350 });
    const years = json["anios"].map(
      (one: { anio: string; quejas: number; atenciones: number; por_mil: number }) => [
        one.anio,
        one.quejas,
        one.atenciones,
        one.por_mil.toFixed(2),
      ],
    );
    expect(years).toEqual([
      ["2020", 20, 47_462, "0.42"],
      ["2021", 8, 41_991, "0.19"],
      ["2022", 6, 35_411, "0.17"],
      ["2023", 23, 27_132, "0.85"],
      ["2024", 215, 41_446, "5.19"],
      ["2025", 367, 38_908, "9.43"],
    ]);
  });

  test("names the extremes, and the same month of the year before", async () => {
    const json = await shown();
    expect(json["destacados"]).toEqual(
      expect.arrayContaining([
        { mes: "2021-01", serie: "atenciones", valor: 5257, clase: "maximo" },
        { mes: "2020-01", serie: "atenciones", valor: 1500, clase: "minimo" },
        { mes: "2024-08", serie: "quejas", valor: 65, clase: "maximo" },
      ]),
    );
    const september = json["meses"].find(({ mes }: { mes: string }) => mes === "2025-09");
    expect(september.interanual).toBeCloseTo(4853 / 3610 - 1, 12);
    expect(json["meses"][0].interanual).toBeNull();
    expect(json["anios"][5].interanual).toBeCloseTo(38_908 / 41_446 - 1, 12);
  });

  test("keeps to the months asked for; one year is compared with the year before", async () => {
    const part = await shown("--desde", "2024-11", "--hasta", "2025-02");
    expect(part["meses"].map(({ mes }: { mes: string }) => mes)).toEqual([
      "2024-11",
      "2024-12",
      "2025-01",
      "2025-02",
    ]);
    const year = await shown("--anio", "2025");
    expect(year["totales"]).toMatchObject({ meses: 12, quejas: 367, atenciones: 38_908 });
    expect(year["meses"][0].interanual).toBeCloseTo(3019 / 3209 - 1, 12);
  });

  test("CSV has a line a month, and a pipe the bare table", async () => {
    const { stdout } = await runMesa(["transparencia", "--csv"]);
    const lines = stdout.trimEnd().split("\r\n");
    expect([lines.length, lines[0], lines[68]?.split(",").slice(0, 3)]).toEqual([
      73,
      "mes,quejas,atenciones,por_mil,interanual",
      ["2025-08", "38", "3978"],
    ]);
    const pipe = await runMesa(["transparencia", "--anio", "2021"]);
    expect(pipe.stdout.split("\n")[0]).toBe("2021-01\t5257\t2\t0.38\t+250.5 %");
  });

  test("draws bars and a line within the terminal's width", async () => {
    const bars = await runMesa(["transparencia", "--anio", "2020", "--grafico", "barras"], {
      width: 40,
    });
    expect(bars.stdout.split("\n").slice(1, 4)).toEqual([
      "2020-01  1500  ███████▎",
      "2020-02  2378  ███████████▍",
      "2020-03  3478  ████████████████▋",
    ]);
    const line = await runMesa(
      ["transparencia", "--anio", "2020", "--grafico", "lineas", "--serie", "quejas", "--ascii"],
      { width: 40 },
    );
    expect(line.stdout.split("\n").slice(0, 15)).toEqual([
      "Quejas",
      "  3 |          +-+       +-+",
      "    |          | |       | |",
      "    |          | |       | |",
      "    |          | |       | |",
      "    |    +---+ | | +-----+ |",
      "    |    |   | | | |       |",
      "1,5 |    |   | | | |       |",
      "    |    |   | | | |       |",
      "    |--+ |   +-+ +-+       +-",
      "    |  | |",
      "    |  | |",
      "    |  | |",
      "  0 |  +-+",
      "     01  03  05  07  09  11",
    ]);
  });

  test.each([
    [["--anio", "2019"], "--anio"],
    [["--desde", "2025-13"], "--desde"],
    [["--desde", "2025-06", "--hasta", "2025-01"], "--hasta"],
    [["--serie", "otra"], "--serie"],
  ])("%j is refused", async (argv, flag) => {
    const { code, stderr } = await runMesa(["transparencia", ...argv]);
    expect([code, stderr.includes(flag)]).toEqual([2, true]);
  });
});
