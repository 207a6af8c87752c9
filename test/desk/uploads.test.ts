import { expect, test } from "vitest";
import { incidentData, pdf, requestBody, testDesk, type TestFile } from "../support/desk-client.ts";

const file: TestFile = { nombre: "evidencia.pdf", tipo: "application/pdf", bytes: pdf };
const evidence = { ...file, clase: "evidencia" };
const request = { tipo: "incidente", datos: incidentData };
const key = { headers: { "idempotency-key": "k" } };

/** The same file with another fact in its declaration. */
const declared = (facts: Readonly<Record<string, unknown>>): TestFile => ({
  ...evidence,
  declared: facts,
});

test.each<[string, readonly TestFile[], readonly string[]]>([
  ["another size", [declared({ bytes: pdf.length + 1 })], ["/archivos/0 archivo-distinto"]],
  ["another digest", [declared({ sha256: "0".repeat(64) })], ["/archivos/0 archivo-distinto"]],
  ["another kind", [declared({ tipo: "image/png" })], ["/archivos/0 archivo-tipo"]],
  [
    "a part that did not come",
    [evidence, { ...file, declared: { parte: "archivo-9" } }],
    ["/archivos/1 archivo-falta"],
  ],
  [
    "a part that is named twice",
    [evidence, { ...file, declared: { parte: "archivo-1" } }],
    ["/archivos archivos-no-corresponden"],
  ],
  ["a name with a folder", [declared({ nombre: "a/b.pdf" })], ["/archivos/0 archivo-nombre"]],
  ["a name with a line end", [declared({ nombre: "a\nb.pdf" })], ["/archivos/0 archivo-nombre"]],
  ["a name of dots", [declared({ nombre: ".." })], ["/archivos/0 archivo-nombre"]],
  [
    "several faults",
    [declared({ bytes: 1, nombre: "a\\b" }), { ...file, declared: { tipo: "image/jpeg" } }],
    ["/archivos/0 archivo-distinto", "/archivos/0 archivo-nombre", "/archivos/1 archivo-tipo"],
  ],
])("an upload with %s is refused, and what is wrong is named", async (_name, files, faults) => {
  const { call } = await testDesk();
  const body = requestBody(request, files);
  const refused = await call("POST", "/v1/tickets", { body, ...key });
  expect([refused.status, refused.body["codigo"]]).toEqual([422, "archivos-invalidos"]);
  expect(refused.body.errores?.map(({ puntero, codigo }) => `${puntero} ${codigo}`)).toEqual(
    faults,
  );
  // Nothing of it is left in the way of the right one.
  expect((await call("POST", "/v1/tickets", { body: requestBody(), ...key })).status).toBe(201);
});

test.each<[string, unknown, string]>([
  ["a missing field", { ...incidentData, hora: undefined }, "/datos/hora"],
  ["a field too many", { ...incidentData, "a/b~c": 1 }, "/datos/a~1b~0c"],
  ["a text where a list belongs", { ...incidentData, pasos: "Abrir" }, "/datos/pasos"],
  ["a text that is too long", { ...incidentData, pantalla: "x".repeat(301) }, "/datos/pantalla"],
  ["a text without a letter", { ...incidentData, pantalla: "  " }, "/datos/pantalla"],
])("a form with %s is refused at that place", async (_name, datos, pointer) => {
  const { call } = await testDesk();
  const body = requestBody({ tipo: "incidente", datos });
  const refused = await call("POST", "/v1/tickets", { body, ...key });
  expect([refused.status, refused.body["codigo"]]).toEqual([422, "datos-invalidos"]);
  expect(refused.body.errores?.map(({ puntero }) => puntero)).toEqual([pointer]);
});

test("a part that is no JSON is refused", async () => {
  const { call } = await testDesk();
  const body = new FormData();
  body.append("solicitud", "{");
  const refused = await call("POST", "/v1/tickets", { body, ...key });
  expect([refused.status, refused.body["codigo"]]).toEqual([400, "json-invalido"]);
});
