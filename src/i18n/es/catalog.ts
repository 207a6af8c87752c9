export const catalog = {
  "orden.catalogo.importar":
    "Añade a un catálogo entradas propias, de un JSON o de una tabla (CSV, XLSX, NDJSON), o lo cambia por ellas",
  "orden.catalogo.quitar": "Quita entradas propias de un catálogo; sin códigos, todas",
  "argumento.catalogo-archivo":
    "Archivo con las entradas, como las da «mesa catalogo pantallas --json», o tabla con una columna por campo",
  "argumento.catalogo": "distritos, pantallas, operadores o motivos",
  "argumento.catalogo-codigo": "Código de la entrada; de una pantalla, su nombre completo",
  "opcion.catalogo": "Catálogo al que pertenecen las entradas, si el archivo no lo dice",
  "opcion.fuente":
    "De dónde salen las entradas que no lo dicen (el nombre del archivo si no se da)",
  "opcion.reemplazar-catalogo":
    "Usa solo estas entradas, en lugar de las que trae mesa y de las propias de antes",
  "catalogo.importado":
    "Catálogo «{catalogo}»: entradas importadas, {importadas}; propias ahora, {propias}.",
  "catalogo.se-suman": "Se suman a las que trae mesa; véalas con «mesa catalogo {catalogo}».",
  "catalogo.en-lugar":
    "Valen en lugar de las que trae mesa; «mesa catalogo quitar {catalogo}» las devuelve.",
  "catalogo.quitado": "Catálogo «{catalogo}»: entradas propias ahora, {propias}.",
  "catalogo.propias": "(+) Entrada propia («mesa catalogo importar»).",
  "error.catalogo-danado": "No se entiende el catálogo propio «{catalogo}» ({archivo}).",
  "error.catalogo-danado.sugerencia":
    "Corrija el archivo, o quítelo con «mesa catalogo quitar {catalogo}» e impórtelo de nuevo.",
  "error.catalogo-invalido": "{archivo} no tiene las entradas de un catálogo; no se importó nada.",
  "error.catalogo-invalido.sugerencia":
    "Vea cómo son con «mesa catalogo motivos --json», corrija lo indicado y repita la orden.",
  "problema.campo-ajeno": "no es un campo de este catálogo; los hay: {parecida}.",
  "problema.entrada-id":
    "«{valor}» no sirve; use minúsculas sin tilde, dígitos, guion o guion bajo.",
  "problema.entrada-codigo": "«{valor}» no sirve; deben ser {cifras} cifras.",
  "problema.valor-si-o-no": "«{valor}» no sirve; se espera: sí o no.",
  "problema.entrada-repetida": "«{valor}» ya está en el archivo.",
  "problema.distrito-parecido":
    "no existe el distrito «{valor}»; ¿quiso decir {parecido}? Búsquelo con «mesa catalogo distritos».",
  "problema.operador-parecido":
    "no existe el tipo de operador «{valor}»; ¿quiso decir {parecido}? Búsquelo con «mesa catalogo operadores».",
} as const;
