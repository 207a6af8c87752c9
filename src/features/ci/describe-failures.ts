import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import type { FailureMark } from "../../domain/failure-marks.ts";
import { markLines } from "../../domain/failure-marks.ts";
import type { CiJob } from "../../ports/ci.ts";
import type { DocumentFact, EvidenceDocuments } from "../../ports/documents.ts";
import { reportMark } from "./failure-fingerprint.ts";
import type { TestRun, DetailedFailure } from "./gather-tests.ts";

/** An incident about failing tests. Its texts go to an Ecuadorian office, so they are in Spanish. */
export interface FailureStory {
  readonly run: TestRun;
  /** The failures that the incident is about. */
  readonly marcas: readonly FailureMark[];
  readonly job: CiJob | undefined;
  readonly momento: Date;
}

/** Characters, a little below what the form's fields take. */
const maxLength = { description: 4800, error: 1900, step: 480, failure: 1200 } as const;
/** Failures among the steps; the document has all. */
const maxSteps = 30;
/** Lines of a trace in the description, and in the document. */
const traceLines = { description: 6, document: 40 } as const;

/** The fields of the form that the reports can fill. */
export function failureAnswers(story: FailureStory): {
  readonly fecha: string;
  readonly hora: string;
  readonly descripcion: string;
  readonly mensaje_error: string;
  readonly pasos: readonly string[];
} {
  const failures = failuresOf(story);
  const { day, time } = guayaquilClock(story.momento);
  const steps = failures
    .slice(0, maxSteps)
    .map((one) =>
      cut(`Ejecutar la prueba «${nameOf(one)}»: ${oneLine(one.mensaje)}`, maxLength.step),
    );
  const huella = reportMark(story.marcas);
  return {
    fecha: day,
    hora: time,
    descripcion: description(story, failures),
    // With the test's name, by which its ticket is told from others in a list.
    mensaje_error: cut(failures.slice(0, 1).map(namedMessage).join(""), maxLength.error),
    pasos: [...steps, ...markLines({ huella, marcas: story.marcas })],
  };
}

/** The document that stands in for a screen capture: the failures of the report. */
export function failureDocument(
  story: FailureStory,
): Parameters<EvidenceDocuments["buildText"]>[0] {
  const { run, job, momento } = story;
  const { day, time } = guayaquilClock(momento);
  const facts: DocumentFact[] = [
    ["Fecha y hora", `${day} ${time} (hora de Guayaquil)`],
    ["Pruebas", countLine(run)],
    ...jobFacts(job),
    ["Huella", reportMark(story.marcas)],
  ];
  const sections = failuresOf(story).map((one, at) => ({
    title: `${at + 1}. ${nameOf(one)}`,
    text: [one.mensaje, firstLines(one.traza, traceLines.document)]
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

/** A document with the end of the log. */
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

/** The output of the failed tests, one after the other. */
export function outputOf(story: FailureStory): string {
  return failuresOf(story)
    .filter((one) => one.salida !== "")
    .map((one) => `== ${nameOf(one)}\n${one.salida}`)
    .join("\n\n");
}

/** Name of the test that stands for a whole program. */
export const endsWell = "termina sin error";

/** Message of that test where it fails. */
export function endedBadly(code: number, why: string): string {
  return `Termina con el código ${code}. ${why}`.trim();
}

/** Text of a later note on the ticket. */
export function failureNote(story: Omit<FailureStory, "marcas">, kind: "falla" | "pasa"): string {
  const { run, job, momento } = story;
  const { day, time } = guayaquilClock(momento);
  const head =
    kind === "falla"
      ? `La falla sigue: ${countLine(run)}, el ${day} a las ${time} (hora de Guayaquil).`
      : `Las pruebas de este ticket pasan de nuevo, el ${day} a las ${time} (hora de Guayaquil).`;
  return [head, ...jobFacts(job).map(([label, value]) => `${label}: ${value}`)].join("\n");
}

function description(story: FailureStory, failures: readonly DetailedFailure[]): string {
  const { run, job } = story;
  const head = `Al ejecutar las pruebas automáticas de integración, ${countLine(run)}; se esperaba que todas pasaran.`;
  const tail = [
    ...jobFacts(job).map(([label, value]) => `${label}: ${value}`),
    "El documento de evidencia lo hizo mesa a partir del informe de las pruebas; no es una captura de pantalla.",
  ].join("\n");
  let text = head;
  for (const [at, one] of failures.entries()) {
    const trace = firstLines(one.traza, traceLines.description);
    const repeats = trace.includes(one.mensaje.slice(0, 120));
    const parts = [`${at + 1}. ${nameOf(one)}`, ...(repeats ? [] : [one.mensaje]), trace];
    const next = cut(parts.filter((part) => part !== "").join("\n"), maxLength.failure);
    if (text.length + next.length + tail.length + 80 > maxLength.description) {
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

function jobFacts(job: CiJob | undefined): readonly DocumentFact[] {
  if (job === undefined) return [];
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["Commit", job.commit],
    ["Rama", job.rama],
    [`Trabajo (${job.proveedor})`, job.enlace],
  ];
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
}

function failuresOf({ run, marcas }: FailureStory): readonly DetailedFailure[] {
  const wanted = new Set(marcas.map((one) => one.falla));
  return run.fallas.filter((one) => wanted.has(one.marca.falla));
}

function nameOf({ suite, prueba }: Pick<DetailedFailure, "suite" | "prueba">): string {
  return suite === "" || suite === prueba ? prueba : `${suite} › ${prueba}`;
}

function namedMessage(one: DetailedFailure): string {
  return one.mensaje === "" ? nameOf(one) : `${nameOf(one)}: ${one.mensaje}`;
}

function firstLines(text: string, max: number): string {
  return text.split("\n").slice(0, max).join("\n");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}
