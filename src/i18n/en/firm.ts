/** The journal that a firm shares on PostgreSQL (`mesa ledger`). */
export const firm = {
  "orden.libro": "Company log: one record of requests for all computers",
  "orden.libro.crear":
    "Creates the company log in the database named by “mesa config set libro”, or brings it up to date",
  "orden.libro.estado": "Shows the company log: requests, rights and who is connected",
  "orden.libro.traer": "Moves the requests of this computer into the company log, each one once",
  "opcion.libro-envia": "Server role that may send requests",
  "opcion.libro-lee": "Server role that may only read",
  "opcion.libro-comprobantes":
    "How long the company keeps receipts: 18m, 5y, always (unchanged without this option)",
  "opcion.libro-capturas":
    "How long the company keeps copies of files: 90d, 1y, always (unchanged without this option)",
  "entorno.MESA_LIBRO_CONTRASENA": "password of the company log",
  "entorno.MESA_LIBRO_CONTRASENA_ARCHIVO":
    "file whose first line is the password of the company log",
  "entorno.MESA_LIBRO_AUTORIDAD":
    "file with the authority that signs the certificate of the log's server",
  "libro.contrasena": "Password of {usuario} at {servidor} (database {base})",
  "libro.contrasena-guardada": "Password saved in: {lugar}",
  "libro.creado": "The company log has been created in {libro}.",
  "libro.al-dia": "The company log in {libro} is up to date.",
  "libro.envian": "May send: {roles}",
  "libro.leen": "May read: {roles}",
  "libro.plazo-comprobantes": "The company keeps receipts: {plazo}",
  "libro.plazo-capturas": "The company keeps copies of files: {plazo}",
  "libro.traidas":
    "{taken:request|requests} moved into the company log; {known:was|were} already there.",
  "libro.traido-leido":
    "Copied {tickets:ticket|tickets} that this computer had seen and {mails:message|messages} that it had read from the mailbox.",
  "libro.en-uso":
    "{busy:request stays|requests stay} on this computer because another process is sending it. Repeat “mesa ledger import” when it has finished.",
  "libro.fuera-de-alcance":
    "The company log ({servidor}) is not responding: only what is on this computer was used. Anything you recorded is sent with “mesa outbox send” once the log responds.",
  "libro.sin-espacio":
    "The company log ({servidor}) has no space left: what you recorded waits on this computer and is sent with “mesa outbox send” once it has.",
  "libro.columna.libro": "Log",
  "libro.columna.usuario": "User",
  "libro.columna.esquema": "Version",
  "libro.columna.derechos": "Rights",
  "libro.columna.solicitudes": "Requests",
  "libro.columna.retencion": "Retention",
  "libro.retencion": "receipts {comprobantes}, copies of files {capturas}",
  "libro.columna.conectados": "Connected",
  "libro.sin-esquema": "not created yet; create it with “mesa ledger init”",
  "libro.esquema-anterior": "an earlier version; bring it up to date with “mesa ledger init”",
  "libro.esquema-al-dia": "up to date",
  "libro.derechos.envia": "read and send",
  "libro.derechos.lee": "read only",
  "libro.derechos.ninguno": "none",
  "libro.cuenta": "{total} in total, {abiertas} to be sent or confirmed",
  "libro.conectado": "{quien} since {desde}",
  "columna.remitente": "Sender",
  "problema.solicitud-de": "{remitente}",
  "error.solicitud-repetida.caso.firma":
    "{remitente} sent a request with the same screen, operator and text less than a week ago ({ticket}); nothing was sent.",
  "opcion.de": "Only the tickets sent by this person of the company, or “all”",
  "diagnostico.libro": "Company log",
  "diagnostico.libro-sin-tls": "The company log is used without encryption (TLS)",
  "diagnostico.libro-version": "The version of the company log is not the one of this program",
  "diagnostico.libro-lee": "Your user may only read the company log",
  "diagnostico.libro-ninguno": "Your user has no rights to the company log",
  "diagnostico.libro-reloj": "This computer's clock differs from the one of the log's server",
  "diagnostico.libro-pendientes": "Requests to be sent or confirmed in the company log",
  "error.sin-libro": "This computer does not use a company log.",
  "error.sin-libro.sugerencia":
    "Name the database with “mesa config set libro postgres://user@server/database”.",
  "error.libro-sin-crear":
    "The company log ({servidor}) has not been created, or is an earlier version.",
  "error.libro-sin-crear.sugerencia": "Create it or bring it up to date with “mesa ledger init”.",
  "error.libro-sin-base": "The server {servidor} has no such database.",
  "error.libro-sin-base.sugerencia":
    "Ask whoever runs the server to create it, or correct the address with “mesa config set libro postgres://user@server/database”.",
  "error.libro-sin-contrasena": "The password of the company log ({servidor}) is missing.",
  "error.libro-sin-contrasena.sugerencia":
    "Run “mesa ledger status” in a terminal: it asks for the password and saves it. A program gives it in MESA_LIBRO_CONTRASENA or MESA_LIBRO_CONTRASENA_ARCHIVO.",
  "error.libro-sin-acceso":
    "The server {servidor} did not accept the user or the password of the company log.",
  "error.libro-sin-acceso.sugerencia":
    "Run “mesa ledger status” in a terminal and type the current password.",
  "error.libro-solo-lectura": "Your user may not write to the company log ({servidor}).",
  "error.libro-solo-lectura.sugerencia":
    "Ask whoever runs the log to run “mesa ledger init --envia ROLE” with your role.",
  "error.libro-lleno": "The server {servidor} has no space or resources left for the company log.",
  "error.libro-lleno.sugerencia":
    "Let whoever runs the server know; afterwards, send what is pending with “mesa outbox send”.",
  "error.libro-inalcanzable":
    "The company log ({servidor}) is not responding; nothing is sent without it.",
  "error.libro-inalcanzable.sugerencia":
    "The request waits on this computer. Send it with “mesa outbox send” once the log responds; “mesa ledger status” checks it.",
} as const;
