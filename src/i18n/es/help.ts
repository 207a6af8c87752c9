export const help = {
  "orden.explicar": "Dice qué significa un código de error o de salida y qué hacer",
  "orden.ayuda": "Ayuda de una orden, o un tema: salidas, entorno, formularios, canales",
  "orden.diagnostico": "Dice qué está configurado, qué funciona, qué no, y qué hacer",
  "argumento.codigo":
    "Código de error, de salida, de problema o de advertencia; sin él, todos los errores",
  "argumento.tema": "Un tema o las palabras de una orden",
  "explicar.que-hacer": "Qué hacer",
  "explicar.codigos": "Errores que terminan así",
  "explicar.salida": "código de salida {salida}",
  "tema.salidas":
    "Con qué código termina cada orden, y los errores que llevan a él. «mesa explicar CÓDIGO» dice más de cada uno.",
  "tema.entorno":
    "Variables de entorno. Una opción de la orden vale más que su variable; la variable, más que .mesarc.json; este, más que la configuración («mesa config ver --origen»).",
  "tema.entorno.ajuste": "el ajuste «{ajuste}», para esta vez",
  "tema.formularios":
    "Los campos de cada formulario, con el nombre que llevan en JSON; los que tienen * son obligatorios. «mesa esquema incidente» da su JSON Schema.",
  "tema.canales":
    "Por dónde va una solicitud. El canal es parte del perfil («mesa perfil crear --canal …»).",
  "canal.practica":
    "la mesa de práctica, en esta máquina: nada sale de ella y nadie más la atiende",
  "canal.portal":
    "una mesa que habla el contrato publicado (docs/openapi.yaml); cada solicitud lleva su Idempotency-Key, así que no se registra dos veces",
  "entorno.MESA_RUC": "RUC con el que se inicia la sesión",
  "entorno.MESA_USUARIO": "ID de usuario de Ecuapass",
  "entorno.MESA_CONTRASENA": "contraseña de Ecuapass",
  "entorno.MESA_CONTRASENA_ARCHIVO": "archivo cuya primera línea es la contraseña",
  "entorno.MESA_TOKEN": "token de una sesión ya iniciada",
  "entorno.MESA_FRASE": "frase de los archivos cifrados, donde no hay almacén del sistema",
  "entorno.MESA_LLAVE_ARCHIVO": "archivo de llave de los archivos cifrados",
  "entorno.MESA_CARPETA": "una sola carpeta para la configuración y los datos",
  "entorno.MESA_DEPURAR": "con 1, los defectos muestran su traza",
  "entorno.NO_COLOR": "sin colores",
  "entorno.FORCE_COLOR": "con colores también fuera de una terminal",
  "entorno.CI": "nadie puede responder: no se supone el perfil si hay varios",
  "diagnostico.version": "Versiones",
  "diagnostico.carpeta": "Carpeta",
  "diagnostico.proxy": "Proxy (mesa todavía no lo usa)",
  "diagnostico.ca": "Autoridades de certificación propias",
  "diagnostico.perfil": "Perfil",
  "diagnostico.dns": "Nombre de la mesa (DNS)",
  "diagnostico.tcp": "Conexión (TCP)",
  "diagnostico.tls": "Cifrado (TLS)",
  "diagnostico.mesa": "La mesa responde",
  "diagnostico.sesion": "Sesión",
  "diagnostico.remedio": "Remedio: {remedio}",
  "diagnostico.reloj": "Reloj de la mesa respecto al de aquí",
} as const;
