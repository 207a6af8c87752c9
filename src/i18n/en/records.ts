export const records = {
  "lote.parecida": "The same was sent on {fecha} ({ticket})",
  "lote.parecidos": "that say the same as another request of less than a week ago: {numero}",
  "opcion.repetir": "Sends even though the same was sent not long ago",
  "repetida.confirmar": "The same was sent on {fecha} ({ticket}). Send it again?",
  "advertencia.solicitud-repetida": "The same was sent on {fecha} ({ticket}).",
  "advertencia.solicitud-parecida":
    "It is much like request {ticket} of {fecha}; make sure that it is not the same.",
  "problema.solicitud-repetida": "{ticket}",
  "error.solicitud-repetida":
    "The same screen, operator and text were sent less than a week ago ({ticket}); nothing was sent.",
  "error.solicitud-repetida.sugerencia":
    "See the earlier one with «mesa ticket show» or «mesa outbox list --todas». If this is another event, say so in the text or add --repetir.",
};
