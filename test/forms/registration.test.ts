import { expect, test } from "vitest";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import { fillForm } from "../../src/forms/fill-form.ts";
import { passwordProblem, registrationForm } from "../../src/forms/registration.ts";

test.each([
  ["abcdefghi1", "ana.paz", undefined],
  ["ñandúes-11", "ana.paz", undefined],
  ["abcdefgh1", "ana.paz", "contrasena-debil"],
  ["abcdefghij", "ana.paz", "contrasena-debil"],
  ["1234567890", "ana.paz", "contrasena-debil"],
  ["123-ANA.paz", "ana.Paz", "contrasena-con-usuario"],
  ["ana.paz", "ana.paz", "contrasena-debil"],
])("the password %s of %s: %s", (password, user, code) => {
  const problem = code === undefined ? undefined : { field: "contrasena", code };
  expect(passwordProblem(password, user)).toEqual(problem);
});

const answers = {
  tipo_persona: "juridica-privada",
  identificacion: "0999999901001",
  ruc: "0999999901001",
  usuario: "agente.uno",
  nombre: "Agente de Prueba Uno",
  correo: "uno@agente.example",
  telefono: "+593 99 000 0001",
};
const facts = { now: new Date("2026-11-24T15:00:00Z"), catalogs: builtInCatalogs };

test("an account is asked for all that the official page asks for", () => {
  expect(fillForm(registrationForm, answers, facts)).toEqual({ ok: true, answers, advice: [] });
  const { ruc: _ruc, telefono: _telephone, ...least } = answers;
  expect(fillForm(registrationForm, least, facts)).toEqual({
    ok: true,
    answers: least,
    advice: [],
  });
  const empty = fillForm(registrationForm, {}, facts);
  expect(!empty.ok && empty.problems.map(({ field, code }) => `${field} ${code}`)).toEqual([
    "tipo_persona valor",
    "identificacion falta",
    "usuario falta",
    "nombre falta",
    "correo falta",
  ]);
});

test.each([
  ["tipo_persona", "otra", "valor"],
  ["ruc", "099999990100", "ruc-largo"],
  ["ruc", "09999999010011", "ruc-largo"],
  ["usuario", "ab", "valor"],
  ["usuario", "x".repeat(61), "valor"],
  ["usuario", "ana paz", "valor"],
  ["nombre", "x".repeat(201), "largo"],
])("the %s «%s» is refused: %s", (name, value, code) => {
  const filled = fillForm(registrationForm, { ...answers, [name]: value }, facts);
  expect(!filled.ok && filled.problems).toMatchObject([{ field: name, code }]);
});

test.each(["juridica-publica", "natural-ecuatoriana", "natural-extranjera"])(
  "a person may be %s",
  (tipo) => {
    const filled = fillForm(registrationForm, { ...answers, tipo_persona: tipo }, facts);
    expect(filled.ok).toBe(true);
  },
);

test.each(["ana", "Peña_2.a-b", "x".repeat(60)])("a user may be called %s", (usuario) => {
  expect(fillForm(registrationForm, { ...answers, usuario }, facts).ok).toBe(true);
});
