export const fields = {
  "formulario.incidente": "Ecuapass incident report form",
  "formulario.consulta": "Consultation form",
  "campo.pantalla": "Screen or option",
  "campo.pantalla.ayuda":
    "Full name of the screen or option, from the catalog (“mesa catalog screens”) or free text",
  "campo.fecha": "Date of the event",
  "campo.fecha.ayuda": "Date of the event: YYYY-MM-DD, DD/MM/YYYY, today or yesterday",
  "campo.hora": "Time of the event",
  "campo.hora.ayuda":
    "Exact time of the event in Guayaquil: 14:05, 14h05 or 2:05 p.m., with or without seconds",
  "campo.distrito": "District",
  "campo.distrito.ayuda": "Customs district: code or name (“mesa catalog districts”)",
  "campo.tipo_operador": "Operator type",
  "campo.tipo_operador.ayuda": "Operator type (“mesa catalog operators”)",
  "campo.descripcion": "Description",
  "campo.descripcion.ayuda":
    "What happened, clearly, completely and concisely: what you did, what happened and what you expected",
  "campo.pasos": "Steps",
  "campo.pasos.ayuda": "One step taken before the incident, in order",
  "campo.mensaje_error": "Error message",
  "campo.mensaje_error.ayuda": "Error message, exactly as it appears",
  "campo.tramite": "Declaration, delivery or manifest no.",
  "campo.tramite.ayuda": "Number of the declaration, delivery or manifest",
  "campo.capturas": "Screenshots",
  "campo.capturas.ayuda":
    "Screenshot (PNG or JPEG) showing the date and time, with its caption; in order. @portapapeles is the copied picture. A single ready-made PDF also works",
  "campo.adjuntos": "Attachments",
  "campo.adjuntos.ayuda":
    "Document that accompanies the request (PDF, PNG or JPEG) and, after “=”, which of those that the reason requires",
  "documentos.titulo": "Documents that the reason requires:",
  "documentos.cubierto": "{documento}: {archivo}",
  "documentos.falta": "{documento}: missing (required)",
  "documentos.sin-indicar": "{documento}: no file is named as it (required)",
  "documentos.opcional": "{documento}: optional",
  "documentos.cual": "Which document is “{archivo}”?",
  "documentos.otro": "Another document",
  "campo.motivo": "Reason",
  "campo.motivo.ayuda": "Reason for the consultation (“mesa catalog reasons”)",
  "campo.asunto": "Subject",
  "campo.asunto.ayuda": "What the consultation is about, in one line",
  "campo.consulta": "Your question",
  "campo.consulta.ayuda": "Your question, clear, complete and concise",
  "campo.normativa": "Regulation",
  "campo.normativa.ayuda": "Regulation the consultation refers to",
  "campo.identificacion": "ID number",
  "campo.identificacion.ayuda": "Operator's cédula, RUC or passport",
  "campo.nombre": "Name",
  "campo.nombre.ayuda": "Operator's name or company name",
  "campo.correo": "Email",
  "campo.correo.ayuda": "Operator's email address",
  "campo.telefono": "Phone",
  "campo.telefono.ayuda": "Operator's phone number",
  "problema.en-posicion": "(no. {posicion})",
  "problema.falta": "this required field is missing.",
  "problema.ilegible": "has unreadable letters (�): save it or pass it as UTF-8.",
  "problema.largo": "is too long; the limit is {maximo} characters.",
  "problema.demasiados": "there are too many; the limit is {maximo}.",
  "problema.tipo-texto": "must be text.",
  "problema.tipo-lista": "must be a list.",
  "problema.valor": "the value is not valid for this field.",
  "problema.valor-esperado": "“{valor}” is not valid; expected: {esperado}.",
  "problema.valor-parecido":
    "“{valor}” is not valid; did you mean “{parecido}”? Expected: {esperado}.",
  "problema.clave-desconocida": "the form has no such field.",
  "problema.clave-parecida": "the form has no such field; did you mean “{parecida}”?",
  "problema.opcion-parecida": "did you mean {parecida}?",
  "problema.orden-parecida": "did you mean “{parecida}”?",
  "problema.fecha-formato": "“{valor}” is not a date; use YYYY-MM-DD or DD/MM/YYYY.",
  "problema.fecha-inexistente":
    "“{valor}” reads as {leida} (year, month, day), a date that does not exist; with slashes, the day comes first.",
  "problema.hora-contradice":
    "the date says “{fecha}” and the time “{hora}”: they differ; leave only one.",
  "problema.hora-formato": "“{valor}” is not a time; use 14:05, 14h05 or 2:05 p.m.",
  "problema.suceso-futuro":
    "{valor} is in the future (it is {ahora} in Guayaquil); check the date and time of the event.",
  "problema.distrito-desconocido": "there is no district “{valor}”; see “mesa catalog districts”.",
  "problema.distrito-ambiguo": "“{valor}” matches several districts; choose one: {opciones}.",
  "problema.operador-desconocido":
    "there is no operator type “{valor}”; see “mesa catalog operators”.",
  "problema.correo-formato": "“{valor}” is not an email address: {causa}.",
  "causa.correo-sin-arroba": "the @ is missing",
  "causa.correo-incompleto": "what goes before or after the @ is missing",
  "causa.correo-dominio": "the domain “{dominio}” has no ending (.com, .ec)",
  "causa.correo-letras":
    "it has {letras}; the desk only accepts unaccented letters, digits and symbols",
  "causa.correo-espacios": "it contains a space",
  "causa.correo-varios": "there are several, and only one is allowed",
  "causa.correo-largo": "it has more than 254 characters",
  "causa.correo-signos": "check its dots and symbols",
  "problema.telefono-formato": "“{valor}” is not a phone number; use 7 to 15 digits.",
  "problema.texto-insuficiente":
    "is too short; say what you did, what happened and what you expected.",
  "problema.adjuntos-faltan": "this reason requires documents and none were attached: {papeles}.",
  "problema.captura-pdf-mezclado":
    "the evidence is a single document: give PNG or JPEG screenshots, or one PDF, not both.",
  "advertencia.estado-desconocido": "The status “{valor}” is not known; searching for it as typed.",
  "advertencia.estado-parecido":
    "The status “{valor}” is not known; did you mean “{parecido}”? Searching for it as typed.",
  "advertencia.pantalla-es-menu":
    "“{menu}” is a menu, not a screen; name the option in which it happened.",
  "advertencia.pantalla-desconocida":
    "The screen is not in the catalog; it will be sent as you typed it.",
  "advertencia.motivo-desconocido":
    "The reason “{valor}” is not in the catalog; it will be sent as typed.",
  "advertencia.motivo-de-incidente":
    "The reason “{valor}” is meant for incidents; if Ecuapass failed, use “mesa incident create” instead.",
  "advertencia.adjunto-desconocido":
    "“{valor}” is not a document that this reason requires; it requires: {papeles}. It is sent all the same.",
  "advertencia.adjuntos-incompletos":
    "This reason usually requires: {papeles}. Check that none is missing.",
  "advertencia.tramite-desconocido":
    "“{valor}” does not look like a declaration, a delivery or a manifest; check that it is complete.",
} as const;
