/** `ticket comprobante`: proofs of filing. */
export const proof = {
  "orden.ticket.comprobante":
    "El comprobante de haber presentado la solicitud: número, horas, contenido y archivos con su SHA-256; también lo verifica",
  "argumento.numero-opcional": "Número del ticket",
  "opcion.formato-comprobante": "Formato del comprobante: pdf si no se dice",
  "opcion.salida-comprobante":
    "Archivo que se crea; comprobante-NÚMERO en esta carpeta si no se dice",
  "opcion.verificar": "Compara un comprobante (PDF o JSON) con lo guardado aquí y con la mesa",
  "comprobante.titulo": "Comprobante de presentación",
  "comprobante.subtitulo":
    "Ticket {numero} · Mesa de Servicios, Servicio Nacional de Aduana del Ecuador",
  "comprobante.practica":
    "PRÁCTICA. Este ticket es de la mesa de práctica: nada salió de la máquina y no se presentó nada ante SENAE.",
  "comprobante.registro": "Registro",
  "comprobante.contenido": "Contenido presentado",
  "comprobante.archivos": "Archivos presentados",
  "comprobante.capturas": "Capturas dentro del documento de evidencia",
  "comprobante.sello": "Sello",
  "comprobante.metodo": "Método",
  "comprobante.metodo.valor":
    "SHA-256 del JSON canónico (RFC 8785) adjunto a este PDF como comprobante.json",
  "comprobante.hora-mesa": "Hora de la mesa",
  "comprobante.hora-anotado": "Anotado en la máquina",
  "comprobante.hora-respondido": "Respuesta recibida",
  "comprobante.canal": "Canal",
  "comprobante.que-prueba": "Qué prueba este comprobante y qué no",
  "comprobante.prueba.libro":
    "Recoge del libro de la máquina que hizo el envío el contenido exacto que salió (letra por letra, en el JSON adjunto), los archivos con su SHA-256, y el número y la hora que la mesa de servicios dio en su respuesta. Quien tenga un archivo puede calcular su SHA-256 y comprobar que es el presentado.",
  "comprobante.prueba.mesa":
    "Recoge lo que la mesa de servicios dice del ticket; la máquina que lo emitió no hizo el envío y no tiene constancia propia.",
  "comprobante.no-prueba":
    "El sello descubre cambios hechos por descuido, pero no es una firma: quien cambie el contenido puede calcular otro sello. Las horas «anotado» y «respuesta» son del reloj de la máquina; solo «hora de la mesa» es de la mesa de servicios.",
  "comprobante.verifique":
    "Por eso vale lo que confirmen el libro de la máquina que envió o la propia mesa de servicios: mesa ticket comprobante --verificar ARCHIVO",
  "comprobante.no-oficial":
    "Lo emite mesa, un programa independiente; no es un documento de SENAE ni lleva firma electrónica.",
  "comprobante.pie": "{programa} · emitido {fecha}",
  "comprobante.sigue-adjunto": "{texto}… (sigue en el JSON adjunto a este PDF)",
  "comprobante.creado": "Comprobante de {numero}: {archivo}",
  "comprobante.digesto": "SHA-256 del archivo: {sha256}",
  "comprobante.sigue":
    "Verifíquelo cuando haga falta con «mesa ticket comprobante --verificar {archivo}».",
  "comprobante.de-la-mesa":
    "Este ticket no salió de esta máquina: el comprobante dice lo que la mesa informa.",
  "comprobante.resultado.confirmado": "El comprobante de {numero} está íntegro y coincide.",
  "comprobante.resultado.sin-confirmar":
    "El comprobante de {numero} está íntegro, pero aquí no hay con qué confirmarlo.",
  "comprobante.resultado.alterado": "El comprobante de {numero} NO coincide.",
  "comprobante.revision.sello": "Sello",
  "comprobante.revision.paginas": "Páginas",
  "comprobante.revision.libro": "Libro de esta máquina",
  "comprobante.revision.archivos": "Archivos guardados aquí",
  "comprobante.revision.mesa": "Mesa de servicios",
  "comprobante.estado.bien": "coincide",
  "comprobante.estado.difiere": "difiere: {detalle}",
  "comprobante.estado.sin-comparar": "no se pudo comparar ({detalle})",
  "error.comprobante-ilegible": "{archivo} no es un comprobante de mesa que se pueda leer.",
  "error.comprobante-ilegible.sugerencia":
    "Dé el PDF o el JSON que creó «mesa ticket comprobante», sin haberlo guardado de nuevo con otro programa.",
  "error.sin-comprobante":
    "La solicitud {solicitud} aún no tiene número de la mesa; no hay qué comprobar.",
  "error.sin-comprobante.sugerencia": "Envíela con «mesa bandeja enviar» y repita la orden.",
} as const;
