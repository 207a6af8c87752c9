/** Duplicate requests, and drafts that cannot be saved. */
export const records = {
  "lote.parecida": "Esto mismo ya se envió el {fecha} ({ticket})",
  "lote.parecidos": "iguales a otra solicitud de hace menos de una semana: {numero}",
  "borrador.no-se-guarda":
    "No se pudo guardar el borrador: revise el espacio y los permisos de la carpeta que muestra «mesa diagnostico». Puede seguir: con cada respuesta se intenta otra vez.",
  "borrador.no-quedo": "Lo último que escribió no se guardó: no se pudo escribir en el disco.",
  "borrador.no-se-borra":
    "La solicitud ya se envió, pero el borrador {borrador} no se pudo borrar; si lo continúa, no se envía dos veces.",
  "borrador.ilegible": "El borrador {ruta} no se puede leer; el archivo sigue ahí, sin cambios.",
  "opcion.repetir": "Envía aunque hace poco ya se haya enviado lo mismo",
  "repetida.confirmar": "Esto mismo ya se envió el {fecha} ({ticket}). ¿Enviarlo otra vez?",
  "advertencia.solicitud-repetida": "Esto mismo ya se envió el {fecha} ({ticket}).",
  "advertencia.solicitud-espera":
    "Lo mismo está en la bandeja de salida desde el {fecha} ({ticket}) y aún no se ha enviado; si envía esta, descarte aquella.",
  "advertencia.solicitud-parecida":
    "Se parece mucho a la solicitud {ticket}, del {fecha}; revise que no sea la misma.",
  "problema.solicitud-repetida": "{ticket}",
  "error.solicitud-repetida":
    "Hace menos de una semana ya se envió una solicitud con la misma pantalla, operador y texto ({ticket}); no se envió nada.",
  "error.solicitud-repetida.sugerencia":
    "Vea la anterior con «mesa ticket ver {ticket}» o «mesa bandeja listar --todas». Si se trata de otro evento, dígalo en el texto o añada --repetir.",
} as const;
