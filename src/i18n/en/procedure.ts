export const procedure = {
  "orden.tramite": "The official procedure: requirements, steps, channels, hours, legal base",
  "orden.transparencia": "The complaints and attentions that the desk publishes every month",
  "orden.guia":
    "With three questions says whether it is an incident, a consultation or a matter for the telephone, and opens the form",
  "opcion.necesito": "falla: something does not work; duda: something is not clear",
  "opcion.sencilla": "Whether a short talk settles it",
  "opcion.por-escrito": "Whether the answer must stand in writing, under a ticket number",
  "guia.necesito": "What is the matter?",
  "guia.necesito.falla": "Ecuapass or another option of SENAE's web site fails or shows an error",
  "guia.necesito.duda": "I have a question about a customs process or rule",
  "guia.sencilla": "Would a short talk settle it, with no papers to be read?",
  "guia.por-escrito": "Must the answer stand in writing, under a ticket number?",
  "guia.empezar": "Fill in the form now?",
  "guia.incidente": "It is an incident: the form for incidents of Ecuapass is the right one.",
  "guia.incidente.captura":
    "Have at hand the screen, the exact date and time, the district, and a screenshot of each step that shows date and time.",
  "guia.consulta": "It is a consultation: the form for consultations is the right one.",
  "guia.consulta.anexos": "Have at hand the papers that the motivo of the consultation calls for.",
  "guia.telefono": "It is a matter for the telephone: call {telefono}; it is settled at once.",
  "guia.telefono.despues":
    "If it turns out more complex, you will be asked to send it to the service desk, which registers at any hour: mesa guia --por-escrito si.",
  "error.guia-incompleta": "Answers are missing to say which way is the right one.",
  "error.guia-incompleta.sugerencia":
    "Give all three: --necesito falla|duda --sencilla si|no --por-escrito si|no; on a terminal, “mesa guia” asks.",
  "argumento.seccion": "The part you want; without it, everything",
  "tramite.descripcion":
    "Through this channel the SENAE attends to foreign trade operators (OCE) and to users in general who, while using the computer system ECUAPASS or other options of its web site that are open to the public, meet errors or need support or advice on customs processes. Whoever reports benefits from the incident's solution.",
  "tramite.formularios": "For this one of two forms is filled in: “{incidente}” or “{consulta}”.",
  "tramite.llamadas":
    "Calls to {numero} ({telefono}) offer options by the kind of question and are answered at once; a more complex question has to be sent to the Portal de Mesa de Servicios with those forms.",
  "tramite.contacto": "Contact for citizens: {contacto} · {correo} · telephone {telefono}",
  "tramite.transparencia": "The figures that are published every month: mesa transparencia",
  "tramite.requisitos": "What is needed",
  "tramite.requisitos.derivacion":
    "Reports of incidents in Ecuapass go automatically to the {unidad}.",
  "tramite.requisitos.redaccion":
    "The wording must be clear, complete and succinct, so that the authority can give a solution or answer what is asked.",
  "tramite.requisitos.incidente":
    "The form for computer incidents must give the complete name of the field, screen or option of the system, the exact date and time of the event, the district and the other obligatory fields, and a clear account of what happened.",
  "tramite.requisitos.captura":
    "In one single document goes a screenshot of each option used or action taken before the incident; each screenshot must show the date and time of the incident.",
  "tramite.requisitos.anexos":
    "The form “Atención al Usuario” carries the papers that the case and the chosen motivo call for.",
  "tramite.pasos": "How it is done",
  "tramite.pasos.entrar":
    "Enter the Portal de Mesa de Servicios with the same user and password as Ecuapass, or create a new user with the option “Regístrese”.",
  "tramite.pasos.registrar": "Register the request in the Portal de Mesa de Servicios.",
  "tramite.pasos.numero": "The system gives a ticket number.",
  "tramite.pasos.analisis": "The official in charge of the request analyses the case.",
  "tramite.pasos.respuesta": "The user receives the answer to the request.",
  "tramite.pasos.conformidad":
    "If you agree with the answer received in the portal, the case ends; if you do not, you must register another ticket.",
  "tramite.canales": "Channels",
  "tramite.canales.correo": "E-mail: {correo}",
  "tramite.canales.linea":
    "Online: site, web portal or web application (Portal de Mesa de Servicios)",
  "tramite.canales.telefono": "Telephone: {telefono} ({numero})",
  "tramite.horario": "Hours",
  "tramite.horario.registro": "Registration: 24 hours a day, 7 days a week, by e-mail ({correo}).",
  "tramite.horario.atencion":
    "Attention: Monday to Friday from 08h00 to 17h00, by telephone ({telefono}).",
  "tramite.base-legal": "Legal base",
  "tramite.base-legal.norma": "{norma} (all of its articles).",
  "tramite.costo": "Cost",
  "tramite.costo.ninguno": "The procedure is free of charge.",
  "tramite.dirigido-a": "Who it is for",
  "tramite.dirigido-a.quienes":
    "Foreign trade operators (OCE) and citizens in general who want to report an incident in the customs computer system Ecuapass or to ask about the application of customs rules.",
  "tramite.dirigido-a.personas": "Kinds of person: {personas}.",
  "tramite.dirigido-a.operadores": "Among the OCE are: {operadores}, etc.",
  "tramite.resultados": "What you get",
  "tramite.resultados.tipo": "Kind of result: {tipo}.",
  "semana.dias": "Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday",
  "atencion.abierta": "The telephone {telefono} is answered now, until {hora}.",
  "atencion.feriado": "Today is a public holiday ({feriado}).",
  "atencion.abre-hoy": "The telephone {telefono} opens today at {hora}.",
  "atencion.abre-manana": "The telephone {telefono} opens tomorrow, {dia} {fecha}, at {hora}.",
  "atencion.abre": "The telephone {telefono} opens on {dia} {fecha} at {hora}.",
  "opcion.anio": "Only this year",
  "opcion.desde-mes": "From this month on",
  "opcion.hasta-mes": "Up to this month",
  "opcion.grafico": "Draws a chart instead of the table",
  "opcion.serie": "What is drawn: atenciones if not said; por_mil are complaints per thousand",
  "opcion.ascii": "Draws with ASCII characters only",
  "columna.mes": "Month",
  "columna.anio": "Year",
  "columna.por-mil": "Per mille",
  "columna.interanual": "On year",
  "serie.atenciones": "Attentions",
  "serie.quejas": "Complaints",
  "serie.por_mil": "Complaints per thousand attentions",
  "transparencia.total":
    "In {meses} months: {atenciones} attentions and {quejas} complaints ({por_mil} complaints per thousand attentions).",
  "transparencia.maximo": "{mes} is the highest month in {serie}: {valor}.",
  "transparencia.minimo": "{mes} is the lowest month in {serie}: {valor}.",
  "transparencia.atipico": "Also standing out in {serie}: {meses}.",
  "transparencia.fuente":
    "Source: {fuente}. On year: attentions against the same period of the year before.",
} as const;
