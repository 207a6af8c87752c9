export const follow = {
  "orden.ticket.responder":
    "Escribe en un ticket: el texto, con archivos si hacen falta, una sola vez",
  "orden.ticket.descargar": "Baja los archivos de un ticket, con su contenido comprobado",
  "argumento.adjuntos": "Nombre del archivo; sin nombres, todos",
  "opcion.texto-respuesta":
    "Lo que se escribe; con - se lee de la entrada estándar y, en una terminal, sin esta opción se abre su editor",
  "opcion.adjunto-respuesta": "Archivo que acompaña al mensaje (PDF, PNG o JPEG)",
  "opcion.clave-respuesta": "Su propia clave de idempotencia; si no se dice, sale del contenido",
  "opcion.carpeta": "Carpeta donde se dejan los archivos (la actual si no se dice)",
  "opcion.cadena": "Muestra completos todos los tickets de la cadena de disconformidad",
  "responder.enviar": "¿Enviar este mensaje?",
  "responder.corregir": "¿Corregirlo en el editor?",
  "responder.escrito": "la mesa recibió su mensaje.",
  "responder.repetido": "la mesa ya tenía este mensaje; no se escribió otra vez.",
  "descargar.progreso": "Descargando…",
  "descargar.ninguno": "El ticket no tiene archivos.",
  "descargar.ya-estaba": "ya estaba",
  "inconforme.respuesta": "La mesa respondió el {fecha}:",
  "conforme.pregunta": "¿Está conforme? El caso termina y no se vuelve a abrir.",
  "inconforme.sin-respuesta":
    "El ticket está «{estado}»: la mesa suele admitir una inconformidad solo después de responder. ¿Continuar?",
  "inconforme.pregunta":
    "Se registrará otro ticket que sigue a {numero}, con sus mismos datos. Cuente qué sigue mal; lo demás puede quedar como está.",
  "error.mensaje-desconocido":
    "La conexión se cortó y no se sabe si la mesa recibió su mensaje en {numero} ({motivo}).",
  "error.mensaje-desconocido.sugerencia":
    "Repita la misma orden con el mismo texto: si la mesa ya lo tiene, no se escribe dos veces.",
  "error.mensaje-no-enviado":
    "No se pudo llegar a la mesa de servicios ({motivo}); su mensaje en {numero} no se envió.",
  "error.mensaje-no-enviado.sugerencia":
    "Repita la misma orden cuando haya conexión: se escribe una sola vez.",
  "error.descarga-cortada": "La descarga de {archivo} se cortó ({motivo}).",
  "error.descarga-cortada.sugerencia": "Repita la orden: continúa donde quedó.",
  "error.descarga-danada":
    "Lo que llegó de {archivo} no es lo que la mesa anunció: su huella SHA-256 no coincide. No se guardó.",
  "error.descarga-danada.sugerencia":
    "Repita la orden; si vuelve a ocurrir, avise a la mesa de servicios.",
  "error.feriados-invalidos": "El archivo de feriados {archivo} no se puede usar: {causa}.",
  "error.feriados-invalidos.sugerencia":
    "Debe ser un objeto JSON con «feriados» (día AAAA-MM-DD y su nombre) y «laborables» (lista de días); corríjalo o bórrelo.",
  "opcion.sin-respuesta":
    "Solo los que la mesa debe desde hace tanto: 30m, 12h, 3d; con «l» al final, en horas laborables (3dl)",
  "opcion.sin-red": "Muestra la copia local, sin preguntar a la mesa",
  "plazo.esperado": "un número con m, h o d: 30m, 12h, 3d (3dl: días laborables)",
  "columna.edad": "Edad",
  edad: "{transcurrido} ({habiles} háb.)",
  "copia.de": "Copia local ({hace}): {tickets:ticket|tickets}.",
  "copia.parcial":
    "Copia local ({hace}): {tickets:ticket|tickets}, solo los que se han visto; «mesa novedades» los trae todos.",
  "error.sin-copia": "Aún no hay una copia local de los tickets del perfil «{perfil}».",
  "error.sin-copia.sugerencia":
    "Con conexión, «mesa novedades» trae todos los tickets a esta máquina.",
  "orden.novedades": "Cuenta qué cambió en sus tickets desde la última vez",
  "opcion.breve": "Una línea con cuántos tickets cambiaron, o nada; no los da por vistos",
  "opcion.sin-marcar": "No da por visto lo que muestra",
  "novedades.progreso": "Buscando novedades…",
  "novedades.ninguna": "No hay novedades.",
  "novedades.cuenta": "{tickets:ticket|tickets} con novedades",
  "orden.ticket.esperar":
    "Espera a que unos tickets lleguen a un estado: termina con 0 si llegan, 8 si se acaba el plazo, 1 si ya no pueden",
  "argumento.numeros": "Números de los tickets",
  "opcion.hasta-estado":
    "Estado que se espera (respondido si no se dice); llegar más lejos también vale",
  "opcion.plazo": "Cuánto, como máximo: 30m, 2h, 1d (sin límite si no se dice)",
  "esperar.progreso": "Esperando a la mesa de servicios…",
  "esperar.estado-extrano":
    "«{estado}» no es un estado conocido; se espera de todos modos. ¿Quiso decir {parecido}?",
  "esperar.alcanzado": "Se llegó al estado esperado.",
  "esperar.plazo": "Se acabó el plazo.",
  "esperar.rechazado": "Al menos un ticket terminó de otra manera: ya no llegará a ese estado.",
  "orden.ticket.vigilar":
    "Vigila los tickets abiertos, o los que se nombren, y cuenta cada cambio; sin terminal, un objeto JSON por línea",
  "argumento.numeros-vigilar": "Números de los tickets; sin ellos, todos los abiertos",
  "opcion.avisar": "Avisa también con una notificación del escritorio",
  "opcion.ejecutar":
    "Ejecuta este comando con cada cambio, que recibe como JSON por la entrada estándar",
  "opcion.aviso-url":
    "Envía cada cambio a esta dirección, firmado con MESA_AVISO_SECRETO (HMAC-SHA256)",
  "plazo.corrido": "un número con m, h o d: 30m, 2h, 1d",
  "aviso.direccion": "https://… (o http:// solo en esta máquina), sin usuario ni contraseña",
  "aviso.falla": "El aviso no llegó a su dirección ({motivo}).",
  "aviso.comando": "El comando de --ejecutar terminó con {codigo}.",
  "aviso.sin-escritorio": "Aquí no hay cómo mostrar notificaciones del escritorio.",
  "vigilar.titulo": "Tickets del perfil «{perfil}»",
  "vigilar.empieza": "Vigilando…",
  "vigilar.visto": "Al día: {hora}",
  "vigilar.proxima": "próxima consulta a las {hora}",
  "vigilar.teclas": "q salir · Intro abrir uno · espacio visto · r preguntar",
  "vigilar.ninguno": "No hay tickets abiertos.",
  "vigilar.ocultos": "… y {tickets} más.",
  "vigilar.quien": "Lo tiene",
  "vigilar.ultimo": "Última palabra",
  "vigilar.estado": "ahora {estado}",
  "vigilar.reintento": "Se reintenta: {hora}.",
  "vigilar.vuelve": "La mesa de servicios responde de nuevo.",
  "error.aviso-sin-secreto": "Para --aviso-url falta el secreto con el que se firman los avisos.",
  "error.aviso-sin-secreto.sugerencia":
    "Póngalo en la variable MESA_AVISO_SECRETO, el mismo que conoce quien los recibe.",
} as const;
