export const channels = {
  "canal.practica":
    "the practice desk, on this computer: nothing leaves it and nobody else answers",
  "canal.practica.necesita": "nothing",
  "canal.practica.probado": "the practice desk itself, with every fault it can simulate",
  "canal.portal": "a desk that implements the published API (docs/openapi.yaml)",
  "canal.portal.necesita": "the desk's address and an Ecuapass account",
  "canal.portal.probado":
    "the practice desk in another process, with network failures and invalid certificates; not against SENAE's portal, which publishes no API",
  "canal.rt": "Request Tracker 5, through its REST 2.0 API",
  "canal.rt.necesita":
    "the Request Tracker's address, a user account or token, and a queue with a field for the key",
  "canal.rt.probado":
    "Request Tracker 5.0.3 installed locally, with network failures and invalid certificates; not against one in production",
  "elegir-canal.rt": "Request Tracker: if your desk uses it, at its address",
  "rt.cola": "Queue",
  "rt.solicitante": "Requester",
  "rt.campos": "Fields",
  "rt.estados": "Statuses",
  "rt.propuesta": "What each field of queue “{cola}” would contain:",
  "rt.de-acuerdo": "Use this mapping?",
  "rt.campo": "What does the queue's field “{campo}” contain?",
  "rt.ninguno": "nothing",
  "opcion.cola": "Request Tracker queue (default: ask the desk)",
  "opcion.campo-clave": "Queue field that stores the request's key",
  "opcion.solicitante":
    "Request Tracker user to register requests for (default: the signed-in user)",
  "opcion.campo-rt": "Maps a form field (or “tipo”) to a queue field",
  "opcion.estado-rt": "Maps one of the desk's own statuses to one of mesa's",
  "problema.campo-rt":
    "“{valor}” is not valid; expected FORM-FIELD=QUEUE-FIELD, without braces or quotes.",
  "problema.estado-rt": "“{valor}” is not valid; expected DESK-STATUS=STATUS-HERE.",
  "advertencia.mesa-sin-campo":
    "The desk did not save what was sent for its field “{campo}”; the value is in the ticket's text.",
  "advertencia.mesa-sin-clave":
    "The desk did not save the key in its field “{campo}”, so it will not recognize a repeated request. Ask the desk's administrator for permission to fill that field in.",
  "advertencia.mesa-sin-archivo":
    "The desk did not save “{archivo}” as sent (it may exceed its limit). Send it another way.",
  "advertencia.mesa-no-muestra":
    "The desk registered the ticket but does not show it to you: the requester “{solicitante}” is not the account that signed in.",
  "error.mesa-altera": "The desk received the message but did not save it as sent: {que}.",
  "error.mesa-altera.sugerencia":
    "Check what was saved with “mesa ticket show” before you try again.",
  "error.cola-sin-clave":
    "Queue “{cola}” has no field for the key that prevents duplicate tickets.",
  "error.cola-sin-clave.sugerencia":
    "Name one with --campo-clave, or ask the desk's administrator for a text field “ID de solicitud” that users can see and fill in.",
  "perfil.alterno": "Fallback channel",
  "opcion.canal-alterno":
    "Profile (or channel, if only one profile uses it) to send through when the desk is down",
  "opcion.alterno": "If the desk does not respond, sends through the profile's fallback channel",
  "alterno.ofrecer":
    "The desk is not responding and has not received the request. Send it through profile “{perfil}” (channel {canal})?",
  "alterno.como":
    "You can also send it through profile “{perfil}” (channel {canal}): “mesa outbox send {solicitud} --alterno”.",
  "alterno.salio":
    "The desk was not responding: the request is being sent only through profile “{perfil}” (channel {canal}). Follow its ticket with “--perfil {perfil}”.",
  "error.alterno-no-sirve":
    "The fallback channel “{alterno}” cannot be used for profile “{perfil}”: it must be another profile, or a channel used by exactly one profile, and it cannot mix practice with a real desk.",
  "error.alterno-no-sirve.sugerencia":
    "List the profiles with “mesa profile list” and choose one with “mesa profile create … --canal-alterno NAME --reemplazar”.",
  "error.sin-alterno": "The profile has no fallback channel.",
  "error.sin-alterno.sugerencia":
    "Set one with “mesa profile create … --canal-alterno NAME --reemplazar”.",
  "canal.necesita": "Needs",
  "canal.probado": "Tested against",
  "capacidad.numero": "Ticket number",
  "capacidad.numero.recibo": "known when sent",
  "capacidad.numero.respuesta": "known from the desk's first reply",
  "capacidad.estado": "Status",
  "capacidad.estado.informado": "reported by the desk",
  "capacidad.estado.deducido":
    "inferred from what the desk writes, showing the text used; unknown before its first reply",
  "capacidad.cambios": "Updates",
  "capacidad.cambios.avisados": "the desk notifies right away",
  "capacidad.cambios.consultados": "checked from time to time",
  "capacidad.una_vez": "Exactly once",
  "capacidad.una_vez.clave": "the desk recognizes the key and does not register twice",
  "capacidad.una_vez.busqueda":
    "the desk is searched before anything is repeated; two computers sending the same key at once do not see each other unless they share the company log",
  "capacidad.una_vez.buzon":
    "the message is searched for in the mailbox and among those sent before anything is repeated",
  "capacidad.ingreso": "Sign-in",
  "capacidad.ingreso.ninguno": "not needed",
  "capacidad.ingreso.ecuapass": "with the RUC, user and password of Ecuapass",
  "capacidad.ingreso.propio": "with the channel's own account, not the Ecuapass one",
  "capacidad.registro": "“mesa register”",
  "capacidad.registro.si": "creates the user",
  "capacidad.registro.no": "not possible; the desk's administrator creates the account",
  "capacidad.lista": "“mesa ticket list”",
  "capacidad.lista.mesa": "your tickets at the desk",
  "capacidad.lista.buzon": "the tickets found in your mailbox",
  "capacidad.conformidad": "“mesa ticket accept”",
  "capacidad.conformidad.cierra": "the desk closes the case",
  "capacidad.conformidad.comunica": "the desk is notified and closes the case",
  "capacidad.seguimiento": "“mesa ticket reject”",
  "capacidad.seguimiento.enlazado": "the desk links the new ticket to the first",
  "capacidad.seguimiento.citado": "the new ticket names the first in its text",
  "capacidad.descarga": "Interrupted download",
  "capacidad.descarga.continua": "resumes where it stopped",
  "capacidad.descarga.entera": "starts over",
  "orden.perfil.ver": "Shows a profile and what its channel can do",
  "argumento.perfil-opcional": "Profile name; if omitted, the current one",
  "perfil.puede": "What the {canal} channel can do",
  "error.canal-no-puede": "“{orden}” is not available through channel {canal}.",
  "error.canal-no-puede.sugerencia": "See what each channel supports with “mesa help canales”.",
} as const;
