/**
 * Words that say nothing about anybody, and from which the state, the kind and the quotations of a
 * message are read. Every other word of a sample is replaced.
 */
const harmless = new Set(
  `a al ante antes aún así bajo cada casi como con contra cual cuál cuando cuándo cómo de del desde donde dónde dos durante e el ella ello en entre es esa ese eso esta está están este esto estos estamos fue fueron ha han había hasta hay hemos hoy la las le les lo los luego más me mi mientras muy ni no nos nosotros nuestra nuestro nunca o para pero poder por porque primero pues que qué quien quién se sea será serán si sí siempre sido sin sobre su sus también tan todavía todo todos tras tu un una uno unos usted ustedes y ya
  abierto actual adjunta adjunte adjunto administrador aduana aforo agradecemos análisis analista analizando ante anterior anulada anulado aplicación archivo asignada asignado asignó asunto atendida atendido atentamente atención ausencia ausente automática automático ayuda bandeja buenas buenos buzón cambió cancelada cancelado captura carga caso casos cc cerrada cerrado cerró certificado clave código confirme confirmar consulta continúa contraseña copia cordialmente correo corrija corrigió creado cualquier cédula dae dai datos declaración definitivo demora departamento derivado descripción desconocido detalle días días documento duplicado ecuapass ejecutivo encuentra entrega entregar enviado enviar envíe envíenos equipo error escaló escribió espera estado estimada estimado estimados falta favor fecha fin final finalizado firma formulario fuera funcionario garantía gestión gracias habilitó hora horas identificación incidente indique información informamos ingrese ingresar ingresó intentar jefatura lectura leído lícito liquidación lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre manifiesto mañana mensaje mesa mi motivo necesitamos nivel noches nombre nuevamente nuevo número oficina opción operador original pantalla pantallas pasó pedimos pedido pendiente permiso plazo podemos posible problema procede proceso proveedor próximo puede queda quedamos quedará recibida recibido recibió rechazada rechazado rechazó registrada registrado registro regreso reabierto reabrió reasignó remitente requerimiento resolvió resuelta resuelto respectivo respondida respondido responda respuesta revisado revisando revise revisión rv re saludos seguimiento seguimos según servicio servicios sesión siguiente sistema solicitamos solicitud solicitudes solución solucionado solucionó soporte subject técnico tardes ticket trámite transmita transmitir usuario vacaciones validación verificar vez vuelva
  about above and answered are assigned automatic been begin being below by can cancelled case changed closed completed could created date daemon dear delayed deliver delivered delivery does duplicate error exist expired failed failure final for forwarded from has have hello i if in incident is it line line mail mailbox mailer message name new not notification of office on open or original out pending permanent please postmaster received recipient regards rejected reply request resolved returned sender sent status subject system temporary thank thanks that the this ticket to undelivered unknown until user was we were will with wrote you your action arrival code diagnostic remote reporting mta dns rfc smtp x
  em escreveu enviada para assunto data mensagem`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Whether a word may stay. */
function isHarmlessWord(word: string): boolean {
  return harmless.has(word.normalize("NFC").toLowerCase());
}

/**
 * Replaces letters and digits of a text whose characters are bytes. What is no UTF-8 is taken for
 * Windows-1252, or for another character set in which all bytes but a few marks may be letters.
 */
export function redactWords(text: string): string {
  return text.replace(/[A-Za-z\u0080-\u00ff]+|\d/g, (run) => {
    if (/^\d$/.test(run)) return "0";
    const bytes = Buffer.from(run, "latin1");
    const decoded = bytes.toString("utf8");
    if (!Buffer.from(decoded).equals(bytes)) return run.replace(singleByteWord, maskWord);
    const masked = decoded.replace(/(?:(?![ªº])[\p{L}\p{M}])+/gu, maskWord);
    return Buffer.from(masked).toString("latin1");
  });
}

/** All but the marks that Spanish texts have in Windows-1252: € … quotes, dashes, ¡ ª « ° · º » ¿. */
const singleByteWord =
  /[^\u0000-@[-`{-\u007f\u0080\u0085\u0091-\u0097\u00a0\u00a1\u00aa\u00ab\u00b0\u00b7\u00ba\u00bb\u00bf]+/g;

/** A word of as many letters, without their accents, unless it says nothing about anybody. */
function maskWord(word: string): string {
  if (isHarmlessWord(word)) return word;
  return word
    .replace(/\p{M}/gu, "")
    .replace(/[^]/gu, (letter) => (/[\p{Lu}\p{Lt}]/u.test(letter) ? "X" : "x"));
}
