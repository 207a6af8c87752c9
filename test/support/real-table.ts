import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runMesa, testFolder } from "./test-context.ts";

/** Tables as people really have them. */
export const cases = "test/fixtures/casos/tablas";

/** What `lote validar` says of a table. */
export async function validate(path: string) {
  const result = await runMesa(["lote", "validar", path, "--perfil", "practica", "--json"]);
  const { error, ...json } = JSON.parse(result.stdout || result.stderr);
  return { code: result.code, json, error };
}

const capture = "capturas/02-dai-tributos-1920x1080-claro.png";
/** A row that is right. */
export const right: Readonly<Record<string, string>> = {
  pantalla: "DAI",
  fecha: "2026-11-20",
  hora: "10:32",
  distrito: "28",
  tipo_operador: "agente-aduana",
  descripcion: "Al enviar la DAI, el sistema muestra un error y no genera número; se esperaba uno.",
  mensaje_error: "Señal de conexión inválida",
  capturas: capture,
  identificacion: "0999999901001",
  nombre: "Agencia Muñoz Ñandú",
  correo: "a@b.example",
};

/** The path of a file with these bytes, beside the capture that its rows name. */
export function folderWith(name: string, bytes: string | Uint8Array): string {
  const folder = testFolder();
  cpSync(join(cases, "capturas"), join(folder, "capturas"), { recursive: true });
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

const quoted = (cell: string): string =>
  /[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
/** A line of cells, quoted where it has to be. */
export const line = (cells: readonly string[]): string => `${cells.map(quoted).join(";")}\r\n`;

/** A table of rows that differ from the right one. */
export function csv(...rows: readonly Readonly<Record<string, string>>[]): string {
  return (
    line(Object.keys(right)) + rows.map((row) => line(Object.values({ ...right, ...row }))).join("")
  );
}
