export const outbox = {
  "bandeja.proximo": "Próximo intento",
  "bandeja.clave": "Clave",
  "bandeja.espera": "Quedan {numero} por enviar; el próximo intento es a las {hora}.",
  "bandeja.resumen": "Enviadas: {enviadas} · rechazadas: {rechazadas} · quedan: {quedan}",
  "bandeja.solo-desconocidas": "una solicitud de la que no se sabe si salió («desconocido»)",
  "bandeja.reenviar-confirmar":
    "No se sabe si esta solicitud llegó: si llegó, la mesa la tendrá dos veces. ¿Enviarla otra vez?",
  "opcion.reenviar":
    "Envía otra vez una solicitud «desconocida» que no se halla en ninguna parte; puede llegar dos veces",
  "opcion.si-reenviar": "Con --reenviar: acepta sin preguntar que pueda llegar dos veces",
  "orden.bandeja.ver": "Muestra una solicitud de la bandeja: su estado y lo que se enviaría",
  "opcion.esperar": "Sigue intentando, con pausas crecientes, hasta que todo haya salido",
  "opcion.fallas": "Fallas que la mesa ensaya, separadas por comas, o «todas»",
  "opcion.semilla": "La misma semilla produce las mismas fallas (un número)",
  "opcion.frecuencia": "De cada cien pedidos, cuántos fallan (30 si no se dice)",
  "opcion.con-fallas": "Muestra cómo nada se pierde ni se repite cuando la mesa falla",
  "fallas.titulo":
    "Seis incidentes a una mesa que falla de seis maneras: nada se pierde, nada se repite",
  "fallas.corta-despues":
    "La mesa registra el ticket y la conexión se corta antes de la respuesta: se repite con la misma clave y la mesa devuelve el mismo ticket.",
  "fallas.entrega-doble":
    "Un intermediario entrega dos veces el mismo pedido: la clave lo reduce a un ticket.",
  "fallas.json-invalido": "La respuesta llega cortada: se pregunta a la mesa por la clave.",
  "fallas.503":
    "La mesa está fuera de servicio y lo sigue estando tras varios intentos: la solicitud espera en la bandeja.",
  "fallas.corta-antes":
    "La conexión se corta a mitad del envío, cada vez: la mesa dice que no lo recibió y la solicitud espera.",
  "fallas.cuelga-despues":
    "La mesa registra el ticket y no responde más: se acaba el plazo, se repite con la misma clave.",
  "fallas.recuperadas": "La mesa vuelve; la bandeja envía lo que esperaba: {recuperadas}.",
  "fallas.fin": "{solicitudes:solicitud|solicitudes}, {tickets:ticket|tickets} en la mesa.",
} as const;
