import { expect, test } from "vitest";
import { deduceState } from "../../../src/channels/mail/deduce-state.ts";
import { mailCases } from "../../support/mail-cases.ts";

test.each(mailCases.frases.map((one) => [one.texto, one] as const))(
  "a sentence of the desk: %s",
  (texto, { automatico, estado }) => {
    expect(estado).toContain(deduceState(texto, "Aviso", automatico).estado);
  },
);

/** `persona` and `programa`: who writes; what may be read out of it. */
test.each([
  // What the word is said of is not the case.
  ["persona", "La DAE consta rechazada por error en la subpartida; rectifíquela.", "respondido"],
  [
    "persona",
    "Su usuario está anulado desde ayer; solicite uno nuevo en la opción Registro.",
    "respondido",
  ],
  ["persona", "El manifiesto fue anulado por la naviera.", "respondido"],
  ["persona", "Le comunico que el documento se encuentra duplicado en el sistema.", "respondido"],
  ["persona", "La liquidación está cerrada, por lo que ya puede retirar la carga.", "respondido"],
  ["persona", "En este caso la declaración fue rechazada por la regla 5.", "respondido"],
  ["persona", "La declaración de su caso fue rechazada por el sistema.", "respondido"],
  ["persona", "No procede la corrección manual; transmita una sustitutiva.", "respondido"],
  ["persona", "El técnico asignado al aforo es el ingeniero Vera.", "respondido"],
  ["persona", "Como en un caso rechazado antes, revise la partida.", "respondido"],
  [
    "persona",
    "Su solicitud de rectificación fue rechazada por el técnico; presente otra.",
    "respondido",
  ],
  ["persona", "El pago fue rechazado por el banco. Consulte con su entidad.", "respondido"],
  ["persona", "La garantía fue cancelada y por eso no la ve.", "respondido"],
  ["persona", "Al atender su caso vimos el certificado rechazado por vencimiento.", "respondido"],
  [
    "persona",
    "La DAI está en revisión por el técnico de aforo; espere la notificación.",
    "respondido",
  ],
  ["persona", "En caso de ser rechazada, vuelva a transmitir.", "respondido"],
  // It is the case.
  ["persona", "Su caso ha sido rechazado por falta de evidencia.", "rechazado"],
  ["persona", "Le informamos que su solicitud fue rechazada.", "rechazado"],
  ["persona", "Se rechaza el requerimiento por no ser competencia de esta mesa.", "rechazado"],
  ["persona", "El ticket fue cancelado a petición suya.", "anulado"],
  ["persona", "Se anuló el caso por estar repetido.", "anulado"],
  ["persona", "Su caso había sido rechazado, pero ya se encuentra en análisis.", "en_analisis"],
  ["persona", "El incidente 512 fue atendido.", "respondido"],
  ["persona", "Se derivó su solicitud a la Dirección de Tecnologías.", "asignado"],
  ["persona", "Nuestro coordinador asignó el ticket a otro técnico.", "asignado"],
  ["persona", "La jefatura reasignó el requerimiento al área de redes.", "asignado"],
  ["persona", "Se escaló el incidente al proveedor.", "en_analisis"],
  ["persona", "Se resolvió el caso.", "respondido"],
  ["persona", "Se solucionó el inconveniente; ya puede transmitir.", "respondido"],
  ["persona", "Hemos rechazado su solicitud por no corresponder a esta mesa.", "rechazado"],
  ["persona", "Su caso (DAI 028) fue rechazado.", "rechazado"],
  ["persona", "Se ha asignado su consulta a un especialista.", "asignado"],
  ["persona", "Se recibió su caso.", "registrado"],
  ["persona", "Hemos recibido su solicitud y será atendida en breve.", "registrado"],
  ["persona", "Hemos recibido su solicitud y se habilitó el permiso.", "respondido"],
  // The work goes on.
  ["persona", "Continuamos analizando el inconveniente que nos comentó.", "en_analisis"],
  ["persona", "Estamos a la espera del pronunciamiento del área de Tecnologías.", "en_analisis"],
  ["persona", "Aún no se ha solucionado; el equipo sigue trabajando en ello.", "en_analisis"],
  ["persona", "El ticket fue reabierto y lo revisa el segundo nivel.", "en_analisis"],
  ["persona", "El área de desarrollo continúa con la investigación.", "en_analisis"],
  ["persona", "Su caso sigue pendiente de revisión.", "en_analisis"],
  ["persona", "Esperamos la respuesta del proveedor para darle una solución.", "en_analisis"],
  ["persona", "Todavía lo estamos revisando.", "en_analisis"],
  // Something is asked for.
  ["persona", "Para continuar necesitamos la captura completa del error.", "en_analisis"],
  ["persona", "Por favor, remítanos el número de la DAI y la hora del error.", "en_analisis"],
  ["persona", "Falta el archivo adjunto; envíelo en respuesta a este correo.", "en_analisis"],
  ["persona", "Le pedimos que nos indique con qué navegador ingresa.", "en_analisis"],
  ["persona", "¿Qué mensaje le aparece al firmar?", "en_analisis"],
  ["persona", "Favor enviar la pantalla del error.", "en_analisis"],
  [
    "persona",
    "No es posible atender su requerimiento sin el RUC de la empresa. Remítalo, por favor.",
    "en_analisis",
  ],
  [
    "persona",
    "Estimado usuario:\n\nAdjunte la captura del error para poder revisar.\n\nSaludos cordiales",
    "en_analisis",
  ],
  // An answer that also tells what to do.
  ["persona", "Se habilitó el permiso. Quedamos atentos a sus comentarios.", "respondido"],
  ["persona", "Ya puede ingresar. ¿Algo más en que ayudarle?", "respondido"],
  ["persona", "Ingrese por Despacho > Consulta y descargue el archivo.", "respondido"],
  // Condition and future.
  ["persona", "Si no recibimos respuesta, el caso será anulado.", "respondido"],
  ["persona", "Su solicitud podría ser rechazada si falta el documento.", "respondido"],
  ["persona", "Cuando su caso haya sido resuelto, se le notificará.", "respondido"],
  ["programa", "Su requerimiento ingresó y será atendido en orden de llegada.", "registrado"],
  ["programa", "Un técnico será asignado a su ticket en breve.", "registrado"],
  ["programa", "Una vez que sea cerrado recibirá una encuesta.", "registrado"],
  ["programa", "Cuando el ticket esté resuelto le avisaremos.", "registrado"],
  ["programa", "Si el caso se cierra sin su conformidad, responda este correo.", "registrado"],
  ["persona", "¿Su caso fue rechazado?", "en_analisis"],
  ["persona", "Si su caso fue rechazado, vuelva a enviarlo.", "respondido"],
  // A program tells the end.
  ["programa", "Estado anterior: Asignado\nEstado actual: Resuelto", "respondido"],
  ["programa", "Estado: Cerrado", "respondido"],
  ["programa", "El estado de su ticket cambió a Resuelto.", "respondido"],
  ["programa", "El estado del caso 77 cambió de Abierto a En proceso", "en_analisis"],
  ["programa", "Su solicitud 77 ha sido finalizada.", "respondido"],
  ["programa", "Le comunicamos que el incidente fue solucionado.", "respondido"],
  ["programa", "Se cerró el requerimiento 512.", "respondido"],
  ["programa", "Hemos cerrado su ticket.", "respondido"],
  ["programa", "Ticket #512 cerrado", "respondido"],
  ["programa", "Estado: En proceso → Resuelto", "respondido"],
  ["programa", "Status: Open -> Assigned", "asignado"],
  ["programa", "Your ticket has been closed.", "respondido"],
  ["programa", "Su ticket fue asignado a Ana Ejemplo.", "asignado"],
  ["programa", "Status changed from 'new' to 'resolved' by RT_System", "respondido"],
  ["programa", "Declaración: 028-2026-10-00000001\nEstado: Rechazada", "registrado"],
  ["programa", "Estado de la declaración: rechazada", "registrado"],
  // The nearest of four lines above that names a case or another thing owns the state.
  ["programa", "Documento: 028-2026\nEstado: Rechazado", "registrado"],
  ["programa", "Documento: 028-2026\n1\n2\n3\nEstado: Rechazado", "registrado"],
  ["programa", "Documento: 028-2026\n1\n2\n3\n4\nEstado: Rechazado", "rechazado"],
  ["programa", "Documento: 028-2026\n\n\n\n\nEstado: Rechazado", "registrado"],
  ["programa", "Documento: 028-2026\nSu caso\nEstado: Rechazado", "rechazado"],
  ["programa", "Su caso\nDocumento: 028-2026\nEstado: Rechazado", "registrado"],
  ["programa", "Su caso\n\nEstado: Rechazada", "rechazado"],
  ["programa", "Sin novedad\nEstado: Rechazada", "registrado"],
])("%s: %s", (quien, texto, estado) => {
  expect(deduceState(texto, "Aviso", quien === "programa").estado).toBe(estado);
});
