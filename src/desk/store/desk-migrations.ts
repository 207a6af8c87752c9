/** The migrations of the desk's database, oldest first. A released one is never changed. */
export const deskMigrations: readonly string[] = [
  `CREATE TABLE cuentas (
     id INTEGER PRIMARY KEY,
     ruc TEXT NOT NULL,
     usuario TEXT NOT NULL,
     nombre TEXT NOT NULL,
     correo TEXT NOT NULL,
     telefono TEXT,
     tipo_persona TEXT,
     identificacion TEXT,
     rol TEXT NOT NULL,
     contrasena TEXT NOT NULL,
     fallos INTEGER NOT NULL DEFAULT 0,
     bloqueada_hasta TEXT,
     creada TEXT NOT NULL,
     UNIQUE (ruc, usuario)
   ) STRICT;
   CREATE TABLE sesiones (
     huella TEXT PRIMARY KEY,
     cuenta INTEGER NOT NULL REFERENCES cuentas (id),
     caduca TEXT NOT NULL
   ) STRICT;
   CREATE TABLE series (anio INTEGER PRIMARY KEY, ultimo INTEGER NOT NULL) STRICT;
   CREATE TABLE tickets (
     id INTEGER PRIMARY KEY,
     numero TEXT NOT NULL UNIQUE,
     cuenta INTEGER NOT NULL REFERENCES cuentas (id),
     clave TEXT NOT NULL,
     huella TEXT NOT NULL,
     tipo TEXT NOT NULL,
     estado TEXT NOT NULL,
     unidad TEXT NOT NULL,
     funcionario TEXT,
     asunto TEXT NOT NULL,
     creado TEXT NOT NULL,
     actualizado TEXT NOT NULL,
     sigue_a TEXT UNIQUE REFERENCES tickets (numero),
     datos TEXT NOT NULL,
     buscable TEXT NOT NULL,
     UNIQUE (cuenta, clave)
   ) STRICT;
   CREATE INDEX tickets_por_cuenta ON tickets (cuenta, id DESC);
   CREATE TABLE mensajes (
     id INTEGER PRIMARY KEY,
     ticket TEXT NOT NULL REFERENCES tickets (numero),
     cuenta INTEGER NOT NULL REFERENCES cuentas (id),
     clave TEXT,
     huella TEXT,
     de TEXT NOT NULL,
     fecha TEXT NOT NULL,
     texto TEXT NOT NULL,
     UNIQUE (cuenta, clave)
   ) STRICT;
   CREATE INDEX mensajes_por_ticket ON mensajes (ticket, id);
   CREATE TABLE adjuntos (
     id INTEGER PRIMARY KEY,
     ticket TEXT NOT NULL REFERENCES tickets (numero),
     mensaje INTEGER REFERENCES mensajes (id),
     nombre TEXT NOT NULL,
     tipo TEXT NOT NULL,
     bytes INTEGER NOT NULL,
     sha256 TEXT NOT NULL
   ) STRICT;
   CREATE INDEX adjuntos_por_ticket ON adjuntos (ticket, id);
   CREATE TABLE cambios (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     cuenta INTEGER NOT NULL REFERENCES cuentas (id),
     numero TEXT NOT NULL,
     estado TEXT NOT NULL,
     motivo TEXT NOT NULL,
     fecha TEXT NOT NULL
   ) STRICT;
   CREATE INDEX cambios_por_cuenta ON cambios (cuenta, id);`,
];
