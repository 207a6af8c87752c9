/**
 * Texts of the official page of the procedure (gob.ec, *Información de Trámite*). They are not
 * translated, since they are the names of the office, its forms and its laws.
 */
export const procedure = {
  nombre:
    "Atención de incidentes en el sistema aduanero y consultas de procesos aduaneros a través de la Mesa de Servicios",
  institucion: "Servicio Nacional de Aduana del Ecuador (SENAE)",
  formularios: {
    incidente:
      "Formulario de Reporte de Incidentes en el Sistema Aduanero de Gestión para las Operaciones de Comercio Exterior ECUAPASS",
    consulta:
      "Formulario para la Atención de Consultas Realizadas por los Usuarios Externos e Internos",
  },
  unidad: "Jefatura de Análisis Funcional",
  contacto: "Mesa de Servicios",
  correo: "mesadeservicios@aduana.gob.ec",
  telefono: "1800-238262",
  telefonoEnLetras: "1800-ADUANA",
  tipoDeResultado: "Acceder a beneficio o servicio",
  resultados: [
    "Servicio atendido",
    "Incidente solucionado",
    "Trámite exitoso",
    "Consulta absuelta",
  ],
  personas: [
    "Persona Jurídica - Privada",
    "Persona Jurídica - Pública",
    "Persona Natural - Ecuatoriana",
    "Persona Natural - Extranjera",
  ],
  baseLegal: [
    "Resolución Nro. SENAE-SENAE-2021-0041-RE, SENAE-GO-3-8-001-V1: Guía para la gestión de requerimientos externos a través del Portal de Mesa de Servicios",
    "Reglamento al título de la facilitación aduanera para el comercio, del libro V del Código Orgánico de la Producción, Comercio e Inversiones, 2025",
    "Código Orgánico de la Producción, Comercio e Inversiones (COPCI), 2025",
  ],
} as const;

/** The sections of the page that can be shown separately. */
export const procedureSections = [
  "requisitos",
  "pasos",
  "canales",
  "horario",
  "base-legal",
  "costo",
  "dirigido-a",
  "resultados",
] as const;
export type ProcedureSection = (typeof procedureSections)[number];
