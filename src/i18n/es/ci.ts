export const ci = {
  "orden.ci": "Reportar desde la integración continua",
  "orden.ci.reportar":
    "Crea un solo incidente con las pruebas que fallan de un informe JUnit XML; si la falla ya tiene ticket, añade una nota",
  "orden.ci.ejecutar":
    "Ejecuta las pruebas, conserva su salida y su código de salida, y reporta si fallan",
  "argumento.comando-ci": "El programa y sus argumentos, después de --",
  "opcion.informe": "Informe JUnit XML que las pruebas escriben, o un patrón",
  "ci.informe-viejo": "El informe {archivo} es de una ejecución anterior; se ignora.",
  "ci.informe-danado": "El informe {archivo} no se puede leer como JUnit XML; se ignora.",
  "error.programa-no-arranca": "No se puede ejecutar el programa {programa}.",
  "error.programa-no-arranca.sugerencia":
    "Compruebe que exista y tenga permiso de ejecución. Escriba el programa y cada argumento después de --. En Windows, un archivo .cmd o .bat no admite argumentos con comillas, % ni saltos de línea.",
  "argumento.informe": "Informe JUnit XML, o un patrón como «informes/**/*.xml»",
  "opcion.formulario-ci":
    "Campos del incidente que un informe no puede saber, en JSON; puede traer sus propias capturas",
  "opcion.umbral": "Reporta solo si fallan al menos estas pruebas (1 si se omite)",
  "opcion.recordar-falla":
    "Cada cuánto se anota en el ticket que la falla continúa: 30m, 12h, 3d (24h si se omite)",
  "opcion.cerrar-al-pasar":
    "Cuando las pruebas vuelven a pasar, da la conformidad si hay respuesta",
  "opcion.formato-ci":
    "Cómo se muestra: anotaciones de GitHub, Code Quality de GitLab o propiedades JUnit (si se omite, texto; en GitHub Actions, github)",
  "opcion.estricto": "Si no se puede reportar, el trabajo falla",
  "opcion.bitacora": "Bitácora (log) de la ejecución; sus últimas líneas se adjuntan",
  "ci.cuenta": "Pruebas que fallan: {fallan} de {total} (omitidas: {omitidas})",
  "ci.pasan": "Pasan todas ({total})",
  "ci.pasan-con-omitidas": "Pasan todas ({pasan}; omitidas: {omitidas})",
  "ci.registrado": "La falla tiene un ticket nuevo: {numero} ({estado}).",
  "error.formulario-invalido.sugerencia.ci":
    "Dé cada dato con su opción, o todos en un archivo: --formulario incidente.json. Lo que puede llevar se ve con «mesa esquema incidente».",
  "ci.mas": "… y {numero:falla|fallas} más",
  "ci.repetido": "La falla ya tiene un ticket abierto: {numero} ({estado}).",
  "ci.nota": "Se anotó en el ticket que la falla continúa.",
  "ci.sin-nota": "No se añadió otra nota: la última es reciente.",
  "ci.sin-enviar": "La falla no se reportó.",
  "ci.umbral": "Fallan menos pruebas que las de --umbral: no se reporta.",
  "ci.recuperado": "Las pruebas del ticket {numero} pasan de nuevo.",
  "ci.cerrado": "Las pruebas del ticket {numero} pasan de nuevo; se dio la conformidad.",
  "ci.anotacion": "La falla tiene el ticket {numero} en la Mesa de Servicios.",
  "ci.suite": "Suite",
  "ci.prueba": "Prueba",
  "ci.mensaje": "Mensaje",
  "ci.disco":
    "La solicitud quedó en la bandeja de salida de este equipo. Si el disco del trabajo se borra al terminar, se perderá; la próxima ejecución con la misma falla la reportará.",
  "ci.evidencia":
    "La evidencia es una página del informe, creada por este programa: en una ejecución automática no hay pantalla que capturar. Si la mesa pide capturas, indíquelas en --formulario.",
  "advertencia.informe-danado": "No se pudo leer {informe}; sus pruebas no se cuentan.",
  "advertencia.fallas-sin-casos":
    "{informe} dice que fallaron más pruebas de las que nombra ({detalle}).",
  "advertencia.pruebas-sin-casos":
    "{informe} dice que hubo pruebas, pero no trae ninguna ({detalle}).",
  "advertencia.prueba-inestable": "Prueba inestable: falló y también pasó. {detalle}",
  "ci.dudoso":
    "No se abrió ningún ticket, pero los totales no cuadran con los casos: revise la ejecución.",
  "error.informe-invalido": "El informe {archivo} no se puede leer como JUnit XML: {causa}.",
  "causa.vacio": "está vacío",
  "causa.sin-xml": "no contiene XML",
  "causa.cortado": "está cortado; el ejecutor no terminó de escribirlo",
  "causa.xml": "la línea {linea} está mal formada",
  "causa.xml-etiqueta": "en la línea {linea} hay una etiqueta que no se abre o no se cierra",
  "causa.xml-atributo":
    "en la línea {linea} hay un atributo mal escrito: sin valor, sin comillas o con un signo ajeno",
  "causa.xml-signo":
    "en la línea {linea} hay un < o un & sueltos, que en XML van como &lt; y &amp;",
  "causa.doctype": "declara entidades (<!DOCTYPE […]>), que no se leen por seguridad",
  "causa.otra-raiz": "empieza con {raiz}, no con <testsuites>",
  "causa.otro-formato": "es un informe de {formato} ({raiz}); pida a la herramienta el de JUnit",
  "causa.largo": "tiene una etiqueta o un comentario de más de {maximo} MB",
  "causa.codificacion": "declara una codificación desconocida",
  "error.informe-invalido.sugerencia":
    "Vuelva a generarlo con el ejecutor de pruebas, en JUnit XML y sin declarar entidades (<!DOCTYPE>).",
  "error.sin-informes": "No hay ningún informe en {informes}.",
  "error.sin-informes.sugerencia":
    'Compruebe la ruta y que el ejecutor de pruebas escriba JUnit XML; un patrón va entre comillas: mesa ci reportar "informes/**/*.xml".',
} as const;
