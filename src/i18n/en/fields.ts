export const fields = {
  "formulario.incidente": "Incident report form for Ecuapass",
  "formulario.consulta": "Consultation form",
  "campo.pantalla": "Screen or option",
  "campo.pantalla.ayuda":
    "Complete name of the screen or option; completed from the catalogue (“mesa catalogo pantallas”), free text allowed",
  "campo.fecha": "Date of the event",
  "campo.fecha.ayuda": "Exact day of the event: YYYY-MM-DD, DD/MM/YYYY, today or yesterday",
  "campo.hora": "Time of the event",
  "campo.hora.ayuda":
    "Exact time of the event in Guayaquil: 14:05, 14h05 or 2:05 pm, with or without seconds",
  "campo.distrito": "District",
  "campo.distrito.ayuda": "Customs district: code or name (“mesa catalogo distritos”)",
  "campo.tipo_operador": "Type of operator",
  "campo.tipo_operador.ayuda": "Type of operator (“mesa catalogo operadores”)",
  "campo.descripcion": "Description",
  "campo.descripcion.ayuda":
    "What happened, clear, complete and succinct: what you did, what happened, what you expected",
  "campo.pasos": "Steps",
  "campo.pasos.ayuda": "One step of what was done before the incident, in order",
  "campo.mensaje_error": "Error message",
  "campo.mensaje_error.ayuda": "Error message, exactly as it appears",
  "campo.tramite": "Procedure number",
  "campo.tramite.ayuda": "Number of the declaration, delivery or manifest",
  "campo.capturas": "Captures",
  "campo.capturas.ayuda":
    "Screenshot (PNG or JPEG) in which date and time can be seen, with its caption; in order. Or one single ready-made PDF",
  "campo.adjuntos": "Attachments",
  "campo.adjuntos.ayuda": "Paper that goes with the request (PDF, PNG or JPEG)",
  "campo.motivo": "Reason",
  "campo.motivo.ayuda": "Reason of the consultation (“mesa catalogo motivos”)",
  "campo.asunto": "Subject",
  "campo.asunto.ayuda": "What the consultation is about, in one line",
  "campo.consulta": "Consultation",
  "campo.consulta.ayuda": "What is asked, clear, complete and succinct",
  "campo.normativa": "Regulation",
  "campo.normativa.ayuda": "Regulation that the consultation refers to",
  "campo.identificacion": "Identity document",
  "campo.identificacion.ayuda": "Cédula, RUC or passport of the operator",
  "campo.nombre": "Name",
  "campo.nombre.ayuda": "Name or company name of the operator",
  "campo.correo": "E-mail",
  "campo.correo.ayuda": "E-mail address of the operator",
  "campo.telefono": "Telephone",
  "campo.telefono.ayuda": "Telephone of the operator",
  "problema.en-posicion": "(no. {posicion})",
  "problema.falta": "is missing; it is required.",
  "problema.ilegible": "has unreadable letters (�): save it or pass it as UTF-8.",
  "problema.largo": "is too long; {maximo} characters fit.",
  "problema.demasiados": "are too many; {maximo} fit.",
  "problema.tipo-texto": "must be a text.",
  "problema.tipo-lista": "must be a list.",
  "problema.valor": "the value does not fit this field.",
  "problema.valor-esperado": "“{valor}” is no good; expected: {esperado}.",
  "problema.valor-parecido":
    "“{valor}” is no good; did you mean “{parecido}”? Expected: {esperado}.",
  "problema.clave-desconocida": "the form has no such field.",
  "problema.clave-parecida": "the form has no such field; did you mean “{parecida}”?",
  "problema.opcion-parecida": "did you mean {parecida}?",
  "problema.orden-parecida": "did you mean “{parecida}”?",
  "problema.fecha-formato": "“{valor}” is no date; write it as YYYY-MM-DD or DD/MM/YYYY.",
  "problema.fecha-inexistente":
    "“{valor}” is read as {leida}, a day that the calendar lacks; the day comes before the month.",
  "problema.hora-contradice":
    "the date says “{fecha}” and the hour “{hora}”: not the same moment; leave only one.",
  "problema.hora-formato":
    "“{valor}” is no time; write it as HH:MM or HH:MM:SS, from 00:00 to 23:59.",
  "problema.suceso-futuro":
    "{valor} lies in the future (in Guayaquil it is {ahora}); check the date and time of the event.",
  "problema.distrito-desconocido":
    "there is no district “{valor}”; look it up with “mesa catalogo distritos”.",
  "problema.distrito-ambiguo": "“{valor}” may be several districts; name one: {opciones}.",
  "problema.operador-desconocido":
    "there is no type of operator “{valor}”; look it up with “mesa catalogo operadores”.",
  "problema.correo-formato": "“{valor}” is no e-mail address: {causa}.",
  "causa.correo-sin-arroba": "the @ is missing",
  "causa.correo-incompleto": "what goes before or after the @ is missing",
  "causa.correo-dominio": "the domain “{dominio}” lacks its ending (.com, .ec)",
  "causa.correo-letras":
    "it has {letras}; the desk only takes unaccented letters, digits and signs",
  "causa.correo-espacios": "there is a space in it",
  "causa.correo-varios": "these are several, and only one goes here",
  "causa.correo-largo": "it has more than 254 characters",
  "causa.correo-signos": "check its dots and signs",
  "problema.telefono-formato": "“{valor}” is no telephone number; write 7 to 15 digits.",
  "problema.texto-insuficiente":
    "does not say enough; tell what you did, what happened, what you expected.",
  "problema.adjuntos-faltan": "this reason calls for papers and there is none: {papeles}.",
  "problema.captura-pdf-mezclado":
    "the evidence is one document: give PNG or JPEG captures, or one single PDF, not both.",
  "advertencia.estado-desconocido": "The state “{valor}” is not known; it is asked for as it is.",
  "advertencia.estado-parecido":
    "The state “{valor}” is not known; did you mean “{parecido}”? It is asked for as it is.",
  "advertencia.pantalla-desconocida":
    "The screen is not in the catalogue; it is sent as you wrote it.",
  "advertencia.motivo-desconocido":
    "The reason “{valor}” is not in the catalogue; it is sent as it is.",
  "advertencia.motivo-de-incidente":
    "The reason “{valor}” belongs to an incident; if Ecuapass failed, “mesa incidente crear” fits better.",
  "advertencia.adjuntos-incompletos":
    "This reason usually calls for: {papeles}. Check whether one is missing.",
  "advertencia.tramite-desconocido":
    "“{valor}” does not look like a declaration, a delivery or a manifest; check that it is complete.",
} as const;
