export const ci = {
  "orden.ci": "Reportar desde la integración continua",
  "orden.ci.reportar":
    "De un informe de pruebas que fallan (JUnit XML) hace un incidente, una sola vez; si la falla ya tiene ticket, añade una nota",
  "orden.ci.ejecutar":
    "Ejecuta las pruebas, pasa su salida y su código de salida, y reporta si fallan",
  "argumento.comando-ci": "El programa con sus palabras, después de --",
  "opcion.informe": "Informe JUnit XML que las pruebas escriben, o un patrón",
  "ci.informe-viejo": "{archivo} es de una ejecución anterior: no se toma en cuenta.",
  "ci.informe-danado": "{archivo} no se puede leer como JUnit XML: no se toma en cuenta.",
  "error.programa-no-arranca": "El programa {programa} no se puede ejecutar.",
  "error.programa-no-arranca.sugerencia":
    "Compruebe que exista y que se pueda ejecutar; escriba el programa y cada una de sus palabras después de --. En Windows, a un archivo .cmd o .bat no se le puede dar una palabra con comillas, % ni saltos de línea.",
  "argumento.informe": "Informe JUnit XML, o un patrón como «informes/**/*.xml»",
  "opcion.formulario-ci":
    "Campos del incidente que un informe no puede saber, en JSON; puede traer sus propias capturas",
  "opcion.umbral": "Reporta solo si fallan al menos tantas pruebas (1 si no se dice)",
  "opcion.recordar-falla":
    "Cada cuánto se anota en el ticket que la falla sigue: 30m, 12h, 3d (24h si no se dice)",
  "opcion.cerrar-al-pasar":
    "Cuando las pruebas pasan de nuevo, da la conformidad con la respuesta, si la hay",
  "opcion.formato-ci":
    "Cómo se muestra: anotaciones de GitHub, Code Quality de GitLab, propiedades JUnit (texto si no se dice; github en GitHub Actions)",
  "opcion.estricto": "No poder reportar hace fallar el trabajo",
  "opcion.bitacora": "Bitácora de la ejecución; sus últimas líneas van como adjunto",
  "ci.cuenta": "Pruebas que fallan: {fallan} de {total} (omitidas: {omitidas})",
  "ci.mas": "… y {numero:falla|fallas} más",
  "ci.repetido": "La falla ya tiene un ticket abierto: {numero} ({estado}).",
  "ci.nota": "Se anotó en él que la falla sigue.",
  "ci.sin-nota": "No se anotó nada: la falla se anotó hace poco.",
  "ci.sin-enviar": "La falla no se reportó.",
  "ci.umbral": "Fallan menos pruebas que las de --umbral: no se reporta.",
  "ci.recuperado": "Las pruebas del ticket {numero} pasan de nuevo.",
  "ci.cerrado": "Las pruebas del ticket {numero} pasan de nuevo; se dio la conformidad.",
  "ci.anotacion": "La falla tiene el ticket {numero} en la Mesa de Servicios.",
  "ci.suite": "Suite",
  "ci.prueba": "Prueba",
  "ci.mensaje": "Mensaje",
  "ci.disco":
    "La solicitud quedó en la bandeja de esta máquina. Si el disco del trabajo se borra al terminar, se pierde; la próxima ejecución con la misma falla la reporta.",
  "ci.evidencia":
    "La evidencia es una página del informe, hecha por mesa: en una ejecución automática no hay pantalla que capturar. Si la mesa pide capturas, nómbrelas en --formulario.",
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
  "causa.xml": "la línea {linea} está mal formada ({detalle})",
  "causa.doctype": "declara entidades (<!DOCTYPE […]>), que no se leen por seguridad",
  "causa.otra-raiz": "empieza con {raiz}, no con <testsuites>",
  "causa.otro-formato": "es un informe de {formato} ({raiz}); pida a la herramienta el de JUnit",
  "causa.largo": "tiene una etiqueta o un comentario de más de {maximo} MB",
  "causa.codificacion": "declara una codificación desconocida",
  "error.informe-invalido.sugerencia":
    "Puede estar cortado, no ser JUnit XML o declarar entidades (<!DOCTYPE>), que no se admiten. Vuelva a generarlo con el ejecutor de pruebas.",
  "error.sin-informes": "No hay ningún informe en {informes}.",
  "error.sin-informes.sugerencia":
    'Compruebe la ruta y que el ejecutor de pruebas escriba JUnit XML; un patrón va entre comillas: mesa ci reportar "informes/**/*.xml".',
} as const;
