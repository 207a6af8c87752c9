export const mail = {
  "canal.correo": "e-mail to the desk's official address, day and night",
  "canal.correo.necesita":
    "a mailbox of your own: address, password (or app password, or your firm's OAuth client) and its SMTP and IMAP servers",
  "canal.correo.probado":
    "Postfix and Dovecot, with Request Tracker behind them; not against SENAE's mailbox",
  "elegir-canal.correo": "Email: to mesadeservicios@aduana.gob.ec, from your mailbox (works today)",
  "estado.enviado": "sent, no answer yet",
  "envio.en-cola.sigue":
    "Your server took it; that the desk has it is only known from its first answer: “mesa ticket ver {solicitud}”. Do not send it again.",
  "ticket.segun": "by the text “{texto}”",
  "orden.correo": "What is read of the desk's mail",
  "orden.correo.muestra":
    "Saves a message of a ticket without personal data, to show how the desk writes",
  "opcion.mensaje-muestra":
    "Message of the ticket (the “id” in “ticket ver --json”); the desk's last one if not said",
  "opcion.salida-muestra": "File that is made; muestra-NUMBER.eml in this folder if not said",
  "correo.muestra": "Sample saved in {archivo}",
  "correo.muestra.revise":
    "Names, addresses, numbers and files are replaced. Open and check it before you send it to anybody.",
  "mensaje.citado": "[… {lineas} quoted lines]",
  "mensaje.dudoso":
    "Beware! The mail server does not confirm that this message comes from whom it says: {motivo}",
  "sesion.en-sin-fin": "Profile “{perfil}”, channel {canal}; valid until you end it",
  "opcion.partir": "Agrees to several numbered messages where one is too small (channel correo)",
  "opcion.buzon": "Your e-mail address, for the channels correo and entrega",
  "opcion.destino":
    "The desk's address, for the channels correo and entrega (the official one if left out)",
  "opcion.smtp": "Outgoing server: smtps://server:465, or smtp://server:587 with STARTTLS",
  "opcion.imap": "Incoming server: imaps://server:993, or imap://server:143 with STARTTLS",
  "opcion.acceso": "How the mailbox is entered (contrasena if left out)",
  "opcion.dominio": "Another domain from which the desk answers",
  "opcion.patron": "How the desk writes the number into the subject: an expression with one group",
  "opcion.espera-prueba": "Seconds to wait for the test message (30 if left out)",
  "orden.perfil.probar": "Tries a profile: the connection and, by e-mail, a message to yourself",
  "progreso.probando": "Trying…",
  "probar.conexion": "The profile “{perfil}” (channel {canal}) connects and signs in.",
  "probar.recibida": "The test message arrived at {direccion}.",
  "probar.no-recibida":
    "The test message went out but has not arrived at {direccion} yet; repeat with a longer --espera or look into junk.",
  "probar.copia": "A copy lies in the folder of sent messages.",
  "probar.sin-copia": "No copy was found in the folder of sent messages.",
  "iniciar.buzon": "Your e-mail address",
  "iniciar.smtp": "Outgoing server (smtps://server:465)",
  "iniciar.imap": "Incoming server (imaps://server:993)",
  "buzon.direccion": "Mailbox",
  "buzon.mesa": "Desk's address",
  "buzon.proveedor": "Your mail is with {proveedor}.",
  "canal.pista.gmail":
    "Gmail wants an app password (myaccount.google.com/apppasswords, with two-step verification), or signing in in the browser: --acceso oauth --cliente ID (docs/en/mail-oauth.md).",
  "canal.pista.microsoft":
    "Microsoft no longer takes passwords for IMAP: use --acceso oauth --cliente ID, with the client that your firm registers (docs/en/mail-oauth.md).",
  "canal.pista.zoho":
    "In Zoho switch IMAP on (Settings, Mail accounts) and create an application-specific password.",
  "canal.pista.cpanel": "The user is the whole address, and the password that of the mailbox.",
  "correo.partir":
    "The papers ({total}) do not fit into one message: the server takes {limite}. Send them in {mensajes} numbered messages?",
  "rebote.direccion": "The message came back: the desk's address does not exist or takes no mail.",
  "rebote.remitente": "The message came back: the desk's server does not accept your address.",
  "rebote.lleno": "The message came back: the desk's mailbox is full.",
  "rebote.tamano": "The message came back: it is too big for the desk's server.",
  "rebote.politica": "The message came back: the desk's server refused it by its rules.",
  "rebote.entrega": "The message came back: the desk's server could not be reached.",
  "rebote.contenido": "The message came back: the desk's server does not accept its content.",
  "rebote.otro": "The message came back undelivered.",
  "rebote.copia-propia":
    "Your own copy did not reach your mailbox; that says nothing about the desk. See whether your mailbox is full.",
  "rebote.sin-decidir":
    "A mail system reports a delay, or something that is not understood; nothing says that the desk does not get the message.",
  "rebote.dijo": "The server said: “{palabras}”.",
  "problema.servidor-formato":
    "“{valor}” is no use; write {esquema}s://server:port, or {esquema}://server:port with STARTTLS.",
  "problema.dominio-formato": "“{valor}” is no domain, such as aduana.gob.ec.",
  "problema.patron-formato":
    "“{valor}” is no use: it is a regular expression with one group in brackets, which is the number.",
  "mensaje.dominio-ajeno":
    "It names your request, but comes from {dominio}, which is none of the desk's domains: it changes nothing. If it is the desk's, add “--dominio {dominio}” to the profile (“mesa perfil crear … --reemplazar”).",
  "mensaje.sin-confirmar":
    "It bears your own address, but is not among the sent messages nor confirmed by your server: it changes nothing.",
  "mensaje.desaparecido": "[no longer in your mailbox]",
  "mensaje.ilegible": "[could not be read: {motivo}]",
  "advertencia.copia-no-guardada":
    "The message went out, but no copy could be kept among the sent ones ({motivo}).",
  "error.buzon-inalcanzable":
    "Your mailbox at {servidor} could not be used ({motivo}); the service desk has no part in it.",
  "error.buzon-inalcanzable.sugerencia":
    "Check the connection and run the command again; “mesa perfil probar” says what fails. What was to be sent waits in “mesa bandeja listar”.",
  "error.adjunto-excede":
    "{archivo} ({bytes} bytes) does not fit into an e-mail: the server takes {limite} bytes a message.",
  "error.adjunto-excede.sugerencia":
    "Make the file smaller (fewer captures, or as JPEG) or use another channel. The request stays in the outbox.",
  "error.correo-no-cabe":
    "The papers ({bytes} bytes) do not fit into one message of {limite} bytes; {mensajes} would be needed.",
  "error.correo-no-cabe.sugerencia":
    "The request stays in the outbox: “mesa bandeja enviar --partir” sends it in several numbered messages.",
  "error.sin-cifrado":
    "The server {servidor} offers no encrypted connection; the password is not sent in the clear.",
  "error.sin-cifrado.sugerencia":
    "Use the server's encrypted port (smtps://…:465, imaps://…:993) or ask your mail provider.",
} as const;
