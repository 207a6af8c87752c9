export const mail = {
  "canal.correo": "email to the desk's official address, day and night",
  "canal.correo.necesita":
    "your own mailbox: address, password (or app password, or your company's OAuth client) and its SMTP and IMAP servers",
  "canal.correo.probado":
    "Postfix and Dovecot, with Request Tracker behind them; not against SENAE's mailbox",
  "elegir-canal.correo": "Email: to mesadeservicios@aduana.gob.ec, from your mailbox (works today)",
  "estado.enviado": "sent, no reply yet",
  "envio.en-cola.sigue":
    "Your mail server accepted it; only the desk's first reply will confirm that it arrived: “mesa ticket show {solicitud}”. Do not send it again.",
  "ticket.segun": "from the text “{texto}”",
  "orden.correo": "What is read from the desk's mail",
  "orden.correo.muestra":
    "Saves a ticket message without personal data, to show how the desk writes",
  "opcion.mensaje-muestra":
    "Message of the ticket, the “id” in “ticket show --json” (default: the desk's last one)",
  "opcion.salida-muestra": "Output file (default: muestra-NUMBER.eml in this folder)",
  "correo.muestra": "Sample saved in {archivo}",
  "correo.muestra.revise":
    "Names, addresses, numbers and files were replaced. Open it and check it before you send it to anyone.",
  "mensaje.citado": "[… {lineas} quoted lines]",
  "mensaje.dudoso":
    "Caution: the mail server cannot confirm that this message comes from the sender it names.",
  "sesion.en-sin-fin": "Profile “{perfil}”, channel {canal}; valid until you sign out",
  "opcion.partir":
    "Allows several numbered messages if everything does not fit in one (correo channel)",
  "opcion.buzon": "Your email address, for the correo and entrega channels",
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
  "probar.conexion": "Profile “{perfil}” (channel {canal}) connects and signs in.",
  "probar.recibida": "The test message arrived at {direccion}.",
  "probar.no-recibida":
    "The test message was sent but has not reached {direccion} yet; try again with a longer --espera, or check the spam folder.",
  "probar.copia": "A copy was saved in the Sent folder.",
  "probar.sin-copia": "No copy was found in the Sent folder.",
  "iniciar.buzon": "Your email address",
  "iniciar.smtp": "Outgoing server (smtps://server:465)",
  "iniciar.imap": "Incoming server (imaps://server:993)",
  "buzon.direccion": "Mailbox",
  "buzon.mesa": "Desk's address",
  "buzon.proveedor": "Your mail provider is {proveedor}.",
  "canal.pista.gmail":
    "Gmail requires an app password (myaccount.google.com/apppasswords, with two-step verification), or signing in in the browser: --acceso oauth --cliente ID (docs/en/mail-oauth.md).",
  "canal.pista.microsoft":
    "Microsoft no longer accepts passwords for IMAP: use --acceso oauth --cliente ID, with the client registered by your company (docs/en/mail-oauth.md).",
  "canal.pista.zoho":
    "In Zoho, enable IMAP (Settings, Mail accounts) and create an application-specific password.",
  "canal.pista.cpanel": "The user is the full address, and the password is the mailbox's.",
  "correo.partir":
    "The documents ({total}) do not fit in one message: the server allows {limite}. Send them as {mensajes} numbered messages?",
  "rebote.direccion":
    "The message was returned: the desk's address does not exist or does not accept mail.",
  "rebote.remitente": "The message was returned: the desk's server does not accept your address.",
  "rebote.lleno": "The message was returned: the desk's mailbox is full.",
  "rebote.tamano": "The message was returned: it is too large for the desk's server.",
  "rebote.politica": "The message was returned: the desk's server rejected it under its own rules.",
  "rebote.entrega": "The message was returned: the desk's server could not be reached.",
  "rebote.contenido": "The message was returned: the desk's server does not accept its content.",
  "rebote.otro": "The message was returned undelivered.",
  "rebote.copia-propia":
    "Your own copy did not reach your mailbox; that says nothing about the desk. Check whether your mailbox is full.",
  "rebote.sin-decidir":
    "A mail system reports a delay, or something that is not understood; nothing indicates that the desk will not receive the message.",
  "rebote.dijo": "The server said: “{palabras}”.",
  "problema.servidor-formato":
    "“{valor}” is not valid; use {esquema}s://server:port, or {esquema}://server:port with STARTTLS.",
  "problema.dominio-formato": "“{valor}” is not a domain such as aduana.gob.ec.",
  "problema.patron-formato":
    "“{valor}” is not valid; give a regular expression with exactly one group (the number) in parentheses.",
  "mensaje.dominio-ajeno":
    "It names your request, but comes from {dominio}, which is not a desk domain: it changes nothing. If it is the desk's, add “--dominio {dominio}” to the profile (“mesa profile create … --reemplazar”).",
  "mensaje.sin-confirmar":
    "It has your own address, but is not in the Sent folder nor confirmed by your server: it changes nothing.",
  "mensaje.desaparecido": "[no longer in your mailbox]",
  "mensaje.ilegible": "[could not be read: it is damaged]",
  "advertencia.copia-no-guardada":
    "The message was sent, but no copy could be saved in the Sent folder: {motivo}.",
  "error.buzon-inalcanzable":
    "Your mailbox at {servidor} could not be used ({motivo}); the service desk is not involved.",
  "error.buzon-inalcanzable.sugerencia":
    "Check the connection and run the command again; “mesa profile test” shows what fails. Pending requests are safe: see “mesa outbox list”.",
  "error.adjunto-excede":
    "The file {archivo} ({bytes} bytes) does not fit in an email: the server allows {limite} bytes per message.",
  "error.adjunto-excede.sugerencia":
    "Use another channel; or drop the request and repeat it with fewer screenshots, or with --tamano-maximo, which makes the images smaller. It stays in the outbox.",
  "error.correo-no-cabe":
    "The documents ({bytes} bytes) do not fit in one {limite}-byte message; {mensajes} messages would be needed.",
  "error.correo-no-cabe.sugerencia":
    "The request stays in the outbox: “mesa outbox send --partir” sends it as several numbered messages.",
  "error.sin-cifrado":
    "The server {servidor} does not offer an encrypted connection; the password was not sent in clear text.",
  "error.sin-cifrado.sugerencia":
    "Use the server's encrypted port (smtps://…:465, imaps://…:993) or ask your mail provider.",
} as const;
