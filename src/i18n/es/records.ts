/** What is kept of requests: twins, proof of filing, data on this machine. */
export const records = {
  "lote.parecida": "Lo mismo ya se envió el {fecha} ({ticket})",
  "lote.parecidos": "que dicen lo mismo que otra solicitud de hace menos de una semana: {numero}",
  "opcion.repetir": "Envía aunque ya se haya enviado lo mismo hace poco",
  "repetida.confirmar": "Lo mismo ya se envió el {fecha} ({ticket}). ¿Enviarlo otra vez?",
  "advertencia.solicitud-repetida": "Lo mismo ya se envió el {fecha} ({ticket}).",
  "advertencia.solicitud-parecida":
    "Se parece mucho a la solicitud {ticket}, del {fecha}; revise que no sea la misma.",
  "problema.solicitud-repetida": "{ticket}",
  "error.solicitud-repetida":
    "La misma pantalla, el mismo operador y el mismo texto ya se enviaron hace menos de una semana ({ticket}); no se envió nada.",
  "error.solicitud-repetida.sugerencia":
    "Vea la anterior con «mesa ticket ver» o «mesa bandeja listar --todas». Si es otro suceso, dígalo en el texto o añada --repetir.",
} as const;
