/** The e-mail channel: mailbox, sending, answers. */
export const mail = {
  "canal.correo":
    "correo electrónico a la dirección oficial de la mesa, que recibe solicitudes a toda hora",
  "canal.correo.necesita":
    "su propio buzón de correo: dirección, contraseña (o contraseña de aplicación, o un cliente OAuth de su empresa) y sus servidores SMTP e IMAP",
  "canal.correo.probado":
    "Postfix y Dovecot, con Request Tracker detrás; no contra el buzón del SENAE",
  "elegir-canal.correo": "Correo: a mesadeservicios@aduana.gob.ec, desde su buzón (funciona hoy)",
  "estado.enviado": "enviado, sin respuesta aún",
  "envio.en-cola.sigue":
    "Su servidor de correo la aceptó; solo la primera respuesta confirmará que la mesa la recibió: «mesa ticket ver {solicitud}». No la envíe otra vez.",
  "ticket.segun": "por el texto «{texto}»",
  "orden.correo": "Lo que se lee del correo de la mesa",
  "orden.correo.muestra":
    "Guarda un mensaje de un ticket sin datos personales, para mostrar cómo escribe la mesa",
  "opcion.mensaje-muestra":
    "Mensaje del ticket, el «id» de «ticket ver --json» (el último de la mesa si se omite)",
  "opcion.salida-muestra": "Archivo que se crea (muestra-NÚMERO.eml en esta carpeta si se omite)",
  "correo.muestra": "Muestra guardada en {archivo}",
  "correo.muestra.revise":
    "Nombres, direcciones, números y archivos están reemplazados. Ábrala y revísela antes de enviarla a nadie.",
  "mensaje.citado": "[… {lineas:línea citada|líneas citadas}]",
  "mensaje.dudoso":
    "Cuidado: el servidor de correo no confirma que este mensaje venga de quien dice.",
  "sesion.en-sin-fin": "Perfil «{perfil}», canal {canal}; vale hasta que cierre la sesión",
  "opcion.partir": "Permite enviar varios mensajes numerados si no cabe todo en uno (canal correo)",
  "opcion.buzon": "Su dirección de correo, para los canales correo y entrega",
  "opcion.destino":
    "Dirección de la mesa, para los canales correo y entrega (la oficial si se omite)",
  "opcion.smtp": "Servidor de salida: smtps://servidor:465, o smtp://servidor:587 con STARTTLS",
  "opcion.imap": "Servidor de entrada: imaps://servidor:993, o imap://servidor:143 con STARTTLS",
  "opcion.acceso": "Cómo se inicia sesión en el buzón (contrasena si se omite)",
  "opcion.dominio": "Otro dominio desde el que la mesa responde",
  "opcion.patron": "Cómo escribe la mesa el número en el asunto: expresión con un grupo",
  "opcion.espera-prueba": "Segundos que se espera el mensaje de prueba (30 si se omite)",
  "orden.perfil.probar":
    "Prueba un perfil: la conexión y, en el canal correo, un mensaje a usted mismo",
  "progreso.probando": "Probando…",
  "probar.conexion": "El perfil «{perfil}» (canal {canal}) se conecta e inicia sesión.",
  "probar.recibida": "El mensaje de prueba llegó a {direccion}.",
  "probar.no-recibida":
    "El mensaje de prueba se envió, pero aún no llega a {direccion}; repita con un --espera mayor o revise el correo no deseado.",
  "probar.copia": "Una copia quedó en la carpeta de enviados.",
  "probar.sin-copia": "No se halló una copia en la carpeta de enviados.",
  "iniciar.buzon": "Su dirección de correo",
  "iniciar.smtp": "Servidor de salida (smtps://servidor:465)",
  "iniciar.imap": "Servidor de entrada (imaps://servidor:993)",
  "buzon.direccion": "Buzón",
  "buzon.mesa": "Dirección de la mesa",
  "buzon.proveedor": "Su correo está en {proveedor}.",
  "canal.pista.gmail":
    "Gmail pide una contraseña de aplicación (myaccount.google.com/apppasswords, con la verificación en dos pasos), o iniciar sesión en el navegador: --acceso oauth --cliente ID (docs/correo-oauth.md).",
  "canal.pista.microsoft":
    "Microsoft ya no admite contraseñas en IMAP: use --acceso oauth --cliente ID, con el cliente que registre su empresa (docs/correo-oauth.md).",
  "canal.pista.zoho":
    "En Zoho active IMAP (Configuración, Cuentas de correo) y cree una contraseña específica de aplicación.",
  "canal.pista.cpanel": "El usuario es la dirección completa, y la contraseña la del buzón.",
  "correo.partir":
    "Los documentos ({total}) no caben en un mensaje: el servidor admite {limite}. ¿Enviarlos en {mensajes} mensajes numerados?",
  "rebote.direccion": "El correo volvió: la dirección de la mesa no existe o no recibe correo.",
  "rebote.remitente": "El correo volvió: el servidor de la mesa no acepta su dirección.",
  "rebote.lleno": "El correo volvió: el buzón de la mesa está lleno.",
  "rebote.tamano": "El correo volvió: es demasiado grande para el servidor de la mesa.",
  "rebote.politica": "El correo volvió: el servidor de la mesa lo rechazó según sus reglas.",
  "rebote.entrega": "El correo volvió: no se pudo llegar al servidor de la mesa.",
  "rebote.contenido": "El correo volvió: el servidor de la mesa no acepta su contenido.",
  "rebote.otro": "El correo volvió sin ser entregado.",
  "rebote.copia-propia":
    "La copia para usted no llegó a su buzón; eso no dice nada de la mesa. Revise si su buzón está lleno.",
  "rebote.sin-decidir":
    "Un sistema de correo avisa de una demora, o de algo que no se entiende; no consta que la mesa se quede sin el mensaje.",
  "rebote.dijo": "El servidor dijo: «{palabras}».",
  "problema.servidor-formato":
    "«{valor}» no es válido; escriba {esquema}s://servidor:puerto, o {esquema}://servidor:puerto si usa STARTTLS.",
  "problema.dominio-formato": "«{valor}» no es un dominio, como aduana.gob.ec.",
  "problema.patron-formato":
    "«{valor}» no es válido: debe ser una expresión regular con un solo grupo entre paréntesis, el del número.",
  "mensaje.dominio-ajeno":
    "Cita su solicitud, pero viene de {dominio}, que no es de la mesa: no cambia nada. Si es de ella, añada «--dominio {dominio}» al perfil («mesa perfil crear … --reemplazar»).",
  "mensaje.sin-confirmar":
    "Viene de su propia dirección, pero no está entre los enviados ni lo confirma su servidor: no cambia nada.",
  "mensaje.desaparecido": "[ya no está en su buzón]",
  "mensaje.ilegible": "[no se pudo leer: está dañado]",
  "advertencia.copia-no-guardada":
    "El mensaje se envió, pero no se pudo guardar una copia entre los enviados: {motivo}.",
  "error.buzon-inalcanzable":
    "No se pudo usar su buzón de correo en {servidor}: {motivo}. No es una falla de la mesa de servicios.",
  "error.buzon-inalcanzable.sugerencia":
    "Revise la conexión y repita el comando; «mesa perfil probar» muestra qué falla. Lo pendiente de envío no se pierde: véalo con «mesa bandeja listar».",
  "error.adjunto-excede":
    "El archivo {archivo} ({bytes} bytes) no cabe en un correo: el servidor admite {limite} bytes por mensaje.",
  "error.adjunto-excede.sugerencia":
    "Use otro canal; o descarte la solicitud y envíe otra con menos capturas, o con --tamano-maximo, que reduce las imágenes. Queda en la bandeja de salida.",
  "error.correo-no-cabe":
    "Los documentos ({bytes} bytes) no caben en un mensaje de {limite} bytes; harían falta {mensajes} mensajes.",
  "error.correo-no-cabe.sugerencia":
    "La solicitud queda en la bandeja de salida: «mesa bandeja enviar --partir» la envía en varios mensajes numerados.",
  "error.sin-cifrado":
    "El servidor {servidor} no ofrece una conexión cifrada; la contraseña no se envía sin cifrar.",
  "error.sin-cifrado.sugerencia":
    "Use el puerto cifrado del servidor (smtps://…:465, imaps://…:993) o pregunte a su proveedor de correo.",
} as const;
