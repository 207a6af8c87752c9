/** The channel `entrega`: files that a person sends, messages that are imported. */
export const handover = {
  "canal.entrega":
    "archivos que usted envía a mano, desde su programa de correo o pegándolos en el portal; nada sale por la red",
  "canal.entrega.necesita":
    "una carpeta donde escribir los mensajes y la dirección de correo desde la que usted los envía",
  "canal.entrega.probado":
    "archivos .eml, .msg y mbox en un equipo, y Postfix con un programa que hace de operador; no contra el buzón del SENAE",
  "elegir-canal.entrega":
    "Entrega a mano: en archivos que usted envía por correo o pega en el portal",
  "capacidad.cambios.importados": "se saben al importar los mensajes recibidos",
  "capacidad.una_vez.operador": "usted envía el archivo; mesa no lo escribe otra vez sin preguntar",
  "capacidad.lista.importados": "los tickets de los que se sabe por usted y por lo importado",
  "iniciar.carpeta": "Carpeta donde escribir lo que usted enviará",
  "entrega.carpeta": "Carpeta de salida",
  "entrega.entrada": "Carpeta de entrada",
  "opcion.carpeta-entrega":
    "Carpeta donde se escriben los mensajes que usted envía a mano (canal entrega)",
  "opcion.carpeta-entrada":
    "Carpeta de la que se leen solos los mensajes enviados y recibidos (canal entrega)",
  "opcion.abrir": "Abre el mensaje recién escrito en su programa de correo (canal entrega)",
  "resultado.entregado_a_mano": "entregado a mano",
  "orden.entrega": "Entrega a mano: copiar campos, confirmar el envío, importar respuestas",
  "orden.entrega.copiar":
    "Copia un campo del formulario al portapapeles, para pegarlo en el portal",
  "orden.entrega.confirmar": "Anota, bajo su palabra, que usted envió una solicitud",
  "orden.entrega.importar":
    "Lee mensajes enviados y recibidos de archivos .eml, .msg y mbox, y de carpetas",
  "argumento.campo-copiar":
    "Campo del formulario (descripcion, pantalla…); sin él, los muestra todos",
  "argumento.ruta-importar": "Archivos o carpetas con mensajes",
  "opcion.numero-entrega": "Número que la mesa dio al ticket",
  "opcion.fecha-entrega": "Día en que usted la envió (hoy si se omite)",
  "entrega.escrita": "La solicitud {solicitud} está lista para que usted la envíe:",
  "entrega.repetida":
    "La solicitud {solicitud} ya se le entregó a mano el {fecha}; no se escribió otra vez:",
  "entrega.otra-vez":
    "Lo mismo ya se le entregó a mano el {fecha} ({ticket}) y no consta que se enviara. ¿Escribirlo otra vez?",
  "entrega.como":
    "Abra el mensaje (.eml) en su programa de correo, revíselo y presione Enviar: ya tiene destinatario, asunto, texto y documentos.",
  "entrega.portal":
    "O pegue en el portal el texto (.txt), campo por campo; los documentos están en la carpeta del mismo nombre.",
  "entrega.despues":
    "Después, «mesa entrega confirmar {solicitud}», o importe el mensaje enviado con «mesa entrega importar».",
  "entrega.respuesta": "escrita en {archivo}; ábrala en su programa de correo y presione Enviar",
  "entrega.nada-que-abrir": "No hay un mensaje que abrir: eso es solo del canal entrega.",
  "entrega.sin-programa":
    "En este equipo no hay un programa que abra el mensaje; ábralo desde su programa de correo: {archivo}",
  "entrega.copiado": "«{campo}» está en el portapapeles; péguelo en el portal.",
  "entrega.confirmada":
    "Se anotó, bajo su palabra, que usted envió la solicitud {solicitud}; el número vendrá con la primera respuesta que importe.",
  "entrega.confirmada-numero":
    "Se anotó, bajo su palabra, que la solicitud {solicitud} es el ticket {numero}.",
  "entrega.solo-entregadas": "una solicitud entregada a mano y aún sin número",
  "entrega.no-futura": "un día que ya llegó",
  "entrega.archivo": "Archivo",
  "entrega.entregada": "Escrita",
  "entrega.confirmacion": "Confirmada",
  "confirmado.operador": "según la palabra del operador; la mesa no lo ha confirmado",
  "confirmado.mensaje": "por un mensaje importado, que ningún servidor de correo verificó",
  "entrega.segun-usted": "según usted",
  "entrega.hora": "Hora según el operador o el mensaje",
  "progreso.importando": "Leyendo los mensajes…",
  "entrega.importado":
    "Archivos: {archivos} · mensajes nuevos: {nuevos} · ya conocidos: {repetidos} · ajenos a la mesa: {ajenos}",
  "entrega.sin-verificar":
    "Lo importado no lo verifica ningún servidor de correo: confíe en ello como en el archivo del que vino.",
  "importar.no-es-mensaje": "no es un mensaje de correo (.eml, .msg o mbox)",
  "importar.mensaje-grande": "tiene un mensaje de más de 64 MiB, que no se lee",
  "importar.ilegible": "no se puede leer",
  "importar.danado": "está dañado o cortado; guárdelo otra vez desde su programa de correo",
  "importar.mas": "y {numero} más; véalos con --json",
  "mensaje.sin-verificar": "[leído de un archivo: ningún servidor de correo lo verificó]",
  "comprobante.prueba.mano":
    "Este equipo anotó la solicitud con este contenido y la escribió en un archivo para enviarla a mano. Que se envió, y su número, constan solo por quien se indica arriba.",
  "error.sin-portapapeles": "En este equipo no hay un programa que copie al portapapeles.",
  "error.sin-portapapeles.sugerencia":
    "Instale wl-clipboard, xclip o xsel, o copie el campo del archivo .txt que está junto al mensaje; «mesa entrega copiar SOLICITUD --json» también lo muestra.",
} as const;
