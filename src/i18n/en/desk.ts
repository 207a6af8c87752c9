export const desk = {
  "error.base-danada": "The database {ruta} was damaged. It was set aside unchanged as {aparte}.",
  "error.base-danada.sugerencia":
    "Run the command again: a new one is begun, and every request that can still be read is rescued into it; «mesa outbox list --todas» shows them. Keep the damaged one.",
  "error.base-ocupada": "Other processes keep the database {ruta} to themselves.",
  "error.base-ocupada.sugerencia":
    "Wait a moment and run the command again; if you run many processes at once, use fewer.",
  "error.entrada-danada":
    "Entry {solicitud} of the outbox was damaged. It was set aside unchanged.",
  "error.entrada-danada.sugerencia":
    "Run the command again: the other entries are whole. See with “mesa ticket listar” whether that request is a ticket by now and, if not, send it again.",
  "error.base-mas-nueva": "The database {ruta} belongs to a newer version of mesa.",
  "error.base-mas-nueva.sugerencia": "Update mesa and run the command again; nothing was touched.",
} as const;
