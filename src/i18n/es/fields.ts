export const fields = {
  "formulario.incidente": "Formulario de Reporte de Incidentes en Ecuapass",
  "formulario.consulta": "Formulario para la Atención de Consultas",
  "campo.pantalla": "Pantalla u opción",
  "campo.pantalla.ayuda":
    "Nombre completo de la pantalla u opción: del catálogo («mesa catalogo pantallas») o texto libre",
  "campo.fecha": "Fecha del evento",
  "campo.fecha.ayuda": "Día exacto del evento: AAAA-MM-DD, DD/MM/AAAA, hoy o ayer",
  "campo.hora": "Hora del evento",
  "campo.hora.ayuda":
    "Hora exacta del evento en Guayaquil: 14:05, 14h05 o 2:05 p. m., con segundos o sin ellos",
  "campo.distrito": "Distrito",
  "campo.distrito.ayuda": "Distrito aduanero: código o nombre («mesa catalogo distritos»)",
  "campo.tipo_operador": "Tipo de operador",
  "campo.tipo_operador.ayuda": "Tipo de operador («mesa catalogo operadores»)",
  "campo.descripcion": "Descripción",
  "campo.descripcion.ayuda":
    "Lo sucedido, de forma clara, completa y sucinta: qué hizo, qué pasó y qué esperaba",
  "campo.pasos": "Pasos",
  "campo.pasos.ayuda": "Un paso de lo hecho antes del incidente, en orden",
  "campo.mensaje_error": "Mensaje de error",
  "campo.mensaje_error.ayuda": "Mensaje de error, tal como aparece",
  "campo.tramite": "Declaración, entrega o manifiesto",
  "campo.tramite.ayuda": "Número de la declaración, de la entrega o del manifiesto",
  "campo.capturas": "Capturas",
  "campo.capturas.ayuda":
    "Captura de pantalla (PNG o JPEG) en la que se vean la fecha y la hora, con su leyenda; en orden. @portapapeles es la imagen copiada. También puede ser un único PDF ya armado",
  "campo.adjuntos": "Adjuntos",
  "campo.adjuntos.ayuda":
    "Documento que acompaña la solicitud (PDF, PNG o JPEG) y, tras «=», cuál es de los que pide el motivo",
  "documentos.titulo": "Documentos que pide el motivo:",
  "documentos.cubierto": "{documento}: {archivo}",
  "documentos.falta": "{documento}: falta (obligatorio)",
  "documentos.sin-indicar": "{documento}: no se indicó cuál es (obligatorio)",
  "documentos.opcional": "{documento}: opcional",
  "documentos.cual": "¿Qué documento es «{archivo}»?",
  "documentos.otro": "Otro documento",
  "campo.motivo": "Motivo",
  "campo.motivo.ayuda": "Motivo de la consulta («mesa catalogo motivos»)",
  "campo.asunto": "Asunto",
  "campo.asunto.ayuda": "De qué trata la consulta, en una línea",
  "campo.consulta": "Consulta",
  "campo.consulta.ayuda": "Lo que se consulta, de forma clara, completa y sucinta",
  "campo.normativa": "Normativa",
  "campo.normativa.ayuda": "Norma a la que se refiere la consulta",
  "campo.identificacion": "Identificación",
  "campo.identificacion.ayuda": "Cédula, RUC o pasaporte del operador",
  "campo.nombre": "Nombre",
  "campo.nombre.ayuda": "Nombre o razón social del operador",
  "campo.correo": "Correo",
  "campo.correo.ayuda": "Correo electrónico del operador",
  "campo.telefono": "Teléfono",
  "campo.telefono.ayuda": "Teléfono del operador",
  "problema.en-posicion": "(n.º {posicion})",
  "problema.falta": "falta este dato obligatorio.",
  "problema.ilegible": "tiene letras ilegibles (�): guárdelo o páselo como UTF-8.",
  "problema.largo": "es demasiado largo; el máximo es {maximo} caracteres.",
  "problema.demasiados": "hay demasiados; el máximo es {maximo}.",
  "problema.tipo-texto": "debe ser texto.",
  "problema.tipo-lista": "debe ser una lista.",
  "problema.valor": "el valor no es válido para este campo.",
  "problema.valor-esperado": "«{valor}» no es válido; se espera: {esperado}.",
  "problema.valor-parecido":
    "«{valor}» no es válido; ¿quiso decir «{parecido}»? Se espera: {esperado}.",
  "problema.clave-desconocida": "el formulario no tiene este campo.",
  "problema.clave-parecida": "el formulario no tiene este campo; ¿quiso decir «{parecida}»?",
  "problema.opcion-parecida": "¿quiso decir {parecida}?",
  "problema.orden-parecida": "¿quiso decir «{parecida}»?",
  "problema.fecha-formato": "«{valor}» no es una fecha; escríbala como AAAA-MM-DD o DD/MM/AAAA.",
  "problema.fecha-inexistente":
    "«{valor}» se lee {leida} (año, mes, día), y ese día no existe; con barras, el día va primero.",
  "problema.hora-contradice":
    "la fecha dice «{fecha}» y la hora «{hora}»: no es el mismo momento; deje uno solo.",
  "problema.hora-formato": "«{valor}» no es una hora; escríbala como 14:05, 14h05 o 2:05 p. m.",
  "problema.suceso-futuro":
    "{valor} está en el futuro (en Guayaquil es el {ahora}); revise la fecha y la hora del evento.",
  "problema.distrito-desconocido":
    "no existe el distrito «{valor}»; búsquelo con «mesa catalogo distritos».",
  "problema.distrito-ambiguo": "«{valor}» puede ser varios distritos; precise uno: {opciones}.",
  "problema.operador-desconocido":
    "no existe el tipo de operador «{valor}»; búsquelo con «mesa catalogo operadores».",
  "problema.correo-formato": "«{valor}» no es una dirección de correo: {causa}.",
  "causa.correo-sin-arroba": "falta la @",
  "causa.correo-incompleto": "falta lo que va antes o después de la @",
  "causa.correo-dominio": "al dominio «{dominio}» le falta su terminación (.com, .ec)",
  "causa.correo-letras":
    "lleva {letras}; la mesa solo admite letras sin tildes ni ñ, cifras y signos",
  "causa.correo-espacios": "tiene un espacio",
  "causa.correo-varios": "son varias, y se necesita una sola",
  "causa.correo-largo": "tiene más de 254 caracteres",
  "causa.correo-signos": "revise los puntos y los signos",
  "problema.telefono-formato": "«{valor}» no es un número de teléfono; escriba de 7 a 15 dígitos.",
  "problema.texto-insuficiente": "es demasiado breve; cuente qué hizo, qué pasó y qué esperaba.",
  "problema.adjuntos-faltan": "este motivo exige documentos y no se adjuntó ninguno: {papeles}.",
  "problema.captura-pdf-mezclado":
    "la evidencia es un solo documento: dé capturas en PNG o JPEG, o un único PDF, no ambos.",
  "advertencia.estado-desconocido":
    "El estado «{valor}» no está en la lista; se busca tal como lo escribió.",
  "advertencia.estado-parecido":
    "El estado «{valor}» no está en la lista; ¿quiso decir «{parecido}»? Se busca tal como lo escribió.",
  "advertencia.pantalla-es-menu":
    "«{menu}» es un menú, no una pantalla; nombre la opción en la que ocurrió.",
  "advertencia.pantalla-desconocida":
    "La pantalla no está en el catálogo; se envía tal como la escribió.",
  "advertencia.motivo-desconocido":
    "El motivo «{valor}» no está en el catálogo; se envía tal como lo escribió.",
  "advertencia.motivo-de-incidente":
    "El motivo «{valor}» es propio de un incidente; si Ecuapass falló, conviene «mesa incidente crear».",
  "advertencia.adjunto-desconocido":
    "«{valor}» no es un documento que pida este motivo; pide: {papeles}. Se envía igual.",
  "advertencia.adjuntos-incompletos": "Este motivo suele pedir: {papeles}. Revise si falta alguno.",
  "advertencia.tramite-desconocido":
    "«{valor}» no parece una declaración, una entrega ni un manifiesto; revise que esté completo.",
} as const;
