import { describe, expect, test } from "vitest";
import * as z from "zod";
import { districts, findDistrict, searchDistricts } from "../../src/catalogs/districts.ts";
import { findMotivo, motivos } from "../../src/catalogs/motivos.ts";
import {
  findOperatorType,
  operatorTypes,
  searchOperatorTypes,
} from "../../src/catalogs/operator-types.ts";
import { findScreen, screens, searchScreens, within } from "../../src/catalogs/screens.ts";

const common = { verificado: z.boolean(), fuente: z.array(z.string().min(3)).min(1) };

describe("the catalogues' data", () => {
  test("have the shape that the code takes for granted", () => {
    const district = z.strictObject({
      codigo: z.string().regex(/^\d{3}$/),
      nombre: z.string(),
      etiqueta: z.string(),
      nota: z.string().optional(),
      ...common,
    });
    const operator = z.strictObject({
      id: z.string(),
      nombre: z.string(),
      prefijo: z
        .string()
        .regex(/^\d{2}$/)
        .optional(),
      ...common,
    });
    const screen = z.strictObject({
      ruta: z.array(z.string()),
      nombre: z.string(),
      completa: z.string(),
      portal: z.string(),
      edoc: z.string().optional(),
      vigente: z.boolean(),
      nota: z.string().optional(),
      ...common,
    });
    const motivo = z.strictObject({
      id: z.string(),
      nombre: z.string(),
      formulario: z.enum(["incidente", "consulta", "ambos"]),
      papeles: z.array(z.strictObject({ nombre: z.string(), obligatorio: z.boolean() })),
      propuesto: z.literal(true),
      ...common,
    });
    expect(z.array(district).length(14).safeParse(districts).error).toBeUndefined();
    expect(z.array(operator).length(22).safeParse(operatorTypes).error).toBeUndefined();
    expect(z.array(screen).length(88).safeParse(screens).error).toBeUndefined();
    expect(z.array(motivo).length(18).safeParse(motivos).error).toBeUndefined();
  });

  test("name nothing twice", () => {
    for (const ids of [
      districts.map((one) => one.codigo),
      operatorTypes.map((one) => one.id),
      motivos.map((one) => one.id),
    ]) {
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test("of districts have codes whose digits sum to ten, and the administrative one last", () => {
    expect(
      districts.filter(
        ({ codigo }) => Array.from(codigo, Number).reduce((sum, one) => sum + one) !== 10,
      ),
    ).toEqual([]);
    expect(districts.at(-1)?.codigo).toBe("136");
  });

  test("of motivos say that they are ours and unverified", () => {
    expect(motivos.every((one) => one.propuesto && !one.verificado)).toBe(true);
  });
});

describe("a district is found", () => {
  test.each([
    ["028", "028"],
    ["28", "028"],
    ["[028] GUAYAQUIL - MARITIMO", "028"],
    ["Guayaquil Marítimo", "028"],
    ["guayaquil maritimo", "028"],
    ["Quito", "055"],
    ["tulcán", "073"],
    ["Macará", "109"],
    ["san miguel", "145"],
  ])("%s → %s", (text, codigo) =>
    expect(findDistrict(text, districts)).toMatchObject({ kind: "found", district: { codigo } }),
  );

  test("not at all where there is none, and as candidates where there are several", () => {
    expect(findDistrict("999", districts)).toEqual({ kind: "none" });
    expect(findDistrict("Lima", districts)).toEqual({ kind: "none" });
    expect(findDistrict("", districts)).toEqual({ kind: "none" });
    const found = findDistrict("Guayaquil", districts);
    expect(found.kind === "ambiguous" && found.candidates.map((one) => one.codigo)).toEqual([
      "019",
      "028",
    ]);
  });

  test("in spite of a typing mistake when it is searched for", () => {
    expect(searchDistricts("tulacn", districts).map((one) => one.codigo)).toEqual(["073"]);
  });
});

describe("an operator type and a motivo are found", () => {
  test("by id and by name", () => {
    expect(findOperatorType("agente-aduana", operatorTypes)?.nombre).toBe("Agente de Aduana");
    expect(findOperatorType("AGENTE DE ADUANA", operatorTypes)?.id).toBe("agente-aduana");
    expect(findOperatorType("", operatorTypes)).toBeUndefined();
    expect(searchOperatorTypes("deposito", operatorTypes).map((one) => one.id)).toContain(
      "deposito-temporal",
    );
    expect(findMotivo("consulta arancel", motivos)?.id).toBe("consulta-arancel");
    expect(findMotivo("inventado", motivos)).toBeUndefined();
  });
});

describe("a screen is found", () => {
  const dai =
    "Trámites Operativos > 1.1 Elaboración de e-Doc. Operativo > 1.1.1 Documentos Electrónicos > Despacho > Declaración Aduanera de Importación - DAI";

  test.each([
    "DAI",
    "declaracion aduanera de importacion",
    dai.replace(" - DAI", "").replace("Electrónicos", "electrónicos"),
    dai.toUpperCase(),
  ])("%s", (text) => expect(findScreen(text, screens)?.completa).toBe(dai));

  test("not where nothing or too much fits", () => {
    expect(findScreen("Pantalla inventada", screens)).toBeUndefined();
    expect(findScreen("", screens)).toBeUndefined();
  });

  test("when searched for, repealed ones only on request", () => {
    expect(searchScreens("REM", false, screens)).toHaveLength(
      searchScreens("REM", true, screens).filter((one) => one.vigente).length,
    );
    expect(searchScreens("paletizadora", true, screens).length).toBeGreaterThan(
      searchScreens("paletizadora", false, screens).length,
    );
    expect(searchScreens("", false, screens)).toHaveLength(85);
  });
});

test("a menu holds what lies directly within it; no menu, a screen and a repealed one hold or are nothing", () => {
  const screen = (ruta: readonly string[], nombre: string, vigente = true) => ({
    ruta,
    nombre,
    completa: [...ruta, nombre].join(" > "),
    portal: "externo",
    verificado: true,
    vigente,
    fuente: [],
  });
  const entries = [
    screen([], "A"),
    screen(["A"], "B"),
    screen(["A", "B"], "C"),
    screen(["A"], "D", false),
  ];
  const names = (menu: string) => within(menu, entries).map(({ nombre }) => nombre);
  expect([names("A"), names("A > B"), names("A > B > C"), names("")]).toEqual([
    ["B"],
    ["C"],
    [],
    [],
  ]);
});
