export const outbox = {
  "bandeja.proximo": "Next try",
  "bandeja.clave": "Key",
  "bandeja.espera": "{numero} left to send; the next try is at {hora}.",
  "bandeja.resumen": "Sent: {enviadas} · refused: {rechazadas} · left: {quedan}",
  "bandeja.solo-desconocidas": "a request of which nobody knows whether it went out (“unknown”)",
  "bandeja.reenviar-confirmar":
    "Nobody knows whether this request arrived: if it did, the desk will have it twice. Send it again?",
  "opcion.reenviar": "Sends again an “unknown” request that is found nowhere; it may arrive twice",
  "opcion.si-reenviar": "With --reenviar: agrees without asking that it may arrive twice",
  "orden.bandeja.ver": "Shows one request of the outbox: its state and what would be sent",
  "opcion.esperar": "Keeps trying, with growing pauses, until all is sent",
  "opcion.fallas": "Faults that the desk acts out, separated by commas, or «todas»",
  "opcion.semilla": "The same seed makes the same faults (a number)",
  "opcion.frecuencia": "Of a hundred requests, how many fail (30 if not said)",
  "opcion.con-fallas": "Shows how nothing is lost or repeated when the desk fails",
  "fallas.titulo":
    "Six incidents to a desk that fails in six ways: nothing is lost, nothing is repeated",
  "fallas.corta-despues":
    "The desk makes the ticket and the connection breaks before the answer: it is repeated with the same key and the desk returns the same ticket.",
  "fallas.entrega-doble": "A proxy delivers the same request twice: the key makes it one ticket.",
  "fallas.json-invalido": "The answer comes cut short: the desk is asked for the key.",
  "fallas.503":
    "The desk is out of service and stays so after several tries: the request waits in the outbox.",
  "fallas.corta-antes":
    "The connection breaks in the middle of sending, every time: the desk says it never got it and the request waits.",
  "fallas.cuelga-despues":
    "The desk makes the ticket and says nothing more: time runs out, it is repeated with the same key.",
  "fallas.recuperadas": "The desk is back; the outbox sends what waited: {recuperadas}.",
  "fallas.fin": "{solicitudes:request|requests}, {tickets:ticket|tickets} at the desk.",
};
