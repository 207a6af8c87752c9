export const desk = {
  "error.base-danada": "The database {ruta} was damaged. It was set aside unchanged as {aparte}.",
  "error.base-danada.sugerencia":
    "Run the command again: a new one is begun. Keep the damaged one if you need to rescue something.",
  "error.base-mas-nueva": "The database {ruta} belongs to a newer version of mesa.",
  "error.base-mas-nueva.sugerencia": "Update mesa and run the command again; nothing was touched.",
} as const;
