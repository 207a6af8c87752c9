import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TableRow } from "../../src/ports/table-files.ts";
import { openOutput } from "../../src/platform/files/output-file.ts";
import { createTableFiles } from "../../src/tables/table-files.ts";
import { runMesa, testFolder, type RunOptions } from "./test-context.ts";

export const practice = ["--perfil", "practica"];

/** An incident that is right, as a row of a table. */
export const right = {
  pantalla: "Declaración Aduanera de Importación",
  fecha: "2026-11-20",
  hora: "10:32",
  distrito: "028",
  tipo_operador: "agente-aduana",
  descripcion: "Al enviar, el sistema muestra un error; se esperaba que quedara enviada. Caso 1.",
  capturas: "uno.png",
  identificacion: "0999999901001",
  nombre: "Agente de Prueba Uno",
  correo: "uno@agente.example",
};
export type Row = Readonly<Record<string, string>>;

/** A folder with a capture, and hands to write tables into it and to run `mesa` there. */
export function workplace() {
  const folder = testFolder();
  copyFileSync("test/fixtures/capturas/05-imdt-1280x800-sin-reloj.png", join(folder, "uno.png"));
  return {
    folder,
    path: (name: string) => join(folder, name),
    write(name: string, rows: readonly Row[]): string {
      const columns = Object.keys(rows[0] ?? {});
      const lines = rows.map((row) =>
        columns.map((one) => `"${(row[one] ?? "").replaceAll('"', '""')}"`).join(";"),
      );
      writeFileSync(join(folder, name), [columns.join(";"), ...lines].join("\r\n"));
      return join(folder, name);
    },
    async mesa(argv: readonly string[], options: RunOptions = {}) {
      const { code, stdout, stderr } = await runMesa([...argv, ...practice, "--json"], {
        folder,
        ...options,
      });
      return { code, json: JSON.parse(stdout === "" ? stderr : stdout) };
    },
  };
}

/** The rows of a table that was written. */
export async function rowsOf(path: string): Promise<readonly TableRow["cells"][]> {
  const rows: TableRow["cells"][] = [];
  for await (const { cells } of (await createTableFiles(openOutput).open(path)).rows())
    rows.push(cells);
  return rows;
}
