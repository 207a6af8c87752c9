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
     envia text NOT NULL,
     UNIQUE (perfil, clave)
   );
   CREATE INDEX entradas_por_ticket ON entradas (perfil, ticket);
   CREATE INDEX entradas_por_esencia ON entradas (perfil, esencia, solicitud);
   CREATE INDEX entradas_por_envia ON entradas (envia);
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
   CREATE TABLE turnos (tarea text PRIMARY KEY, ultimo timestamptz NOT NULL);
   CREATE TABLE plazos (clase text PRIMARY KEY, plazo text NOT NULL);
   CREATE TABLE tickets (
     perfil text NOT NULL,
     numero text COLLATE "C" NOT NULL,
     tipo text NOT NULL,
     estado text NOT NULL,
     creado text COLLATE "C" NOT NULL,
     actualizado text NOT NULL,
     visto text COLLATE "C" NOT NULL,
     resumen text NOT NULL,
     detalle text,
     solicitud text,
     respondido text,
     PRIMARY KEY (perfil, numero)
   );
   CREATE INDEX tickets_por_fecha ON tickets (perfil, creado DESC, numero DESC);
   CREATE INDEX tickets_por_visto ON tickets (perfil, visto);
   CREATE INDEX tickets_por_solicitud ON tickets (perfil, solicitud);
   CREATE TABLE cambios (
     id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     perfil text NOT NULL,
     persona text NOT NULL,
     numero text NOT NULL,
     estado text NOT NULL,
     motivo text NOT NULL,
     fecha text NOT NULL
   );
   CREATE INDEX cambios_por_persona ON cambios (perfil, persona, id);
   CREATE TABLE marcas (
     perfil text NOT NULL,
     persona text NOT NULL,
     cursor text NOT NULL,
     completa text COLLATE "C" NOT NULL,
     PRIMARY KEY (perfil, persona)
   );
   CREATE TABLE diario (id text NOT NULL);
   INSERT INTO diario VALUES (gen_random_uuid()::text);
   CREATE TABLE mensajes (
     buzon text NOT NULL,
     clave text NOT NULL,
     orden integer GENERATED ALWAYS AS IDENTITY,
     identidad text NOT NULL,
     cabecera text NOT NULL,
     texto bytea,
     archivos bytea,
     guardado timestamptz NOT NULL DEFAULT clock_timestamp(),
     PRIMARY KEY (buzon, clave)
   );
   CREATE TABLE lugares (
     buzon text NOT NULL,
     carpeta text NOT NULL,
     validez text NOT NULL,
     uid bigint NOT NULL,
     clave text NOT NULL,
     PRIMARY KEY (buzon, carpeta, validez, uid)
   );
   CREATE TABLE carpetas (
     buzon text NOT NULL,
     carpeta text NOT NULL,
     validez text NOT NULL,
     siguiente bigint NOT NULL,
     mensajes integer NOT NULL,
     consulta text NOT NULL,
     PRIMARY KEY (buzon, carpeta)
   );
   CREATE TABLE noticias (
     orden integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     buzon text NOT NULL,
     clave text NOT NULL,
     identidad text NOT NULL,
     UNIQUE (buzon, clave)
   );
   CREATE INDEX noticias_por_buzon ON noticias (buzon, orden);`,
];

/** The PostgreSQL schema in which everything of `mesa` lies. */
export const firmSchemaName = "mesa";
