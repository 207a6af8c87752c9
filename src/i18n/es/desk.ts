export const desk = {
  "error.base-danada":
    "La base de datos {ruta} estaba dañada. Se guardó aparte, sin cambios, en {aparte}.",
  "error.base-danada.sugerencia":
    "Repita la orden: se empieza una nueva y se rescata en ella toda solicitud que aún se lea; «mesa bandeja listar --todas» las muestra. Conserve la dañada.",
  "error.base-ocupada": "Otros procesos mantienen ocupada la base de datos {ruta}.",
  "error.base-ocupada.sugerencia":
    "Espere un momento y repita la orden; si trabaja con muchos procesos a la vez, use menos.",
  "error.entrada-danada":
    "La entrada {solicitud} de la bandeja estaba dañada. Se guardó aparte, sin cambios.",
  "error.entrada-danada.sugerencia":
    "Repita la orden: las demás entradas están intactas. Revise en «mesa ticket listar» si esa solicitud ya es un ticket y, si no, envíela otra vez.",
  "error.base-mas-nueva": "La base de datos {ruta} es de una versión más nueva de mesa.",
  "error.base-mas-nueva.sugerencia": "Actualice mesa y repita la orden; no se tocó nada.",
} as const;
