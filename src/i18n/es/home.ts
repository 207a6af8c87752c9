export const home = {
  "orden.estado":
    "Muestra su perfil, lo pendiente y lo respondido, sin consultar a la mesa (igual que «mesa» sin más)",
  "opcion.como":
    "Empieza como una solicitud anterior (número de ticket, solicitud de la bandeja de salida o borrador); fecha, hora y archivos se dan de nuevo",
  "como.esperado": "una solicitud del formulario «{formulario}»",
  "actualizacion.hay":
    "Hay una versión nueva de mesa: {nueva} (esta es {version}). Para no buscarla: «mesa config poner actualizaciones no».",
  "inicio.titulo": "mesa {version} · Mesa de Servicios de la aduana del Ecuador",
  "inicio.sesion": "Sesión",
  "inicio.pendiente": "Por enviar",
  "inicio.borradores": "Borradores",
  "inicio.respondidos": "Respondidos",
  "inicio.atencion": "Atención",
  "inicio.sin-perfil": "aún ninguno; prepárelo con «mesa iniciar»",
  "inicio.nada": "nada",
  "inicio.hay-pendiente": "{waiting:solicitud|solicitudes}; véalas con «mesa bandeja listar»",
  "inicio.hay-borradores":
    "{drafts:formulario|formularios} sin terminar; siga con «mesa borrador continuar»",
  "inicio.hay-respondidos": "{numeros}; vea uno con «mesa ticket ver»",
  "inicio.sesion.none-needed": "no hace falta",
  "inicio.sesion.none": "sin iniciar; «mesa sesion iniciar»",
  "inicio.sesion.over": "caducada; «mesa sesion iniciar»",
  "inicio.sesion.abierta": "{nombre}, hasta el {caduca}",
  "inicio.hacer.iniciar": "Preparar el primer perfil: «mesa iniciar»",
  "inicio.hacer.incidente": "Reportar un incidente: «mesa incidente crear»",
  "inicio.hacer.consulta": "Hacer una consulta: «mesa consulta crear»",
  "inicio.hacer.tickets": "Ver sus tickets: «mesa ticket listar»",
  "inicio.hacer.demo": "Aprender sin enviar nada: «mesa demo»",
  "inicio.ayuda": "Todos los comandos: mesa --help",
} as const;
