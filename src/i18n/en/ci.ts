export const ci = {
  "orden.ci": "Report from continuous integration",
  "orden.ci.reportar":
    "Turns a report of failing tests (JUnit XML) into one incident, once; if the failure already has a ticket, adds a note",
  "orden.ci.ejecutar":
    "Runs the tests, passes on their output and their exit code, and reports if they fail",
  "argumento.comando-ci": "The program and its arguments, after --",
  "opcion.informe": "JUnit XML report that the tests write, or a pattern",
  "ci.informe-viejo": "{archivo} is from an earlier run; ignored.",
  "ci.informe-danado": "{archivo} cannot be read as JUnit XML; ignored.",
  "error.programa-no-arranca": "Could not run the program {programa}.",
  "error.programa-no-arranca.sugerencia":
    "Check that it exists and can be executed. Write the program and each argument after --. On Windows, a .cmd or .bat file cannot take arguments with quotes, % or line breaks.",
  "argumento.informe": "JUnit XML report, or a pattern such as “reports/**/*.xml”",
  "opcion.formulario-ci":
    "JSON file with the incident fields a report cannot supply; may include its own screenshots",
  "opcion.umbral": "Reports only if at least this many tests fail (default: 1)",
  "opcion.recordar-falla":
    "How often to note on the ticket that the failure persists: 30m, 12h, 3d (default: 24h)",
  "opcion.cerrar-al-pasar": "When the tests pass again, accepts the reply, if there is one",
  "opcion.formato-ci":
    "Output format: GitHub annotations, GitLab Code Quality or JUnit properties (default: text; github on GitHub Actions)",
  "opcion.estricto": "Fails the job if the report cannot be sent",
  "opcion.bitacora": "Log of the run; its last lines are attached",
  "ci.cuenta": "Failing tests: {fallan} of {total} (skipped: {omitidas})",
  "ci.pasan": "All of them pass ({total})",
  "ci.pasan-con-omitidas": "All of them pass ({pasan}; skipped: {omitidas})",
  "ci.registrado": "The failure has a new ticket: {numero} ({estado}).",
  "error.formulario-invalido.sugerencia.ci":
    "Give each of them by its option, or all of them in a file: --formulario incident.json. “mesa schema incidente” shows what it may hold.",
  "ci.mas": "… and {numero:more failure|more failures}",
  "ci.repetido": "This failure already has an open ticket: {numero} ({estado}).",
  "ci.nota": "A note was added that it still fails.",
  "ci.sin-nota": "No note was added: there is a recent one.",
  "ci.sin-enviar": "The failure was not reported.",
  "ci.umbral": "Fewer failing tests than --umbral; not reported.",
  "ci.recuperado": "The tests of ticket {numero} pass again.",
  "ci.cerrado": "The tests of ticket {numero} pass again; its reply was accepted.",
  "ci.anotacion": "Ticket {numero} at the service desk covers this failure.",
  "ci.suite": "Suite",
  "ci.prueba": "Test",
  "ci.mensaje": "Message",
  "ci.disco":
    "The request is in this computer's outbox. If the job's disk is wiped at the end, it will be lost; the next run with the same failure will report it.",
  "ci.evidencia":
    "The evidence is a page made by mesa from the report: an automated run has no screen to capture. If the desk requires screenshots, list them in --formulario.",
  "advertencia.informe-danado": "Could not read {informe}; its tests are not counted.",
  "advertencia.fallas-sin-casos": "{informe} reports more failed tests than it lists ({detalle}).",
  "advertencia.pruebas-sin-casos": "{informe} reports tests but lists none ({detalle}).",
  "advertencia.prueba-inestable": "Flaky test: it both failed and passed. {detalle}",
  "ci.dudoso": "No ticket was opened, but the totals contradict the cases: check the run.",
  "error.informe-invalido": "Could not read the report {archivo} as JUnit XML: {causa}.",
  "causa.vacio": "it is empty",
  "causa.sin-xml": "it contains no XML",
  "causa.cortado": "it is truncated; the runner did not finish writing it",
  "causa.xml": "line {linea} is malformed",
  "causa.xml-etiqueta": "a tag on line {linea} is never opened or never closed",
  "causa.xml-atributo":
    "an attribute on line {linea} is malformed: no value, no quotes, or a stray character",
  "causa.xml-signo": "line {linea} has a bare < or &, which XML writes as &lt; and &amp;",
  "causa.doctype": "it declares entities (<!DOCTYPE […]>), which are not read for safety",
  "causa.otra-raiz": "it begins with {raiz} instead of <testsuites>",
  "causa.otro-formato": "it is a {formato} report ({raiz}); have the tool write JUnit",
  "causa.largo": "it has a tag or comment of more than {maximo} MB",
  "causa.codificacion": "it declares an unknown encoding",
  "error.informe-invalido.sugerencia":
    "It may be truncated, not be JUnit XML, or declare entities (<!DOCTYPE>), which are not allowed. Generate it again with the test runner.",
  "error.sin-informes": "There is no report at {informes}.",
  "error.sin-informes.sugerencia":
    'Check the path, and that the test runner writes JUnit XML. Quote patterns: mesa ci report "reports/**/*.xml".',
} as const;
