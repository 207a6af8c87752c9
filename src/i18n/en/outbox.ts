export const outbox = {
  "razon.rechaza": "the desk rejects the connection",
  "razon.no-se-halla": "the server is not found; check the Internet connection",
  "razon.tarda": "the desk takes too long to answer",
  "razon.cortada": "the connection broke",
  "razon.sin-red": "there is no way to the desk; check the network",
  "razon.certificado": "no secure connection (TLS) could be agreed with the server",
  "razon.certificado-caducado": "the server's certificate has expired",
  "razon.certificado-ajeno": "the server's certificate is for another address",
  "razon.certificado-sin-autoridad": "no known authority vouches for the server's certificate",
  "razon.sin-rastro": "no trace of the request is found",
  "razon.falta-una-parte": "one of its parts is missing",
  "columna.id": "ID",
  "bandeja.proximo": "Next attempt",
  "bandeja.clave": "Key",
  "bandeja.espera": "Pending: {numero}; next attempt at {hora}.",
  "bandeja.resumen": "Sent: {enviadas} · rejected: {rechazadas} · pending: {quedan}",
  "bandeja.solo-desconocidas": "a request whose outcome is unknown (“unknown”)",
  "bandeja.reenviar-confirmar":
    "It is not known whether this request arrived: if it did, the desk will have it twice. Send it again?",
  "opcion.reenviar": "Sends again an “unknown” request that is found nowhere; it may arrive twice",
  "opcion.si-reenviar": "With --reenviar: accepts, without asking, that it may arrive twice",
  "orden.bandeja.ver": "Shows a request in the outbox: its status and what would be sent",
  "opcion.esperar": "Keeps trying, with increasing pauses, until everything is sent",
  "opcion.fallas": "Faults to simulate, separated by commas, or “todas”",
  "opcion.semilla": "The same seed produces the same faults (a number)",
  "opcion.frecuencia": "How many of every hundred requests fail (default: 30)",
  "opcion.con-fallas": "Shows that nothing is lost or repeated when the desk fails",
  "fallas.titulo":
    "Six incidents sent to a desk that fails in six ways: nothing is lost, nothing is repeated",
  "fallas.corta-despues":
    "The desk creates the ticket and the connection drops before the reply: the request is repeated with the same key and the desk returns the same ticket.",
  "fallas.entrega-doble":
    "A proxy delivers the same request twice: the key keeps it to one ticket.",
  "fallas.json-invalido": "The reply arrives truncated: the desk is asked about the key.",
  "fallas.503":
    "The desk is down and stays down through several attempts: the request stays in the outbox.",
  "fallas.corta-antes":
    "The connection drops in the middle of sending, every time: the desk says it never received the request, which stays pending.",
  "fallas.cuelga-despues":
    "The desk creates the ticket and goes silent: after a timeout, the request is repeated with the same key.",
  "fallas.recuperadas": "The desk is back; the outbox sends the pending requests: {recuperadas}.",
  "fallas.fin": "{solicitudes:request|requests}, {tickets:ticket|tickets} at the desk.",
};
