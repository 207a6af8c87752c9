export const errors = {
  "error.sugerencia": "Sugerencia:",
  "error.uso-incorrecto": "El comando no está bien escrito.",
  "error.uso-incorrecto.sugerencia": "Vea cómo se escribe con «mesa --help».",
  "error.orden-desconocida": "«{padre}» no tiene el comando «{orden}».",
  "error.orden-desconocida.sugerencia": "Vea los que hay con «{padre} --help».",
  "error.opcion-desconocida": "Este comando no tiene la opción {bandera}.",
  "error.opcion-desconocida.sugerencia": "Añada --help al comando para ver sus opciones.",
  "error.opcion-sin-valor": "A la opción {bandera} le falta su valor.",
  "error.opcion-sin-valor.sugerencia": "Escríbalo después de {bandera}, separado por un espacio.",
  "error.valor-invalido": "El valor «{valor}» no es válido para {bandera}.",
  "error.valor-invalido.sugerencia": "Se espera: {esperado}.",
  "error.pantalla-no-captura": "No se pudo capturar la pantalla: {causa}.",
  "error.pantalla-no-captura.sugerencia":
    "Use la herramienta del sistema (Impr Pant, Recortes) con toda la pantalla y la barra de tareas, y dé el archivo con --captura.",
  "error.portapapeles-sin-imagen": "El portapapeles no da ninguna imagen: {causa}.",
  "error.portapapeles-sin-imagen.sugerencia":
    "Copie la captura (Impr Pant, Recortes) y repita el comando, o guárdela y dé el archivo con --captura.",
  "causa.sin-imagen": "no hay ninguna copiada",
  "causa.sin-pantalla": "esta sesión no tiene pantalla",
  "causa.sin-programa":
    "falta un programa para ello (maim, scrot o ImageMagick en X11, y xclip para el portapapeles; grim y wl-paste en Wayland)",
  "causa.no-permite": "el sistema no lo permite o el programa falló",
  "error.sin-reconocedor": "Falta el reconocedor, que es opcional.",
  "error.sin-reconocedor.sugerencia": "Instálelo con «mesa evidencia preparar».",
  "error.valor-invalido.parecido": "¿Quiso decir «{parecido}»? Se espera: {esperado}.",
  "error.argumento-falta": "Al comando le falta un argumento: {argumento}.",
  "error.argumento-falta.sugerencia": "Añada --help al comando para ver cómo se escribe.",
  "error.argumento-sobra": "El comando recibió más argumentos de los que admite ({numero}).",
  "error.reconocedor-no-se-instala":
    "No se pudo instalar el reconocedor en {carpeta}: npm terminó con el código {codigo}.",
  "error.reconocedor-no-se-instala.sugerencia":
    "Lea arriba lo que mostró npm; sin el reconocedor, todo lo demás funciona igual.",
  "error.argumento-sobra.sugerencia":
    "Si un valor tiene espacios, escríbalo entre comillas; vea --help.",
  "error.formulario-invalido": "Faltan datos o hay errores; no se envió nada.",
  "error.formulario-invalido.caso.perfil": "Faltan datos o hay errores; el perfil no se guardó.",
  "error.formulario-invalido.caso.registro": "Faltan datos o hay errores; no se creó el usuario.",
  "error.formulario-invalido.sugerencia": "Corrija lo indicado y repita el comando.",
  "error.evidencia-invalida": "Hay archivos que no se pueden enviar; no se envió nada.",
  "error.evidencia-invalida.sugerencia": "Reemplace los archivos indicados y repita el comando.",
  "error.archivo-ilegible": "No se pudo leer {archivo}: {causa}.",
  "error.archivo-ilegible.parecido": "¿Quiso decir «{parecido}», que está en la misma carpeta?",
  "error.archivo-ilegible.sugerencia": "Corrija eso y repita el comando.",
  "lugar.salida-estandar": "la salida estándar",
  "causa.no-existe": "no existe; revise la ruta",
  "causa.es-carpeta": "es una carpeta, y se necesita un archivo",
  "causa.no-es-archivo": "no es un archivo, sino un dispositivo o una tubería",
  "causa.sin-permiso": "usted no tiene permiso para leerlo",
  "causa.en-uso": "lo tiene abierto otro programa; ciérrelo",
  "causa.nombre-largo": "el nombre es demasiado largo",
  "causa.enlaces": "los enlaces simbólicos dan vueltas",
  "causa.muchos-abiertos": "hay demasiados archivos abiertos a la vez",
  "causa.falla-lectura": "el sistema falló al leerlo",
  "causa.excede": "es demasiado grande; se leen hasta {maximo}",
  "causa.cambio": "cambió después de haberse revisado",
  "error.json-invalido": "El archivo {archivo} no es un JSON válido: {causa}.",
  "causa.json-no-objeto": "es JSON, pero no un objeto con campos: { … }",
  "problema.json-ilegible": "no se puede leer: {causa}.",
  "causa.json-vacio": "está vacío",
  "causa.json-barra":
    "en la línea {linea}, columna {columna}, hay una sola barra invertida: escriba «\\\\» o «/»",
  "causa.json-salto":
    "en la línea {linea}, columna {columna}, termina la línea dentro de un texto: falta la comilla que lo cierra, o el salto se escribe «\\n»",
  "causa.json-sin-cerrar":
    "el texto que empieza en la línea {linea}, columna {columna}, no tiene la comilla que lo cierra",
  "causa.json-comillas":
    'en la línea {linea}, columna {columna}, hay «{hallado}»: los textos van entre comillas rectas dobles (")',
  "causa.json-comentario":
    "en la línea {linea}, columna {columna}, hay un comentario, que JSON no admite: quítelo",
  "causa.json-coma-sobra": "en la línea {linea}, columna {columna}, sobra una coma",
  "causa.json-coma-falta":
    'en la línea {linea}, columna {columna}, falta una coma antes de «{hallado}», o una comilla anterior va escrita «\\"»',
  "causa.json-dos-puntos":
    "en la línea {linea}, columna {columna}, faltan los dos puntos después del nombre del campo",
  "causa.json-palabra":
    "en la línea {linea}, columna {columna}, «{hallado}» no es un valor de JSON; los textos van entre comillas",
  "causa.json-clave":
    "en la línea {linea}, columna {columna}, el nombre del campo «{hallado}» va entre comillas dobles",
  "causa.json-cortado": "se acaba en la línea {linea}, columna {columna}, antes de cerrarse",
  "causa.json-sobra": "en la línea {linea}, columna {columna}, sobra «{hallado}» después del final",
  "causa.json-profundo": "en la línea {linea} anida demasiados niveles",
  "causa.claves-ajenas": "lleva {claves}",
  "causa.no-es-texto": "{claves} no es un texto",
  "causa.otra-forma": "es JSON, pero no tiene la forma que se espera",
  "error.json-invalido.sugerencia":
    "Debe ser un objeto con los campos del formulario; vea «mesa esquema {formulario}».",
  "error.sin-perfil":
    "No hay ningún perfil, y sin él no se sabe a nombre de quién ni por qué canal se envía.",
  "error.sin-perfil.sugerencia":
    "Cree uno con «mesa iniciar», o añada «--perfil practica» para practicar sin que nada salga de este equipo.",
  "error.perfil-desconocido": "No existe el perfil «{perfil}».",
  "error.perfil-desconocido.sugerencia":
    "Vea los que hay con «mesa perfil listar» o créelo con «mesa perfil crear {perfil}».",
  "error.perfil-existe": "El perfil «{perfil}» ya existe.",
  "error.perfil-existe.sugerencia": "Elija otro nombre o añada --reemplazar.",
  "error.clave-reutilizada":
    "La clave de envío «{clave}» ya se usó para otra solicitud ({ticket}) con distinto contenido; no se envió nada.",
  "error.clave-reutilizada.sugerencia":
    "Use otra --clave para una solicitud nueva, o repita exactamente la anterior.",
  "error.archivo-existe": "El archivo {archivo} ya existe y no se cambió.",
  "error.archivo-existe.sugerencia": "Elija otro nombre con --salida o añada --reemplazar.",
  "error.no-es-exportacion":
    "La carpeta {archivo} no es una exportación de mesa, o tiene además otras cosas; no se cambió.",
  "error.no-es-exportacion.sugerencia":
    "Elija otra carpeta con --salida: --reemplazar solo reemplaza una exportación anterior.",
  "error.configuracion-danada":
    "El archivo de configuración está dañado. Se guardó aparte, sin cambios, en {aparte}.",
  "error.configuracion-danada.sugerencia":
    "Copie de ese archivo lo que le sirva y vuelva a crear sus perfiles con «mesa perfil crear».",
  "error.sin-terminal": "Falta {dato}, y sin una terminal no se puede preguntar.",
  "error.sin-terminal.sugerencia": "Dé el dato con {bandera} y repita el comando.",
  "error.sin-terminal.sugerencia.captura":
    "Repita el comando sin {bandera}: toma una sola captura y no pregunta nada.",
  "error.puerto-ocupado": "El puerto {puerto} ya está en uso.",
  "error.puerto-ocupado.sugerencia": "Elija otro con --puerto, o --puerto 0 para cualquiera libre.",
  "error.mesa-rechaza": "La mesa de servicios no aceptó la solicitud.",
  "error.mesa-rechaza.sugerencia": "Corrija lo que la mesa indica y repita el comando.",
  "error.mesa-falla": "La mesa de servicios respondió con una falla suya.",
  "error.mesa-falla.sugerencia": "Repita el comando en unos minutos; nada se envía dos veces.",
  "error.respuesta-invalida": "La respuesta de la mesa de servicios no se entiende.",
  "error.respuesta-invalida.sugerencia":
    "Revise con «mesa perfil listar» que la dirección sea la de la mesa y no la de otro servicio.",
  "error.descarga-no-cabe": "«{archivo}» no cabe en {carpeta}: la mesa anuncia {bytes} bytes.",
  "error.descarga-no-cabe.sugerencia":
    "Libere espacio o indique otra carpeta con --carpeta. Si ese tamaño no es creíble, avise a la mesa de servicios.",
  "error.disco": "No se pudo escribir en {ruta}.",
  "error.archivo-en-uso":
    "No se pudo escribir en {ruta}: está abierto en otro programa (Excel, OneDrive, un antivirus), o falta permiso.",
  "error.archivo-en-uso.sugerencia": "Ciérrelo en ese programa y repita el comando.",
  "error.motor-no-carga":
    "No se pudo cargar la base de datos: a esta instalación le falta su parte nativa, o a Windows, el Visual C++ Redistributable.",
  "error.motor-no-carga.sugerencia":
    "Use Node 22.13 o posterior, que trae la suya, o instale mesa otra vez.",
  "error.disco.sugerencia":
    "Revise el espacio libre y los permisos de esa carpeta, y repita el comando.",
  "error.ticket-no-existe": "En su cuenta no hay un ticket con ese número.",
  "error.sin-tickets": "Aún no tiene tickets.",
  "error.sin-tickets.sugerencia": "Registre uno con «mesa incidente crear».",
  "error.numero-ambiguo": "Varios tickets terminan en «{numero}».",
  "error.numero-ambiguo.sugerencia": "Escriba el número completo.",
  "error.ticket-no-existe.sugerencia": "Vea los suyos con «mesa ticket listar».",
  "error.ticket-no-existe.caso.practica": "En la mesa de práctica no hay un ticket con ese número.",
  "error.ticket-no-existe.sugerencia.practica": "Vea los que hay con «mesa practica bandeja».",
  "error.ticket-terminado": "El ticket {numero} ya terminó: está «{estado}».",
  "error.ticket-terminado.sugerencia":
    "Si el problema continúa, registre un incidente nuevo que nombre a {numero}: «mesa incidente crear».",
  "error.no-existe": "No hay nada con el nombre «{nombre}».",
  "error.no-existe.sugerencia": "Vea lo que hay con «{orden}».",
  "error.sin-sesion": "No hay una sesión iniciada para el perfil «{perfil}».",
  "error.sin-sesion.sugerencia": "Inicie sesión con «mesa sesion iniciar --perfil {perfil}».",
  "error.sesion-caducada": "La sesión caducó.",
  "error.sesion-caducada.sugerencia": "Inicie sesión otra vez con «mesa sesion iniciar».",
  "error.credenciales-rechazadas":
    "La mesa de servicios no reconoce ese RUC, usuario o contraseña.",
  "error.credenciales-rechazadas.sugerencia":
    "Son los mismos de Ecuapass. Revíselos antes de repetir: varios intentos fallidos bloquean la cuenta.",
  "error.acceso-rechazado":
    "El servidor {servidor} no acepta ese usuario con esa contraseña o token.",
  "error.acceso-rechazado.sugerencia":
    "Revíselos antes de repetir: varios intentos fallidos pueden bloquear la cuenta. Muchos buzones piden una contraseña de aplicación; un token caduca.",
  "error.cuenta-bloqueada":
    "La mesa de servicios no permite iniciar sesión con esta cuenta por ahora.",
  "error.cuenta-bloqueada.sugerencia":
    "Espere o restablezca su contraseña en Ecuapass («Solicitud de reinicio de clave automática»).",
  "error.credenciales-incompletas": "Faltan datos para iniciar sesión: {faltan}.",
  "error.credenciales-incompletas.sugerencia":
    "Dé el usuario con --usuario (y el RUC con --ruc) y la contraseña con --contrasena-stdin, MESA_CONTRASENA o MESA_CONTRASENA_ARCHIVO.",
  "error.resultado-desconocido":
    "La solicitud {solicitud} se envió, pero la respuesta no llegó o no se pudo guardar.",
  "error.resultado-desconocido.sugerencia":
    "No la envíe otra vez: «mesa bandeja verificar» pregunta a la mesa y lo resuelve.",
  "error.proxy-rechaza":
    "El proxy {proxy} pide otro usuario u otra contraseña; nada llegó a la mesa de servicios.",
  "error.proxy-rechaza.sugerencia":
    "Póngalos en HTTPS_PROXY (http://USUARIO:CONTRASENA@servidor:puerto; los signos, como %40) o pregunte a quien administra la red. Se intentó una sola vez, para no bloquear la cuenta.",
  "error.mesa-inalcanzable": "No se pudo llegar a la mesa de servicios: {motivo}.",
  "error.mesa-inalcanzable.sugerencia":
    "Revise la conexión y repita el comando. Lo pendiente de envío no se pierde: véalo con «mesa bandeja listar».",
  "error.defecto": "Error interno de este programa; no se debe a algo que usted hizo.",
  "error.defecto.sugerencia":
    "Repita el comando con MESA_DEPURAR=1 y envíe lo que muestre a los responsables de mesa.",
  "error.interrumpido": "Interrumpido.",
  "error.interrumpido.sugerencia.nada-guardado":
    "No se guardó nada; puede empezar otra vez con «mesa iniciar».",
  "error.interrumpido.sugerencia":
    "Lo ya registrado no se pierde: véalo con «mesa bandeja listar». Nada se envía dos veces.",
  "error.perfil-ambiguo":
    "Hay varios perfiles y no hay a quién preguntar; el configurado es «{perfil}», pero en integración continua no se elige ninguno por su cuenta.",
  "error.perfil-ambiguo.sugerencia":
    "Indique el perfil con --perfil, con MESA_PERFIL o en un archivo .mesarc.json.",
  "error.proyecto-invalido": "El archivo de proyecto {archivo} no se puede usar: {causa}.",
  "error.proyecto-invalido.sugerencia":
    "Debe ser un objeto JSON que lleve solo perfil, idioma y campos (textos de los campos del formulario).",
  "error.borrador-mas-nuevo":
    "El borrador {borrador} es de una versión más reciente de mesa; no se cambió.",
  "error.borrador-mas-nuevo.sugerencia":
    "Actualice mesa desde donde la instaló y repita el comando.",
  "error.borrador-danado":
    "El borrador no se puede leer; el archivo sigue, sin cambios, en {ruta}.",
  "error.borrador-danado.sugerencia":
    "Copie del archivo lo que le sirva y empiece otro borrador con «mesa incidente crear» o «mesa consulta crear».",
  "error.borrador-de-otro": "El borrador {borrador} es de otro formulario ({formulario}).",
  "error.borrador-de-otro.sugerencia": "Continúelo con «mesa borrador continuar {borrador}».",
  "error.sin-borradores": "No hay borradores.",
  "error.sin-borradores.sugerencia":
    "Empiece un formulario con «mesa incidente crear» o «mesa consulta crear».",
  "error.carpeta-ajena":
    "La carpeta {ruta} es de otro usuario ({dueno}): mesa no confía en lo que hay en ella ni guarda nada ahí.",
  "error.carpeta-ajena.sugerencia":
    "Dé en MESA_CARPETA una carpeta suya, o hágala suya con «chown».",
  "error.sin-editor": "No se pudo usar un editor de textos ({editor}).",
  "error.sin-editor.sugerencia":
    "Indique el suyo con «mesa config poner editor …» o con la variable EDITOR, o escriba el texto en una línea.",
  "error.editor-falla": "El editor {editor} terminó con el código {codigo}; su texto no se usó.",
  "error.editor-falla.sugerencia":
    "Repita el comando, elija otro editor con «mesa config poner editor …» o escriba el texto en una línea.",
  "error.editor-no-espera": "El editor {editor} terminó enseguida y no cambió nada.",
  "error.editor-no-espera.sugerencia":
    'Si abre una ventana aparte, dígale que espere, por ejemplo «mesa config poner editor "code --wait"».',
  "error.editor-sin-texto": "El editor {editor} no dejó ningún texto que se pueda leer.",
  "error.editor-sin-texto.sugerencia":
    "Guarde el texto en el mismo archivo que se abrió, sin borrarlo ni cambiarlo por otro.",
  "error.interrumpido-con-borrador":
    "Interrumpido. Lo escrito quedó guardado como borrador {borrador}.",
  "error.interrumpido-con-borrador.sugerencia":
    "Continúe donde quedó con «mesa borrador continuar {borrador}».",
  "error.contrasena-caducada": "La contraseña caducó.",
  "error.contrasena-caducada.sugerencia": "Cámbiela en Ecuapass e inicie sesión con la nueva.",
  "error.cambio-obligatorio": "Antes de iniciar sesión debe cambiar la contraseña.",
  "error.cambio-obligatorio.sugerencia": "Cámbiela en Ecuapass e inicie sesión con la nueva.",
  "error.almacen-no-responde": "El almacén de credenciales del sistema ({almacen}) no responde.",
  "error.almacen-no-responde.sugerencia":
    "Desbloquéelo y repita el comando, o use un archivo cifrado: «mesa config poner almacen archivo» y luego «mesa sesion iniciar».",
  "error.boveda-cerrada":
    "No se pudo abrir lo guardado en {ruta}: falta el secreto con el que se cifró, o no es el correcto.",
  "error.boveda-cerrada.sugerencia":
    "Dé la frase con MESA_FRASE o el archivo de llave con MESA_LLAVE_ARCHIVO, o inicie sesión otra vez con «mesa sesion iniciar».",
  "error.usuario-existe": "En la mesa ya existe un usuario «{usuario}» con ese RUC.",
  "error.usuario-existe.sugerencia":
    "Si es el suyo, inicie sesión con «mesa sesion iniciar»; si no, elija otro ID de usuario.",
} as const;
