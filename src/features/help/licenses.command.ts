import * as z from "zod";
import { tableLines } from "../../view/table.ts";
import { defineCommand } from "../../app/command.ts";

/** What is read of the CycloneDX list that comes with the program. */
const billOfMaterials = z.object({
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      licenses: z.tuple([
        z.union([
          z.object({ expression: z.string() }).transform(({ expression }) => expression),
          z
            .object({ license: z.object({ id: z.string() }) })
            .transform(({ license }) => license.id),
        ]),
      ]),
    }),
  ),
});

/** What of other people's work is in the program, and under which licence. */
export const licencias = defineCommand({
  async run(_input, { context: { programFiles } }) {
    const text = programFiles.text("TERCEROS.cdx.json");
    const { components } = billOfMaterials.parse(JSON.parse(text));
    const packages = components.map(({ name, version, licenses: [license] }) => ({
      nombre: name,
      version,
      licencia: license,
    }));
    return await Promise.resolve({ packages, page: programFiles.path("TERCEROS.md") });
  },
  view: async ({ packages, page }, { translator, width, decorated }) => [
    ...(await tableLines(
      [
        { title: translator.t("columna.paquete"), minimum: 16 },
        { title: translator.t("columna.version"), minimum: 6 },
        { title: translator.t("columna.licencia"), minimum: 8 },
      ],
      packages.map(({ nombre, version, licencia }) => [nombre, version, licencia]),
      width,
      decorated,
    )),
    ...(decorated ? ["", translator.t("licencias.textos", { ruta: page })] : []),
  ],
  schema: async () => (await import("./help.schema.ts")).licencias,
  json: ({ packages, page }) => ({ paquetes: packages, textos: page }),
  rows: ({ packages }) => packages,
});
