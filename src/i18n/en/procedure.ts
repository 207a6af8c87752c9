export const procedure = {
  "orden.tramite": "The official procedure: requirements, steps, channels, hours, legal basis",
  "orden.transparencia": "The complaints and requests handled, month by month",
  "orden.guia":
    "Asks three questions to decide whether it is an incident, a consultation or something for the phone line; then opens the form",
  "opcion.necesito": "falla: something does not work; duda: something is not clear",
  "opcion.sencilla": "Whether a short call can settle it",
  "opcion.por-escrito": "Whether the answer must be in writing, with a ticket number",
  "guia.necesito": "What do you need?",
  "guia.necesito.falla": "Ecuapass or another option of SENAE's website fails or shows an error",
  "guia.necesito.duda": "I have a question about a customs process or rule",
  "guia.sencilla": "Could a short call settle it, with no documents to review?",
  "guia.por-escrito": "Do you need the answer in writing, with a ticket number?",
  "guia.empezar": "Fill in the form now?",
  "guia.incidente": "This is an incident: use the Ecuapass incident form.",
  "guia.incidente.captura":
    "Have ready: the screen, the exact date and time, the district, and a screenshot of each step showing the date and time.",
  "guia.consulta": "This is a consultation: use the consultation form.",
  "guia.consulta.anexos": "Have ready the documents required by the reason for your consultation.",
  "guia.telefono": "This is best handled by phone: call {telefono}; it is settled right away.",
  "guia.telefono.despues":
    "If it turns out to be more complex, you will be asked to submit it to the service desk, which accepts requests around the clock: mesa guide --por-escrito si",
  "error.guia-incompleta": "Some answers are missing, so the right form cannot be chosen.",
  "error.guia-incompleta.sugerencia":
    "Give all three: --necesito falla|duda --sencilla si|no --por-escrito si|no. On a terminal, “mesa guide” asks you.",
  "argumento.seccion": "Section to show; if omitted, all of it",
  "tramite.descripcion":
    "Through this channel, SENAE serves foreign trade operators (OCE) and the general public who run into errors, or need support or advice on customs processes, when using the ECUAPASS computer system or other options of its website that are open to the public. Whoever reports an incident benefits from its being solved.",
  "tramite.formularios": "One of two forms must be filled in: “{incidente}” or “{consulta}”.",
  "tramite.llamadas":
    "Callers to {numero} ({telefono}) choose an option by type of question and get an immediate answer; more complex questions must be submitted to the Portal de Mesa de Servicios with those forms.",
  "tramite.contacto": "Contact for citizens: {contacto} · {correo} · phone {telefono}",
  "tramite.transparencia": "Monthly figures: mesa transparency",
  "tramite.requisitos": "Requirements",
  "tramite.requisitos.derivacion":
    "Reports of Ecuapass incidents are routed automatically to the {unidad}.",
  "tramite.requisitos.redaccion":
    "The text must be clear, complete and concise, so that the authority can give a solution or answer the question.",
  "tramite.requisitos.incidente":
    "The incident form must give the full name of the field, screen or option of the system, the exact date and time of the event, the district and the other required fields, and a clear account of what happened.",
  "tramite.requisitos.captura":
    "A single document must contain a screenshot of each option used or action taken before the incident; each screenshot must show the date and time of the incident.",
  "tramite.requisitos.anexos":
    "In the “Atención al Usuario” form, attach the documents required by the case and the chosen reason.",
  "tramite.pasos": "Steps",
  "tramite.pasos.entrar":
    "Sign in to the Portal de Mesa de Servicios with the same user and password as for Ecuapass, or create a new user with the “Regístrese” option.",
  "tramite.pasos.registrar": "Register the request in the Portal de Mesa de Servicios.",
  "tramite.pasos.numero": "The system assigns a ticket number.",
  "tramite.pasos.analisis": "The official in charge of the request reviews the case.",
  "tramite.pasos.respuesta": "The user receives the reply to the request.",
  "tramite.pasos.conformidad":
    "If you agree with the reply received in the portal, the case ends; if you do not, you must register another ticket.",
  "tramite.canales": "Channels",
  "tramite.canales.correo": "Email: {correo}",
  "tramite.canales.linea":
    "Online: site, web portal or web application (Portal de Mesa de Servicios)",
  "tramite.canales.telefono": "Phone: {telefono} ({numero})",
  "tramite.horario": "Hours",
  "tramite.horario.registro": "Submissions: 24 hours a day, 7 days a week, by email ({correo}).",
  "tramite.horario.atencion":
    "Staff hours: Monday to Friday, 08:00 to 17:00, by phone ({telefono}).",
  "tramite.base-legal": "Legal basis",
  "tramite.base-legal.norma": "{norma} (all of its articles).",
  "tramite.costo": "Cost",
  "tramite.costo.ninguno": "The procedure is free of charge.",
  "tramite.dirigido-a": "Who it is for",
  "tramite.dirigido-a.quienes":
    "Foreign trade operators (OCE) and the general public who want to report an incident in Ecuapass, the customs computer system, or to ask about the application of customs rules.",
  "tramite.dirigido-a.personas": "Types of person: {personas}.",
  "tramite.dirigido-a.operadores": "OCE include: {operadores}, etc.",
  "tramite.resultados": "Results",
  "tramite.resultados.tipo": "Type of result: {tipo}.",
  "mes.nombres":
    "January|February|March|April|May|June|July|August|September|October|November|December",
  "mes.breves": "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
  "fecha.larga": "{dia} {numero} {mes} {anio}",
  "semana.dias": "Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday",
  "atencion.abierta": "The phone line {telefono} is open now, until {hora}.",
  "atencion.feriado": "Today is a public holiday ({feriado}).",
  "atencion.abre-hoy": "The phone line {telefono} opens today at {hora}.",
  "atencion.abre-manana":
    "The phone line {telefono} opens tomorrow, {dia}, {fecha} {mes}, at {hora}.",
  "atencion.abre": "The phone line {telefono} opens on {dia}, {fecha} {mes} at {hora}.",
  "opcion.anio": "Only this year",
  "opcion.desde-mes": "Starting this month",
  "opcion.hasta-mes": "Up to this month",
  "opcion.grafico": "Draws a chart instead of the table",
  "opcion.serie": "What to plot (default: atenciones); por_mil is complaints per thousand",
  "opcion.ascii": "Draws with ASCII characters only",
  "columna.mes": "Month",
  "columna.anio": "Year",
  "columna.por-mil": "Per thousand",
  "columna.interanual": "Year on year",
  "serie.atenciones": "Requests handled",
  "serie.quejas": "Complaints",
  "serie.por_mil": "Complaints per thousand requests",
  "transparencia.recientes":
    "The last twelve months. All of them: “mesa transparency --desde {desde}”.",
  "transparencia.total":
    "Months: {meses}. Requests handled: {atenciones}. Complaints: {quejas} ({por_mil} per thousand requests).",
  "transparencia.maximo": "{mes} is the highest month in {serie}: {valor}.",
  "transparencia.minimo": "{mes} is the lowest month in {serie}: {valor}.",
  "transparencia.atipico": "Other outliers in {serie}: {meses}.",
  "transparencia.fuente":
    "Source: {fuente}. Year on year: requests compared with the same period a year earlier.",
} as const;
