export const mail = {
  "canal.correo": "email to the desk's official address, day and night",
  "canal.correo.necesita":
    "your own mailbox: address, password (or app password, or your company's OAuth client) and its SMTP and IMAP servers",
  "canal.correo.probado":
    "Postfix and Dovecot, with Request Tracker behind them; not against SENAE's mailbox",
  "elegir-canal.correo": "Email: to mesadeservicios@aduana.gob.ec, from your mailbox (works today)",
  "estado.enviado": "sent, no answer yet",
  "envio.en-cola.sigue":
    "Your mail server accepted it; only the desk's first reply will confirm that it arrived: “mesa ticket show {solicitud}”. Do not send it again.",
  "ticket.segun": "from the text “{texto}”",
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
    "Caution: the mail server cannot confirm that this message comes from the sender it claims: {motivo}",
  "sesion.en-sin-fin": "Profile “{perfil}”, channel {canal}; valid until you sign out",
  "opcion.partir":
    "Allows several numbered messages if everything does not fit in one (correo channel)",
  "opcion.buzon": "Your e-mail address, for the channels correo and entrega",
  "opcion.destino":
    "The desk's address, for the correo and entrega channels (default: the official one)",
  "opcion.smtp": "Outgoing server: smtps://server:465, or smtp://server:587 with STARTTLS",
  "opcion.imap": "Incoming server: imaps://server:993, or imap://server:143 with STARTTLS",
  "opcion.acceso": "How to sign in to the mailbox (default: contrasena)",
  "opcion.dominio": "Another domain the desk replies from",
  "opcion.patron":
    "How the desk writes the number in the subject: a regular expression with one group",
  "opcion.espera-prueba": "Seconds to wait for the test message (default: 30)",
  "orden.perfil.probar":
    "Tests a profile: the connection and, for the correo channel, a message to yourself",
  "progreso.probando": "Testing…",
  "probar.conexion": "The profile “{perfil}” (channel {canal}) connects and signs in.",
  "probar.recibida": "The test message arrived at {direccion}.",
  "probar.no-recibida":
    "The test message was sent but has not reached {direccion} yet; try again with a longer --espera, or check the spam folder.",
  "probar.copia": "A copy was saved in the Sent folder.",
  "probar.sin-copia": "No copy was found in the Sent folder.",
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
    "In Zoho, enable IMAP (Settings, Mail accounts) and create an application-specific password.",
  "canal.pista.cpanel": "The user is the whole address, and the password that of the mailbox.",
  "correo.partir":
    "The documents ({total}) do not fit in one message: the server allows {limite}. Send them as {mensajes} numbered messages?",
  "rebote.direccion":
    "The message was returned: the desk's address does not exist or does not accept mail.",
  "rebote.remitente": "The message came back: the desk's server does not accept your address.",
  "rebote.lleno": "The message came back: the desk's mailbox is full.",
  "rebote.tamano": "The message came back: it is too big for the desk's server.",
  "rebote.politica": "The message was returned: the desk's server rejected it under its own rules.",
  "rebote.entrega": "The message came back: the desk's server could not be reached.",
  "rebote.contenido": "The message came back: the desk's server does not accept its content.",
  "rebote.otro": "The message was returned undelivered.",
  "rebote.copia-propia":
    "Your own copy did not reach your mailbox; that says nothing about the desk. See whether your mailbox is full.",
  "rebote.sin-decidir":
    "A mail system reports a delay, or something that is not understood; nothing says that the desk does not get the message.",
  "rebote.dijo": "The server said: “{palabras}”.",
  "problema.servidor-formato":
    "“{valor}” is not valid; use {esquema}s://server:port, or {esquema}://server:port with STARTTLS.",
  "problema.dominio-formato": "“{valor}” is not a domain such as aduana.gob.ec.",
  "problema.patron-formato":
    "“{valor}” is not valid; give a regular expression with exactly one group (the number) in parentheses.",
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
    "{archivo} ({bytes} bytes) does not fit in an email: the server allows {limite} bytes per message.",
  "error.adjunto-excede.sugerencia":
    "Make the file smaller (fewer screenshots, or JPEG) or use another channel. The request stays in the outbox.",
  "error.correo-no-cabe":
    "The documents ({bytes} bytes) do not fit in one {limite}-byte message; {mensajes} messages would be needed.",
  "error.correo-no-cabe.sugerencia":
    "The request stays in the outbox: “mesa outbox send --partir” sends it as several numbered messages.",
  "error.sin-cifrado":
    "The server {servidor} does not offer an encrypted connection; the password was not sent in clear text.",
  "error.sin-cifrado.sugerencia":
    "Use the server's encrypted port (smtps://…:465, imaps://…:993) or ask your mail provider.",
} as const;
