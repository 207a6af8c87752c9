export const follow = {
  "orden.ticket.responder":
    "Envía un mensaje a un ticket, con archivos si hacen falta, una sola vez",
  "orden.ticket.descargar": "Descarga los archivos de un ticket y comprueba su contenido",
  "argumento.adjuntos": "Nombre del archivo; sin nombres, todos",
  "opcion.texto-respuesta":
    "Texto del mensaje; con - se lee de la entrada estándar. En una terminal, si se omite, se abre su editor",
  "opcion.adjunto-respuesta": "Archivo que acompaña al mensaje (PDF, PNG o JPEG)",
  "opcion.clave-respuesta":
    "Su propia clave de envío (no es la contraseña); si se omite, se calcula del contenido",
  "opcion.carpeta": "Carpeta donde se guardan los archivos (la actual si se omite)",
  "opcion.cadena": "Muestra completos todos los tickets encadenados por inconformidad",
  "responder.enviar": "¿Enviar este mensaje?",
  "responder.corregir": "¿Corregirlo en el editor?",
  "responder.escrito": "la mesa recibió su mensaje.",
  "responder.repetido": "la mesa ya tenía este mensaje; no se envió otra vez.",
  "descargar.progreso": "Descargando…",
  "descargar.ninguno": "El ticket no tiene archivos.",
  "descargar.ya-estaba": "ya estaba descargado",
  "inconforme.respuesta": "La mesa respondió el {fecha}:",
  "conforme.pregunta": "¿Está conforme? El caso termina y no se vuelve a abrir.",
  "inconforme.sin-respuesta":
    "El ticket está «{estado}»: la mesa suele admitir una inconformidad solo después de responder. ¿Continuar?",
  "inconforme.pregunta":
    "Se registrará otro ticket que sigue a {numero}, con los mismos datos. Cuente qué continúa mal; lo demás puede quedar igual.",
  "error.mensaje-desconocido":
    "La conexión se cortó y no se sabe si la mesa recibió su mensaje en {numero} ({motivo}).",
  "error.mensaje-desconocido.sugerencia":
    "Repita el mismo comando con el mismo texto: si la mesa ya lo tiene, no se escribe dos veces.",
  "error.mensaje-no-enviado":
    "No se pudo llegar a la mesa de servicios ({motivo}); su mensaje en {numero} no se envió.",
  "error.mensaje-no-enviado.sugerencia":
    "Repita el mismo comando cuando haya conexión: el mensaje se envía una sola vez.",
  "error.descarga-cortada": "La descarga de {archivo} se cortó ({motivo}).",
  "error.descarga-cortada.sugerencia": "Repita el comando: la descarga continúa donde quedó.",
  "error.descarga-danada":
    "Lo que llegó de {archivo} no es lo que la mesa anunció: su SHA-256 no coincide. No se guardó.",
  "error.descarga-danada.sugerencia":
    "Repita el comando; si vuelve a ocurrir, avise a la mesa de servicios.",
  "error.feriados-invalidos": "El archivo de feriados {archivo} no se puede usar: {causa}.",
  "error.feriados-invalidos.sugerencia":
    "Debe ser un objeto JSON con «feriados» (cada día AAAA-MM-DD con su nombre) y «laborables» (lista de días). Corríjalo o bórrelo.",
  "opcion.sin-respuesta":
    "Solo los que esperan respuesta de la mesa desde hace este tiempo: 30m, 12h, 3d; con «l» al final, en tiempo laborable (3dl)",
  "opcion.sin-red": "Muestra la copia local, sin consultar a la mesa",
  "plazo.esperado":
    "un número con s, m, h o d: 30s, 45m, 12h, 3d; con l cuenta solo el tiempo laborable: 3dl son tres días laborables",
  "columna.edad": "Antigüedad",
  edad: "{transcurrido} ({habiles} en horario de atención)",
  "copia.de": "Copia local ({hace}): {tickets:ticket|tickets}.",
  "copia.parcial":
    "Copia local ({hace}): {tickets:ticket|tickets}, solo los ya consultados; «mesa novedades» los trae todos.",
  "error.sin-copia": "Aún no hay una copia local de los tickets del perfil «{perfil}».",
  "error.sin-copia.sugerencia":
    "Con conexión, «mesa novedades» trae todos los tickets a este equipo.",
  "orden.novedades": "Muestra qué cambió en sus tickets desde la última vez",
  "opcion.breve": "Una línea con cuántos tickets cambiaron, o nada; no los marca como vistos",
  "opcion.sin-marcar": "No marca como visto lo que muestra",
  "novedades.progreso": "Buscando novedades…",
  "novedades.ninguna": "No hay novedades.",
  "novedades.cuenta": "{tickets:ticket|tickets} con novedades",
  "orden.ticket.esperar":
    "Espera a que los tickets lleguen a un estado: termina con 0 si llegan, 8 si vence el plazo y 1 si ya no pueden llegar",
  "argumento.numeros": "Números de los tickets",
  "opcion.hasta-estado":
    "Estado que se espera (respondido si se omite); uno posterior también vale",
  "opcion.estado-esperado": "Lo mismo que --hasta",
  "opcion.plazo": "Cuánto esperar como máximo: 30s, 30m, 2h, 1d (sin límite si se omite)",
  "esperar.progreso": "Esperando a la mesa de servicios…",
  "esperar.estado-extrano":
    "El estado «{estado}» no está en la lista; se espera de todos modos. ¿Quiso decir {parecido}?",
  "esperar.alcanzado": "Se llegó al estado esperado.",
  "esperar.plazo": "Venció el plazo de espera.",
  "esperar.rechazado": "Al menos un ticket terminó de otra manera y ya no llegará a ese estado.",
  "orden.ticket.vigilar":
    "Vigila los tickets abiertos, o los indicados, y avisa de cada cambio; sin terminal, un objeto JSON por línea",
  "argumento.numeros-vigilar": "Números de los tickets; sin ellos, todos los abiertos",
  "opcion.avisar": "Avisa también con una notificación del escritorio",
  "opcion.ejecutar":
    "Ejecuta este comando con cada cambio; lo recibe como JSON por la entrada estándar",
  "opcion.aviso-url":
    "Envía cada cambio a esta dirección, firmado con MESA_AVISO_SECRETO (HMAC-SHA256)",
  "plazo.corrido": "un número con s, m, h o d: 30s, 30m, 2h, 1d",
  "aviso.direccion": "https://… (o http:// solo en este equipo), sin usuario ni contraseña",
  "aviso.falla": "El aviso no llegó a su dirección ({motivo}).",
  "aviso.comando": "El comando de --ejecutar terminó con {codigo}.",
  "aviso.sin-escritorio": "Este equipo no puede mostrar notificaciones del escritorio.",
  "vigilar.titulo": "Tickets del perfil «{perfil}»",
  "vigilar.empieza": "Vigilando…",
  "vigilar.visto": "Actualizado: {hora}",
  "vigilar.teclas": "q salir · Enter abrir uno · espacio visto · r consultar",
  "vigilar.proxima": "próxima consulta a las {hora}",
  "vigilar.ninguno": "No hay tickets abiertos.",
  "vigilar.ocultos": "… y {tickets} más.",
  "vigilar.quien": "A cargo de",
  "vigilar.ultimo": "Último mensaje",
  "vigilar.estado": "ahora {estado}",
  "vigilar.reintento": "Próximo intento: {hora}.",
  "vigilar.vuelve": "La mesa de servicios responde de nuevo.",
  "error.aviso-sin-secreto": "Para --aviso-url falta el secreto con el que se firman los avisos.",
  "error.aviso-sin-secreto.sugerencia":
    "Defínalo en la variable MESA_AVISO_SECRETO; debe ser el mismo que usa quien recibe los avisos.",
} as const;
