export const procedure = {
  "orden.tramite": "El trámite oficial: requisitos, pasos, canales, horario y base legal",
  "orden.transparencia": "Las quejas y atenciones de la Mesa de Servicios, mes a mes",
  "orden.guia":
    "Con tres preguntas indica si es un incidente, una consulta o un asunto para el teléfono, y abre el formulario",
  "opcion.necesito": "falla: algo no funciona; duda: algo no está claro",
  "opcion.sencilla": "Si se resuelve en una conversación corta",
  "opcion.por-escrito": "Si la respuesta debe quedar por escrito, con un número de ticket",
  "guia.necesito": "¿Qué le sucede?",
  "guia.necesito.falla":
    "Ecuapass u otra opción de la página web del SENAE falla o muestra un error",
  "guia.necesito.duda": "Tengo una duda sobre un proceso o una norma de aduana",
  "guia.sencilla": "¿Se resuelve en una conversación corta, sin revisar documentos?",
  "guia.por-escrito": "¿Necesita que la respuesta quede por escrito, con un número de ticket?",
  "guia.empezar": "¿Llenar el formulario ahora?",
  "guia.incidente": "Es un incidente: corresponde el formulario de incidentes de Ecuapass.",
  "guia.incidente.captura":
    "Tenga a mano la pantalla, la fecha y la hora exactas, el distrito y una captura de cada paso en la que se vean la fecha y la hora.",
  "guia.consulta": "Es una consulta: corresponde el formulario de consultas.",
  "guia.consulta.anexos": "Tenga a mano los documentos que pide el motivo de la consulta.",
  "guia.telefono": "Es un asunto para el teléfono: llame al {telefono}; se resuelve de inmediato.",
  "guia.telefono.despues":
    "Si resulta más complejo, le pedirán remitirlo a la Mesa de Servicios, que lo registra a cualquier hora: mesa guia --por-escrito si",
  "error.guia-incompleta": "Faltan respuestas para indicar qué formulario corresponde.",
  "error.guia-incompleta.sugerencia":
    "Dé las tres: --necesito falla|duda --sencilla si|no --por-escrito si|no; en una terminal, «mesa guia» las pregunta.",
  "argumento.seccion": "La parte que se quiere; sin ella, todo",
  "tramite.descripcion":
    "El SENAE atiende por este canal a los Operadores de Comercio Exterior (OCE) y a los usuarios en general que, al usar el sistema informático ECUAPASS u otras opciones de su página web puestas a disposición del público, encuentran errores o necesitan soporte o asesoría sobre procesos aduaneros. Quien reporta se beneficia con la solución del incidente.",
  "tramite.formularios": "Para ello se llena uno de dos formularios: «{incidente}» o «{consulta}».",
  "tramite.llamadas":
    "Las llamadas al {numero} ({telefono}) ofrecen opciones según el tipo de consulta y se resuelven de inmediato; si la consulta es más compleja, se pide remitirla al Portal de Mesa de Servicios con esos formularios.",
  "tramite.contacto":
    "Contacto para la atención ciudadana: {contacto} · {correo} · teléfono {telefono}",
  "tramite.transparencia": "Las cifras que se publican cada mes: mesa transparencia",
  "tramite.requisitos": "Qué se necesita",
  "tramite.requisitos.derivacion":
    "Los reportes de incidentes en Ecuapass se derivan automáticamente a la {unidad}.",
  "tramite.requisitos.redaccion":
    "La redacción debe ser clara, completa y sucinta, para que la autoridad pueda dar una solución o absolver lo consultado.",
  "tramite.requisitos.incidente":
    "En el formulario de incidentes informáticos son obligatorios el nombre completo del campo, pantalla u opción del sistema, la fecha y la hora exactas del evento, el Distrito y los demás campos obligatorios. También se pide un relato claro de lo sucedido.",
  "tramite.requisitos.captura":
    "Se adjunta, en un solo documento, la captura de pantalla de cada opción utilizada o acción realizada antes del incidente; en cada captura deben verse la fecha y la hora del incidente.",
  "tramite.requisitos.anexos":
    "En el formulario de Atención al Usuario se anexa la documentación pertinente, según el caso y el motivo escogido.",
  "tramite.pasos": "Cómo se hace",
  "tramite.pasos.entrar":
    "Ingrese al Portal de Mesa de Servicios con el mismo usuario y contraseña de Ecuapass, o cree un usuario nuevo en la opción «Regístrese».",
  "tramite.pasos.registrar": "Registre el requerimiento en el Portal de Mesa de Servicios.",
  "tramite.pasos.numero": "El sistema genera un número de ticket.",
  "tramite.pasos.analisis": "El servidor a cargo del requerimiento analiza el caso.",
  "tramite.pasos.respuesta": "El usuario recibe la respuesta a su requerimiento.",
  "tramite.pasos.conformidad":
    "Si está conforme con la respuesta recibida en el portal, la consulta termina; si no, debe registrar otro ticket.",
  "tramite.canales": "Canales de atención",
  "tramite.canales.correo": "Correo electrónico: {correo}",
  "tramite.canales.linea":
    "En línea: sitio, portal web o aplicación web (Portal de Mesa de Servicios)",
  "tramite.canales.telefono": "Telefónico: {telefono} ({numero})",
  "tramite.horario": "Horario",
  "tramite.horario.registro":
    "Registro del trámite: 24 horas al día, 7 días de la semana, por correo electrónico ({correo}).",
  "tramite.horario.atencion":
    "Atención del trámite: de lunes a viernes de 08h00 a 17h00, por teléfono ({telefono}).",
  "tramite.base-legal": "Base legal",
  "tramite.base-legal.norma": "{norma} (todo su articulado).",
  "tramite.costo": "Costo",
  "tramite.costo.ninguno": "El trámite no tiene costo.",
  "tramite.dirigido-a": "A quién está dirigido",
  "tramite.dirigido-a.quienes":
    "A los Operadores de Comercio Exterior (OCE) y a la ciudadanía en general que quieran reportar un incidente en el sistema informático aduanero Ecuapass o consultar la aplicación de la normativa aduanera.",
  "tramite.dirigido-a.personas": "Clases de persona: {personas}.",
  "tramite.dirigido-a.operadores": "Entre los OCE están {operadores}, etc.",
  "tramite.resultados": "Qué se obtiene",
  "tramite.resultados.tipo": "Tipo de resultado: {tipo}.",
  "mes.nombres":
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
  "mes.breves": "ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic",
  "fecha.larga": "{dia} {numero} de {mes} de {anio}",
  "semana.dias": "domingo|lunes|martes|miércoles|jueves|viernes|sábado",
  "atencion.abierta": "La línea telefónica {telefono} atiende ahora, hasta las {hora}.",
  "atencion.feriado": "Hoy es feriado ({feriado}).",
  "atencion.abre-hoy": "La línea telefónica {telefono} abre hoy a las {hora}.",
  "atencion.abre-manana":
    "La línea telefónica {telefono} abre mañana, {dia} {fecha} de {mes}, a las {hora}.",
  "atencion.abre": "La línea telefónica {telefono} abre el {dia} {fecha} de {mes} a las {hora}.",
  "opcion.anio": "Solo este año",
  "opcion.desde-mes": "Desde este mes",
  "opcion.hasta-mes": "Hasta este mes",
  "opcion.grafico": "Dibuja un gráfico en vez de la tabla",
  "opcion.serie":
    "Lo que se dibuja (atenciones si se omite); por_mil son quejas por cada mil atenciones",
  "opcion.ascii": "Dibuja solo con caracteres ASCII",
  "columna.mes": "Mes",
  "columna.anio": "Año",
  "columna.por-mil": "Por mil",
  "columna.interanual": "Interanual",
  "serie.atenciones": "Atenciones",
  "serie.quejas": "Quejas",
  "serie.por_mil": "Quejas por mil atenciones",
  "transparencia.recientes": "Los últimos doce meses. Todos: «mesa transparencia --desde {desde}».",
  "transparencia.total":
    "Meses: {meses}. Atenciones: {atenciones}. Quejas: {quejas} ({por_mil} por cada mil atenciones).",
  "transparencia.maximo": "{mes} es el mes más alto en {serie}: {valor}.",
  "transparencia.minimo": "{mes} es el mes más bajo en {serie}: {valor}.",
  "transparencia.atipico": "También sobresalen en {serie}: {meses}.",
  "transparencia.fuente":
    "Fuente: {fuente}. Interanual: atenciones frente al mismo período del año anterior.",
} as const;
