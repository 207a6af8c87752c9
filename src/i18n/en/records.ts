export const records = {
  "lote.parecida": "Already sent on {fecha} ({ticket})",
  "lote.parecidos": "same as another request from less than a week ago: {numero}",
  "borrador.no-se-guarda":
    "The draft could not be saved: check the free space and permissions of the folder shown by “mesa doctor”. You can continue: saving is retried after each answer.",
  "borrador.no-quedo": "Your last entry was not saved: it could not be written to disk.",
  "borrador.no-se-borra":
    "The request was sent, but draft {borrador} could not be deleted; if you continue it, it will not be sent twice.",
  "borrador.ilegible": "Could not read the draft {ruta}; the file is still there, unchanged.",
  "opcion.repetir": "Sends even if the same request was sent recently",
  "repetida.confirmar": "This was already sent on {fecha} ({ticket}). Send it again?",
  "advertencia.solicitud-repetida": "This was already sent on {fecha} ({ticket}).",
  "advertencia.solicitud-espera":
    "The same request has been pending in the outbox since {fecha} ({ticket}); if you send this one, discard that one.",
  "advertencia.solicitud-parecida":
    "This is very similar to request {ticket} of {fecha}; make sure it is not the same.",
  "problema.solicitud-repetida": "{ticket}",
  "error.solicitud-repetida":
    "A request with the same screen, operator and text was sent less than a week ago ({ticket}); nothing was sent.",
  "error.solicitud-repetida.sugerencia":
    "See the earlier one with “mesa ticket show {ticket}” or “mesa outbox list --todas”. If this is a different event, say so in the text or add --repetir.",
};
