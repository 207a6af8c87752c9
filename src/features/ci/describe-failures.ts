import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import type { FailureMark } from "../../domain/failure-marks.ts";
import { markLines } from "../../domain/failure-marks.ts";
import type { CiJob } from "../../ports/ci-job.ts";
import type { CoverFact, EvidenceDocuments } from "../../ports/evidence-documents.ts";
import { reportMark } from "./failure-fingerprint.ts";
import type { TestRun, ToldFailure } from "./gather-tests.ts";

/** What an incident about failing tests is made of. It goes to an Ecuadorian office: in Spanish. */
export interface FailureStory {
  readonly run: TestRun;
  /** Those that the incident is about. */
  readonly marcas: readonly FailureMark[];
  readonly job: CiJob | undefined;
  readonly momento: Date;
}

/** Room in the form's fields. Characters. */
const room = { description: 4800, error: 1900, step: 480 } as const;
/** Failures told in the account; the document tells them all. */
const mostSteps = 30;
const traceLines = 6;
const documentLines = 40;

/** The form's fields that the reports themselves can fill. */
export function failureAnswers(story: FailureStory): {
  readonly fecha: string;
  readonly hora: string;
  readonly descripcion: string;
  readonly mensaje_error: string;
  readonly pasos: readonly string[];
} {
  const told = toldOf(story);
  const { day, time } = guayaquilClock(story.momento);
  const steps = told
    .slice(0, mostSteps)
    .map((one) => cut(`Ejecutar la prueba «${nameOf(one)}»: ${oneLine(one.mensaje)}`, room.step));
  const huella = reportMark(story.marcas);
  return {
    fecha: day,
    hora: time,
    descripcion: account(story, told),
    mensaje_error: cut(told[0]?.mensaje ?? "", room.error),
    pasos: [...steps, ...markLines({ huella, marcas: story.marcas })],
  };
}

/** A page of the report, in the place of a screen where there was none. */
export function failureDocument(
  story: FailureStory,
): Parameters<EvidenceDocuments["buildText"]>[0] {
  const { run, job, momento } = story;
  const { day, time } = guayaquilClock(momento);
  const facts: CoverFact[] = [
    ["Fecha y hora", `${day} ${time} (hora de Guayaquil)`],
    ["Pruebas", countLine(run)],
    ...jobFacts(job),
    ["Huella", reportMark(story.marcas)],
  ];
  const sections = toldOf(story).map((one, at) => ({
    title: `${at + 1}. ${nameOf(one)}`,
    text: [one.mensaje, firstLines(one.traza, documentLines)]
      .filter((part) => part !== "")
      .join("\n\n"),
  }));
  return {
    title: "Informe de pruebas automáticas",
    note: "Documento hecho por mesa a partir del informe del ejecutor de pruebas (JUnit XML), porque en una ejecución automática no hay pantalla que capturar. No es una captura de pantalla.",
    facts,
    sections,
    date: momento,
  };
}

/** The end of what was written while the tests ran. */
export function logDocument(
  { job, momento }: FailureStory,
  text: string,
): Parameters<EvidenceDocuments["buildText"]>[0] {
  return {
    title: "Final de la bitácora",
    note: "Últimas líneas de la salida de la ejecución; los secretos reconocidos están ocultos.",
    facts: jobFacts(job),
    sections: [{ title: "Salida", text }],
    date: momento,
  };
}

/** What the tests that failed wrote, one after the other. */
export function outputOf(story: FailureStory): string {
  return toldOf(story)
    .filter((one) => one.salida !== "")
    .map((one) => `== ${nameOf(one)}\n${one.salida}`)
    .join("\n\n");
}

/** The name of the test that a program as a whole is. */
export const endsWell = "termina sin error";

/** What it fails with. */
export function endedBadly(code: number, why: string): string {
  return `Termina con el código ${code}. ${why}`.trim();
}

/** What is said in the ticket later on. */
export function failureNote(story: Omit<FailureStory, "marcas">, kind: "falla" | "pasa"): string {
  const { run, job, momento } = story;
  const { day, time } = guayaquilClock(momento);
  const head =
    kind === "falla"
      ? `La falla sigue: ${countLine(run)}, el ${day} a las ${time} (hora de Guayaquil).`
      : `Las pruebas de este ticket pasan de nuevo, el ${day} a las ${time} (hora de Guayaquil).`;
  return [head, ...jobFacts(job).map(([label, value]) => `${label}: ${value}`)].join("\n");
}

function account(story: FailureStory, told: readonly ToldFailure[]): string {
  const { run, job } = story;
  const head = `Al ejecutar las pruebas automáticas de integración, ${countLine(run)}; se esperaba que todas pasaran.`;
  const tail = [
    ...jobFacts(job).map(([label, value]) => `${label}: ${value}`),
    "El documento de evidencia lo hizo mesa a partir del informe de las pruebas; no es una captura de pantalla.",
  ].join("\n");
  let text = head;
  for (const [at, one] of told.entries()) {
    const trace = firstLines(one.traza, traceLines);
    const repeats = trace.includes(one.mensaje.slice(0, 120));
    const parts = [`${at + 1}. ${nameOf(one)}`, ...(repeats ? [] : [one.mensaje]), trace];
    const next = cut(parts.filter((part) => part !== "").join("\n"), 1200);
    if (text.length + next.length + tail.length + 80 > room.description) {
      text += `\n\n… y ${story.marcas.length - at} fallas más, en el documento de evidencia.`;
      break;
    }
    text += `\n\n${next}`;
  }
  return `${text}\n\n${tail}`;
}

function countLine({ pruebas }: TestRun): string {
  const { fallan, total } = pruebas;
  return fallan === 1 ? `falló 1 de ${total} pruebas` : `fallaron ${fallan} de ${total} pruebas`;
}

function jobFacts(job: CiJob | undefined): readonly CoverFact[] {
  if (job === undefined) return [];
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["Commit", job.commit],
    ["Rama", job.rama],
    [`Trabajo (${job.proveedor})`, job.enlace],
  ];
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
}

function toldOf({ run, marcas }: FailureStory): readonly ToldFailure[] {
  const wanted = new Set(marcas.map((one) => one.falla));
  return run.fallas.filter((one) => wanted.has(one.marca.falla));
}

function nameOf({ suite, prueba }: Pick<ToldFailure, "suite" | "prueba">): string {
  return suite === "" || suite === prueba ? prueba : `${suite} › ${prueba}`;
}

function firstLines(text: string, most: number): string {
  return text.split("\n").slice(0, most).join("\n");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
