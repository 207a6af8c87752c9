export const catalog = {
  "orden.catalogo.importar":
    "Añade entradas propias a un catálogo, desde un JSON o una tabla (CSV, XLSX, NDJSON), o lo reemplaza",
  "orden.catalogo.quitar": "Quita entradas propias de un catálogo; sin códigos, todas",
  "argumento.catalogo-archivo":
    "Archivo con las entradas, como en «mesa catalogo pantallas --json», o tabla con una columna por campo",
  "argumento.catalogo": "distritos, pantallas, operadores o motivos",
  "argumento.catalogo-codigo": "Código de la entrada; de una pantalla, su nombre completo",
  "opcion.catalogo": "Catálogo al que pertenecen las entradas, si el archivo no lo dice",
  "opcion.fuente":
    "De dónde salen las entradas que no indican su fuente (si se omite, el nombre del archivo)",
  "opcion.reemplazar-catalogo":
    "Usa solo estas entradas: reemplazan a las incluidas y a las propias anteriores",
  "catalogo.importado":
    "Catálogo «{catalogo}»: entradas importadas, {importadas}; propias ahora, {propias}.",
  "catalogo.se-suman": "Se añaden a las incluidas; véalas con «mesa catalogo {catalogo}».",
  "catalogo.en-lugar":
    "Reemplazan a las incluidas; «mesa catalogo quitar {catalogo}» las recupera.",
  "catalogo.quitado": "Catálogo «{catalogo}»: entradas propias ahora, {propias}.",
  "catalogo.propias": "(+) Entrada propia («mesa catalogo importar»).",
  "error.catalogo-danado": "El catálogo propio «{catalogo}» no se puede leer ({archivo}).",
  "error.catalogo-danado.sugerencia":
    "Corrija el archivo, o quítelo con «mesa catalogo quitar {catalogo}» e impórtelo de nuevo.",
  "error.catalogo-invalido":
    "El archivo {archivo} no tiene el formato de un catálogo; no se importó nada.",
  "error.catalogo-invalido.sugerencia":
    "Vea un ejemplo con «mesa catalogo motivos --json», corrija lo indicado y repita el comando.",
  "problema.campo-ajeno": "no es un campo de este catálogo; sus campos son: {parecida}.",
  "problema.entrada-id":
    "«{valor}» no es válido; use minúsculas sin tilde, dígitos, guion o guion bajo.",
  "problema.entrada-codigo": "«{valor}» no es válido; el código tiene {cifras} cifras.",
  "problema.valor-si-o-no": "«{valor}» no es válido; se espera sí o no.",
  "problema.entrada-repetida": "«{valor}» ya está en el archivo.",
  "problema.distrito-parecido":
    "no existe el distrito «{valor}»; ¿quiso decir {parecido}? Búsquelo con «mesa catalogo distritos».",
  "problema.operador-parecido":
    "no existe el tipo de operador «{valor}»; ¿quiso decir {parecido}? Búsquelo con «mesa catalogo operadores».",
} as const;
