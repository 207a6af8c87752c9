import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";
import { program } from "../../src/compose/program.ts";
import { allSchemas } from "../../src/features/help/make-schema.call.ts";
import { runMesa } from "../support/test-context.ts";

const commands = program.commands.flatMap((node) =>
  "commands" in node
    ? node.commands.map((entry) => ({ words: `${node.name} ${entry.name}`, entry }))
    : [{ words: node.name, entry: node }],
);

const published = z.union([
  z.object({ properties: z.looseObject({ v: z.object({ const: z.literal(1) }) }) }),
  z.object({ anyOf: z.array(z.object({ properties: z.object({ v: z.unknown() }) })) }),
  z.object({ oneOf: z.array(z.object({ properties: z.object({ v: z.unknown() }) })) }),
]);

test.each(commands)("mesa $words has a schema of what --json prints", async ({ words, entry }) => {
  const { schema } = await entry.load();
  const home = `mesa ${words}: \`schema\` of its command, in the *.schema.ts of its feature, with \`v\``;
  expect(published.safeParse(z.toJSONSchema(await schema())).success, home).toBe(true);
});

test("«mesa esquema salida» describes every command, the errors and the version", async () => {
  const { stdout } = await runMesa(["esquema", "salida"]);
  expect(Object.keys(JSON.parse(stdout).$defs)).toEqual([
    ...commands.map(({ words }) => words.replaceAll(" ", "-")),
    "error",
    "version",
  ]);
});

test("every schema is written down, those with words in both languages", async () => {
  const schemas = Object.entries(await allSchemas(program.commands));
  expect(schemas.map(([name, { title }]) => [name, title])).toEqual([
    ["salida", "mesa --json"],
    ["incidente-es", "Formulario de Reporte de Incidentes en Ecuapass"],
    ["consulta-es", "Formulario para la Atención de Consultas"],
    ["lote-es", expect.stringMatching(/^Una fila de un lote/)],
    ["incidente-en", "Ecuapass incident report form"],
    ["consulta-en", "Consultation form"],
    ["lote-en", expect.stringMatching(/^One row of a batch/)],
  ]);
});

test("every first word of a command is known to the documents", () => {
  const pages = ["README.md", "CHANGELOG.md"].map((name) => readFileSync(name, "utf8")).join("\n");
  const missing = program.commands.filter(({ name }) => !pages.includes(`mesa ${name}`));
  expect(
    missing.map(({ name }) => name),
    "tell of it in CHANGELOG.md, and in README.md where newcomers need it",
  ).toEqual([]);
});
