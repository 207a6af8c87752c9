import { expect, test } from "vitest";
import { invalidData } from "../../src/desk/accept-upload.ts";
import { messageData, registrationSchema, requestData } from "../../src/desk/wire-schemas.ts";
import { consultationData, incidentData } from "../support/desk-client.ts";

/** What the desk says is wrong, each as one line. */
function complaints(
  schema: typeof requestData | typeof messageData | typeof registrationSchema,
  given: unknown,
) {
  const parsed = schema.safeParse(given, { reportInput: true });
  const told = parsed.success ? [] : (invalidData(parsed.error.issues).errores ?? []);
  return told.map(({ puntero, codigo, detalle }) => `${puntero} ${codigo}: ${detalle}`);
}

const file = {
  parte: "archivo-1",
  clase: "evidencia",
  nombre: "e.pdf",
  tipo: "application/pdf",
  bytes: 1,
  sha256: "0".repeat(64),
};
const incident = { tipo: "incidente", datos: incidentData, archivos: [file] };
const consultation = { tipo: "consulta", datos: consultationData, archivos: [] };
const person = {
  tipo_persona: "juridica-privada",
  identificacion: "0999999901001",
  ruc: "0999999901001",
  usuario: "abc",
  nombre: "Uno",
  correo: "uno@x.example",
  telefono: "1",
  contrasena: "abcdefghi1",
};

test("all that is wrong with a request is told at once, each where it stands", () => {
  const datos = {
    ...incidentData,
    pantalla: "\u0007",
    fecha: "2026-02-30",
    hora: "24:00",
    distrito: "28",
    tipo_operador: "",
    descripcion: undefined,
    pasos: ["", 5, "x".repeat(501)],
    identificacion: "0900000002",
    correo: "nadie",
    otro_campo: 7,
  };
  const files = [{ ...file, clase: "otra", nombre: "", bytes: 0 }];
  const given = { ...incident, datos, archivos: files, sobra: 1, "a/b~c": 1, sigue_a: 1 };
  expect(complaints(requestData, given)).toEqual([
    "/datos/pantalla invalid_format: tiene caracteres de control",
    "/datos/fecha custom: no existe ese día",
    "/datos/hora custom: no es una hora",
    "/datos/distrito invalid_format: debe ser un código de tres dígitos",
    "/datos/tipo_operador invalid_format: no puede estar vacío",
    "/datos/descripcion invalid_type: falta este dato obligatorio",
    "/datos/pasos/0 invalid_format: no puede estar vacío",
    "/datos/pasos/1 invalid_type: no es del tipo esperado",
    "/datos/pasos/2 too_big: es demasiado largo (máximo 500)",
    "/datos/identificacion custom: no es una cédula, un RUC ni un pasaporte",
    "/datos/correo invalid_format: no es una dirección de correo",
    "/datos/otro_campo invalid_union: no es válido",
    "/sigue_a invalid_type: no es del tipo esperado",
    "/archivos/0/clase invalid_value: no es uno de los valores admitidos",
    "/archivos/0/nombre too_small: falta este dato obligatorio",
    "/archivos/0/bytes too_small: falta este dato obligatorio",
    "/sobra unrecognized_keys: no es un campo de este formulario",
    "/a~1b~0c unrecognized_keys: no es un campo de este formulario",
  ]);
});

test.each<[string, unknown, readonly string[]]>([
  ["an incident", incident, []],
  ["a consultation that follows none", { ...consultation, sigue_a: null }, []],
  ["another form", { ...consultation, tipo: "otro" }, ["/tipo invalid_union: no es válido"]],
  ["no form", [], [" invalid_type: no es del tipo esperado"]],
  [
    "a date written otherwise",
    { ...incident, datos: { ...incidentData, fecha: "20/11/2026" } },
    [
      "/datos/fecha invalid_format: debe tener la forma AAAA-MM-DD",
      "/datos/fecha custom: no existe ese día",
    ],
  ],
  ["a time with seconds", { ...incident, datos: { ...incidentData, hora: "10:32:59" } }, []],
  [
    "a time written otherwise",
    { ...incident, datos: { ...incidentData, hora: "10h32" } },
    [
      "/datos/hora invalid_format: debe tener la forma HH:MM o HH:MM:SS",
      "/datos/hora custom: no es una hora",
    ],
  ],
  [
    "a text of several lines",
    { ...consultation, datos: { ...consultationData, consulta: "a\n\tb" } },
    [],
  ],
  [
    "fields of a newer client",
    { ...consultation, datos: { ...consultationData, a: "x", ["b".repeat(60)]: ["y"] } },
    [],
  ],
  [
    "a name that no field has",
    { ...consultation, datos: { ...consultationData, A: "x", ["b".repeat(61)]: "y", "1a": "z" } },
    [
      "/datos/A custom: no es un campo de este formulario",
      `/datos/${"b".repeat(61)} custom: no es un campo de este formulario`,
      "/datos/1a custom: no es un campo de este formulario",
    ],
  ],
])("of %s it is told what is wrong", (_what, given, told) => {
  expect(complaints(requestData, given)).toEqual(told);
});

test.each<[object, readonly string[]]>([
  [{}, []],
  [{ ruc: null, telefono: undefined, usuario: "Ñandú._-".padEnd(60, "0") }, []],
  [
    { ruc: "099999990100", usuario: "ab", contrasena: "abcdefgh1" },
    [
      "/ruc invalid_format: debe tener 13 dígitos",
      "/usuario invalid_format: lleva de 3 a 60 letras, dígitos, . _ o -",
      "/contrasena too_small: debe tener al menos 10 caracteres",
    ],
  ],
  [
    { usuario: "a".repeat(61), contrasena: "ñ".repeat(10) },
    [
      "/usuario invalid_format: lleva de 3 a 60 letras, dígitos, . _ o -",
      "/contrasena invalid_format: debe tener dígitos",
    ],
  ],
  [
    { usuario: "a b", contrasena: "1234567890", rol: "analista" },
    [
      "/usuario invalid_format: lleva de 3 a 60 letras, dígitos, . _ o -",
      "/contrasena invalid_format: debe tener letras",
      "/rol unrecognized_keys: no es un campo de este formulario",
    ],
  ],
])("of a registration with %j it is told what is wrong", (facts, told) => {
  expect(complaints(registrationSchema, { ...person, ...facts })).toEqual(told);
});

test("a message has a text", () => {
  expect(complaints(messageData, { texto: "x".repeat(10_000), archivos: [] })).toEqual([]);
  expect(complaints(messageData, { texto: "x".repeat(10_001), archivos: [] })).toEqual([
    "/texto too_big: es demasiado largo (máximo 10000)",
  ]);
  expect(complaints(messageData, { texto: " \n" })).toEqual([
    "/texto invalid_format: no puede estar vacío",
    "/archivos invalid_type: falta este dato obligatorio",
  ]);
});
