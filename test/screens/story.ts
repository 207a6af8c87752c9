import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Language } from "../../src/i18n/translator.ts";
import { runMesa, testFolder } from "../support/test-context.ts";
import { recorder, type Recording } from "./record-screens.ts";

const incident = resolve("ejemplos/incidente.json");
const consultation = resolve("ejemplos/consulta.json");
const captures = resolve("test/fixtures/capturas");
const broken = resolve("test/fixtures/malos");
const reports = resolve("test/fixtures/junit");
const requests = resolve("test/fixtures/solicitudes");
const practice = ["--perfil", "practica"];
const person = ["0999999999001", "Agencia Uno", "a@agencia.example"];

/** Nobody listens on the port of «discard». */
const nobody = "http://127.0.0.1:9";

/**
 * Everything that can be done, once: each command of the tree with an answer, and those that can fail
 * with a failure. A new command is added here; the test says so.
 */
export async function playStory(language: Language): Promise<Recording> {
  const folder = testFolder();
  const cwd = testFolder();
  const { run, recording } = await recorder(language, folder);
  const json = async (...argv: readonly string[]) =>
    JSON.parse((await runMesa([...argv, "--json"], { folder, cwd })).stdout);
  cpSync(join(captures, "01-dai-error-1366x768-oscuro.png"), join(cwd, "error.png"));

  await run([]);
  await run(["estado"]);
  await run(["incidente", "crear"]);
  await run(["ticket", "listar", ...practice]);
  await run(["bandeja", "listar"]);
  await run(["borrador", "listar"]);
  await run(["perfil", "listar"]);
  await run(["novedades", ...practice]);
  await run(["ticket", "estadisticas", ...practice]);

  // A request and what becomes of it.
  await run(["incidente", "crear", ...practice, "--desde", incident, "--ensayo"]);
  await run(["incidente", "crear", ...practice, "--desde", incident]);
  await run(["incidente", "crear", ...practice, "--desde", incident]);
  await run(["incidente", "crear", ...practice, "--pantalla", "DAI", "--fecha", "2026-13-45"]);
  await run(["consulta", "crear", ...practice, "--desde", consultation, "--clave", "dos"]);
  await run(["consulta", "crear", ...practice, "--desde", consultation, "--clave", "dos"]);
  await run(["consulta", "crear", ...practice, "--desde", consultation, "--motivo", "transito"], {
    answers: ["descartar", true],
  });
  const { tickets } = await json("ticket", "listar", ...practice);
  const [second, first] = tickets.map(({ numero }: { numero: string }) => numero);
  await run(["practica", "bandeja"]);
  await run(["practica", "tomar", first]);
  await run(["practica", "responder", first, "--texto", "¿Cuál es el MRN?", "--pide-datos"]);
  await run(["ticket", "responder", first, ...practice, "--texto", "028-2026-10-00012345"]);
  await run(["practica", "responder", first, "--texto", "Se corrigió; intente otra vez."]);
  await run(["practica", "resolver", second, "--resultado", "rechazado"]);
  await run(["ticket", "ver", first, ...practice]);
  await run(["ticket", "ver", "MS-1", ...practice]);
  await run(["novedades", ...practice]);
  await run(["ticket", "esperar", first, ...practice, "--hasta", "respondido", "--plazo", "1m"]);
  await run(["ticket", "descargar", first, ...practice, "--carpeta", cwd], { cwd });
  const more = "--captura";
  const picture = join(captures, "03-mti-lista-1600x900-una-linea.jpg");
  await run(["ticket", "inconforme", first, ...practice, more, picture, "--descripcion", "Sigue."]);
  await run(["ticket", "conforme", first, ...practice]);
  await run(["ticket", "conforme", second, ...practice, "--si"]);
  await run(["ticket", "listar", ...practice]);
  await run(["ticket", "listar", ...practice, "--sin-red"]);
  await run(["ticket", "comprobante", first, ...practice], { cwd });
  const proof = readdirSync(cwd).find((name) => name.startsWith("comprobante")) ?? "";
  await run(["ticket", "comprobante", "--verificar", join(cwd, proof), ...practice]);
  await run(["ticket", "exportar", ...practice, "--formato", "html", "--salida", "t.html"], {
    cwd,
  });
  await run(["ticket", "estadisticas", ...practice]);
  await run(["ticket", "vigilar", first, ...practice, "--plazo", "1s"]);

  // Evidence, drafts and questions.
  await run([
    "evidencia",
    "revisar",
    ...readdirSync(captures).flatMap((name) =>
      name.endsWith(".json") ? [] : [join(captures, name)],
    ),
    join(broken, "vacio.png"),
    join(cwd, "no-hay.png"),
  ]);
  for (const verb of ["crear", "estado", "traer"]) await run(["libro", verb]);
  await run(["evidencia", "preparar"]);
  await run(["evidencia", "leer", "error.png"], { cwd });
  await run(["evidencia", "capturar", "--demora", "0"], { cwd });
  await run(["evidencia", "armar", "error.png=Mensaje", "--salida", "e.pdf"], { cwd });
  const facts = ["DAI", "2026-11-20", "10h32", "guayaquil mar", "agente"];
  const account = "Al enviar la DAI el sistema muestra un error; se esperaba que quedara enviada.";
  const answers = [...facts, account, "error", ...person];
  await run(["incidente", "crear", ...practice], { cwd, answers: [...answers, "enviar", false] });
  await run(["incidente", "crear", ...practice], { cwd, answers: [...answers, "guardar"] });
  const { borradores } = await json("borrador", "listar");
  const draft = borradores[0]?.id ?? "";
  await run(["borrador", "listar"]);
  await run(["borrador", "ver", draft]);
  await run(["borrador", "ver", "zzz"]);
  await run(["borrador", "continuar", draft, ...practice], { cwd, answers: ["descartar", true] });
  await run(["borrador", "borrar", draft]);
  await run(["guia"], { answers: ["falla", false, true, false] });
  await run(["guia", "--sin-preguntas"]);

  // Profiles, sessions and settings.
  await run(["iniciar"], { answers: ["practica", true, "028", "agente", ...person, ""] });
  await run(["iniciar", "oficina", "--canal", "portal", "--url", nobody, "--ruc", "0999999901001"]);
  await run(["perfil", "crear", "otro", "--canal", "portal", "--url", nobody]);
  await run(["perfil", "crear", "otro", "--canal", "portal", "--url", nobody]);
  await run(["perfil", "listar"]);
  await run(["perfil", "ver", "oficina"]);
  await run(["perfil", "probar", "oficina"]);
  await run(["perfil", "usar", "oficina"]);
  await run(["perfil", "usar", "nadie"]);
  await run(["perfil", "borrar", "otro"]);
  await run(["sesion", "estado", "--perfil", "oficina"]);
  await run(["sesion", "iniciar", "--perfil", "oficina"], {
    answers: ["OPERADOR", "Practica-2026"],
  });
  await run(["sesion", "iniciar", ...practice], {
    answers: ["0999999999001", "OPERADOR", "Practica-2026"],
  });
  await run(["sesion", "estado", ...practice]);
  await run(["sesion", "cerrar", ...practice]);
  await run(["registro", ...practice, "--usuario", "NUEVO"]);
  await run(["config", "ver"]);
  await run(["config", "poner", "editor", "nano"]);
  await run(["config", "poner", "color", "verde"]);
  await run(["config", "quitar", "editor"]);
  await run(["diagnostico"]);

  // A desk that is not there.
  const token = { env: { MESA_TOKEN: "cualquiera" } };
  await run(["incidente", "crear", "--perfil", "oficina", "--desde", incident], token);
  const { entradas } = await json("bandeja", "listar");
  const waiting = entradas[0]?.solicitud ?? "";
  await run(["bandeja", "listar"]);
  await run(["bandeja", "ver", waiting]);
  await run(["bandeja", "enviar", "--perfil", "oficina"], token);
  await run(["bandeja", "servir", "--perfil", "oficina", "--plazo", "1s"], token);
  await run(["bandeja", "verificar", "--perfil", "oficina"], token);
  await run(["bandeja", "descartar", waiting]);
  await run(["ticket", "listar", "--perfil", "oficina"], token);

  // By hand.
  const hand = ["--canal", "entrega", "--carpeta", join(cwd, "salida"), "--buzon", person[2] ?? ""];
  await run(["perfil", "crear", "mano", ...hand]);
  await run(["incidente", "crear", "--perfil", "mano", "--desde", incident]);
  const handed = (await json("bandeja", "listar")).entradas[0]?.solicitud ?? "";
  await run(["bandeja", "listar"]);
  await run(["bandeja", "ver", handed]);
  await run(["entrega", "copiar", handed, "descripcion"]);
  await run(["entrega", "confirmar", handed]);
  mkdirSync(join(cwd, "entrada"));
  cpSync("test/fixtures/correo/mensajes/cs-1252.eml", join(cwd, "entrada", "uno.eml"));
  await run(["entrega", "importar", join(cwd, "entrada")]);
  await run(["correo", "muestra", "MS-1", "--perfil", "mano"]);

  // Many at once, tests, and catalogues.
  await run(["lote", "plantilla", "incidente", "--salida", "p.xlsx"], { cwd });
  await run(["lote", "validar", join(requests, "lote-malo.csv"), ...practice]);
  await run(
    ["lote", "enviar", resolve("ejemplos/incidentes.csv"), ...practice, "--resultado", "r.csv"],
    {
      cwd,
    },
  );
  const ci = ["--formulario", resolve("test/fixtures/ci-incidente.json"), ...practice];
  await run(["ci", "reportar", join(reports, "jest.xml"), ...ci]);
  await run(["ci", "reportar", join(reports, "jest.xml"), ...ci]);
  await run(["ci", "reportar", join(reports, "jest.xml"), ...practice]);
  await run(["ci", "reportar", join(reports, "todo-pasa.xml"), ...ci]);
  await run(["ci", "reportar", join(reports, "truncado.xml"), ...ci]);
  await run([
    "ci",
    "reportar",
    resolve("test/fixtures/casos/junit/j03-counts-without-cases.xml"),
    ...ci,
  ]);
  await run(["ci", "ejecutar", ...ci, "--", process.execPath, "-e", "process.exit(3)"]);
  for (const name of ["distritos", "pantallas", "operadores", "motivos"])
    await run(["catalogo", name]);
  writeFileSync(join(cwd, "motivos.csv"), "id,nombre\r\npropio,Un motivo propio\r\n");
  await run(["catalogo", "importar", join(cwd, "motivos.csv"), "--catalogo", "motivos"]);
  await run(["catalogo", "quitar", "motivos", "propio"]);

  // About the procedure, the program, and what is kept.
  await run(["tramite"]);
  await run(["transparencia"]);
  await run(["transparencia", "--grafico", "barras", "--anio", "2025"]);
  await run(["transparencia", "--grafico", "lineas", "--serie", "por_mil"]);
  for (const topic of ["salidas", "canales", "entorno", "incidente", "nada"])
    await run(["ayuda", topic]);
  await run(["explicar"]);
  await run(["explicar", "6"]);
  await run(["explicar", "nada"]);
  await run(["esquema", "salid"]);
  await run(["completar", "manual"]);
  await run(["completar", "arbol"]);
  await run(["completar", "tcsh"]);
  await run(["datos", "resumen"]);
  await run(["datos", "exportar", "--salida", "d.zip"], { cwd });
  await run(["datos", "purgar", "--antes-de", "2a", "--ensayo"]);
  await run(["datos", "purgar", "--identificacion", "0999999901001", "--si"]);
  await run(["licencias"]);
  await run(["tiket"]);
  await run(["demo"], { answers: [] });
  await run(["demo", "--con-fallas"], { answers: [] });
  const over = AbortSignal.abort();
  await run(["practica", "servir", "--puerto", "0"], { signal: over });
  return recording;
}
