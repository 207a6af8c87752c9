import type { catalog as es } from "../es/catalog.ts";

export const catalog = {
  "orden.catalogo.importar":
    "Adds entries of your own to a catalogue, from JSON or a table (CSV, XLSX, NDJSON), or puts them in its place",
  "orden.catalogo.quitar":
    "Takes entries of your own out of a catalogue; without codes, all of them",
  "argumento.catalogo-archivo":
    "File with the entries, as “mesa catalogo pantallas --json” gives them, or a table with a column for each field",
  "argumento.catalogo": "distritos, pantallas, operadores or motivos",
  "argumento.catalogo-codigo": "The entry's code; of a screen, its complete name",
  "opcion.catalogo": "Catalogue to which the entries belong, if the file does not say so",
  "opcion.fuente": "Source of the entries that name none (the file's name if not given)",
  "opcion.reemplazar-catalogo":
    "Uses only these entries, in place of those that come with mesa and of your earlier ones",
  "catalogo.importado":
    "Catalogue “{catalogo}”: entries imported, {importadas}; of your own now, {propias}.",
  "catalogo.se-suman":
    "They are added to those that come with mesa; see them with “mesa catalogo {catalogo}”.",
  "catalogo.en-lugar":
    "They stand in place of those that come with mesa; “mesa catalogo quitar {catalogo}” brings these back.",
  "catalogo.quitado": "Catalogue “{catalogo}”: entries of your own now, {propias}.",
  "catalogo.propias": "(+) An entry of your own (“mesa catalogo importar”).",
  "error.catalogo-danado": "Your own catalogue “{catalogo}” can't be understood ({archivo}).",
  "error.catalogo-danado.sugerencia":
    "Mend the file, or take it away with “mesa catalogo quitar {catalogo}” and import it again.",
  "error.catalogo-invalido": "{archivo} has no entries of a catalogue; nothing was imported.",
  "error.catalogo-invalido.sugerencia":
    "See what they look like with “mesa catalogo motivos --json”, mend what is listed and run the command again.",
  "problema.campo-ajeno": "is no field of this catalogue; there are: {parecida}.",
  "problema.entrada-id":
    "“{valor}” is no good; use lower case without accents, digits, a hyphen or an underscore.",
  "problema.entrada-codigo": "“{valor}” is no good; it must be {cifras} digits.",
  "problema.valor-si-o-no": "“{valor}” is no good; expected: yes or no.",
  "problema.entrada-repetida": "“{valor}” is in the file already.",
  "problema.distrito-parecido":
    "there is no district “{valor}”; did you mean {parecido}? Look it up with “mesa catalogo distritos”.",
  "problema.operador-parecido":
    "there is no type of operator “{valor}”; did you mean {parecido}? Look it up with “mesa catalogo operadores”.",
} as const satisfies Record<keyof typeof es, string>;
