export const desk = {
  "error.base-danada":
    "La base de datos {ruta} está dañada. Se guardó aparte, sin cambios, en {aparte}.",
  "error.base-danada.sugerencia":
    "Repita el comando: se creará una base nueva con las solicitudes que aún se puedan leer; véalas con «mesa bandeja listar --todas». No borre la dañada.",
  "error.base-ocupada": "Otros procesos están usando la base de datos {ruta}.",
  "error.base-ocupada.sugerencia":
    "Espere un momento y repita el comando; si ejecuta muchos procesos a la vez, use menos.",
  "error.entrada-danada":
    "La solicitud {solicitud} de la bandeja de salida está dañada. Se guardó aparte, sin cambios.",
  "error.entrada-danada.sugerencia":
    "Repita el comando: las demás solicitudes están intactas. Revise en «mesa ticket listar» si esa ya tiene ticket y, si no, envíela otra vez.",
  "error.base-mas-nueva": "La base de datos {ruta} es de una versión más reciente de mesa.",
  "error.base-mas-nueva.sugerencia": "Actualice mesa y repita el comando; no se cambió nada.",
} as const;
