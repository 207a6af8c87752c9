/** `ticket comprobante`: proofs of filing. */
export const proof = {
  "orden.ticket.comprobante":
    "Crea el comprobante de presentación de la solicitud: número, horas, contenido y archivos con su SHA-256; también lo verifica",
  "argumento.numero-opcional": "Número del ticket",
  "opcion.formato-comprobante": "Formato del comprobante (pdf si se omite)",
  "opcion.salida-comprobante":
    "Archivo que se crea (si se omite, comprobante-NÚMERO en esta carpeta)",
  "opcion.verificar":
    "Compara un comprobante (PDF o JSON) con lo guardado en este equipo y con la mesa",
  "comprobante.titulo": "Comprobante de presentación",
  "comprobante.subtitulo":
    "Ticket {numero} · Mesa de Servicios, Servicio Nacional de Aduana del Ecuador",
  "comprobante.practica":
    "PRÁCTICA. Este ticket es de la mesa de práctica: nada salió del equipo y no se presentó nada ante el SENAE.",
  "comprobante.registro": "Registro",
  "comprobante.contenido": "Contenido presentado",
  "comprobante.archivos": "Archivos presentados",
  "comprobante.capturas": "Capturas dentro del documento de evidencia",
  "comprobante.sello": "Sello",
  "comprobante.metodo": "Método",
  "comprobante.metodo.valor":
    "SHA-256 del JSON canónico (RFC 8785) adjunto a este PDF como comprobante.json",
  "comprobante.hora-mesa": "Hora de la mesa",
  "comprobante.hora-anotado": "Anotado en el equipo",
  "comprobante.hora-respondido": "Respuesta recibida",
  "comprobante.canal": "Canal",
  "comprobante.que-prueba": "Qué prueba este comprobante y qué no",
  "comprobante.prueba.libro":
    "El contenido exacto que se envió (letra por letra, en el JSON adjunto), los archivos con su SHA-256, y el número y la hora que dio la mesa de servicios se tomaron del registro de envíos del equipo que los presentó. Quien tenga un archivo puede calcular su SHA-256 y comprobar que es el mismo.",
  "comprobante.prueba.mesa":
    "Contiene lo que la mesa de servicios informa del ticket. El equipo que emitió este comprobante no hizo el envío y no tiene registro propio de él.",
  "comprobante.no-prueba":
    "El sello detecta cambios accidentales, pero no es una firma: quien altere el contenido puede calcular otro sello. Las horas «Anotado en el equipo» y «Respuesta recibida» son del reloj del equipo; solo «Hora de la mesa» es de la mesa de servicios.",
  "comprobante.verifique":
    "Por eso vale lo que confirmen el registro de envíos del equipo que lo presentó o la propia mesa de servicios: mesa ticket comprobante --verificar ARCHIVO",
  "comprobante.no-oficial":
    "Lo emite mesa, un programa independiente; no es un documento del SENAE ni lleva firma electrónica.",
  "comprobante.pie": "{programa} · emitido {fecha}",
  "comprobante.sigue-adjunto": "{texto}… (sigue en el JSON adjunto a este PDF)",
  "comprobante.creado": "Comprobante de {numero}: {archivo}",
  "comprobante.digesto": "SHA-256 del archivo: {sha256}",
  "comprobante.sigue":
    "Verifíquelo cuando haga falta con «mesa ticket comprobante --verificar {archivo}».",
  "comprobante.de-la-mesa":
    "Este ticket no se envió desde este equipo: el comprobante dice solo lo que la mesa informa.",
  "comprobante.resultado.confirmado": "El comprobante de {numero} está íntegro y coincide.",
  "comprobante.resultado.sin-confirmar":
    "El comprobante de {numero} está íntegro, pero no hay con qué confirmarlo en este equipo ni en la mesa.",
  "comprobante.resultado.alterado": "El comprobante de {numero} NO coincide.",
  "comprobante.revision.sello": "Sello",
  "comprobante.revision.paginas": "Páginas",
  "comprobante.revision.libro": "Registro de envíos de este equipo",
  "comprobante.revision.archivos": "Archivos guardados en este equipo",
  "comprobante.revision.mesa": "Mesa de servicios",
  "comprobante.estado.bien": "coincide",
  "comprobante.estado.difiere": "no coincide: {detalle}",
  "comprobante.estado.sin-comparar": "no se pudo comparar ({detalle})",
  "error.comprobante-ilegible":
    "El archivo {archivo} no es un comprobante de mesa, o no se puede leer.",
  "error.comprobante-ilegible.sugerencia":
    "Dé el PDF o el JSON que creó «mesa ticket comprobante», sin haberlo guardado de nuevo con otro programa.",
  "error.sin-comprobante":
    "La solicitud {solicitud} aún no tiene número de ticket; no hay comprobante que crear.",
  "error.sin-comprobante.sugerencia": "Envíela con «mesa bandeja enviar» y repita el comando.",
} as const;
