import * as z from "zod";
import { evidenceSchema } from "../domain/evidence-schema.ts";
import { ticketSchema } from "../domain/ticket-schema.ts";
import { exitCodes } from "../errors/exit-codes.ts";
import { capabilitiesSchema, rtSettingsSchema } from "../view/channel-schemas.ts";
import { followSchemas } from "./follow/follow.schema.ts";
import { ciSchemas } from "./ci/ci.schema.ts";
import { mailboxSchema, mailSchemas } from "./profile/mail.schema.ts";
import { procedureSchemas } from "./procedure/procedure.schema.ts";
import { dataSchemas } from "./data/data.schema.ts";
import { proofSchemas } from "./proof/proof.schema.ts";
import { sendingSchemas } from "./outbox/outbox.schema.ts";
import { toolSchemas } from "./help/tools.schema.ts";

const time = z.iso.datetime();

const advice = z.object({ campo: z.string(), codigo: z.string(), mensaje: z.string() });

const results = ["aceptado", "en_cola", "pendiente", "desconocido", "rechazado", "ensayo"] as const;

const submitted = z.object({
  v: z.literal(1),
  resultado: z.enum(results),
  solicitud: z.string(),
  clave: z.string(),
  repetido: z.boolean(),
  canal: z.string(),
  perfil: z.string(),
  /** The profile by whose channel it went, where that is not its own. */
  via: z.string().optional(),
  ticket: ticketSchema.nullable(),
  evidencia: evidenceSchema.nullable(),
  advertencias: z.array(advice),
  datos: z.record(z.string(), z.unknown()).optional(),
  archivos: z.array(z.record(z.string(), z.unknown())).optional(),
});

const profile = z.object({
  nombre: z.string(),
  canal: z.string(),
  url: z.string().nullable(),
  ruc: z.string().nullable(),
  usuario: z.string().nullable(),
  buzon: mailboxSchema.optional(),
  rt: rtSettingsSchema.optional(),
  canal_alterno: z.string().optional(),
  operador: z.record(z.string(), z.string()),
});

const session = z.object({
  v: z.literal(1),
  perfil: z.string(),
  canal: z.string(),
  sesion: z.object({
    ruc: z.string().nullable(),
    usuario: z.string(),
    nombre: z.string(),
    caduca: time,
  }),
  secreto: z
    .object({
      lugar: z.enum(["sistema", "archivo"]),
      donde: z.string(),
      contrasena: z.boolean(),
    })
    .nullable(),
});

const draft = z.object({
  id: z.string(),
  formulario: z.enum(["incidente", "consulta"]),
  perfil: z.string(),
  sigue_a: z.string().nullable(),
  creado: time,
  actualizado: time,
});

const moved = z.object({ v: z.literal(1), ticket: ticketSchema });

/** What each command prints with `--json`, by the command's words. */
export const outputSchemas: Readonly<Record<string, z.ZodType>> = {
  "incidente crear": submitted,
  "consulta crear": submitted,
  ...followSchemas,
  "borrador listar": z.object({ v: z.literal(1), borradores: z.array(draft) }),
  "borrador ver": z.object({
    v: z.literal(1),
    borrador: draft.extend({ datos: z.record(z.string(), z.unknown()) }),
  }),
  "borrador continuar": submitted,
  "borrador borrar": z.object({ v: z.literal(1), borrado: z.string() }),
  ...toolSchemas,
  ...mailSchemas,
  "ticket inconforme": submitted,
  "evidencia armar": z.object({
    v: z.literal(1),
    evidencia: evidenceSchema.extend({ paginas: z.int() }),
  }),
  "evidencia revisar": z.object({
    v: z.literal(1),
    archivos: z.array(
      z.object({
        ruta: z.string(),
        tipo: z.enum(["png", "jpeg", "pdf"]).nullable(),
        bytes: z.int().nullable(),
        sha256: z.string().nullable(),
        ancho: z.int().nullable(),
        alto: z.int().nullable(),
        problema: z.object({ codigo: z.string(), mensaje: z.string() }).nullable(),
        advertencias: z.array(advice),
      }),
    ),
  }),
  ...dataSchemas,
  ...proofSchemas,
  ...sendingSchemas,
  ...procedureSchemas,
  ...ciSchemas,
  "catalogo distritos": catalog(),
  "catalogo pantallas": catalog(),
  "catalogo operadores": catalog(),
  "catalogo motivos": catalog(),
  "catalogo importar": z.object({
    v: z.literal(1),
    catalogo: z.string(),
    modo: z.enum(["ampliar", "reemplazar"]),
    importadas: z.int(),
    propias: z.int(),
  }),
  "catalogo quitar": z.object({ v: z.literal(1), catalogo: z.string(), propias: z.int() }),
  "sesion iniciar": session,
  "sesion estado": session,
  "sesion cerrar": z.object({ v: z.literal(1), perfil: z.string(), cerrada: z.boolean() }),
  "perfil listar": z.object({
    v: z.literal(1),
    perfil_actual: z.string().nullable(),
    perfiles: z.array(profile),
  }),
  iniciar: z.object({
    v: z.literal(1),
    perfil: profile,
    conexion: z.enum(["bien", "falla"]),
    sesion: z.nullable(
      z.object({
        ruc: z.nullable(z.string()),
        usuario: z.string(),
        nombre: z.string(),
        caduca: z.string(),
      }),
    ),
  }),
  "perfil crear": z.object({ v: z.literal(1), perfil: profile }),
  "perfil ver": z.object({ v: z.literal(1), perfil: profile, capacidades: capabilitiesSchema }),
  "perfil usar": z.object({
    v: z.literal(1),
    perfil_actual: z.string(),
    archivo: z.string().nullable(),
  }),
  "perfil borrar": z.object({ v: z.literal(1), borrado: z.string() }),
  "practica servir": z.object({ v: z.literal(1), url: z.url(), documento: z.url() }),
  "practica bandeja": z.object({ v: z.literal(1), tickets: z.array(ticketSchema) }),
  "practica tomar": moved,
  "practica responder": moved,
  "practica resolver": moved,
  esquema: z.object({ v: z.literal(1), esquema: z.record(z.string(), z.unknown()) }),
  completar: z.object({
    v: z.literal(1),
    script: z.string().optional(),
    tree: z.record(z.string(), z.unknown()).optional(),
  }),
};

/** What every failure prints on standard error with `--json`. */
export const errorSchema = z.object({
  v: z.literal(1),
  error: z.object({
    codigo: z.string(),
    mensaje: z.string(),
    sugerencia: z.string(),
    detalles: z.array(
      z.object({ campo: z.string(), bandera: z.string().nullable(), mensaje: z.string() }),
    ),
    salida: z.literal(Object.values(exitCodes)),
  }),
});

/** One JSON Schema document with a definition per command, and one of the errors. */
export function outputJsonSchema(): Record<string, unknown> {
  const definitions = Object.entries(outputSchemas).map(([name, schema]) => [
    name.replaceAll(" ", "-"),
    definition(schema),
  ]);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "mesa --json",
    $defs: Object.fromEntries([...definitions, ["error", definition(errorSchema)]]),
  };
}

function catalog(): z.ZodType {
  return z.object({
    v: z.literal(1),
    catalogo: z.string(),
    entradas: z.array(
      z.looseObject({
        nombre: z.string(),
        verificado: z.boolean(),
        fuente: z.array(z.string()),
        propia: z.boolean(),
      }),
    ),
  });
}

/** Stands alone: what several share is written out in each. */
function definition(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema);
  return rest;
}
