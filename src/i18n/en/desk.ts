export const desk = {
  "error.base-danada": "The database {ruta} was damaged. It was set aside unchanged as {aparte}.",
  "error.base-danada.sugerencia":
    "Run the command again: a new database will be created with every request that can still be read; list them with “mesa outbox list --todas”. Keep the damaged file.",
  "error.base-ocupada": "Other processes are using the database {ruta}.",
  "error.base-ocupada.sugerencia":
    "Wait a moment and run the command again; if you run many processes at once, use fewer.",
  "error.entrada-danada":
    "Request {solicitud} in the outbox was damaged. It was set aside unchanged.",
  "error.entrada-danada.sugerencia":
    "Run the command again: the other requests are intact. Check in “mesa ticket list” whether this one already has a ticket; if not, send it again.",
  "error.base-mas-nueva": "The database {ruta} was created by a newer version of mesa.",
  "error.base-mas-nueva.sugerencia": "Update mesa and run the command again; nothing was changed.",
} as const;
