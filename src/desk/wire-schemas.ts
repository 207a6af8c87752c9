import { z } from "@hono/zod-openapi";
import { parseDay, parseTimeOfDay } from "../domain/guayaquil-time.ts";
import { checkIdentity } from "../domain/identity-document.ts";
import { ticketStates } from "../domain/ticket.ts";

/** Non-blank text of one or more lines, without other control characters. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/\S/, "no puede estar vacío")
    .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f]*$/, "tiene caracteres de control");

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "debe tener la forma AAAA-MM-DD")
  .refine((value) => parseDay(value) !== undefined, "no existe ese día");

const operator = {
  identificacion: z
    .string()
    .max(20)
    .refine(
      (value) => !("error" in checkIdentity(value)),
      "no es una cédula, un RUC ni un pasaporte",
    ),
  nombre: text(200),
  correo: z.email("no es una dirección de correo").max(254),
  telefono: text(30).optional(),
};

/** The form of a name of a field that this desk does not know. */
const fieldName = /^[a-z][a-z0-9_]{0,59}$/;

/** A value of such a field: a text or a list of texts. */
const unknownFieldValue = z.union([text(5000), z.array(text(500)).max(50)]);

/**
 * The fields of a form. Those named here are checked; others are stored and shown unchanged, so that
 * a newer client may send a field that this desk does not know yet.
 */
function answers<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .object(shape)
    .catchall(unknownFieldValue)
    .superRefine((given, context) => {
      for (const name of Object.keys(given).filter((one) => !fieldName.test(one))) {
        const message = "no es un campo de este formulario";
        context.addIssue({ code: "custom", path: [name], message });
      }
    });
}

export const incidentData = answers({
  pantalla: text(300),
  fecha: day,
  hora: z
    .string()
    .regex(/^\d{2}:\d{2}(:\d{2})?$/, "debe tener la forma HH:MM o HH:MM:SS")
    .refine((value) => parseTimeOfDay(value) !== undefined, "no es una hora"),
  distrito: z.string().regex(/^\d{3}$/, "debe ser un código de tres dígitos"),
  tipo_operador: text(60),
  descripcion: text(5000),
  pasos: z.array(text(500)).max(50).optional(),
  mensaje_error: text(2000).optional(),
  tramite: text(60).optional(),
  ...operator,
}).openapi("DatosIncidente");

export const consultationData = answers({
  motivo: text(100),
  asunto: text(200),
  consulta: text(5000),
  normativa: text(500).optional(),
  tramite: text(60).optional(),
  tipo_operador: text(60).optional(),
  ...operator,
}).openapi("DatosConsulta");

export const filePart = z
  .strictObject({
    parte: z.string().regex(/^archivo-\d{1,2}$/),
    clase: z.enum(["evidencia", "adjunto"]),
    nombre: z.string().min(1).max(200),
    tipo: z.enum(["application/pdf", "image/png", "image/jpeg"]),
    bytes: z.number().int().min(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .openapi("ArchivoDeclarado");

const files = z.array(filePart).max(20);
const follows = z.string().max(60).nullable().optional();

export const requestData = z
  .discriminatedUnion("tipo", [
    z.strictObject({
      tipo: z.literal("incidente"),
      datos: incidentData,
      sigue_a: follows,
      archivos: files,
    }),
    z.strictObject({
      tipo: z.literal("consulta"),
      datos: consultationData,
      sigue_a: follows,
      archivos: files,
    }),
  ])
  .openapi("Solicitud");

export const messageData = z
  .strictObject({ texto: text(10_000), archivos: files })
  .openapi("MensajeNuevo");

export const ticketSchema = z
  .object({
    numero: z.string().openapi({ example: "MS-2026-000123" }),
    tipo: z.enum(["incidente", "consulta"]),
    estado: z.enum(ticketStates),
    unidad: z.string(),
    funcionario: z.string().nullable(),
    asunto: z.string(),
    creado: z.iso.datetime(),
    actualizado: z.iso.datetime(),
    sigue_a: z.string().nullable(),
  })
  .openapi("Ticket");

export const attachmentSchema = z
  .object({
    id: z.string(),
    nombre: z.string(),
    tipo: z.string(),
    bytes: z.number().int(),
    sha256: z.string(),
  })
  .openapi("Adjunto");

export const messageSchema = z
  .object({
    id: z.string(),
    de: z.string(),
    autor: z.enum(["operador", "mesa"]),
    fecha: z.iso.datetime(),
    texto: z.string(),
    adjuntos: z.array(attachmentSchema),
  })
  .openapi("Mensaje");

export const ticketDetailSchema = ticketSchema
  .extend({
    datos: z.record(z.string(), z.unknown()),
    mensajes: z.array(messageSchema),
    adjuntos: z.array(attachmentSchema),
    cadena: z.array(z.string()),
  })
  .openapi("TicketCompleto");

export const ticketPageSchema = z
  .object({ tickets: z.array(ticketSchema), siguiente: z.string().nullable() })
  .openapi("PaginaDeTickets");

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    codigo: z.string(),
    errores: z
      .array(z.object({ puntero: z.string(), codigo: z.string(), detalle: z.string() }))
      .optional(),
  })
  .openapi("Problema");

export const credentialsSchema = z
  .strictObject({
    ruc: z.string().max(20).nullable().optional(),
    usuario: z.string().min(1).max(60),
    contrasena: z.string().min(1).max(200),
  })
  .openapi("Credenciales");

const accountFacts = {
  ruc: z.string().nullable(),
  usuario: z.string(),
  nombre: z.string(),
  rol: z.enum(["operador", "analista"]),
};

export const accountSchema = z.object(accountFacts).openapi("Cuenta");
export const sessionSchema = z
  .object({ ...accountFacts, caduca: z.iso.datetime() })
  .openapi("Sesion");
export const newSessionSchema = z
  .object({ token: z.string(), ...accountFacts, caduca: z.iso.datetime() })
  .openapi("SesionNueva");

export const registrationSchema = z
  .strictObject({
    tipo_persona: z.enum([
      "juridica-privada",
      "juridica-publica",
      "natural-ecuatoriana",
      "natural-extranjera",
    ]),
    identificacion: operator.identificacion,
    ruc: z
      .string()
      .regex(/^\d{13}$/, "debe tener 13 dígitos")
      .nullable()
      .optional(),
    usuario: z
      .string()
      .regex(/^[A-Za-zÁÉÍÓÚÜÑáéíóúüñ0-9._-]{3,60}$/, "lleva de 3 a 60 letras, dígitos, . _ o -"),
    nombre: text(200),
    correo: operator.correo,
    telefono: text(30).optional(),
    contrasena: z
      .string()
      .min(10, "debe tener al menos 10 caracteres")
      .max(200)
      .regex(/[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]/, "debe tener letras")
      .regex(/\d/, "debe tener dígitos"),
  })
  .openapi("Registro");

export const changesSchema = z
  .object({
    cambios: z.array(
      z.object({
        numero: z.string(),
        estado: z.enum(ticketStates),
        motivo: z.enum(["creado", "estado", "mensaje"]),
        fecha: z.iso.datetime(),
      }),
    ),
    siguiente: z.string(),
  })
  .openapi("Cambios");

export const daySchema = day;
