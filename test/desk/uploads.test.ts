import { existsSync, mkdirSync, readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { testFolder } from "../support/test-context.ts";
import {
  consultationData,
  incidentData,
  pdf,
  requestBody,
  testDesk,
  type TestFile,
} from "../support/desk-client.ts";

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

test.each<[string, Readonly<Record<string, unknown>>, string, string]>([
  ["a missing field", { hora: undefined }, "/datos/hora", "falta"],
  ["a field too many", { "a/b~c": 1 }, "/datos/a~1b~0c", ""],
  ["a text where a list belongs", { pasos: "Abrir" }, "/datos/pasos", "tipo esperado"],
  ["a text that is too long", { pantalla: "x".repeat(301) }, "/datos/pantalla", "máximo 300"],
  ["a text without a letter", { pantalla: "  " }, "/datos/pantalla", ""],
])("a form with %s is refused at that place, in words", async (_name, facts, pointer, words) => {
  const { call } = await testDesk();
  const body = requestBody({ tipo: "incidente", datos: { ...incidentData, ...facts } });
  const refused = await call("POST", "/v1/tickets", { body, ...key });
  expect([refused.status, refused.body["codigo"]]).toEqual([422, "datos-invalidos"]);
  expect(refused.body.errores).toMatchObject([
    { puntero: pointer, detalle: expect.stringContaining(words) },
  ]);
});

const png = Buffer.from("89504e470d0a1a0a", "hex");
const jpeg = Buffer.from("ffd8ff", "hex");

test("what a file is, is told by its first bytes", async () => {
  const { call } = await testDesk();
  const files: readonly (readonly [Buffer, string, boolean])[] = [
    // A PDF may stand behind something.
    [Buffer.from(`${"x".repeat(1019)}%PDF-`), "application/pdf", true],
    [Buffer.from(`${"x".repeat(1020)}%PDF-`), "application/pdf", false],
    [png, "image/png", true],
    [png.subarray(0, 7), "image/png", false],
    [Buffer.concat([Buffer.from("x"), png]), "image/png", false],
    [jpeg, "image/jpeg", true],
    [jpeg.subarray(0, 2), "image/jpeg", false],
    [jpeg, "image/png", false],
  ];
  for (const [at, [bytes, tipo, taken]] of files.entries()) {
    const body = requestBody({ tipo: "consulta", datos: consultationData }, [
      { nombre: "a", tipo, bytes },
    ]);
    const headers = { "idempotency-key": `k${at}` };
    const { status, body: said } = await call("POST", "/v1/tickets", { body, headers });
    const wrong = {
      puntero: "/archivos/0",
      codigo: "archivo-tipo",
      detalle: "el contenido no es del tipo declarado; se admiten PDF, PNG y JPEG",
    };
    expect([at, status, said.errores]).toEqual(taken ? [at, 201, undefined] : [at, 422, [wrong]]);
  }
});

test.each<[string, (body: FormData) => void, number, string, string]>([
  ["whose part is no JSON", (body) => body.set("solicitud", "{"), 400, "json-invalido", "JSON"],
  [
    "whose JSON comes twice",
    (body) => body.append("solicitud", "{}"),
    400,
    "cuerpo-invalido",
    "«solicitud» sobra",
  ],
  [
    "without its JSON",
    (body) => body.delete("solicitud"),
    400,
    "cuerpo-invalido",
    "falta la parte",
  ],
  [
    "with a part of another name before it",
    (body) => {
      const json = body.get("solicitud") ?? "";
      body.delete("solicitud");
      body.append("otra", "x");
      body.append("solicitud", json);
    },
    400,
    "cuerpo-invalido",
    "«otra» sobra",
  ],
  [
    "with a file that comes twice",
    (body) => body.append("archivo-1", new Blob([pdf]), "otro.pdf"),
    400,
    "cuerpo-invalido",
    "«archivo-1» está repetida",
  ],
  [
    "with a JSON that is too large",
    (body) => body.set("solicitud", `"${"x".repeat(256 * 1024)}"`),
    413,
    "demasiado-grande",
    "25 MiB",
  ],
])("a body %s is refused, and says why", async (_what, spoil, status, codigo, words) => {
  const { call, folder } = await testDesk();
  const body = requestBody();
  spoil(body);
  const { status: given, body: said } = await call("POST", "/v1/tickets", { body, ...key });
  expect([given, said["codigo"], said["detail"]]).toEqual([
    status,
    codigo,
    expect.stringContaining(words),
  ]);
  expect([readdirSync(join(folder, "subidas")), existsSync(join(folder, "archivos"))]).toEqual([
    [],
    false,
  ]);
});

const jsonPart = (name: string): string =>
  `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n{}\r\n`;
const filePart = '--x\r\ncontent-disposition: form-data; name="archivo-1"; filename="a.pdf"\r\n';

test.each([
  ["after its JSON", jsonPart("solicitud"), "Unexpected end of multipart data"],
  ["in its JSON", jsonPart("solicitud").slice(0, -3), "Unexpected end of multipart data"],
  ["in a file", `${jsonPart("solicitud")}${filePart}\r\n%PDF`, "Unexpected end of multipart data"],
  ["before its first part", "nada", "Unexpected end of multipart data"],
  ["with nothing in it", "--x--\r\n", "falta la parte «solicitud»"],
])("a body that ends %s is refused as cut off", async (_where, body, words) => {
  const { call, folder } = await testDesk();
  const headers = { ...key.headers, "content-type": "multipart/form-data; boundary=x" };
  const { status, body: said } = await call("POST", "/v1/tickets", { body, headers });
  expect([status, said["codigo"], said["detail"]]).toEqual([
    400,
    "cuerpo-invalido",
    `El cuerpo multipart no se puede leer: ${words}.`,
  ]);
  expect(readdirSync(join(folder, "subidas"))).toEqual([]);
});

test.each([21, 22, 40])("an upload of %i files is refused as too large", async (count) => {
  const { call, folder } = await testDesk();
  const larger = { ...file, bytes: Buffer.concat([pdf, Buffer.alloc(21_000)]) };
  const files = Array.from({ length: count }, () => larger);
  const { status, body } = await call("POST", "/v1/tickets", {
    body: requestBody(request, files),
    ...key,
  });
  expect([status, body["codigo"]]).toEqual([413, "demasiado-grande"]);
  expect(readdirSync(join(folder, "subidas"))).toEqual([]);
});

test("what a desk that died left behind is removed an hour later", async () => {
  const folder = testFolder();
  const now = new Date("2026-11-24T15:00:00Z");
  for (const [name, ageMs] of [
    ["subida-vieja", 3_600_001],
    ["subida-nueva", 3_600_000],
  ] as const) {
    const place = join(folder, "subidas", name);
    mkdirSync(place, { recursive: true });
    const written = new Date(now.getTime() - ageMs);
    utimesSync(place, written, written);
  }
  await testDesk({ folder, clock: () => now });
  expect(readdirSync(join(folder, "subidas"))).toEqual(["subida-nueva"]);
});

test("an upload in many pieces leaves nothing behind that gathers with each piece", async () => {
  const { call } = await testDesk();
  const warnings: string[] = [];
  const note = ({ name }: Error): void => void warnings.push(name);
  process.on("warning", note);
  onTestFinished(() => void process.off("warning", note));
  const large = { ...evidence, bytes: Buffer.concat([pdf, Buffer.alloc(8 * 1024 * 1024)]) };
  const taken = await call("POST", "/v1/tickets", { body: requestBody(request, [large]), ...key });
  expect([taken.status, warnings]).toEqual([201, []]);
});
