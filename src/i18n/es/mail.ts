/** The e-mail channel: mailbox, sending, answers. */
export const mail = {
  "canal.correo": "correo electrónico a la dirección oficial de la mesa, de día y de noche",
  "canal.correo.necesita":
    "su propio buzón de correo: dirección, contraseña (o contraseña de aplicación, o un cliente OAuth de su empresa) y sus servidores SMTP e IMAP",
  "canal.correo.probado":
    "Postfix y Dovecot, y Request Tracker detrás de ellos; no contra el buzón de SENAE",
  "elegir-canal.correo": "Correo: a mesadeservicios@aduana.gob.ec, desde su buzón (funciona hoy)",
  "estado.enviado": "enviado, sin respuesta aún",
  "envio.en-cola.sigue":
    "Lo aceptó su servidor; que la mesa lo tiene solo se sabe con su primera respuesta: «mesa ticket ver {solicitud}». No lo envíe otra vez.",
  "ticket.segun": "por el texto «{texto}»",
  "orden.correo": "Lo que se lee del correo de la mesa",
  "orden.correo.muestra":
    "Guarda un mensaje de un ticket sin datos personales, para mostrar cómo escribe la mesa",
  "opcion.mensaje-muestra":
    "Mensaje del ticket (el «id» de «ticket ver --json»); el último de la mesa si no se dice",
  "opcion.salida-muestra": "Archivo que se crea; muestra-NÚMERO.eml en esta carpeta si no se dice",
  "correo.muestra": "Muestra guardada en {archivo}",
  "correo.muestra.revise":
    "Nombres, direcciones, números y archivos están reemplazados. Ábrala y revísela antes de enviarla a nadie.",
  "mensaje.citado": "[… {lineas} líneas citadas]",
  "mensaje.dudoso":
    "¡Cuidado! El servidor de correo no confirma que este mensaje venga de quien dice: {motivo}",
  "sesion.en-sin-fin": "Perfil «{perfil}», canal {canal}; vale hasta que usted la cierre",
  "opcion.partir": "Acepta enviar varios mensajes numerados si uno solo no cabe (canal correo)",
  "opcion.buzon": "Su dirección de correo, para los canales correo y entrega",
  "opcion.destino":
    "Dirección de la mesa, para los canales correo y entrega (la oficial si no se dice)",
  "opcion.smtp": "Servidor de salida: smtps://servidor:465, o smtp://servidor:587 con STARTTLS",
  "opcion.imap": "Servidor de entrada: imaps://servidor:993, o imap://servidor:143 con STARTTLS",
  "opcion.acceso": "Cómo se entra al buzón (contrasena si no se dice)",
  "opcion.dominio": "Otro dominio desde el que la mesa responde",
  "opcion.patron": "Cómo escribe la mesa el número en el asunto: expresión con un grupo",
  "opcion.espera-prueba": "Segundos que se espera el mensaje de prueba (30 si no se dice)",
  "orden.perfil.probar": "Prueba un perfil: la conexión y, por correo, un mensaje a usted mismo",
  "progreso.probando": "Probando…",
  "probar.conexion": "El perfil «{perfil}» (canal {canal}) conecta y entra.",
  "probar.recibida": "El mensaje de prueba llegó a {direccion}.",
  "probar.no-recibida":
    "El mensaje de prueba salió, pero aún no llega a {direccion}; repita con --espera mayor o revise el correo no deseado.",
  "probar.copia": "Una copia quedó en la carpeta de enviados.",
  "probar.sin-copia": "No se halló una copia en la carpeta de enviados.",
  "iniciar.buzon": "Su dirección de correo",
  "iniciar.smtp": "Servidor de salida (smtps://servidor:465)",
  "iniciar.imap": "Servidor de entrada (imaps://servidor:993)",
  "buzon.direccion": "Buzón",
  "buzon.mesa": "Dirección de la mesa",
  "buzon.proveedor": "Su correo está en {proveedor}.",
  "canal.pista.gmail":
    "Gmail pide una contraseña de aplicación (myaccount.google.com/apppasswords, con la verificación en dos pasos), o el ingreso en el navegador: --acceso oauth --cliente ID (docs/correo-oauth.md).",
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
  "rebote.politica": "El correo volvió: el servidor de la mesa lo rechazó por sus reglas.",
  "rebote.entrega": "El correo volvió: no se pudo llegar al servidor de la mesa.",
  "rebote.contenido": "El correo volvió: el servidor de la mesa no acepta su contenido.",
  "rebote.otro": "El correo volvió sin ser entregado.",
  "rebote.copia-propia":
    "Su propia copia no le llegó a su buzón; eso no dice nada de la mesa. Vea si su buzón está lleno.",
  "rebote.sin-decidir":
    "Un sistema de correo avisa de una demora, o de algo que no se entiende; no consta que la mesa se quede sin el mensaje.",
  "rebote.dijo": "El servidor dijo: «{palabras}».",
  "problema.servidor-formato":
    "«{valor}» no sirve; escriba {esquema}s://servidor:puerto, o {esquema}://servidor:puerto si usa STARTTLS.",
  "problema.dominio-formato": "«{valor}» no es un dominio, como aduana.gob.ec.",
  "problema.patron-formato":
    "«{valor}» no sirve: es una expresión regular con un grupo entre paréntesis, que es el número.",
  "mensaje.dominio-ajeno":
    "Cita su solicitud, pero viene de {dominio}, que no es de la mesa: no cambia nada. Si es de ella, añada «--dominio {dominio}» al perfil («mesa perfil crear … --reemplazar»).",
  "mensaje.sin-confirmar":
    "Lleva su propia dirección, pero no está entre los enviados ni lo confirma su servidor: no cambia nada.",
  "mensaje.desaparecido": "[ya no está en su buzón]",
  "mensaje.ilegible": "[no se pudo leer: {motivo}]",
  "advertencia.copia-no-guardada":
    "El mensaje salió, pero no se pudo guardar una copia entre los enviados ({motivo}).",
  "error.buzon-inalcanzable":
    "No se pudo usar su buzón de correo en {servidor} ({motivo}); la mesa de servicios no tiene que ver.",
  "error.buzon-inalcanzable.sugerencia":
    "Revise la conexión y repita la orden; «mesa perfil probar» dice qué falla. Lo que estaba por enviarse espera en «mesa bandeja listar».",
  "error.adjunto-excede":
    "{archivo} ({bytes} bytes) no cabe en un correo: el servidor admite {limite} bytes por mensaje.",
  "error.adjunto-excede.sugerencia":
    "Reduzca el archivo (menos capturas, o en JPEG) o use otro canal. La solicitud queda en la bandeja.",
  "error.correo-no-cabe":
    "Los documentos ({bytes} bytes) no caben en un mensaje de {limite} bytes; harían falta {mensajes}.",
  "error.correo-no-cabe.sugerencia":
    "La solicitud queda en la bandeja: «mesa bandeja enviar --partir» la envía en varios mensajes numerados.",
  "error.sin-cifrado":
    "El servidor {servidor} no ofrece una conexión cifrada; la contraseña no se envía sin cifrar.",
  "error.sin-cifrado.sugerencia":
    "Use el puerto cifrado del servidor (smtps://…:465, imaps://…:993) o pregunte a su proveedor de correo.",
} as const;
