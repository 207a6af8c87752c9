import { expect, test } from "vitest";
import { deduceState } from "../../../src/channels/mail/deduce-state.ts";

const state = (text: string, isAutomatic: boolean): string =>
  deduceState(text, "Aviso", isAutomatic).estado;

test.each([
  "El manifiesto de carga aparece rechazado porque el consignatario no está autorizado.",
  "Su usuario quedó anulado por falta de uso; solicite la reactivación en el portal.",
  "La garantía aduanera figura cancelada desde octubre, por eso no permite el régimen 21.",
  "Su liquidación fue anulada por el distrito; debe generarse una nueva.",
  "El trámite de correctiva fue negado por el director distrital; presente un reclamo.",
  "La solicitud de reembarque fue rechazada por el técnico.",
  "La solicitud electrónica de traslado fue rechazada; corríjala en el sistema.",
  "El registro de operador fue rechazado por no adjuntar el RUC; vuelva a registrarse.",
  "No procede la anulación desde Ecuapass; hágalo por ventanilla.",
  "A diferencia de otros casos que fueron rechazados, el suyo ya consta corregido.",
  "El caso de su competidor fue anulado, pero el suyo ya puede transmitir.",
  "En un caso parecido se anuló la declaración y funcionó.",
  "La consulta de su declaración fue rechazada por el sistema.",
  "Al revisar su solicitud vimos que fue rechazada por el servidor OCSP.",
  "Su caso corresponde a una DAI rechazada por canal rojo; use la sustitutiva.",
  "Su solicitud está relacionada con la declaración rechazada ayer; ya puede retransmitir.",
  "Su solicitud se refiere a la DAI rechazada el lunes; ya puede retransmitir.",
  "Su consulta sobre la liquidación anulada la respondimos por teléfono.",
  "Rechazada la DAI, debe corregirla y volver a enviarla.",
  "La petición fue rechazada por el servidor (HTTP 403); limpie las cookies.",
  "La solicitud DAS 4021 fue rechazada por el depósito.",
  "La solicitud que fue rechazada es la de régimen 70; la suya ya puede retirarse.",
  "El caso fue rechazado en un inicio por otro motivo; ahora ya puede ingresar.",
  "El mensaje «Solicitud rechazada» aparece si la firma caducó; renuévela.",
  'Cuando le salga "Ticket anulado" cierre la ventana y vuelva a entrar.',
  "DAI 028-2026-10-00000001\nCanal: rojo\nEstado: Rechazada\nCorrija la partida.",
  "Declaración: 028-2026-10-00000001\n\nEstado: Anulada\nGenere una nueva.",
  "La carta porte consta duplicada. Elimine una.",
  "El certificado de origen fue desestimado; pida otro a la cámara.",
  "Su incidente lo causa la garantía cancelada. Renuévela.",
])("an end that is said of something else ends no case: %s", (text) => {
  expect(state(text, false)).toBe("respondido");
});

test.each([
  ["Su caso fue rechazado por no corresponder a Ecuapass.", "rechazado"],
  ["La jefatura rechazó su caso.", "rechazado"],
  ["Se rechazó la solicitud por falta de información.", "rechazado"],
  ["Su requerimiento N.º 4021 fue rechazado.", "rechazado"],
  ["Lamentamos informarle que su incidente ha sido rechazado.", "rechazado"],
  ["Su ticket (consulta de DAI) fue rechazado.", "rechazado"],
  ["Se canceló su ticket por pedido del usuario.", "anulado"],
  ["La mesa anuló su solicitud por estar duplicada.", "anulado"],
  ["Soporte asignó su caso al área de Sistemas.", "asignado"],
  ["Se transfirió su ticket al segundo nivel.", "asignado"],
  ["La mesa derivó el requerimiento a la Dirección de Despacho.", "asignado"],
  ["Hoy el supervisor remitió su caso a otro equipo.", "asignado"],
  ["Se reasignó la consulta a la especialista de regímenes.", "asignado"],
  ["El técnico resolvió su solicitud ayer.", "respondido"],
  ["Se atendió el requerimiento.", "respondido"],
  ["Ayer se reabrió el incidente.", "en_analisis"],
])("of the case itself it is a state: %s", (text, expected) => {
  expect(state(text, false)).toBe(expected);
});

test.each([
  "Aún estamos verificando lo que nos indicó.",
  "El inconveniente continúa en revisión por parte de Sistemas.",
  "No tenemos todavía una respuesta del área; en cuanto la tengamos le escribimos.",
  "Su caso está siendo atendido por el segundo nivel.",
  "Su caso se encuentra en manos del proveedor.",
  "El caso permanece abierto mientras Sistemas responde.",
  "Estamos al tanto del error y trabajando en la solución.",
  "Sistemas todavía analiza el error.",
  "Falta que el proveedor publique la corrección.",
  "Su incidente está en la lista de espera del área técnica.",
  "Volvimos a abrir su ticket.",
  "Continuamos con la revisión de lo reportado; le informaremos.",
  "Le daremos una respuesta en cuanto terminen las pruebas.",
  "El proveedor aún no nos ha contestado.",
  "Seguimos a la espera de lo que diga el área técnica.",
  "Indíquenos el RUC de la empresa y el usuario con el que ingresa.",
  "¿Podría indicarnos la hora exacta del error?",
  "Agradeceré remitir la pantalla completa.",
  "¿Todavía tiene el problema? Responda para poder cerrar el caso.",
  "Su caso no puede ser atendido sin la captura.",
  "Requerimos que complete el formulario adjunto y lo devuelva.",
  "Le solicito enviar nuevamente el archivo, ya que llegó dañado.",
  "Nos hace falta el número de la DAI.",
])("the work goes on, or something is asked for: %s", (text) => {
  expect(state(text, false)).toBe("en_analisis");
});

test.each([
  "Su solicitud ingresó. Se le asignará un técnico en las próximas horas.",
  "El caso se dará por cerrado el viernes si no responde.",
  "Al quedar resuelto recibirá una notificación.",
  "Una vez resuelto su caso, recibirá una encuesta.",
  "Una vez atendida su solicitud se le notificará.",
  "Tan pronto como su ticket sea cerrado le escribiremos.",
  "Hasta que su caso quede resuelto no abra otro.",
  "Todo ticket resuelto puede reabrirse en 5 días.",
  "Su requerimiento quedará asignado en el transcurso del día.",
  "Los casos son asignados por orden de llegada.",
  "Luego de ser atendido su requerimiento podrá calificarlo.",
])("a program promises or supposes: %s", (text) => {
  expect(state(text, true)).toBe("registrado");
});

test.each([
  ["Estado actual: Solucionado", "respondido"],
  ["Nuevo estado: Atendido", "respondido"],
  ["El caso 4021 cambió de Asignado a Resuelto.", "respondido"],
  ["Su requerimiento N.º 4021 ha sido cerrado.", "respondido"],
  ["Se dio por cerrado su caso.", "respondido"],
  ["Se dio solución a su requerimiento.", "respondido"],
  ["Ticket 4021: Cerrado", "respondido"],
  ["Su caso: resuelto", "respondido"],
  ["State changed: In Progress → Done", "respondido"],
  ["Ticket status: Resolved", "respondido"],
  ["Cambio de estado: Nuevo → En proceso", "en_analisis"],
  ["El estado de su caso ha cambiado a: Resuelto", "respondido"],
  ["Su ticket pasó al estado Cerrado.", "respondido"],
  ["Su caso se encuentra en estado Resuelto.", "respondido"],
  ["El ticket #512 se encuentra cerrado.", "respondido"],
  ["Your case 4021 is now closed.", "respondido"],
  ["Seu chamado foi encerrado.", "respondido"],
  ["Estado: Asignado -> Cerrado", "respondido"],
  ["Estado anterior: Nuevo\nEstado nuevo: Asignado", "asignado"],
  ["Estado\tResuelto", "respondido"],
  ["Su solicitud fue derivada a Soporte N2.", "asignado"],
  ["Estado: En espera del usuario", "en_analisis"],
  ["Status changed from New to Rejected", "rechazado"],
])("a program tells the state: %s", (text, expected) => {
  expect(state(text, true)).toBe(expected);
});

test.each([
  // Of an active verb what follows within twelve characters is what it acts on.
  ["Se rechazó hoy  mismo su caso.", "rechazado"],
  ["Se rechazó hoy   mismo su caso.", "respondido"],
  ["Rechazado hoy  mismo su caso.", "rechazado"],
  ["Rechazado hoy   mismo su caso.", "respondido"],
  ["Su solicitud la rechazó hoy  mismo el sistema.", "respondido"],
  ["Su solicitud la rechazó hoy   mismo el sistema.", "rechazado"],
  // Two words are a greeting, three say something.
  ["Muy amable\nSu caso fue registrado.", "registrado"],
  ["Muy amable usted\nSu caso fue registrado.", "respondido"],
])("how far words are read together: %j", (text, estado) => {
  expect(state(text, false)).toBe(estado);
});
