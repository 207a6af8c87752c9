export const evidence = {
  "leer.reloj": "Clock",
  "leer.tambien": "or",
  "leer.leido": "Read in screenshot {captura}: {valor}",
  "leer.ademas": "Also read in the screenshots, for “Add”: {campos}",
  "progreso.leyendo": "Reading the screenshots…",
  "leer.nada": "Nothing can be read that would serve a form.",
  "leer.compruebe": "Check it yourself: reading may fail.",
  "capturar.leyenda": "Caption (what it shows)",
  "capturar.otra": "Take another step?",
  "capturar.cambie":
    "Switch to Ecuapass: in {segundos} s a screenshot of the whole screen, including the taskbar, is taken.",
  "capturar.permiso-macos":
    "If only the wallpaper is seen, allow the terminal in Settings, Privacy & Security, Screen Recording.",
  "capturar.hechas": "{capturas:screenshot taken|screenshots taken}",
  "capturar.sigue": "Continue with: mesa incident create --desde {archivo}",
  "preparar.que-instala":
    "npm installs in {carpeta}: tesseract.js-core 7.0.0, its language data, and sharp 0.35.5 ({baja} MB to download, {ocupa} MB on disk). The network is not used again; to remove it, delete the folder.",
  "preparar.confirmacion": "the confirmation",
  "preparar.confirmar": "Install the recognizer?",
  "preparar.ya-esta": "The recognizer is already installed.",
  "preparar.hecho": "The recognizer is in {carpeta}; “mesa evidence check” reads clocks now.",
  "problema.reloj-distinto":
    "{archivo}: its clock shows {reloj}, and the declared event is {suceso}; use the screenshot of that moment, correct day and time, or say why with --motivo-captura.",
  "advertencia.reloj-distinto":
    "{archivo}: its clock shows {reloj}, and the declared event is {suceso}. It is sent with your reason: {motivo}",
  "advertencia.reloj-solo-hora":
    "{archivo}: the time is visible ({reloj}), but not the date. Hold the pointer over the clock so that the date appears, and capture the whole screen again.",
  "advertencia.reloj-no-se-ve":
    "{archivo}: the date and time of the event are not visible. Capture the whole screen, including the taskbar.",
  "advertencia.reloj-no-seguro":
    "{archivo}: the date and time of its clock cannot be read with certainty; check them yourself.",
  "reloj.coincide": "Visible clock: {reloj}.",
  "reloj.en_la_pagina": "Date and time within the page: {reloj}.",
  "reloj.sin_comprobar": "Visible clock: {reloj} (not compared).",
  "evidencia.reloj-sin-comparar":
    "With --fecha and --hora, or --desde, the clock of each screenshot is compared with the event.",
  "evidencia.sin-reconocedor":
    "Whether date and time can be seen was not checked: the recognizer, which is optional, is missing (“mesa evidence setup”).",
  "evidencia.reducir":
    "The evidence takes {pesa}, and {maximo} fit. Make its images smaller, as little as it takes? (first without losing anything; your files stay as they are)",
  "evidencia.se-reduce":
    "The evidence takes {pesa}, and {maximo} fit: its images are made smaller, as little as it takes; not with --sin-comprimir.",
  "error.evidencia-excede": "The evidence takes {pesa}, and {maximo} fit.",
  "error.evidencia-excede.caso.reducida":
    "Even with smaller images the evidence takes {pesa}, and {maximo} fit.",
  "error.evidencia-excede.sugerencia":
    "Send fewer screenshots, or two requests; or run the command again without --sin-comprimir, and mesa makes the images smaller.",
  "error.evidencia-excede.sugerencia.reducida":
    "Send fewer screenshots, or two requests. With sharp (“mesa evidence setup”) they become smaller still.",
  "advertencia.captura-reducida":
    "{archivo}: for the evidence to fit, its image is {causa}; your file stays as it is.",
  "causa.reducida-sin_perdida": "compressed without losing anything",
  "causa.reducida-paleta": "reduced to 256 colors",
  "causa.reducida-jpeg": "stored as JPEG",
  "causa.reducida-escala": "scaled ({ancho} × {alto})",
  "problema.ocultar-pdf":
    "{archivo} is a PDF: parts can only be hidden in PNG or JPEG screenshots.",
  "problema.ocultar-jpeg":
    "{archivo} is a progressive JPEG, in which no parts can be hidden without sharp (“mesa evidence setup”); install it, or save the screenshot as PNG.",
  "problema.ocultar-sin-capturas":
    "Parts are to be hidden, and there is no screenshot: name them with --captura.",
  "problema.ocultar-otra-captura":
    "A part of screenshot {numero} is to be hidden, of {total:screenshot|screenshots} in all.",
  "problema.ocultar-fuera":
    "{archivo} measures {ancho} × {alto}: one of the parts to be hidden lies outside.",
  "problema.ocultar-sin-reconocedor":
    "{archivo}: looking for {patrones} takes the recognizer (“mesa evidence setup”); or name the place with --ocultar.",
  "problema.ocultar-no-se-lee":
    "{archivo} could not be read to look for {patrones}; name the place with --ocultar.",
  "advertencia.captura-ocultada":
    "{archivo}: the document shows {partes} (x,y,width,height) in black; the original file stays as it is.",
  "advertencia.adjunto-sin-ocultar":
    "{archivo} is an attached image, and nothing is hidden in attachments: if it shows what you hide in the screenshots, give it as a screenshot or leave it out.",
  "advertencia.captura-patron":
    "{archivo}: found and hidden: {hallados}. There may be others that were not read: look at the document before it is sent.",
  "advertencia.captura-patron-nada":
    "{archivo}: no {patrones} found. There may be some that were not read: look at the screenshot.",
  "problema.archivo-no-existe": "{archivo} does not exist; check the path.",
  "problema.archivo-parecido": "{archivo} does not exist; did you mean “{parecido}”?",
  "problema.archivo-no-es-archivo": "{archivo} is not a file; give a file, not a folder.",
  "problema.archivo-sin-permiso": "could not read {archivo}; check its permissions.",
  "problema.archivo-vacio": "{archivo} is empty (0 bytes); save it again.",
  "problema.archivo-demasiado-grande":
    "{archivo} is larger than {maximo} MB; make it smaller or split it.",
  "problema.archivo-formato":
    "{archivo} is not a PNG, JPEG or PDF (it looks like {parece}); save the screenshot as PNG or JPEG.",
  "problema.archivo-convertible":
    "{archivo} is {parece}; turning it into a PNG takes sharp, which is optional and missing: install it with “mesa evidence setup”, or save the screenshot as PNG or JPEG.",
  "problema.imagen-varias":
    "{archivo} has {imagenes:image|images}; save as PNG the one that shows the event, or all of them as one PDF.",
  "problema.archivo-heic":
    "{archivo} is an HEIC photo. iPhone: Settings, Camera, Formats, “Most Compatible”, and retake it; Windows: Photos, “Save as” JPEG; macOS: Preview, Export as JPEG.",
  "problema.archivo-bmp":
    "{archivo} is a BMP. Windows: Paint, “Save as” PNG; macOS: Preview, Export as PNG; phone: share the screenshot as PNG or JPEG.",
  "problema.archivo-danado": "{archivo} is damaged or incomplete; take or export it again.",
  "problema.imagen-demasiado-grande":
    "{archivo} has too many pixels for a screenshot; make it smaller.",
  "problema.imagen-no-admitida":
    "{archivo} is an uncommon kind of JPEG (12 bits, arithmetic or lossless) that not every program can show; save it as PNG.",
  "problema.pdf-cifrado": "{archivo} is protected by a password; save it without one.",
  "problema.pdf-en-blanco":
    "{archivo} has nothing on its pages; export or scan it again, and look at it first.",
  "problema.pdf-contenido-activo":
    "{archivo} contains active content (JavaScript, embedded files or actions); print it to PDF and use that file.",
  "advertencia.extension-no-coincide": "{archivo} is actually {tipo}; it will be sent as {tipo}.",
  "advertencia.captura-convertida":
    "{archivo} is {tipo}: the document shows it as a PNG, just as it looks, and your file stays as it is.",
  "advertencia.adjunto-convertido":
    "{archivo} is {tipo}: it is sent as a PNG, just as it looks, and your file stays as it is.",
  "advertencia.captura-pequena":
    "{archivo} is {ancho} × {alto} pixels and may not be legible. Capture the whole screen, including the taskbar, so that the date and time are visible.",
  "advertencia.captura-foto-vertical":
    "{archivo} is an upright photo ({ancho} × {alto} pixels) in which the screen is small. Take a screenshot on the computer itself, or turn the phone.",
  "advertencia.captura-en-blanco":
    "{archivo} is nearly blank: nothing can be seen in it. Take the screenshot again.",
  "advertencia.captura-borrosa":
    "{archivo} is blurred and may not be readable. Take a screenshot on the computer itself, or focus well.",
  "advertencia.captura-casi-igual":
    "{archivo} is nearly the same as an earlier screenshot ({otra}).",
  "advertencia.capturas-desordenadas":
    "{archivo} is earlier, by its clock, than the screenshot before it ({otra}); check their order.",
  "advertencia.metadatos-retirados":
    "{archivo}: data that is not part of the image is removed before sending ({metadatos}) without touching its pixels; your file stays as it is.",
  "advertencia.png-dato-danado":
    "{archivo} contains damaged data that the image does not need ({bloques}); it will be sent without it.",
  "advertencia.caracter-sin-fuente":
    "{campo}: the document cannot show {caracteres}; it has [?] in their place. The form is sent with the full text.",
  "advertencia.documento-sin-fuente":
    "{documento} cannot show {caracteres}; it has [?] in their place.",
  "metadato.ubicacion": "location (GPS)",
  "metadato.autor": "author",
  "metadato.camara": "camera or device",
  "metadato.texto": "description or comment",
  "metadato.miniatura": "thumbnail or another image",
  "metadato.fecha": "date",
  "metadato.programa": "program",
  "metadato.otros": "other data",
  "metadato.bytes-finales": "data after the end",
  "evidencia.se-quita": "Removed before sending: {metadatos}.",
  "evidencia.fecha-archivo": "Date according to the file: {fecha}.",
  "advertencia.captura-repetida": "{archivo} is the same as an earlier screenshot.",
} as const;
