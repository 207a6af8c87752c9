/** The journal that a firm shares on PostgreSQL (`mesa libro`). */
export const firm = {
  "orden.libro": "Registro de la firma: un solo registro de solicitudes para todos los equipos",
  "orden.libro.crear":
    "Crea el registro de la firma en la base de datos que indica «mesa config poner libro», o lo pone al día",
  "orden.libro.estado":
    "Muestra el registro de la firma: solicitudes, derechos y quién está conectado",
  "orden.libro.traer":
    "Pasa las solicitudes de este equipo al registro de la firma, una sola vez cada una",
  "opcion.libro-envia": "Rol del servidor que podrá enviar solicitudes",
  "opcion.libro-lee": "Rol del servidor que solo podrá leer",
  "opcion.libro-comprobantes":
    "Cuánto conserva la firma los comprobantes: 18m, 5a, siempre (sin esta opción no cambia)",
  "opcion.libro-capturas":
    "Cuánto conserva la firma las copias de archivos: 90d, 1a, siempre (sin esta opción no cambia)",
  "entorno.MESA_LIBRO_CONTRASENA": "contraseña del registro de la firma",
  "entorno.MESA_LIBRO_CONTRASENA_ARCHIVO":
    "archivo cuya primera línea es la contraseña del registro de la firma",
  "entorno.MESA_LIBRO_AUTORIDAD":
    "archivo con la autoridad que firma el certificado del servidor del registro",
  "libro.contrasena": "Contraseña de {usuario} en {servidor} (base {base})",
  "libro.contrasena-guardada": "Contraseña guardada en: {lugar}",
  "libro.creado": "El registro de la firma está creado en {libro}.",
  "libro.al-dia": "El registro de la firma en {libro} está al día.",
  "libro.envian": "Pueden enviar: {roles}",
  "libro.leen": "Pueden leer: {roles}",
  "libro.plazo-comprobantes": "La firma conserva los comprobantes: {plazo}",
  "libro.plazo-capturas": "La firma conserva las copias de archivos: {plazo}",
  "libro.traidas":
    "{taken:solicitud pasó|solicitudes pasaron} al registro de la firma; {known:ya estaba|ya estaban} en él.",
  "libro.traido-leido":
    "Se copiaron {tickets:ticket visto|tickets vistos} y {mails:mensaje leído|mensajes leídos} del buzón.",
  "libro.en-uso":
    "{busy:solicitud queda|solicitudes quedan} en este equipo: otro proceso la está enviando. Repita «mesa libro traer» cuando termine.",
  "libro.fuera-de-alcance":
    "El registro de la firma ({servidor}) no responde: se usó solo lo que hay en este equipo. Lo que haya registrado sale con «mesa bandeja enviar» cuando el registro responda.",
  "libro.sin-espacio":
    "El registro de la firma ({servidor}) no tiene espacio: lo que haya registrado espera en este equipo y sale con «mesa bandeja enviar» cuando lo tenga.",
  "libro.columna.libro": "Registro",
  "libro.columna.usuario": "Usuario",
  "libro.columna.esquema": "Versión",
  "libro.columna.derechos": "Derechos",
  "libro.columna.solicitudes": "Solicitudes",
  "libro.columna.retencion": "Retención",
  "libro.retencion": "comprobantes {comprobantes}, copias de archivos {capturas}",
  "libro.columna.conectados": "Conectados",
  "libro.sin-esquema": "no está creado; se crea con «mesa libro crear»",
  "libro.esquema-anterior": "de una versión anterior; se pone al día con «mesa libro crear»",
  "libro.esquema-al-dia": "al día",
  "libro.derechos.envia": "leer y enviar",
  "libro.derechos.lee": "solo leer",
  "libro.derechos.ninguno": "ninguno",
  "libro.cuenta": "{total} en total, {abiertas} por enviar o por confirmar",
  "libro.conectado": "{quien} desde {desde}",
  "columna.remitente": "Remitente",
  "problema.solicitud-de": "{remitente}",
  "error.solicitud-repetida.caso.firma":
    "{remitente} ya envió hace menos de una semana una solicitud con la misma pantalla, operador y texto ({ticket}); no se envió nada.",
  "opcion.de": "Solo los tickets que envió esta persona de la firma, o «todos»",
  "diagnostico.libro": "Registro de la firma",
  "diagnostico.libro-sin-tls": "El registro de la firma se usa sin cifrado (TLS)",
  "diagnostico.libro-version": "La versión del registro de la firma no es la de este programa",
  "diagnostico.libro-lee": "En el registro de la firma su usuario solo puede leer",
  "diagnostico.libro-ninguno": "En el registro de la firma su usuario no tiene derechos",
  "diagnostico.libro-reloj": "El reloj de este equipo difiere del servidor del registro",
  "diagnostico.libro-pendientes":
    "Solicitudes por enviar o por confirmar en el registro de la firma",
  "error.sin-libro": "Este equipo no usa un registro de firma.",
  "error.sin-libro.sugerencia":
    "Indique la base de datos con «mesa config poner libro postgres://usuario@servidor/base».",
  "error.libro-sin-crear":
    "El registro de la firma ({servidor}) no está creado o es de una versión anterior.",
  "error.libro-sin-crear.sugerencia": "Créelo o póngalo al día con «mesa libro crear».",
  "error.libro-sin-base": "El servidor {servidor} no tiene esa base de datos.",
  "error.libro-sin-base.sugerencia":
    "Pida a quien administra el servidor que la cree, o corrija la dirección con «mesa config poner libro postgres://usuario@servidor/base».",
  "error.libro-sin-contrasena": "Falta la contraseña del registro de la firma ({servidor}).",
  "error.libro-sin-contrasena.sugerencia":
    "Ejecute «mesa libro estado» en una terminal: la pide y la guarda. Un programa la da en MESA_LIBRO_CONTRASENA o MESA_LIBRO_CONTRASENA_ARCHIVO.",
  "error.libro-sin-acceso":
    "El servidor {servidor} no aceptó el usuario o la contraseña del registro de la firma.",
  "error.libro-sin-acceso.sugerencia":
    "Ejecute «mesa libro estado» en una terminal y escriba la contraseña vigente.",
  "error.libro-solo-lectura":
    "Su usuario no puede escribir en el registro de la firma ({servidor}).",
  "error.libro-solo-lectura.sugerencia":
    "Pida a quien administra el registro que ejecute «mesa libro crear --envia ROL» con el rol de usted.",
  "error.libro-lleno":
    "El servidor {servidor} no tiene espacio o recursos para el registro de la firma.",
  "error.libro-lleno.sugerencia":
    "Avise a quien administra el servidor; después, envíe lo pendiente con «mesa bandeja enviar».",
  "error.libro-inalcanzable":
    "El registro de la firma ({servidor}) no responde; sin él nada se envía.",
  "error.libro-inalcanzable.sugerencia":
    "La solicitud espera en este equipo. Envíela con «mesa bandeja enviar» cuando el registro responda; «mesa libro estado» lo comprueba.",
} as const;
