export const records = {
  "lote.parecida": "The same was sent on {fecha} ({ticket})",
  "lote.parecidos": "that say the same as another request of less than a week ago: {numero}",
  "borrador.no-se-guarda":
    "The draft could not be saved: check the room and permissions of its folder («mesa doctor» says which). You may go on: each answer tries again.",
  "borrador.no-quedo": "The last that was typed was not saved: the disk did not take it.",
  "borrador.no-se-borra":
    "It was sent, but draft {borrador} could not be removed; if you continue it, it is not sent twice.",
  "borrador.ilegible": "The draft {ruta} can't be read; the file is still there, unchanged.",
  "opcion.repetir": "Sends even though the same was sent not long ago",
  "repetida.confirmar": "The same was sent on {fecha} ({ticket}). Send it again?",
  "advertencia.solicitud-repetida": "The same was sent on {fecha} ({ticket}).",
  "advertencia.solicitud-espera":
    "The same waits in the outbox since {fecha} ({ticket}) and was not sent yet; if this one goes out, discard that one.",
  "advertencia.solicitud-parecida":
    "It is much like request {ticket} of {fecha}; make sure that it is not the same.",
  "problema.solicitud-repetida": "{ticket}",
  "error.solicitud-repetida":
    "The same screen, operator and text were sent less than a week ago ({ticket}); nothing was sent.",
  "error.solicitud-repetida.sugerencia":
    "See the earlier one with «mesa ticket show» or «mesa outbox list --todas». If this is another event, say so in the text or add --repetir.",
};
