/** The channel `entrega`: files that a person sends, messages that are imported. */
export const handover = {
  "canal.entrega":
    "files you send by hand, from your mail program or by pasting them into the portal; nothing goes over the network",
  "canal.entrega.necesita": "a folder for the messages, and the email address you send them from",
  "canal.entrega.probado":
    ".eml, .msg and mbox files on this computer, and Postfix with a program in the operator's place; not against SENAE's mailbox",
  "elegir-canal.entrega": "By hand: as files you send by email or paste into the portal",
  "capacidad.cambios.importados": "known once you import the received messages",
  "capacidad.una_vez.operador": "you send the file; mesa does not write it again without asking",
  "capacidad.lista.importados": "the tickets known from you and from imported messages",
  "iniciar.carpeta": "Folder for the messages you will send",
  "entrega.carpeta": "Outgoing folder",
  "entrega.entrada": "Incoming folder",
  "opcion.carpeta-entrega": "Folder for the messages you send by hand (entrega channel)",
  "opcion.carpeta-entrada":
    "Folder from which sent and received messages are read automatically (entrega channel)",
  "opcion.abrir": "Opens the message just written in your mail program (entrega channel)",
  "resultado.entregado_a_mano": "handed over by hand",
  "orden.entrega": "Requests you hand over yourself: copy fields, confirm, import replies",
  "orden.entrega.copiar": "Copies a form field to the clipboard, to paste it into the portal",
  "orden.entrega.confirmar": "Records, on your word, that you sent a request",
  "orden.entrega.importar":
    "Reads sent and received messages from .eml, .msg and mbox files, and from folders",
  "argumento.campo-copiar": "Form field (descripcion, pantalla…); if omitted, shows them all",
  "argumento.ruta-importar": "Files or folders with messages",
  "opcion.numero-entrega": "Ticket number given by the desk",
  "opcion.fecha-entrega": "Date you sent it (default: today)",
  "entrega.escrita": "Request {solicitud} is ready for you to send:",
  "entrega.repetida":
    "Request {solicitud} was already handed to you on {fecha}; it was not written again:",
  "entrega.otra-vez":
    "The same request was handed to you on {fecha} ({ticket}), and it is not known whether it was sent. Write it again?",
  "entrega.como":
    "Open the message (.eml) in your mail program, check it and press Send: it has its recipient, subject, text and documents.",
  "entrega.portal":
    "Or paste the text (.txt) into the portal, field by field; the documents are in the folder of the same name.",
  "entrega.despues":
    "Then run “mesa handover confirm {solicitud}”, or import the sent message with “mesa handover import”.",
  "entrega.respuesta": "written to {archivo}; open it in your mail program and press Send",
  "entrega.nada-que-abrir": "There is no message to open: that is only for the entrega channel.",
  "entrega.sin-programa":
    "No program here can open the message; open it from your mail program: {archivo}",
  "entrega.copiado": "“{campo}” is on the clipboard; paste it into the portal.",
  "entrega.confirmada":
    "Recorded, on your word, that request {solicitud} was sent; its number will come with the first reply you import.",
  "entrega.confirmada-numero":
    "Recorded, on your word, that request {solicitud} is ticket {numero}.",
  "entrega.solo-entregadas": "a request handed over by hand that has no number yet",
  "entrega.no-futura": "a date that is not in the future",
  "entrega.archivo": "File",
  "entrega.entregada": "Written",
  "entrega.confirmacion": "Confirmed",
  "confirmado.operador": "on the operator's word; not confirmed by the desk",
  "confirmado.mensaje": "by an imported message, not verified by any mail server",
  "entrega.segun-usted": "as you say",
  "entrega.hora": "Time given by the operator or the message",
  "progreso.importando": "Reading the messages…",
  "entrega.importado":
    "Files: {archivos} · new messages: {nuevos} · already known: {repetidos} · not from the desk: {ajenos}",
  "entrega.sin-verificar":
    "No mail server verifies imported messages: trust them only as much as the file they came from.",
  "importar.no-es-mensaje": "is not an email message (.eml, .msg or mbox)",
  "importar.mensaje-grande": "has a message larger than 64 MiB, which is not read",
  "importar.ilegible": "cannot be read",
  "importar.danado": "is damaged or truncated; save it again from your mail program",
  "importar.mas": "and {numero} more; see them with --json",
  "mensaje.sin-verificar": "[read from a file: no mail server verified it]",
  "comprobante.prueba.mano":
    "This computer recorded the request with this content and wrote it to a file to be sent by hand. That it was sent, and its number, are known only from the source named above.",
  "error.sin-portapapeles": "No program here can copy to the clipboard.",
  "error.sin-portapapeles.sugerencia":
    "Install wl-clipboard, xclip or xsel, or copy the field from the .txt file next to the message; “mesa handover copy REQUEST --json” shows it, too.",
};
