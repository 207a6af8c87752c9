export const ci = {
  "orden.ci": "Reporting from continuous integration",
  "orden.ci.reportar":
    "Makes one incident of a report of failing tests (JUnit XML), once; where the failure has a ticket already, adds a note",
  "orden.ci.ejecutar":
    "Runs the tests, passes on their output and their exit code, and reports if they fail",
  "argumento.comando-ci": "The program with its words, after --",
  "opcion.informe": "JUnit XML report that the tests write, or a pattern",
  "ci.informe-viejo": "{archivo} is of an earlier run: it is left out.",
  "ci.informe-danado": "{archivo} can't be read as JUnit XML: it is left out.",
  "error.programa-no-arranca": "The program {programa} can't be run.",
  "error.programa-no-arranca.sugerencia":
    "Check that it is there and may be run; write the program and each of its words after --. On Windows a .cmd or .bat file can't be given a word with quotes, % or line breaks.",
  "argumento.informe": "JUnit XML report, or a pattern such as “reports/**/*.xml”",
  "opcion.formulario-ci":
    "Fields of the incident that a report can't know, in JSON; may bring captures of its own",
  "opcion.umbral": "Reports only if at least so many tests fail (1 if not said)",
  "opcion.recordar-falla":
    "How often the ticket is told that the failure goes on: 30m, 12h, 3d (24h if not said)",
  "opcion.cerrar-al-pasar": "When the tests pass again, agrees with the answer, if there is one",
  "opcion.formato-ci":
    "How it is shown: GitHub annotations, GitLab Code Quality, JUnit properties (texto if not said; github in GitHub Actions)",
  "opcion.estricto": "Not being able to report fails the job",
  "opcion.bitacora": "Log of the run; its last lines go as an attachment",
  "ci.cuenta": "Failing tests: {fallan} of {total} (skipped: {omitidas})",
  "ci.mas": "… and {numero:more failure|more failures}",
  "ci.repetido": "The failure has an open ticket already: {numero} ({estado}).",
  "ci.nota": "A note there says that it goes on.",
  "ci.sin-nota": "No note was added: there is a recent one.",
  "ci.sin-enviar": "The failure was not reported.",
  "ci.umbral": "Fewer tests fail than --umbral says: not reported.",
  "ci.recuperado": "The tests of ticket {numero} pass again.",
  "ci.cerrado": "The tests of ticket {numero} pass again; its answer was agreed with.",
  "ci.anotacion": "The failure has ticket {numero} at the service desk.",
  "ci.suite": "Suite",
  "ci.prueba": "Test",
  "ci.mensaje": "Message",
  "ci.disco":
    "The request is in this machine's outbox. If the job's disk is wiped when it ends, it is lost; the next run with the same failure reports it.",
  "ci.evidencia":
    "The evidence is a page of the report, made by mesa: an automatic run has no screen to capture. If the desk asks for captures, name them in --formulario.",
  "advertencia.informe-danado": "{informe} could not be read; its tests are not counted.",
  "advertencia.fallas-sin-casos":
    "{informe} says that more tests failed than it names ({detalle}).",
  "advertencia.pruebas-sin-casos":
    "{informe} says that there were tests, but has none ({detalle}).",
  "advertencia.prueba-inestable": "Flaky test: it failed and passed as well. {detalle}",
  "ci.dudoso": "No ticket was opened, but the totals contradict the cases: look at the run.",
  "error.informe-invalido": "The report {archivo} can't be read as JUnit XML: {causa}.",
  "causa.vacio": "it is empty",
  "causa.sin-xml": "there is no XML in it",
  "causa.cortado": "it is cut off; the runner did not finish writing it",
  "causa.xml": "line {linea} is malformed ({detalle})",
  "causa.doctype": "it declares entities (<!DOCTYPE […]>), which are not read for safety",
  "causa.otra-raiz": "it begins with {raiz} instead of <testsuites>",
  "causa.otro-formato": "it is a report of {formato} ({raiz}); have the tool write JUnit",
  "causa.largo": "it has a tag or comment of more than {maximo} MB",
  "causa.codificacion": "it declares an unknown encoding",
  "error.informe-invalido.sugerencia":
    "It may be cut off, no JUnit XML, or declare entities (<!DOCTYPE>), which are not taken. Have the test runner write it again.",
  "error.sin-informes": "There is no report at {informes}.",
  "error.sin-informes.sugerencia":
    'Check the path and that the test runner writes JUnit XML; a pattern goes in quotes: mesa ci reportar "reports/**/*.xml".',
} as const;
