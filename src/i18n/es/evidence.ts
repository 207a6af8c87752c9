export const evidence = {
  "leer.reloj": "Reloj",
  "leer.tambien": "o bien",
  "leer.leido": "Leído en la captura {captura}: {valor}",
  "leer.ademas": "En las capturas se lee además, para «Añadir»: {campos}",
  "progreso.leyendo": "Leyendo las capturas…",
  "leer.nada": "No se lee nada que sirva para un formulario.",
  "leer.compruebe": "Compruébelo usted: la lectura puede fallar.",
  "capturar.leyenda": "Leyenda (qué se ve)",
  "capturar.otra": "¿Capturar otro paso?",
  "capturar.cambie":
    "Cambie a Ecuapass: en {segundos} s se captura toda la pantalla, con la barra de tareas.",
  "capturar.permiso-macos":
    "Si solo se ve el fondo, dé permiso a la terminal en Ajustes, Privacidad y seguridad, Grabación de pantalla.",
  "capturar.hechas": "{capturas:captura hecha|capturas hechas}",
  "capturar.sigue": "Siga con: mesa incidente crear --desde {archivo}",
  "preparar.que-instala":
    "Con npm se instalan en {carpeta} tesseract.js-core 7.0.0 (español e inglés) y sharp 0.35.5: se bajan unos {baja} MB y ocupan {ocupa} MB. La red no se usa más; para quitarlos, borre esa carpeta.",
  "preparar.confirmacion": "la confirmación",
  "preparar.confirmar": "¿Instalar el reconocedor?",
  "preparar.ya-esta": "El reconocedor ya está instalado.",
  "preparar.hecho":
    "El reconocedor queda en {carpeta}; «mesa evidencia revisar» lee ya los relojes.",
  "problema.reloj-distinto":
    "{archivo}: su reloj muestra {reloj}, y el evento declarado es {suceso}; use la captura de ese momento, corrija fecha y hora, o indique por qué con --motivo-captura.",
  "advertencia.reloj-distinto":
    "{archivo}: su reloj muestra {reloj}, y el evento declarado es {suceso}. Se envía con su motivo: {motivo}",
  "advertencia.reloj-solo-hora":
    "{archivo}: se ve la hora ({reloj}), pero no la fecha. Ponga el puntero sobre el reloj para que salga la fecha, y vuelva a capturar toda la pantalla.",
  "advertencia.reloj-no-se-ve":
    "{archivo}: no se ven la fecha ni la hora del evento. Capture toda la pantalla, con la barra de tareas.",
  "advertencia.reloj-no-seguro":
    "{archivo}: no se lee con seguridad la fecha y la hora de su reloj; compruébelo usted.",
  "reloj.coincide": "Reloj visible: {reloj}.",
  "reloj.en_la_pagina": "Fecha y hora dentro de la página: {reloj}.",
  "reloj.sin_comprobar": "Reloj visible: {reloj} (sin comparar).",
  "evidencia.reloj-sin-comparar":
    "Con --fecha y --hora, o --desde, se compara el reloj de cada captura con el evento.",
  "evidencia.sin-reconocedor":
    "No se comprobó si se ven la fecha y la hora: falta el reconocedor, que es opcional («mesa evidencia preparar»).",
  "evidencia.reducir":
    "La evidencia pesa {pesa} y caben {maximo}. ¿Reducir sus imágenes, lo menos posible? (primero sin perder nada; los archivos originales quedan igual)",
  "evidencia.se-reduce":
    "La evidencia pesa {pesa} y caben {maximo}: se reducen sus imágenes, lo menos posible; con --sin-comprimir, no.",
  "error.evidencia-excede": "La evidencia pesa {pesa} y caben {maximo}.",
  "error.evidencia-excede.caso.reducida":
    "Aun con sus imágenes reducidas, la evidencia pesa {pesa} y caben {maximo}.",
  "error.evidencia-excede.sugerencia":
    "Envíe menos capturas, o dos solicitudes; o repita el comando sin --sin-comprimir, y mesa reduce las imágenes.",
  "error.evidencia-excede.sugerencia.reducida":
    "Envíe menos capturas, o dos solicitudes. Con sharp («mesa evidencia preparar») se reducen más.",
  "advertencia.captura-reducida":
    "{archivo}: para que la evidencia quepa, su imagen va {causa}; el archivo original queda igual.",
  "causa.reducida-sin_perdida": "comprimida sin perder nada",
  "causa.reducida-paleta": "con 256 colores",
  "causa.reducida-jpeg": "como JPEG",
  "causa.reducida-escala": "con menos píxeles ({ancho} × {alto})",
  "problema.ocultar-pdf": "{archivo} es un PDF: solo en capturas PNG o JPEG se ocultan partes.",
  "problema.ocultar-jpeg":
    "{archivo} es un JPEG progresivo, en el que no se ocultan partes sin sharp («mesa evidencia preparar»); instálelo, o guarde la captura como PNG.",
  "problema.ocultar-sin-capturas":
    "Se pidió ocultar partes, y no hay ninguna captura: indíquelas con --captura.",
  "problema.ocultar-otra-captura":
    "Se pidió ocultar una parte de la captura {numero}, y hay {total:captura|capturas}.",
  "problema.ocultar-fuera":
    "{archivo} mide {ancho} × {alto}: una de las partes por ocultar queda fuera.",
  "problema.ocultar-sin-reconocedor":
    "{archivo}: para buscar {patrones} hace falta el reconocedor («mesa evidencia preparar»); o indique el lugar con --ocultar.",
  "problema.ocultar-no-se-lee":
    "{archivo} no se pudo leer para buscar {patrones}; indique el lugar con --ocultar.",
  "advertencia.captura-ocultada":
    "{archivo}: el documento muestra en negro {partes} (x,y,ancho,alto); el archivo original queda igual.",
  "advertencia.adjunto-sin-ocultar":
    "{archivo} es una imagen adjunta, y en los adjuntos no se oculta nada: si muestra lo que oculta en las capturas, úsela como captura o no la adjunte.",
  "advertencia.captura-patron":
    "{archivo}: se hallaron y se ocultan {hallados}. Puede haber otros que no se leyeron: mire el documento antes de enviarlo.",
  "advertencia.captura-patron-nada":
    "{archivo}: no se halló {patrones}. Puede haber lo que no se leyó: mire la captura.",
  "problema.archivo-no-existe": "{archivo} no existe; revise la ruta.",
  "problema.archivo-parecido": "{archivo} no existe; ¿quiso decir «{parecido}»?",
  "problema.archivo-no-es-archivo": "{archivo} no es un archivo; indique uno, no una carpeta.",
  "problema.archivo-sin-permiso": "{archivo} no se puede leer; revise sus permisos.",
  "problema.archivo-vacio": "{archivo} está vacío (0 bytes); vuelva a guardarlo.",
  "problema.archivo-demasiado-grande":
    "{archivo} pesa más de {maximo} MB; guárdelo con menor tamaño o divídalo.",
  "problema.archivo-formato":
    "{archivo} no es PNG, JPEG ni PDF (parece: {parece}); guarde la captura como PNG o JPEG.",
  "problema.archivo-convertible":
    "{archivo} es {parece}; se convierte en PNG con sharp, que es opcional y falta: instálelo con «mesa evidencia preparar», o guarde la captura como PNG o JPEG.",
  "problema.imagen-varias":
    "{archivo} tiene {imagenes:imagen|imágenes}; guarde como PNG la que muestra el evento, o todas en un PDF.",
  "problema.archivo-heic":
    "{archivo} es una foto HEIC. iPhone: Ajustes, Cámara, Formatos, «Más compatible», y repita la foto; Windows: Fotos, «Guardar como» JPEG; macOS: Vista Previa, Exportar como JPEG.",
  "problema.archivo-bmp":
    "{archivo} es BMP. Windows: Paint, «Guardar como» PNG; macOS: Vista Previa, Exportar como PNG; teléfono: comparta la captura como PNG o JPEG.",
  "problema.archivo-danado":
    "{archivo} está dañado o incompleto; vuelva a tomar la captura o a exportar el archivo.",
  "problema.imagen-demasiado-grande":
    "{archivo} tiene demasiados píxeles para ser una captura de pantalla; redúzcala.",
  "problema.imagen-no-admitida":
    "{archivo} es un JPEG de un tipo poco común (12 bits, aritmético o sin pérdida) que no todos los programas muestran; guárdelo como PNG.",
  "problema.pdf-cifrado": "{archivo} está protegido con contraseña; guárdelo sin ella.",
  "problema.pdf-en-blanco":
    "{archivo} no tiene nada en sus páginas; vuelva a exportarlo o a escanearlo, y mírelo antes.",
  "problema.pdf-contenido-activo":
    "{archivo} lleva contenido activo (JavaScript, archivos incrustados o acciones); imprímalo como PDF y use ese.",
  "advertencia.extension-no-coincide": "{archivo} es en realidad {tipo}; se envía como {tipo}.",
  "advertencia.captura-convertida":
    "{archivo} es {tipo}: al documento va como PNG, tal como se ve, y el archivo original queda igual.",
  "advertencia.adjunto-convertido":
    "{archivo} es {tipo}: se envía como PNG, tal como se ve, y el archivo original queda igual.",
  "advertencia.captura-pequena":
    "{archivo} mide {ancho} × {alto} píxeles y podría no leerse. Capture la pantalla completa, con la barra de tareas, para que se vean la fecha y la hora.",
  "advertencia.captura-foto-vertical":
    "{archivo} es una foto vertical ({ancho} × {alto}) y la pantalla se ve pequeña. Capture la pantalla en el mismo equipo, o gire el teléfono.",
  "advertencia.captura-en-blanco":
    "{archivo} está casi en blanco: no se ve nada en ella. Vuelva a capturar la pantalla.",
  "advertencia.captura-borrosa":
    "{archivo} se ve borrosa y podría no leerse. Capture la pantalla en el mismo equipo, o enfoque bien.",
  "advertencia.captura-casi-igual": "{archivo} es casi igual a una captura anterior ({otra}).",
  "advertencia.capturas-desordenadas":
    "{archivo} es anterior, por su reloj, a la captura que va antes ({otra}); revise cuál va primero.",
  "advertencia.metadatos-retirados":
    "{archivo}: antes de enviarlo se le quitan datos que no son la imagen ({metadatos}), sin tocar sus píxeles; el archivo original queda igual.",
  "advertencia.png-dato-danado":
    "{archivo} tiene dañado un dato que la imagen no necesita ({bloques}); se envía sin él.",
  "advertencia.caracter-sin-fuente":
    "{campo}: el documento no puede mostrar {caracteres}; en su lugar lleva [?]. El formulario se envía con el texto completo.",
  "advertencia.documento-sin-fuente":
    "{documento} no puede mostrar {caracteres}; en su lugar lleva [?].",
  "metadato.ubicacion": "lugar (GPS)",
  "metadato.autor": "autor",
  "metadato.camara": "cámara o equipo",
  "metadato.texto": "descripción o comentario",
  "metadato.miniatura": "miniatura u otra imagen",
  "metadato.fecha": "fecha",
  "metadato.programa": "programa",
  "metadato.otros": "otros datos",
  "metadato.bytes-finales": "datos después del final",
  "evidencia.se-quita": "Se quita antes de enviar: {metadatos}.",
  "evidencia.fecha-archivo": "Fecha que consta en el archivo: {fecha}.",
  "advertencia.captura-repetida": "{archivo} es igual a una captura anterior.",
} as const;
