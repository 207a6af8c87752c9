export const proof = {
  "orden.ticket.comprobante":
    "Creates or verifies the filing receipt of a request: number, times, content and files with their SHA-256",
  "argumento.numero-opcional": "Ticket number",
  "opcion.formato-comprobante": "Receipt format (default: pdf)",
  "opcion.salida-comprobante": "Output file (default: comprobante-NUMBER in this folder)",
  "opcion.verificar": "Compares a receipt (PDF or JSON) with what is stored here and with the desk",
  "comprobante.titulo": "Filing receipt",
  "comprobante.subtitulo": "Ticket {numero} · Service desk, National Customs Service of Ecuador",
  "comprobante.practica":
    "PRACTICE. This ticket belongs to the practice desk: nothing left this computer and nothing was filed with SENAE.",
  "comprobante.registro": "Registration",
  "comprobante.contenido": "Content as filed",
  "comprobante.archivos": "Files as filed",
  "comprobante.capturas": "Screenshots in the evidence document",
  "comprobante.sello": "Seal",
  "comprobante.metodo": "Method",
  "comprobante.metodo.valor":
    "SHA-256 of the canonical JSON (RFC 8785) attached to this PDF as comprobante.json",
  "comprobante.hora-mesa": "Desk time",
  "comprobante.hora-anotado": "Recorded on this computer",
  "comprobante.hora-respondido": "Reply received",
  "comprobante.canal": "Channel",
  "comprobante.que-prueba": "What this receipt proves, and what it does not",
  "comprobante.prueba.libro":
    "The exact content sent (letter by letter, in the attached JSON), the files with their SHA-256, and the number and time given by the desk were taken from the log of the computer that sent them. Anyone who has a file can compute its SHA-256 and confirm that it is the one that was filed.",
  "comprobante.prueba.mesa":
    "Contains what the desk reports about the ticket. The computer that issued this receipt did not send the request and has no record of its own.",
  "comprobante.no-prueba":
    "The seal detects accidental changes, but it is not a signature: anyone who changes the content can compute a new seal. “Recorded on this computer” and “Reply received” come from this computer's clock; only “Desk time” comes from the service desk.",
  "comprobante.verifique":
    "What counts is what the sending computer's log or the desk itself confirms: mesa ticket receipt --verificar FILE",
  "comprobante.no-oficial":
    "Issued by mesa, an independent program; not a SENAE document and not electronically signed.",
  "comprobante.pie": "{programa} · issued {fecha}",
  "comprobante.sigue-adjunto": "{texto}… (continues in the JSON attached to this PDF)",
  "comprobante.creado": "Filing receipt for {numero}: {archivo}",
  "comprobante.digesto": "SHA-256 of the file: {sha256}",
  "comprobante.sigue": "Verify it at any time with “mesa ticket receipt --verificar {archivo}”.",
  "comprobante.de-la-mesa":
    "This ticket was not sent from this computer: the receipt only shows what the desk reports.",
  "comprobante.resultado.confirmado": "The receipt for {numero} is intact and matches.",
  "comprobante.resultado.sin-confirmar":
    "The receipt for {numero} is intact, but nothing here can confirm it.",
  "comprobante.resultado.alterado": "The receipt for {numero} does NOT match.",
  "comprobante.revision.sello": "Seal",
  "comprobante.revision.paginas": "Pages",
  "comprobante.revision.libro": "This computer's log",
  "comprobante.revision.archivos": "Files stored here",
  "comprobante.revision.mesa": "Service desk",
  "comprobante.estado.bien": "matches",
  "comprobante.estado.difiere": "differs: {detalle}",
  "comprobante.estado.sin-comparar": "could not be compared ({detalle})",
  "error.comprobante-ilegible": "The file {archivo} is not a readable mesa receipt.",
  "error.comprobante-ilegible.sugerencia":
    "Use the PDF or JSON created by “mesa ticket receipt”, not one re-saved by another program.",
  "error.sin-comprobante":
    "Request {solicitud} has no ticket number yet, so there is no receipt to create.",
  "error.sin-comprobante.sugerencia":
    "Send it with “mesa outbox send”, then run the command again.",
} as const;
