/** The channel `entrega`: files that a person sends, messages that are imported. */
export const handover = {
  "canal.entrega":
    "files that you send by hand, from your mail program or by pasting them into the portal; nothing goes over the network",
  "canal.entrega.necesita":
    "a folder in which to write the messages, and the e-mail address from which you send them",
  "canal.entrega.probado":
    ".eml, .msg and mbox files on this machine, and Postfix with a program that plays the operator; not against the mailbox of SENAE",
  "elegir-canal.entrega": "By hand: in files that you send by e-mail or paste into the portal",
  "capacidad.cambios.importados": "known once the messages received are imported",
  "capacidad.una_vez.operador": "you send the file; mesa does not write it again without asking",
  "capacidad.lista.importados": "the tickets known from you and from what was imported",
  "iniciar.carpeta": "Folder in which to write what you will send",
  "entrega.carpeta": "Folder for what goes out",
  "entrega.entrada": "Folder for what comes in",
  "opcion.carpeta-entrega":
    "Folder in which the messages are written that you send by hand (channel entrega)",
  "opcion.carpeta-entrada":
    "Folder from which sent and received messages are read by themselves (channel entrega)",
  "opcion.abrir": "Opens the message just written in your mail program (channel entrega)",
  "resultado.entregado_a_mano": "handed over by hand",
  "orden.entrega": "What you hand over yourself: copy fields, confirm, import answers",
  "orden.entrega.copiar":
    "Copies a field of the form to the clipboard, to paste it into the portal",
  "orden.entrega.confirmar": "Records, on your word, that you sent a request",
  "orden.entrega.importar":
    "Reads sent and received messages from .eml, .msg and mbox files, and from folders",
  "argumento.campo-copiar":
    "Field of the form (descripcion, pantalla…); without it, shows them all",
  "argumento.ruta-importar": "Files or folders with messages",
  "opcion.numero-entrega": "Number that the desk gave the ticket",
  "opcion.fecha-entrega": "Day on which you sent it (today if not said)",
  "entrega.escrita": "The request {solicitud} is ready for you to send:",
  "entrega.repetida":
    "The request {solicitud} was handed to you on {fecha} already; it was not written again:",
  "entrega.otra-vez":
    "The same was handed to you on {fecha} ({ticket}), and nobody knows whether it went out. Write it again?",
  "entrega.como":
    "Open the message (.eml) in your mail program, look it over and press Send: it has its recipient, subject, text and documents.",
  "entrega.portal":
    "Or paste the text (.txt) into the portal, field by field; the documents are in the folder of the same name.",
  "entrega.despues":
    "Then «mesa entrega confirmar {solicitud}», or import the sent message with «mesa entrega importar».",
  "entrega.respuesta": "written to {archivo}; open it in your mail program and press Send",
  "entrega.nada-que-abrir": "There is no message to open: that is for the channel entrega only.",
  "entrega.sin-programa":
    "There is no program here that opens the message; open it from your mail program yourself: {archivo}",
  "entrega.copiado": "“{campo}” is on the clipboard; paste it into the portal.",
  "entrega.confirmada":
    "Recorded, on your word, that the request {solicitud} went out; its number will come with the first answer that you import.",
  "entrega.confirmada-numero":
    "Recorded, on your word, that the request {solicitud} is the ticket {numero}.",
  "entrega.solo-entregadas": "a request handed over by hand that has no number yet",
  "entrega.no-futura": "a day that has come",
  "entrega.archivo": "File",
  "entrega.entregada": "Written",
  "entrega.confirmacion": "Confirmed",
  "confirmado.operador": "on the operator's word; the desk has not said so",
  "confirmado.mensaje": "by an imported message, which no mail server verified",
  "entrega.segun-usted": "as you say",
  "entrega.hora": "Time by the operator or the message",
  "progreso.importando": "Reading the messages…",
  "entrega.importado":
    "Files: {archivos} · new messages: {nuevos} · known before: {repetidos} · not of the desk: {ajenos}",
  "entrega.sin-verificar":
    "No mail server verifies what was imported: trust it as you trust the file that it came from.",
  "importar.no-es-mensaje": "is no e-mail message (.eml, .msg or mbox)",
  "importar.mensaje-grande": "has a message of more than 64 MiB, which is not read",
  "importar.ilegible": "can't be read",
  "importar.danado": "is damaged or cut off; save it again from your mail program",
  "importar.mas": "and {numero} more; see them with --json",
  "mensaje.sin-verificar": "[read from a file: no mail server verified it]",
  "comprobante.prueba.mano":
    "That this machine recorded the request with this content and wrote it to a file to be sent by hand. That it went out, and its number, are known only from whoever is named above.",
  "error.sin-portapapeles": "There is no program here that copies to the clipboard.",
  "error.sin-portapapeles.sugerencia":
    "Install wl-clipboard, xclip or xsel, or copy the field from the .txt file beside the message; «mesa entrega copiar SOLICITUD --json» shows it, too.",
};
