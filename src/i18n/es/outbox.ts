export const outbox = {
  "razon.rechaza": "el servidor rechaza la conexión",
  "razon.no-se-halla": "no se encuentra el servidor; revise la conexión a Internet",
  "razon.tarda": "el servidor tarda demasiado en responder",
  "razon.cortada": "la conexión se cortó",
  "razon.sin-red": "no hay camino hasta el servidor; revise la red",
  "razon.certificado": "no se pudo acordar una conexión segura (TLS) con el servidor",
  "razon.certificado-caducado": "el certificado del servidor está vencido",
  "razon.certificado-ajeno": "el certificado del servidor es de otra dirección",
  "razon.certificado-sin-autoridad":
    "ninguna autoridad conocida responde por el certificado del servidor",
  "razon.sin-rastro": "no se encuentra rastro de la solicitud",
  "razon.falta-una-parte": "falta una de sus partes",
  "razon.sistema-no-permite": "el sistema no permite la conexión",
  "razon.interrumpida": "la espera se interrumpió",
  "razon.respuesta-grande": "la respuesta es demasiado grande",
  "razon.certificado-futuro": "el certificado del servidor aún no es válido",
  "razon.otra-direccion": "el servidor envía a otra dirección",
  "razon.demasiadas": "la mesa recibe demasiadas peticiones por ahora",
  "razon.fuera-de-servicio": "la mesa está fuera de servicio por ahora",
  "razon.falla-suya": "la mesa respondió con una falla suya",
  "razon.no-acepta": "el servidor no aceptó la petición",
  "razon.inesperada": "el servidor respondió algo inesperado",
  "razon.buzon-no-acepta": "el servidor de correo no aceptó la petición",
  "razon.entrega-a-medias": "los archivos no se escribieron por completo",
  "razon.no-consta": "no consta",
  "razon.otra": "la conexión falló",
  "razon.servidor-dijo": "el servidor respondió: «{palabras}»",
  "razon.explicada": "vea «mesa explicar {codigo}»",
  "columna.id": "Id",
  "bandeja.proximo": "Próximo intento",
  "bandeja.clave": "Clave de envío",
  "bandeja.espera": "Solicitudes pendientes: {numero}; próximo intento a las {hora}.",
  "bandeja.resumen": "Enviadas: {enviadas} · rechazadas: {rechazadas} · pendientes: {quedan}",
  "orden.bandeja.servir":
    "Envía lo que llega a la bandeja de salida hasta que se le pida terminar; varios equipos se reparten el trabajo",
  "opcion.plazo-servir": "Termina después de este tiempo: 30m, 8h, 1d (sin límite si se omite)",
  "servir.empieza":
    "Se atiende la bandeja de salida del perfil «{perfil}»; Ctrl-C termina después de la solicitud en curso.",
  "servir.vuelve": "Hay conexión de nuevo.",
  "servir.fin": "Fin. Enviadas: {enviadas} · rechazadas: {rechazadas}",
  "bandeja.solo-desconocidas":
    "una solicitud sin confirmar, de la que no se sabe si se envió («desconocido»)",
  "bandeja.reenviar-confirmar":
    "No se sabe si esta solicitud llegó: si llegó, la mesa la tendrá dos veces. ¿Enviarla otra vez?",
  "opcion.reenviar":
    "Envía otra vez una solicitud «desconocida» que no se halla en ninguna parte; puede llegar dos veces",
  "opcion.si-reenviar": "Con --reenviar: acepta sin preguntar que pueda llegar dos veces",
  "orden.bandeja.ver":
    "Muestra una solicitud de la bandeja de salida: su estado y lo que se enviaría",
  "opcion.esperar": "Sigue intentando, con pausas crecientes, hasta que todo se haya enviado",
  "opcion.fallas": "Fallas que la mesa simula, separadas por comas, o «todas»",
  "opcion.semilla": "La misma semilla produce las mismas fallas (un número)",
  "opcion.frecuencia": "De cada cien peticiones, cuántas fallan (30 si se omite)",
  "opcion.con-fallas": "Muestra cómo nada se pierde ni se repite cuando la mesa falla",
  "fallas.titulo":
    "Seis incidentes a una mesa que falla de seis maneras: nada se pierde, nada se repite",
  "fallas.corta-despues":
    "La mesa registra el ticket y la conexión se corta antes de la respuesta: se repite con la misma clave de envío y la mesa devuelve el mismo ticket.",
  "fallas.entrega-doble":
    "Un intermediario entrega dos veces la misma petición: la clave de envío la deja en un solo ticket.",
  "fallas.json-invalido":
    "La respuesta llega cortada: se pregunta a la mesa por la clave de envío.",
  "fallas.503":
    "La mesa está fuera de servicio y sigue así tras varios intentos: la solicitud queda en la bandeja de salida.",
  "fallas.corta-antes":
    "La conexión se corta a mitad del envío, cada vez: la mesa no recibe la solicitud, que queda en la bandeja de salida.",
  "fallas.cuelga-despues":
    "La mesa registra el ticket y no responde más: vence el plazo y se repite con la misma clave de envío.",
  "fallas.recuperadas": "La mesa vuelve a responder; se envían las pendientes: {recuperadas}.",
  "fallas.fin": "{solicitudes:solicitud|solicitudes}, {tickets:ticket|tickets} en la mesa.",
} as const;
