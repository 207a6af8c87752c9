export const follow = {
  "orden.ticket.responder": "Writes to a ticket: the text, with files where needed, once",
  "orden.ticket.descargar": "Downloads a ticket's files and checks their content",
  "argumento.adjuntos": "Name of the file; without names, all of them",
  "opcion.texto-respuesta":
    "What is written; - reads it from standard input, and on a terminal your editor opens without this option",
  "opcion.adjunto-respuesta": "File that goes with the message (PDF, PNG or JPEG)",
  "opcion.clave-respuesta": "Your own idempotency key; made of the content if not given",
  "opcion.carpeta": "Folder for the files (the current one if not given)",
  "opcion.cadena": "Shows every ticket of the chain of disagreement in full",
  "responder.enviar": "Send this message?",
  "responder.corregir": "Correct it in the editor?",
  "responder.escrito": "the desk received your message.",
  "responder.repetido": "the desk already had this message; it was not written again.",
  "descargar.progreso": "Downloading…",
  "descargar.ninguno": "The ticket has no files.",
  "descargar.ya-estaba": "already there",
  "inconforme.respuesta": "The desk answered on {fecha}:",
  "conforme.pregunta": "Do you agree? The case ends and is not reopened.",
  "inconforme.sin-respuesta":
    "The ticket is “{estado}”: the desk usually accepts a disagreement only after it has answered. Continue?",
  "inconforme.pregunta":
    "Another ticket that follows {numero} will be registered with the same facts. Tell what is still wrong; the rest may stay as it is.",
  "error.mensaje-desconocido":
    "The connection broke and nobody knows whether the desk received your message to {numero} ({motivo}).",
  "error.mensaje-desconocido.sugerencia":
    "Repeat the same command with the same text: if the desk has it already, it is not written twice.",
  "error.mensaje-no-enviado":
    "The service desk could not be reached ({motivo}); your message to {numero} was not sent.",
  "error.mensaje-no-enviado.sugerencia":
    "Repeat the same command once there is a connection: it is written once.",
  "error.descarga-cortada": "The download of {archivo} was cut off ({motivo}).",
  "error.descarga-cortada.sugerencia": "Repeat the command: it goes on where it stopped.",
  "error.descarga-danada":
    "What came of {archivo} is not what the desk announced: its SHA-256 differs. It was not kept.",
  "error.descarga-danada.sugerencia":
    "Repeat the command; if it happens again, tell the service desk.",
  "error.feriados-invalidos": "The file of holidays {archivo} can't be used: {causa}.",
  "error.feriados-invalidos.sugerencia":
    "It must be a JSON object with «feriados» (day YYYY-MM-DD and its name) and «laborables» (list of days); correct or delete it.",
  "opcion.sin-respuesta":
    "Only those the desk has owed for so long: 30m, 12h, 3d; with an “l” at the end, in office hours (3dl)",
  "opcion.sin-red": "Shows the local copy without asking the desk",
  "plazo.esperado": "a number with m, h or d: 30m, 12h, 3d (3dl: office days)",
  "columna.edad": "Age",
  edad: "{transcurrido} ({habiles} office)",
  "copia.de": "Local copy ({hace}): {tickets:ticket|tickets}.",
  "copia.parcial":
    "Local copy ({hace}): {tickets:ticket|tickets}, only those that were seen; “mesa novedades” brings all of them.",
  "error.sin-copia": "There is no local copy of the tickets of profile “{perfil}” yet.",
  "error.sin-copia.sugerencia":
    "With a connection, “mesa novedades” brings all tickets to this machine.",
  "orden.novedades": "Tells what changed on your tickets since you last looked",
  "opcion.breve": "One line with how many tickets changed, or nothing; they do not count as seen",
  "opcion.sin-marcar": "What is shown does not count as seen",
  "novedades.progreso": "Looking for news…",
  "novedades.ninguna": "Nothing new.",
  "novedades.cuenta": "{tickets:ticket|tickets} with news",
  "orden.ticket.esperar":
    "Waits until tickets reach a state: ends with 0 when they do, 8 when time is up, 1 when they no longer can",
  "argumento.numeros": "Numbers of the tickets",
  "opcion.hasta-estado": "State to wait for (respondido if not given); further on counts too",
  "opcion.plazo": "How long at most: 30m, 2h, 1d (no limit if not given)",
  "esperar.progreso": "Waiting for the service desk…",
  "esperar.estado-extrano":
    "“{estado}” is no known state; it is waited for all the same. Did you mean {parecido}?",
  "esperar.alcanzado": "The awaited state was reached.",
  "esperar.plazo": "Time is up.",
  "esperar.rechazado":
    "At least one ticket ended in another way: it will no longer reach that state.",
  "orden.ticket.vigilar":
    "Watches open tickets, or those named, and tells each change; without a terminal, one JSON object a line",
  "argumento.numeros-vigilar": "Numbers of the tickets; without them, all open ones",
  "opcion.avisar": "Also shows a desktop notification",
  "opcion.ejecutar": "Runs this command for each change, given as JSON on its standard input",
  "opcion.aviso-url":
    "Posts each change to this address, signed with MESA_AVISO_SECRETO (HMAC-SHA256)",
  "plazo.corrido": "a number with m, h or d: 30m, 2h, 1d",
  "aviso.direccion": "https://… (or http:// on this machine only), without user or password",
  "aviso.falla": "The notice did not reach its address ({motivo}).",
  "aviso.comando": "The command of --ejecutar ended with {codigo}.",
  "aviso.sin-escritorio": "There is no way to show desktop notifications here.",
  "vigilar.titulo": "Tickets of profile “{perfil}”",
  "vigilar.empieza": "Watching…",
  "vigilar.visto": "Up to date: {hora}",
  "vigilar.teclas": "q quit · space mark as seen · r ask now",
  "vigilar.ninguno": "There are no open tickets.",
  "vigilar.ocultos": "… and {tickets} more.",
  "vigilar.quien": "With",
  "vigilar.ultimo": "Last word",
  "vigilar.estado": "now {estado}",
  "vigilar.reintento": "Trying again: {hora}.",
  "vigilar.vuelve": "The service desk answers again.",
  "error.aviso-sin-secreto": "--aviso-url needs the secret that signs the notices.",
  "error.aviso-sin-secreto.sugerencia":
    "Put it into the variable MESA_AVISO_SECRETO, the same that the receiver knows.",
} as const;
