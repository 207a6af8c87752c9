export const follow = {
  "orden.ticket.responder": "Posts a message to a ticket, with files if needed, exactly once",
  "orden.ticket.descargar": "Downloads a ticket's files and checks their content",
  "argumento.adjuntos": "File name; if omitted, all files",
  "opcion.texto-respuesta":
    "Message text; - reads standard input. On a terminal, your editor opens if this is omitted",
  "opcion.adjunto-respuesta": "File to attach to the message (PDF, PNG or JPEG)",
  "opcion.clave-respuesta": "Your own idempotency key (default: derived from the content)",
  "opcion.carpeta": "Folder for the files (default: the current one)",
  "opcion.cadena": "Shows every ticket in the follow-up chain in full",
  "responder.enviar": "Send this message?",
  "responder.corregir": "Edit it?",
  "responder.escrito": "the desk received your message.",
  "responder.repetido": "the desk already had this message; it was not sent again.",
  "descargar.progreso": "Downloading…",
  "descargar.ninguno": "The ticket has no files.",
  "descargar.ya-estaba": "already there",
  "inconforme.respuesta": "The desk replied on {fecha}:",
  "conforme.pregunta": "Do you agree? The case ends and cannot be reopened.",
  "inconforme.sin-respuesta":
    "The ticket is “{estado}”: the desk usually accepts a disagreement only after it has replied. Continue?",
  "inconforme.pregunta":
    "A follow-up to {numero} will be registered with the same details. Say what is still wrong; the rest can stay as it is.",
  "error.mensaje-desconocido":
    "The connection was lost, and it is not known whether the desk received your message on {numero} ({motivo}).",
  "error.mensaje-desconocido.sugerencia":
    "Run the same command with the same text: if the desk already has it, it is not sent twice.",
  "error.mensaje-no-enviado":
    "The service desk could not be reached ({motivo}); your message to {numero} was not sent.",
  "error.mensaje-no-enviado.sugerencia":
    "Run the same command once you are online: it is sent only once.",
  "error.descarga-cortada": "The download of {archivo} was interrupted ({motivo}).",
  "error.descarga-cortada.sugerencia":
    "Run the command again: the download resumes where it stopped.",
  "error.descarga-danada":
    "The downloaded {archivo} does not match what the desk announced (different SHA-256). It was not saved.",
  "error.descarga-danada.sugerencia":
    "Run the command again; if it happens again, contact the service desk.",
  "error.feriados-invalidos": "The holidays file {archivo} cannot be used: {causa}.",
  "error.feriados-invalidos.sugerencia":
    "It must be a JSON object with “feriados” (each date as YYYY-MM-DD with its name) and “laborables” (a list of dates). Fix it or delete it.",
  "opcion.sin-respuesta":
    "Only those that have waited for the desk at least this long: 30m, 12h, 3d; with a final “l”, in office hours (3dl)",
  "opcion.sin-red": "Shows the local copy without asking the desk",
  "plazo.esperado":
    "a number with s, m, h or d: 30s, 45m, 12h, 3d; with l only office hours count: 3dl is three working days",
  "columna.edad": "Age",
  edad: "{transcurrido} ({habiles} in office hours)",
  "copia.de": "Local copy ({hace}): {tickets:ticket|tickets}.",
  "copia.parcial":
    "Local copy ({hace}): {tickets:ticket|tickets}, only those you have viewed; “mesa news” fetches all of them.",
  "error.sin-copia": "There is no local copy of the tickets of profile “{perfil}” yet.",
  "error.sin-copia.sugerencia": "While online, run “mesa news” to fetch all tickets.",
  "orden.novedades": "Shows what changed on your tickets since you last looked",
  "opcion.breve":
    "One line saying how many tickets changed, or nothing; does not mark them as seen",
  "opcion.sin-marcar": "Does not mark what is shown as seen",
  "novedades.progreso": "Checking for updates…",
  "novedades.ninguna": "Nothing new.",
  "novedades.cuenta": "{tickets:ticket|tickets} with updates",
  "orden.ticket.esperar":
    "Waits until tickets reach a status: exits 0 if they do, 8 on timeout, 1 if they no longer can",
  "argumento.numeros": "Ticket numbers",
  "opcion.hasta-estado": "Status to wait for (default: respondido); a later one also counts",
  "opcion.estado-esperado": "The same as --hasta",
  "opcion.plazo": "Maximum wait: 30s, 30m, 2h, 1d (default: no limit)",
  "esperar.progreso": "Waiting for the service desk…",
  "esperar.estado-extrano":
    "“{estado}” is not a known status; waiting for it anyway. Did you mean {parecido}?",
  "esperar.alcanzado": "The expected status was reached.",
  "esperar.plazo": "Timed out.",
  "esperar.rechazado": "At least one ticket ended differently and will not reach that status.",
  "orden.ticket.vigilar":
    "Watches open tickets, or the given ones, and reports each change; without a terminal, one JSON object per line",
  "argumento.numeros-vigilar": "Ticket numbers; if omitted, all open ones",
  "opcion.avisar": "Also shows a desktop notification",
  "opcion.ejecutar": "Runs this command for each change, given as JSON on its standard input",
  "opcion.aviso-url":
    "Posts each change to this address, signed with MESA_AVISO_SECRETO (HMAC-SHA256)",
  "plazo.corrido": "a number with s, m, h or d: 30s, 30m, 2h, 1d",
  "aviso.direccion":
    "https://… (or http:// on this computer only), without a user name or password",
  "aviso.falla": "The notification did not reach its address ({motivo}).",
  "aviso.comando": "The --ejecutar command exited with {codigo}.",
  "aviso.sin-escritorio": "This computer cannot show desktop notifications.",
  "vigilar.titulo": "Tickets of profile “{perfil}”",
  "vigilar.empieza": "Watching…",
  "vigilar.visto": "Up to date: {hora}",
  "vigilar.proxima": "asking again at {hora}",
  "vigilar.teclas": "q quit · Enter open one · space seen · r refresh",
  "vigilar.ninguno": "There are no open tickets.",
  "vigilar.ocultos": "… and {tickets} more.",
  "vigilar.quien": "Assigned to",
  "vigilar.ultimo": "Last message",
  "vigilar.estado": "now {estado}",
  "vigilar.reintento": "Next attempt: {hora}.",
  "vigilar.vuelve": "The service desk is responding again.",
  "error.aviso-sin-secreto": "Option --aviso-url needs the secret that signs the notifications.",
  "error.aviso-sin-secreto.sugerencia":
    "Set it in MESA_AVISO_SECRETO, with the same value the receiver uses.",
} as const;
