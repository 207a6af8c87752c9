import * as z from "zod";
import { exitCodes } from "../errors/exit-codes.ts";
import { capabilitiesSchema, rtSettingsSchema } from "../view/channel-schemas.ts";
import { followSchemas } from "./follow/follow.schema.ts";
import { ciSchemas } from "./ci/ci.schema.ts";
import { mailboxSchema, mailSchemas } from "./profile/mail.schema.ts";
import { procedureSchemas } from "./procedure/procedure.schema.ts";
import { dataSchemas } from "./data/data.schema.ts";
import { proofSchemas } from "./proof/proof.schema.ts";
import { outboxSchemas } from "./outbox/outbox.schema.ts";
import { batchSchemas } from "./batch/batch.schema.ts";
import { practiceSchemas } from "./practice/practice.schema.ts";
import { requestSchemas } from "./request/request.schema.ts";
import { draftSchemas } from "./draft/draft.schema.ts";
import { evidenceSchemas } from "./evidence/evidence.schema.ts";
import { ticketSchemas } from "./ticket/ticket.schema.ts";
import { reportSchemas } from "./report/report.schema.ts";
import { toolSchemas } from "./help/tools.schema.ts";

const time = z.iso.datetime();

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

/** What each command prints with `--json`, by the command's words. */
export const outputSchemas: Readonly<Record<string, z.ZodType>> = {
  ...requestSchemas,
  ...ticketSchemas,
  ...followSchemas,
  ...reportSchemas,
  ...draftSchemas,
  ...toolSchemas,
  ...mailSchemas,
  ...evidenceSchemas,
  ...dataSchemas,
  ...proofSchemas,
  ...outboxSchemas,
  ...batchSchemas,
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
  ...practiceSchemas,
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
