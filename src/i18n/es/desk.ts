export const desk = {
  "error.base-danada":
    "La base de datos {ruta} estaba dañada. Se guardó aparte, sin cambios, en {aparte}.",
  "error.base-danada.sugerencia":
    "Repita la orden: se empieza una nueva. Conserve la dañada si necesita rescatar algo.",
  "error.base-mas-nueva": "La base de datos {ruta} es de una versión más nueva de mesa.",
  "error.base-mas-nueva.sugerencia": "Actualice mesa y repita la orden; no se tocó nada.",
} as const;
