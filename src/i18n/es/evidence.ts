export const evidence = {
  "problema.archivo-no-existe": "{archivo} no existe; revise la ruta.",
  "problema.archivo-no-es-archivo": "{archivo} no es un archivo; indique uno, no una carpeta.",
  "problema.archivo-sin-permiso": "{archivo} no se puede leer; revise sus permisos.",
  "problema.archivo-vacio": "{archivo} está vacío (0 bytes); vuelva a guardarlo.",
  "problema.archivo-demasiado-grande":
    "{archivo} pesa más de {maximo} MB; guárdelo con menor tamaño o divídalo.",
  "problema.archivo-formato":
    "{archivo} no es PNG, JPEG ni PDF (parece: {parece}); guarde la captura como PNG o JPEG.",
  "problema.archivo-danado": "{archivo} está dañado o incompleto; vuelva a tomarlo o a exportarlo.",
  "problema.imagen-demasiado-grande":
    "{archivo} tiene demasiados píxeles para ser una captura de pantalla; redúzcala.",
  "problema.imagen-no-admitida":
    "{archivo} es un PNG de un tipo poco común que no se puede incluir sin cambiarlo; guárdelo como PNG de 24 bits.",
  "problema.pdf-cifrado": "{archivo} está protegido con contraseña; guárdelo sin ella.",
  "problema.pdf-contenido-activo":
    "{archivo} lleva contenido activo (JavaScript, archivos incrustados o acciones); imprímalo como PDF y use ese.",
  "advertencia.extension-no-coincide": "{archivo} es en realidad {tipo}; se envía como {tipo}.",
  "advertencia.captura-pequena":
    "{archivo} mide {ancho} × {alto} píxeles: puede que no se lea. Capture la pantalla completa, con la barra de tareas, para que se vean la fecha y la hora.",
  "advertencia.captura-con-ubicacion":
    "{archivo} lleva en sus datos el lugar donde se tomó (GPS) y se envía tal cual; si no lo desea, expórtela sin ubicación.",
  "advertencia.captura-repetida": "{archivo} es igual a una captura anterior.",
} as const;
