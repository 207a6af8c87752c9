/** Duplicate requests, and drafts that cannot be saved. */
export const records = {
  "lote.parecida": "Lo mismo ya se envió el {fecha} ({ticket})",
  "lote.parecidos": "que dicen lo mismo que otra solicitud de hace menos de una semana: {numero}",
  "borrador.no-se-guarda":
    "No se pudo guardar el borrador: revise el espacio y los permisos de su carpeta («mesa diagnostico» dice cuál es). Puede seguir: cada respuesta lo intenta otra vez.",
  "borrador.no-quedo": "Lo último que se escribió no quedó guardado: el disco no lo admitió.",
  "borrador.no-se-borra":
    "Ya se envió, pero el borrador {borrador} no se pudo borrar; si lo continúa, no se envía dos veces.",
  "borrador.ilegible": "El borrador {ruta} no se puede leer; el archivo sigue ahí, sin cambios.",
  "opcion.repetir": "Envía aunque ya se haya enviado lo mismo hace poco",
  "repetida.confirmar": "Lo mismo ya se envió el {fecha} ({ticket}). ¿Enviarlo otra vez?",
  "advertencia.solicitud-repetida": "Lo mismo ya se envió el {fecha} ({ticket}).",
  "advertencia.solicitud-espera":
    "Lo mismo espera en la bandeja desde el {fecha} ({ticket}) y aún no se ha enviado; si esta sale, descarte aquella.",
  "advertencia.solicitud-parecida":
    "Se parece mucho a la solicitud {ticket}, del {fecha}; revise que no sea la misma.",
  "problema.solicitud-repetida": "{ticket}",
  "error.solicitud-repetida":
    "La misma pantalla, el mismo operador y el mismo texto ya se enviaron hace menos de una semana ({ticket}); no se envió nada.",
  "error.solicitud-repetida.sugerencia":
    "Vea la anterior con «mesa ticket ver» o «mesa bandeja listar --todas». Si es otro suceso, dígalo en el texto o añada --repetir.",
} as const;
