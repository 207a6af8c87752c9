export const errors = {
  "error.sugerencia": "Hint:",
  "error.uso-incorrecto": "The command is not correct.",
  "error.uso-incorrecto.sugerencia": "See “mesa --help” for usage.",
  "error.orden-desconocida": "“{padre}” has no command “{orden}”.",
  "error.orden-desconocida.sugerencia": "See “{padre} --help” for the available commands.",
  "error.opcion-desconocida": "Unknown option {bandera}.",
  "error.opcion-desconocida.sugerencia": "Add --help to the command to see its options.",
  "error.opcion-sin-valor": "Option {bandera} needs a value.",
  "error.opcion-sin-valor.sugerencia": "Write it after {bandera}, separated by a space.",
  "error.valor-invalido": "Invalid value “{valor}” for {bandera}.",
  "error.valor-invalido.sugerencia": "Expected: {esperado}.",
  "error.valor-invalido.parecido": "Did you mean “{parecido}”? Expected: {esperado}.",
  "error.argumento-falta": "Missing argument: {argumento}.",
  "error.argumento-falta.sugerencia": "Add --help to the command to see its usage.",
  "error.pantalla-no-captura": "Could not take a screenshot: {causa}.",
  "error.pantalla-no-captura.sugerencia":
    "Use the system's own tool (Print Screen, Snipping Tool) for the whole screen, including the taskbar, and give the file with --captura.",
  "error.portapapeles-sin-imagen": "The clipboard has no picture: {causa}.",
  "error.portapapeles-sin-imagen.sugerencia":
    "Copy the screenshot (Print Screen, Snipping Tool) and run the command again, or save it and give the file with --captura.",
  "causa.sin-imagen": "none was copied",
  "causa.sin-pantalla": "this session has no screen",
  "causa.sin-programa":
    "no program for it was found (maim, scrot or ImageMagick on X11, and xclip for the clipboard; grim and wl-paste on Wayland)",
  "causa.no-permite": "the system does not allow it, or the program failed",
  "error.sin-reconocedor": "The recognizer, which is optional, is missing.",
  "error.sin-reconocedor.sugerencia": "Install it with “mesa evidence setup”.",
  "error.reconocedor-no-se-instala":
    "Could not install the recognizer in {carpeta}: npm exited with {codigo}.",
  "error.reconocedor-no-se-instala.sugerencia":
    "Read what npm reported above; everything else works without the recognizer.",
  "error.argumento-sobra": "Too many arguments (at most {numero}).",
  "error.argumento-sobra.sugerencia": "Quote a value that contains spaces; see --help.",
  "error.formulario-invalido": "Some data is missing or invalid; nothing was saved or sent.",
  "error.formulario-invalido.caso.perfil":
    "Some details are missing or not valid; the profile was not saved.",
  "error.formulario-invalido.caso.registro":
    "Some details are missing or not valid; the user was not created.",
  "error.formulario-invalido.sugerencia": "Fix what is listed and run the command again.",
  "error.evidencia-invalida": "Some files cannot be sent; nothing was sent.",
  "error.evidencia-invalida.sugerencia": "Replace the files listed and run the command again.",
  "error.archivo-ilegible": "Could not read {archivo}: {causa}.",
  "error.archivo-ilegible.parecido": "Did you mean “{parecido}”, which is in the same folder?",
  "error.archivo-ilegible.sugerencia": "Fix that and run the command again.",
  "lugar.salida-estandar": "standard output",
  "causa.no-existe": "there is no such file; check the path",
  "causa.es-carpeta": "it is a folder, and a file is needed",
  "causa.no-es-archivo": "it is a device or a pipe, not a file",
  "causa.sin-permiso": "you do not have permission to read it",
  "causa.en-uso": "another program has it open; close it there",
  "causa.nombre-largo": "the name is too long",
  "causa.enlaces": "its symbolic links form a loop",
  "causa.muchos-abiertos": "too many files are open at once",
  "causa.falla-lectura": "the system failed to read it",
  "causa.excede": "it is too large; the limit is {maximo}",
  "causa.cambio": "it changed after it was checked",
  "error.json-invalido": "The file {archivo} is not valid JSON: {causa}.",
  "causa.json-no-objeto": "it is JSON, but not an object with fields: { … }",
  "problema.json-ilegible": "cannot be read: {causa}.",
  "causa.json-vacio": "it is empty",
  "causa.json-barra": "line {linea}, column {columna}, has a single backslash: write “\\\\” or “/”",
  "causa.json-salto":
    "line {linea}, column {columna}, ends within a text: its closing quotation mark is missing, or the line break must be written “\\n”",
  "causa.json-sin-cerrar":
    "the text that begins on line {linea}, column {columna}, has no closing quotation mark",
  "causa.json-comillas":
    'line {linea}, column {columna}, has “{hallado}”: texts go in straight double quotation marks (")',
  "causa.json-comentario":
    "line {linea}, column {columna}, has a comment, which JSON does not allow: remove it",
  "causa.json-coma-sobra": "line {linea}, column {columna}, has an extra comma",
  "causa.json-coma-falta":
    'line {linea}, column {columna}, lacks a comma before “{hallado}”, or an earlier quotation mark is written “\\"”',
  "causa.json-dos-puntos": "line {linea}, column {columna}, lacks the colon after the field's name",
  "causa.json-palabra":
    "line {linea}, column {columna}: “{hallado}” is not a JSON value; texts go in quotation marks",
  "causa.json-clave":
    "line {linea}, column {columna}: the field's name “{hallado}” goes in double quotation marks",
  "causa.json-cortado": "it ends on line {linea}, column {columna}, before it is closed",
  "causa.json-sobra": "line {linea}, column {columna}, has “{hallado}” after the end",
  "causa.json-profundo": "line {linea} has too many nested levels",
  "causa.claves-ajenas": "it has {claves}",
  "causa.no-es-texto": "{claves} is not text",
  "causa.otra-forma": "it is JSON, but does not have the expected structure",
  "error.json-invalido.sugerencia":
    "It must be an object with the form's fields; see “mesa schema {formulario}”.",
  "error.sin-perfil":
    "No profile is set up, so it is not known who is sending or through which channel.",
  "error.sin-perfil.sugerencia":
    "Set one up with “mesa init”, or add “--perfil practica” to practice without anything leaving this computer.",
  "error.perfil-desconocido": "There is no profile “{perfil}”.",
  "error.perfil-desconocido.sugerencia":
    "List profiles with “mesa profile list”, or create it with “mesa profile create {perfil}”.",
  "error.perfil-existe": "Profile “{perfil}” already exists.",
  "error.perfil-existe.sugerencia": "Choose another name or add --reemplazar.",
  "error.clave-reutilizada":
    "The key “{clave}” was already used for another request ({ticket}) with different content; nothing was sent.",
  "error.clave-reutilizada.sugerencia":
    "Use another --clave for a new request, or repeat the earlier one exactly.",
  "error.archivo-existe": "The file {archivo} already exists and was not changed.",
  "error.archivo-existe.sugerencia": "Choose another name with --salida or add --reemplazar.",
  "error.no-es-exportacion":
    "The folder {archivo} is not an export made by mesa, or contains other things: it was not changed.",
  "error.no-es-exportacion.sugerencia":
    "Choose another folder with --salida: --reemplazar replaces only an earlier export.",
  "error.configuracion-danada":
    "The settings file was damaged. It was set aside unchanged as {aparte}.",
  "error.configuracion-danada.sugerencia":
    "Copy what you need from that file and create your profiles again with “mesa profile create”.",
  "error.sin-terminal": "Missing {dato}, and there is no terminal to ask on.",
  "error.sin-terminal.sugerencia": "Give it with {bandera} and run the command again.",
  "error.sin-terminal.sugerencia.captura":
    "Run the command again without {bandera}: it takes a single screenshot and asks nothing.",
  "error.puerto-ocupado": "Port {puerto} is already in use.",
  "error.puerto-ocupado.sugerencia":
    "Choose another with --puerto, or --puerto 0 for any free one.",
  "error.mesa-rechaza": "The service desk did not accept the request.",
  "error.mesa-rechaza.sugerencia": "Fix what the desk reports and run the command again.",
  "error.mesa-falla": "The service desk reported a failure of its own.",
  "error.mesa-falla.sugerencia": "Try again in a few minutes; nothing is sent twice.",
  "error.respuesta-invalida": "The service desk's reply could not be understood.",
  "error.respuesta-invalida.sugerencia":
    "Check with “mesa profile list” that the address belongs to the service desk.",
  "error.descarga-no-cabe":
    "“{archivo}” does not fit in {carpeta}: the service desk says it is {bytes} bytes.",
  "error.descarga-no-cabe.sugerencia":
    "Free some space or give another folder with --carpeta. If that size is not plausible, contact the service desk.",
  "error.disco": "Could not write to {ruta}.",
  "error.archivo-en-uso":
    "Could not write to {ruta}: another program (Excel, OneDrive, a virus scanner) has it open, or permission is missing.",
  "error.archivo-en-uso.sugerencia": "Close it in that program and run the command again.",
  "error.motor-no-carga":
    "Could not load the database: this installation lacks its native part, or Windows lacks the Visual C++ Redistributable.",
  "error.motor-no-carga.sugerencia":
    "Use Node 22.13 or later, which includes its own, or reinstall mesa.",
  "error.disco.sugerencia": "Check that folder's free space and permissions.",
  "error.sin-tickets": "You have no tickets yet.",
  "error.sin-tickets.sugerencia": "Register one with “mesa incident create”.",
  "error.numero-ambiguo": "“{numero}” may be more than one ticket.",
  "error.numero-ambiguo.sugerencia": "Write the whole number.",
  "error.ticket-no-existe": "Your account has no ticket with that number.",
  "error.ticket-no-existe.sugerencia": "List your tickets with “mesa ticket list”.",
  "error.ticket-no-existe.caso.practica": "The practice desk has no ticket with that number.",
  "error.ticket-no-existe.sugerencia.practica": "List its tickets with “mesa sandbox inbox”.",
  "error.ticket-terminado": "Ticket {numero} is closed: its status is “{estado}”.",
  "error.ticket-terminado.sugerencia":
    "If the problem persists, report a new incident that names {numero}: “mesa incident create”.",
  "error.no-existe": "Nothing is named “{nombre}”.",
  "error.no-existe.sugerencia": "See the list with “{orden}”.",
  "error.sin-sesion": "You are not signed in to profile “{perfil}”.",
  "error.sin-sesion.sugerencia": "Sign in with “mesa auth login --perfil {perfil}”.",
  "error.sesion-caducada": "The session has expired.",
  "error.sesion-caducada.sugerencia": "Sign in again with “mesa auth login”.",
  "error.credenciales-rechazadas":
    "The service desk does not recognize that RUC, user or password.",
  "error.credenciales-rechazadas.sugerencia":
    "Use your Ecuapass credentials. Check them before trying again: several failed attempts lock the account.",
  "error.acceso-rechazado":
    "The server {servidor} does not accept that user with that password or token.",
  "error.acceso-rechazado.sugerencia":
    "Check them before trying again: several failed attempts may lock the account. Many mailboxes require an app password; a token expires.",
  "error.cuenta-bloqueada": "This account cannot sign in to the service desk for now.",
  "error.cuenta-bloqueada.sugerencia":
    "Wait, or reset your password in Ecuapass (“Solicitud de reinicio de clave automática”).",
  "error.credenciales-incompletas": "Sign-in details are missing: {faltan}.",
  "error.credenciales-incompletas.sugerencia":
    "Give the user with --usuario (and the RUC with --ruc), and the password with --contrasena-stdin, MESA_CONTRASENA or MESA_CONTRASENA_ARCHIVO.",
  "error.resultado-desconocido":
    "Request {solicitud} was sent, but the reply did not arrive or could not be saved.",
  "error.resultado-desconocido.sugerencia":
    "Do not send it again: “mesa outbox verify” asks the desk and resolves it.",
  "error.proxy-rechaza":
    "The proxy {proxy} requires a different user or password; nothing reached the service desk.",
  "error.proxy-rechaza.sugerencia":
    "Set them in HTTPS_PROXY (http://USER:PASSWORD@server:port; write symbols as %40) or ask your network administrator. It was tried only once, so as not to lock the account.",
  "error.mesa-inalcanzable": "The service desk could not be reached ({motivo}).",
  "error.mesa-inalcanzable.sugerencia":
    "Check your connection and run the command again. Pending requests are safe: see “mesa outbox list”.",
  "error.defecto": "Internal error in mesa; you did nothing wrong.",
  "error.defecto.sugerencia":
    "Run the command again with MESA_DEPURAR=1 and send the output to the maintainers.",
  "error.interrumpido": "Interrupted.",
  "error.interrumpido.sugerencia.nada-guardado":
    "Nothing was saved; you can start again with “mesa init”.",
  "error.interrumpido.sugerencia":
    "Nothing already recorded is lost: see “mesa outbox list”. Nothing is sent twice.",
  "error.perfil-ambiguo":
    "There are several profiles and no terminal to choose one; the settings say “{perfil}”, but in CI no profile is assumed.",
  "error.perfil-ambiguo.sugerencia":
    "Choose one with --perfil, MESA_PERFIL or a .mesarc.json file.",
  "error.proyecto-invalido": "The project file {archivo} cannot be used: {causa}.",
  "error.proyecto-invalido.sugerencia":
    "It must be a JSON object that contains only perfil, idioma and campos (values for the form's fields).",
  "error.borrador-mas-nuevo":
    "Draft {borrador} was saved by a newer version of mesa; it was not changed.",
  "error.borrador-mas-nuevo.sugerencia": "Update mesa and run the command again.",
  "error.borrador-danado": "The draft cannot be read; the file is unchanged at {ruta}.",
  "error.borrador-danado.sugerencia": "Copy what you need from it and start a new draft.",
  "error.borrador-de-otro": "Draft {borrador} belongs to another form ({formulario}).",
  "error.borrador-de-otro.sugerencia": "Continue it with “mesa draft continue {borrador}”.",
  "error.sin-borradores": "There are no drafts.",
  "error.sin-borradores.sugerencia":
    "Start a form with “mesa incident create” or “mesa consultation create”.",
  "error.carpeta-ajena":
    "The folder {ruta} belongs to another user ({dueno}): mesa does not trust what is in it and stores nothing there.",
  "error.carpeta-ajena.sugerencia":
    "Give a folder of your own in MESA_CARPETA, or take ownership with “chown”.",
  "error.sin-editor": "Could not open a text editor ({editor}).",
  "error.sin-editor.sugerencia":
    "Set yours with “mesa config set editor …” or the EDITOR variable, or type the text on one line.",
  "error.editor-falla": "The editor {editor} failed ({codigo}); its text was not used.",
  "error.editor-falla.sugerencia":
    "Run the command again, choose another editor with “mesa config set editor …” or type the text on one line.",
  "error.editor-no-espera": "The editor {editor} exited at once without changes.",
  "error.editor-no-espera.sugerencia":
    'If it opens its own window, make it wait, for example “mesa config set editor "code --wait"”.',
  "error.editor-sin-texto": "The editor {editor} left no readable text.",
  "error.editor-sin-texto.sugerencia":
    "Save the text in the same file that was opened, without deleting or replacing it.",
  "error.interrumpido-con-borrador": "Interrupted. What you typed was saved as draft {borrador}.",
  "error.interrumpido-con-borrador.sugerencia":
    "Continue it with “mesa draft continue {borrador}”.",
  "error.contrasena-caducada": "The password has expired.",
  "error.contrasena-caducada.sugerencia": "Change it in Ecuapass and sign in with the new one.",
  "error.cambio-obligatorio": "The password must be changed before signing in.",
  "error.cambio-obligatorio.sugerencia": "Change it in Ecuapass and sign in with the new one.",
  "error.almacen-no-responde": "The system credential store ({almacen}) is not responding.",
  "error.almacen-no-responde.sugerencia":
    "Unlock it and run the command again, or use an encrypted file: “mesa config set almacen archivo”, then “mesa auth login”.",
  "error.boveda-cerrada":
    "Could not open what is stored in {ruta}: the passphrase or key is missing or wrong.",
  "error.boveda-cerrada.sugerencia":
    "Provide the passphrase in MESA_FRASE or the key file in MESA_LLAVE_ARCHIVO, or sign in again with “mesa auth login”.",
  "error.usuario-existe": "The desk already has a user “{usuario}” with that RUC.",
  "error.usuario-existe.sugerencia":
    "If it is yours, sign in with “mesa auth login”; otherwise choose another user ID.",
} as const;
