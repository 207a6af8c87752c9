import * as z from "zod";
import { evidenceSchema } from "../domain/evidence-schema.ts";
import { handOverSchema } from "../domain/hand-over.ts";
import { parseJson } from "../domain/parse-json.ts";
import { ticketSchema } from "../domain/ticket-schema.ts";
import { entryStates } from "../ports/ledger.ts";

/** Migrations, oldest first. A migration that has been released is never changed. */
export const ledgerMigrations: readonly string[] = [
  `CREATE TABLE entradas (
     solicitud TEXT PRIMARY KEY,
     perfil TEXT NOT NULL,
     clave TEXT NOT NULL,
     estado TEXT NOT NULL,
     ticket TEXT,
     dueno INTEGER,
     plazo TEXT,
     intentos INTEGER NOT NULL DEFAULT 0,
     motivo TEXT,
     resumen TEXT,
     actualizada TEXT NOT NULL,
     intencion TEXT NOT NULL,
     UNIQUE (perfil, clave)
   ) STRICT;
   CREATE INDEX entradas_por_estado ON entradas (estado, solicitud);
   CREATE INDEX entradas_por_ticket ON entradas (perfil, ticket);`,
  `ALTER TABLE entradas ADD COLUMN turno INTEGER NOT NULL DEFAULT 0;
   CREATE TABLE apartadas (
     solicitud TEXT NOT NULL,
     apartada TEXT NOT NULL,
     fila TEXT NOT NULL
   ) STRICT;`,
  `ALTER TABLE entradas ADD COLUMN v INTEGER NOT NULL DEFAULT 1;
   ALTER TABLE entradas ADD COLUMN esencia TEXT NOT NULL DEFAULT '';
   CREATE INDEX entradas_por_esencia ON entradas (perfil, esencia, solicitud);
   CREATE TABLE turnos (tarea TEXT PRIMARY KEY, ultimo TEXT NOT NULL) STRICT;`,
  `ALTER TABLE entradas ADD COLUMN purgada TEXT;`,
  `ALTER TABLE entradas ADD COLUMN entregada TEXT;`,
  `ALTER TABLE entradas ADD COLUMN persona TEXT GENERATED ALWAYS AS (
     CASE WHEN json_valid(intencion) THEN
       trim(COALESCE(json_extract(intencion, '$.datos.identificacion'), '') || ' ' ||
         COALESCE(json_extract(intencion, '$.datos.nombre'), ''))
     END) VIRTUAL;
   CREATE INDEX entradas_por_persona ON entradas (persona);`,
  `ALTER TABLE entradas ADD COLUMN entrega TEXT;`,
  // By which channel and profile an entry goes.
  `ALTER TABLE entradas ADD COLUMN envia TEXT GENERATED ALWAYS AS (
     CASE WHEN json_valid(intencion) THEN
       json_extract(intencion, '$.canal') || ' ' || COALESCE(json_extract(intencion, '$.via'), perfil)
     END) VIRTUAL;
   CREATE INDEX entradas_por_envia ON entradas (envia);`,
];

/** Changes the channel of an entry that still waits. Values: moment, profile, channel, id. */
export const redirection = `UPDATE entradas SET actualizada = ?, motivo = NULL,
  intencion = json_set(intencion, '$.via', ?, '$.canal', ?)
  WHERE solicitud = ? AND estado = 'pendiente'`;

/** Version of a record's JSON; a higher one was written by a newer `mesa`. */
export const recordVersion = 1;

const storedFile = z.object({
  clase: z.enum(["evidencia", "adjunto"]),
  nombre: z.string(),
  ruta: z.string(),
  tipo: z.enum(["application/pdf", "image/png", "image/jpeg"]),
  bytes: z.number(),
  sha256: z.string(),
});

const storedIntent = z.object({
  solicitud: z.string(),
  perfil: z.string(),
  canal: z.string(),
  via: z.string().exactOptional(),
  clave: z.string(),
  huella: z.string(),
  esencia: z.string().default(""),
  tipo: z.enum(["incidente", "consulta"]),
  datos: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  archivos: z.array(storedFile),
  evidencia: evidenceSchema.nullable(),
  sigue_a: z.string().nullable(),
  creada: z.iso.datetime(),
});

/** A text column with JSON that is parsed by a schema. */
function json<Schema extends z.ZodType>(schema: Schema) {
  return z.string().transform(parseJson).pipe(schema);
}

/** A row of the table `entradas` as the database returns it. */
export const ledgerRow = z.object({
  solicitud: z.string(),
  turno: z.number(),
  estado: z.enum(entryStates),
  dueno: z.number().nullable(),
  plazo: z.iso.datetime().nullable(),
  intentos: z.number(),
  motivo: z.string().nullable(),
  resumen: json(ticketSchema).nullable(),
  actualizada: z.iso.datetime(),
  entregada: z.iso.datetime().nullable(),
  entrega: json(handOverSchema).nullable(),
  intencion: json(storedIntent),
  /** Only in a firm's journal. */
  remitente: z.string().exactOptional(),
});

/**
 * The smallest UUIDv7 that can be made from a moment on, for comparing ids with moments: an id
 * begins with its milliseconds (RFC 9562 §5.7).
 */
export function smallestIdSince(moment: Date): string {
  const hex = Math.max(0, moment.getTime()).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}
