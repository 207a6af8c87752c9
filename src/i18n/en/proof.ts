export const proof = {
  "orden.ticket.comprobante":
    "The proof that a request was filed: number, times, content and files with their SHA-256; verifies it, too",
  "argumento.numero-opcional": "The ticket's number",
  "opcion.formato-comprobante": "Format of the proof: pdf if not said",
  "opcion.salida-comprobante": "File that is made; comprobante-NUMBER in this folder if not said",
  "opcion.verificar": "Holds a proof (PDF or JSON) against what is kept here and against the desk",
  "comprobante.titulo": "Proof of filing",
  "comprobante.subtitulo": "Ticket {numero} · Service desk, National Customs Service of Ecuador",
  "comprobante.practica":
    "PRACTICE. This ticket is the practice desk's: nothing left the machine and nothing was filed with SENAE.",
  "comprobante.registro": "Registration",
  "comprobante.contenido": "Content as filed",
  "comprobante.archivos": "Files as filed",
  "comprobante.capturas": "Captures within the evidence document",
  "comprobante.sello": "Seal",
  "comprobante.metodo": "Method",
  "comprobante.metodo.valor":
    "SHA-256 of the canonical JSON (RFC 8785) attached to this PDF as comprobante.json",
  "comprobante.hora-mesa": "Time by the desk",
  "comprobante.hora-anotado": "Written down here",
  "comprobante.hora-respondido": "Answer received",
  "comprobante.canal": "Channel",
  "comprobante.que-prueba": "What this proves and what it does not",
  "comprobante.prueba.libro":
    "It takes from the journal of the machine that sent it the exact content that went out (letter by letter, in the attached JSON), the files with their SHA-256, and the number and time that the desk gave in its answer. Whoever has a file can compute its SHA-256 and see that it is the one that was filed.",
  "comprobante.prueba.mesa":
    "It tells what the desk says of the ticket; the machine that issued it did not send it and has no record of its own.",
  "comprobante.no-prueba":
    "The seal reveals careless changes, but it is no signature: whoever changes the content can compute another seal. «Written down» and «answer» are by the machine's clock; only «time by the desk» is the desk's.",
  "comprobante.verifique":
    "What counts, then, is what the sender's journal or the desk itself confirms: mesa ticket receipt --verificar FILE",
  "comprobante.no-oficial":
    "It is issued by mesa, an independent program; it is no document of SENAE and bears no electronic signature.",
  "comprobante.pie": "{programa} · issued {fecha}",
  "comprobante.sigue-adjunto": "{texto}… (goes on in the JSON attached to this PDF)",
  "comprobante.creado": "Proof of filing of {numero}: {archivo}",
  "comprobante.digesto": "SHA-256 of the file: {sha256}",
  "comprobante.sigue":
    "Verify it whenever needed with «mesa ticket receipt --verificar {archivo}».",
  "comprobante.de-la-mesa":
    "This ticket was not sent from this machine: the proof says what the desk tells.",
  "comprobante.resultado.confirmado": "The proof of {numero} is whole and agrees.",
  "comprobante.resultado.sin-confirmar":
    "The proof of {numero} is whole, but nothing here can confirm it.",
  "comprobante.resultado.alterado": "The proof of {numero} does NOT agree.",
  "comprobante.revision.sello": "Seal",
  "comprobante.revision.paginas": "Pages",
  "comprobante.revision.libro": "This machine's journal",
  "comprobante.revision.archivos": "Files kept here",
  "comprobante.revision.mesa": "Service desk",
  "comprobante.estado.bien": "agrees",
  "comprobante.estado.difiere": "differs: {detalle}",
  "comprobante.estado.sin-comparar": "could not be compared ({detalle})",
  "error.comprobante-ilegible": "{archivo} is no proof of mesa's that can be read.",
  "error.comprobante-ilegible.sugerencia":
    "Give the PDF or JSON that «mesa ticket receipt» made, not saved again by another program.",
  "error.sin-comprobante":
    "Request {solicitud} has no number of the desk yet; there is nothing to prove.",
  "error.sin-comprobante.sugerencia": "Send it with «mesa outbox send» and repeat the command.",
} as const;
