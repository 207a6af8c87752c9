import type { catalog as es } from "../es/catalog.ts";

export const catalog = {
  "orden.catalogo.importar":
    "Adds your own entries to a catalog, from JSON or a table (CSV, XLSX, NDJSON), or replaces the catalog",
  "orden.catalogo.quitar": "Removes your own entries from a catalog; without codes, all of them",
  "argumento.catalogo-archivo":
    "File with the entries, in the format of “mesa catalog screens --json”, or a table with one column per field",
  "argumento.catalogo": "distritos, pantallas, operadores or motivos",
  "argumento.catalogo-codigo": "Code of the entry; for a screen, its full name",
  "opcion.catalogo": "Catalog the entries belong to, if the file does not say so",
  "opcion.fuente": "Source for entries that name none (default: the file name)",
  "opcion.reemplazar-catalogo":
    "Uses only these entries, replacing the built-in ones and your earlier ones",
  "catalogo.importado":
    "Catalog “{catalogo}”: {importadas:entry|entries} imported; now {propias} of your own.",
  "catalogo.se-suman": "Added to the built-in entries; see them with “mesa catalog {catalogo}”.",
  "catalogo.en-lugar":
    "These replace the built-in entries; “mesa catalog remove {catalogo}” brings them back.",
  "catalogo.quitado": "Catalog “{catalogo}”: {propias:entry|entries} of your own left.",
  "catalogo.propias": "(+) Your own entry (“mesa catalog import”).",
  "error.catalogo-danado": "Your “{catalogo}” catalog cannot be read ({archivo}).",
  "error.catalogo-danado.sugerencia":
    "Fix the file, or remove it with “mesa catalog remove {catalogo}” and import it again.",
  "error.catalogo-invalido": "The file {archivo} is not a valid catalog; nothing was imported.",
  "error.catalogo-invalido.sugerencia":
    "See the expected format with “mesa catalog reasons --json”, fix what is listed and run the command again.",
  "problema.campo-ajeno": "is not a field of this catalog; its fields are: {parecida}.",
  "problema.entrada-id":
    "“{valor}” is not valid; use lowercase letters without accents, digits, hyphens or underscores.",
  "problema.entrada-codigo": "“{valor}” is not valid; the code has {cifras} digits.",
  "problema.valor-si-o-no": "“{valor}” is not valid; expected: yes or no.",
  "problema.entrada-repetida": "“{valor}” is already in the file.",
  "problema.distrito-parecido":
    "there is no district “{valor}”; did you mean {parecido}? See “mesa catalog districts”.",
  "problema.operador-parecido":
    "there is no operator type “{valor}”; did you mean {parecido}? See “mesa catalog operators”.",
} as const satisfies Record<keyof typeof es, string>;
