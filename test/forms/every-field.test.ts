import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import { readRequestText, composeBody } from "../../src/channels/mail/request-body.ts";
import { customFields } from "../../src/channels/request-tracker/rt-form.ts";
import { createMailFormReader } from "../../src/compose/mail-form-reader.ts";
import { requestWords } from "../../src/compose/request-words.ts";
import type { FormValues } from "../../src/domain/submission.ts";
import { formIds, type FormId } from "../../src/domain/ticket.ts";
import { proposeFields } from "../../src/channels/request-tracker/propose-fields.ts";
import { formCatalog } from "../../src/forms/form-catalog.ts";
import { fieldsOf, type FieldKind, type FormField } from "../../src/forms/form.ts";
import { es } from "../../src/i18n/es.ts";
import { coverFacts } from "../../src/sending/cover-facts.ts";
import { requestBody, testDesk } from "../support/desk-client.ts";
import { testIntent } from "../support/intent.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const capture = resolve("test/fixtures/capturas/03-mti-lista-1600x900-una-linea.jpg");
const paper = resolve("test/fixtures/solicitudes/adjuntos/ficha-tecnica.pdf");

/** An answer of each kind of field. A line may have a form of its own: the first that fits is taken. */
const samples: Readonly<Record<FieldKind, (name: string) => readonly unknown[]>> = {
  line: (name) => [`Respuesta de ${name}`, "0999999901001", "uno@oce.example", "+593 4 256 0000"],
  text: (name) => [`El sistema muestra ${name} y se esperaba que indicara otra cosa.`],
  day: () => ["2026-11-20"],
  time: () => ["10:32"],
  screen: () => ["Trámites Operativos > Despacho > Declaración Aduanera de Importación"],
  district: () => ["028"],
  operator: () => ["agente-aduana"],
  motivo: () => ["consulta-proceso"],
  // Only profiles and the registration have these two.
  choice: () => [],
  pairs: () => [],
  lines: (name) => [[`Primero de ${name}`, `Segundo de ${name}`]],
  captures: () => [[capture]],
  files: () => [[paper]],
};

/** What a person reads of a sample that is a code. */
const shownNames: Readonly<Record<string, string>> = {
  "028": "028 Guayaquil Marítimo",
  "agente-aduana": "Agente de Aduana",
  "consulta-proceso": "Consulta: procesos aduaneros",
};

/** The form with an answer in each of its fields. */
function filled(id: FormId): Readonly<Record<string, unknown>> {
  const shape: z.core.$ZodShape = formCatalog[id].schema.shape;
  return Object.fromEntries(
    fieldsOf(formCatalog[id]).map(({ name, kind }) => {
      const schema = shape[name];
      const fits = samples[kind](name).find(
        (one) => schema !== undefined && z.safeParse(schema, one).success,
      );
      expect(fits, `an answer for ${name}: add one to the samples of this test`).toBeDefined();
      return [name, fits];
    }),
  );
}

function writtenFields(id: FormId): readonly FormField[] {
  return fieldsOf(formCatalog[id]).filter(({ kind }) => kind !== "captures" && kind !== "files");
}

/** The answers as they go to a desk. */
function written(id: FormId): FormValues {
  const answers = filled(id);
  const value = z.union([z.string(), z.array(z.string())]);
  return Object.fromEntries(
    writtenFields(id).map(({ name }) => [name, value.parse(answers[name])]),
  );
}

/** Each field's label and what people read, in the form's order. */
function asRead(id: FormId): readonly (readonly [label: string, value: readonly string[]])[] {
  const datos = written(id);
  return writtenFields(id).map(({ name, label }) => {
    const value = datos[name] ?? "";
    return [es[label], typeof value === "string" ? [shownNames[value] ?? value] : value];
  });
}

describe.each(formIds)("every field of %s, filled in,", (id) => {
  const intent = testIntent({ tipo: id, datos: written(id) });
  const reader = createMailFormReader(builtInCatalogs);

  test("has its words under the field's own name, which lists of foreign data go by", () => {
    for (const { name, label, help } of fieldsOf(formCatalog[id])) {
      expect([label, help], "src/forms").toEqual([`campo.${name}`, `campo.${name}.ayuda`]);
    }
    const labels = fieldsOf(formCatalog[id]).map(({ label }) => es[label]);
    expect(new Set(labels).size, "two labels are the same: src/i18n/es/fields.ts").toBe(
      labels.length,
    );
  });

  test("is taken by the practice desk, kept and given back", async () => {
    const { call, operator } = await testDesk();
    const reply = await call("POST", "/v1/tickets", {
      token: operator,
      headers: { "idempotency-key": "clave" },
      body: requestBody({ tipo: id, datos: written(id) }),
    });
    const { errores } = reply.body;
    expect([errores, reply.status], "src/desk/wire-schemas.ts").toEqual([undefined, 201]);
    const kept = await call("GET", `/v1/tickets/${String(reply.body["numero"])}`, {
      token: operator,
    });
    expect(kept.body["datos"], "src/desk/store").toEqual(written(id));
  });

  test("goes through the commands, from the file to «ticket ver»", async () => {
    const folder = testFolder();
    const file = join(folder, "lleno.json");
    writeFileSync(file, JSON.stringify(filled(id)));
    const practice = ["--perfil", "practica"];
    const sent = await runMesa([id, "crear", ...practice, "--desde", file, "--json"], { folder });
    expect([sent.code, sent.stderr], "src/features/request").toEqual([0, ""]);
    const { numero } = JSON.parse(sent.stdout).ticket;
    const shown = await runMesa(["ticket", "ver", numero, ...practice, "--json"], { folder });
    expect(JSON.parse(shown.stdout).ticket.datos, "src/channels/portal").toEqual(written(id));
    const { stdout } = await runMesa(["ticket", "ver", numero, ...practice], { folder });
    for (const [label] of asRead(id)) {
      expect(stdout, "src/view/form-lines.ts").toContain(`  ${label}:`);
    }
  });

  test("stands on the cover of the evidence, with the form's labels and in its order", () => {
    const facts = coverFacts(id, written(id), builtInCatalogs);
    expect(
      facts.map(([label]) => label),
      "src/sending/cover-facts.ts",
    ).toEqual(asRead(id).map(([label]) => label));
    for (const [at, [, value]] of asRead(id).entries()) {
      for (const one of value) {
        // The cover writes days as Ecuador does.
        const shown = one.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3/$2/$1");
        expect(facts[at]?.[1], "src/sending/cover-facts.ts").toContain(shown);
      }
    }
  });

  test("stands in the e-mail, and is read back from it", () => {
    const { text, html } = composeBody(intent, [], { part: 1, parts: 1 }, reader);
    for (const [label, value] of asRead(id)) {
      for (const one of [label, ...value]) {
        expect(text, "src/compose/mail-form-reader.ts, src/channels/mail").toContain(one);
        expect(html, "src/channels/mail").toContain(one.replaceAll(">", "&gt;"));
      }
    }
    expect(reader.read(id, readRequestText(text)), "src/compose/mail-form-reader.ts").toEqual(
      written(id),
    );
  });

  test("can be a field of a Request Tracker queue, and stands in the ticket's text", () => {
    const settings = { cola: "Q", campo_clave: "K", solicitante: "S" };
    for (const { name, label } of writtenFields(id)) {
      expect(
        proposeFields([es[label]]).campos,
        "src/channels/request-tracker/propose-fields.ts",
      ).toEqual({
        [name]: es[label],
      });
      const answer = intent.datos[name] ?? "";
      expect(
        customFields(intent, { ...settings, campos: { [name]: "Suyo" } }),
        "src/channels/request-tracker/rt-form.ts",
      ).toEqual({ Suyo: typeof answer === "string" ? answer : answer.join("\n"), K: "clave-1" });
    }
    const { text } = requestWords(intent, builtInCatalogs);
    for (const [label, value] of asRead(id)) {
      for (const one of [label, ...value]) {
        expect(text, "src/compose/request-words.ts").toContain(one);
      }
    }
  });

  test("is in the JSON Schema of «mesa esquema», which takes the whole", async () => {
    const { stdout } = await runMesa(["esquema", id]);
    const schema = JSON.parse(stdout);
    const fields = fieldsOf(formCatalog[id]);
    expect(Object.keys(schema.properties), "src/forms/derive-json-schema.ts").toEqual(
      fields.map(({ name }) => name),
    );
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect([validate(filled(id)), validate.errors], "src/forms/derive-json-schema.ts").toEqual([
      true,
      null,
    ]);
  });

  test("is a column of a batch's table, and of its JSON Schema", async () => {
    const path = join(testFolder(), "plantilla.csv");
    await runMesa(["lote", "plantilla", id, "--formato", "csv", "--salida", path]);
    const columns = readFileSync(path, "utf8").split(/\r?\n/)[0] ?? "";
    for (const { name } of fieldsOf(formCatalog[id])) {
      expect(columns, "src/features/batch/template-columns.ts").toContain(name);
    }
    const { stdout } = await runMesa(["esquema", "lote"]);
    const rows: readonly { readonly properties: object }[] = JSON.parse(stdout).oneOf;
    expect(Object.keys(rows[formIds.indexOf(id)]?.properties ?? {})).toEqual([
      ...fieldsOf(formCatalog[id]).map(({ name }) => name),
      "clave",
    ]);
  });
});

test("a field that the desk does not know yet is kept and given back", async () => {
  const { call } = await testDesk();
  const datos = { ...written("consulta"), referencia_interna: "OC-17", notas: ["Una", "Dos"] };
  const { body, status } = await call("POST", "/v1/tickets", {
    headers: { "idempotency-key": "clave" },
    body: requestBody({ tipo: "consulta", datos }, []),
  });
  expect(status).toBe(201);
  const kept = await call("GET", `/v1/tickets/${String(body["numero"])}`);
  expect(kept.body["datos"]).toEqual(datos);
});

test("what a queue may call a field is listed for fields that exist", () => {
  const found = proposeFields(["Pantalla", "Cédula", "RUC"]).campos;
  expect(found).toEqual({ pantalla: "Pantalla", identificacion: "Cédula" });
});

test("the places that this test names are there", () => {
  const text = readFileSync("test/forms/every-field.test.ts", "utf8");
  const named = [...text.matchAll(/"(src\/[^"]+)"/g)].flatMap(([, one = ""]) => one.split(", "));
  expect(named.filter((one) => !existsSync(one))).toEqual([]);
});
