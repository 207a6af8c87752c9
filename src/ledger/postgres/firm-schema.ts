/**
 * Migrations of the firm's journal, oldest first; its version is how many have been applied. A
 * migration that has been released is never changed.
 */
export const firmMigrations: readonly string[] = [
  `CREATE TABLE entradas (
     solicitud text COLLATE "C" PRIMARY KEY,
     v integer NOT NULL,
     perfil text NOT NULL,
     clave text NOT NULL,
     esencia text NOT NULL,
     estado text NOT NULL,
     turno integer NOT NULL DEFAULT 0,
     intento text,
     antes text,
     plazo timestamptz,
     intentos integer NOT NULL DEFAULT 0,
     ticket text,
     resumen text,
     motivo text,
     actualizada text NOT NULL,
     entregada text,
     entrega text,
     purgada text,
     creada text NOT NULL,
     identificacion text NOT NULL,
     persona text COLLATE "C" NOT NULL,
     remitente text NOT NULL,
     intencion text NOT NULL,
     UNIQUE (perfil, clave)
   );
   CREATE INDEX entradas_por_ticket ON entradas (perfil, ticket);
   CREATE INDEX entradas_por_esencia ON entradas (perfil, esencia, solicitud);
   CREATE INDEX entradas_por_persona ON entradas (persona);
   CREATE INDEX entradas_abiertas ON entradas (solicitud)
     WHERE estado NOT IN ('aceptado', 'rechazado');
   CREATE INDEX entradas_por_intento ON entradas (intento) WHERE intento IS NOT NULL;
   CREATE TABLE archivos (
     sha256 text PRIMARY KEY,
     contenido bytea NOT NULL,
     guardado timestamptz NOT NULL DEFAULT clock_timestamp()
   );
   CREATE TABLE usos (
     solicitud text COLLATE "C" NOT NULL REFERENCES entradas ON DELETE CASCADE,
     sha256 text NOT NULL REFERENCES archivos,
     PRIMARY KEY (solicitud, sha256)
   );
   CREATE INDEX usos_por_archivo ON usos (sha256);
   CREATE TABLE apartadas (
     solicitud text NOT NULL,
     apartada timestamptz NOT NULL DEFAULT clock_timestamp(),
     fila text NOT NULL
   );
   CREATE UNLOGGED TABLE reservas (
     perfil text NOT NULL,
     clave text NOT NULL,
     plazo timestamptz NOT NULL,
     PRIMARY KEY (perfil, clave)
   );
   CREATE TABLE turnos (tarea text PRIMARY KEY, ultimo timestamptz NOT NULL);`,
];

/** The PostgreSQL schema in which everything of `mesa` lies. */
export const firmSchemaName = "mesa";
