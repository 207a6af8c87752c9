export const channels = {
  "canal.practica": "the sandbox desk, on this machine: nothing leaves it and nobody else answers",
  "canal.practica.necesita": "nothing",
  "canal.practica.probado": "the sandbox desk itself, with every failure it can act out",
  "canal.portal": "a desk that speaks the published contract (docs/openapi.yaml)",
  "canal.portal.necesita": "the desk's address and an Ecuapass account",
  "canal.portal.probado":
    "the sandbox desk in another process, with failing networks and bad certificates; not against SENAE's portal, which publishes no interface",
  "canal.rt": "a Request Tracker 5, by its REST 2.0 interface",
  "canal.rt.necesita":
    "the Request Tracker's address, an account or token of its own, and a queue with a field for the key",
  "canal.rt.probado":
    "Request Tracker 5.0.3 on this machine, with failing networks and bad certificates; not against one in use",
  "elegir-canal.rt": "Request Tracker: if your desk uses it, by its address",
  "rt.cola": "Queue",
  "rt.solicitante": "Requestor",
  "rt.campos": "Fields",
  "rt.estados": "States",
  "rt.propuesta": "What each field of queue “{cola}” would hold:",
  "rt.de-acuerdo": "Use this mapping?",
  "rt.campo": "What does the queue's field “{campo}” hold?",
  "rt.ninguno": "nothing",
  "opcion.cola": "Queue of the Request Tracker (left out, the desk is asked which there are)",
  "opcion.campo-clave": "The queue's field that keeps the request's key",
  "opcion.solicitante":
    "The Request Tracker user in whose name requests are registered (the one who signs in, if left out)",
  "opcion.campo-rt": "Takes a form field (or “tipo”) to a field of the queue",
  "opcion.estado-rt": "What a state of the desk's own means here",
  "problema.campo-rt":
    "“{valor}” won't do; FORM-FIELD=QUEUE-FIELD is expected, without braces or quotes.",
  "problema.estado-rt": "“{valor}” won't do; DESK-STATE=STATE-HERE is expected.",
  "advertencia.mesa-sin-campo":
    "The desk did not keep what was sent for its field “{campo}”; the value stands in the ticket's text.",
  "advertencia.mesa-sin-clave":
    "The desk did not keep the key in its field “{campo}”: it will not know the request when it is repeated. Ask whoever runs it for the right to fill it in on creation.",
  "advertencia.mesa-sin-archivo":
    "The desk did not keep “{archivo}” as it was sent (it may be over its limit). Get it there another way.",
  "advertencia.mesa-no-muestra":
    "The desk registered the ticket but does not show it to you: requestor “{solicitante}” is not the account that signed in.",
  "error.mesa-altera": "The desk got the message but did not keep it as it was sent: {que}.",
  "error.mesa-altera.sugerencia": "See what is there with “mesa ticket ver” before repeating it.",
  "error.cola-sin-clave":
    "Queue “{cola}” has no field to keep the key that prevents registering twice.",
  "error.cola-sin-clave.sugerencia":
    "Name one with --campo-clave, or ask whoever runs the desk for a text field “ID de solicitud” that users may see and fill in on creation.",
  "perfil.alterno": "Alternate channel",
  "opcion.canal-alterno":
    "Profile (or channel, if one profile alone uses it) by which to send when the desk is down",
  "opcion.alterno": "If the desk does not answer, send by the profile's alternate channel",
  "alterno.ofrecer":
    "The desk does not answer and got nothing. Send by profile “{perfil}” (channel {canal})?",
  "alterno.como":
    "It may also go by profile “{perfil}” (channel {canal}): “mesa bandeja enviar {solicitud} --alterno”.",
  "alterno.salio":
    "The desk did not answer: the request goes by profile “{perfil}” (channel {canal}), and by that one only. Follow its ticket with “--perfil {perfil}”.",
  "error.alterno-no-sirve":
    "The alternate channel “{alterno}” of profile “{perfil}” is no other profile, nor the channel of exactly one; or it mixes practice with a real desk.",
  "error.alterno-no-sirve.sugerencia":
    "See the profiles with “mesa perfil listar” and choose one with “mesa perfil crear … --canal-alterno NAME --reemplazar”.",
  "error.sin-alterno": "The profile has no alternate channel.",
  "error.sin-alterno.sugerencia":
    "Give it one with “mesa perfil crear … --canal-alterno NAME --reemplazar”.",
  "canal.necesita": "Needs",
  "canal.probado": "Tested against",
  "capacidad.numero": "Ticket number",
  "capacidad.numero.recibo": "known on sending",
  "capacidad.numero.respuesta": "known with the desk's first answer",
  "capacidad.estado": "State",
  "capacidad.estado.informado": "the desk tells it",
  "capacidad.estado.deducido":
    "deduced from what the desk writes, and the text is shown; unknown before its first answer",
  "capacidad.cambios": "News",
  "capacidad.cambios.avisados": "the desk tells at once",
  "capacidad.cambios.consultados": "asked for every now and then",
  "capacidad.una_vez": "Exactly once",
  "capacidad.una_vez.clave": "the desk knows the key and does not register twice",
  "capacidad.una_vez.busqueda":
    "the request is searched for at the desk before anything is repeated; two machines that send the same key at once do not see each other",
  "capacidad.una_vez.buzon":
    "the message is searched for in the mailbox and among those sent before anything is repeated",
  "capacidad.ingreso": "Sign-in",
  "capacidad.ingreso.ninguno": "not needed",
  "capacidad.ingreso.ecuapass": "with the RUC, user and password of Ecuapass",
  "capacidad.ingreso.propio": "with an account of the channel's own, not that of Ecuapass",
  "capacidad.registro": "“mesa registro”",
  "capacidad.registro.si": "creates the user",
  "capacidad.registro.no": "not possible; whoever runs the desk gives the account",
  "capacidad.lista": "“mesa ticket listar”",
  "capacidad.lista.mesa": "your tickets at the desk",
  "capacidad.lista.buzon": "the tickets that the mailbox knows of",
  "capacidad.conformidad": "“mesa ticket conforme”",
  "capacidad.conformidad.cierra": "the desk closes the case",
  "capacidad.conformidad.comunica": "the desk is told; it closes the case",
  "capacidad.seguimiento": "“mesa ticket inconforme”",
  "capacidad.seguimiento.enlazado": "the desk links the new ticket to the first",
  "capacidad.seguimiento.citado": "the new ticket names the first in its text",
  "capacidad.descarga": "Download cut off",
  "capacidad.descarga.continua": "goes on where it stopped",
  "capacidad.descarga.entera": "begins anew",
  "orden.perfil.ver": "Shows a profile and what its channel can do",
  "argumento.perfil-opcional": "Name of the profile; without it, the one in use",
  "perfil.puede": "What channel {canal} can do",
  "error.canal-no-puede": "“{orden}” can't be used through channel {canal}.",
  "error.canal-no-puede.sugerencia": "See what each channel can do with “mesa ayuda canales”.",
} as const;
