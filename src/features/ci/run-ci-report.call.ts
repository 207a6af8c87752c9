import { createMask } from "../../domain/mask-secrets.ts";
import { exitCodes } from "../../errors/exit-codes.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { incidentForm } from "../../forms/incident-form.ts";
import { ciFormats, type CiFormat, type CiResult } from "./ci-result.view.ts";
import { errorView } from "../../view/error-view.ts";
import { neutralize } from "../../view/neutralize.ts";
import { resultOf, type Prepared } from "../request/submit-json.view.ts";
import type { CiSurroundings } from "../../ports/ci.ts";
import { failureNote, type FailureStory } from "./describe-failures.ts";
import { reportMark } from "./failure-fingerprint.ts";
import { gatherTests, passingAmong, type TestRun, type Visit } from "./gather-tests.ts";
import { defaultNotePauseMs } from "./note-on-ticket.ts";
import { reportFailures, type ReportedFailures } from "./report-failures.ts";
import type { Advice } from "../../domain/evidence.ts";
import type { SubmitNeeds } from "../../sending/submit-request.ts";
import type { Call } from "../../app/call.ts";
import { ciKey } from "./ci-key.ts";
import { ciRequest } from "./ci-request.call.ts";
import { gatherAnswers } from "../request/gather-answers.call.ts";
import type { Input } from "../../app/input.ts";
import { readSpan } from "../../app/read-options.ts";
import { requireSession } from "../session/require-session.call.ts";
import { rehearse } from "../request/submit-from-command.call.ts";
import { writeAside } from "../../app/write-lines.ts";

/** What is to be reported. */
export interface CiMaterial {
  /** Absolute paths. */
  readonly informes: readonly string[];
  /** Calls a function with each test that is in no report. */
  readonly more: Visit;
  /** The end of the log, unmasked; undefined where there is none. */
  readonly log: string | undefined;
}

type Report = Pick<
  CiResult,
  "resultado" | "ticket" | "nota" | "recuperados" | "envio" | "problema"
>;

const nothing: Report = {
  resultado: "nada",
  ticket: null,
  nota: false,
  recuperados: [],
  envio: undefined,
  problema: undefined,
};

/**
 * Reads the reports and opens or updates tickets at the desk. Trouble with the desk is shown and
 * thrown only with `--estricto`; wrong input is always thrown.
 *
 * @throws MesaError `informe-invalido`, `formulario-invalido`, `valor-invalido`
 */
export async function runCiReport(
  material: CiMaterial,
  input: Input,
  call: Call,
): Promise<CiResult> {
  const { context } = call;
  const threshold = input.whole("umbral", { min: 1, max: 1_000_000 }) ?? 1;
  const span = readSpan(input, "recordar", "--recordar", call);
  const notePauseMs = span?.milliseconds ?? defaultNotePauseMs;
  const surroundings = await context.surroundings();
  const formato = input.choice("formato", ciFormats) ?? defaultFormat(surroundings);
  const mask = createMask(surroundings.secretos);
  const { informes, more } = material;
  const run = await gatherTests(informes, more, await context.reports(), mask);
  const huella = run.marcas.length === 0 ? null : reportMark(run.marcas);
  const estricto = input.flag("estricto");
  const common = { run, informes, huella, formato, estricto };
  const plan = { material, run, notePauseMs, mask, surroundings };
  if (run.pruebas.fallan > 0 && run.pruebas.fallan < threshold) return { ...common, ...nothing };
  if (input.flag("ensayo")) {
    return settled({ ...common, ...(await rehearseReport(plan, input, call)) });
  }
  try {
    return settled({ ...common, ...(await report(plan, input, call)) });
  } catch (error) {
    if (!isDeskTrouble(error) || estricto) throw error;
    const { terminal, paint } = context;
    const lines = errorView(error, call.translator, await paint("err", true), () => undefined);
    if (!call.modes.json) writeAside(terminal, lines);
    const resultado = run.marcas.length === 0 ? "nada" : "sin_enviar";
    return { ...common, ...nothing, resultado, problema: error };
  }
}

/** Totals that speak of failures which no test names are never reported as nothing. */
function settled(result: CiResult): CiResult {
  const doubtful = result.run.dudas.length > 0 && result.run.pruebas.fallan === 0;
  return doubtful && result.resultado === "nada" ? { ...result, resultado: "dudoso" } : result;
}

function defaultFormat({ job }: CiSurroundings): CiFormat {
  return job?.proveedor === "GitHub Actions" ? "github" : "texto";
}

/** An error of the desk or of the way to it, rather than of the input. */
function isDeskTrouble(error: unknown): error is MesaError {
  if (!(error instanceof MesaError)) return false;
  const otherCodes: readonly number[] = [exitCodes.usage, exitCodes.defect, exitCodes.interrupted];
  return !otherCodes.includes(error.exitCode);
}

interface Plan {
  readonly material: CiMaterial;
  readonly run: TestRun;
  readonly notePauseMs: number;
  readonly mask: (text: string) => string;
  readonly surroundings: CiSurroundings;
}

function storyOf({ run, surroundings }: Plan, call: Call): Omit<FailureStory, "marcas"> {
  const now = call.context.clock();
  const momento = run.momento !== undefined && run.momento < now ? run.momento : now;
  return { run, job: surroundings.job, momento };
}

async function rehearseReport(plan: Plan, input: Input, call: Call): Promise<Report> {
  const { run } = plan;
  if (run.marcas.length === 0) return nothing;
  const { answers } = await gatherAnswers(incidentForm, input, call);
  const story = { ...storyOf(plan, call), marcas: run.marcas };
  const log = maskedLog(plan);
  const clave = ciKey(reportMark(run.marcas), 1);
  const { draft, advice } = await ciRequest(story, clave, answers, log, call);
  return { ...nothing, resultado: "ensayo", envio: await rehearse(draft, advice, call) };
}

async function report(plan: Plan, input: Input, call: Call): Promise<Report> {
  const { run, material, mask } = plan;
  const { context } = call;
  // Without a profile there are no tickets that could have recovered.
  if (run.marcas.length === 0 && !(await hasProfile(call))) return nothing;
  const { answers } = await gatherAnswers(incidentForm, input, call);
  const { nombre: perfil } = await call.profile();
  const story = storyOf(plan, call);
  const log = maskedLog(plan);
  let advice: readonly Advice[] = [];
  const { channel } = await call.connect();
  await requireSession(call);
  const reported = await reportFailures(
    {
      perfil,
      marcas: run.marcas,
      passing: async (tests) =>
        await passingAmong(tests, material.informes, material.more, await context.reports(), mask),
      draft: async (marcas, clave) => {
        const made = await ciRequest({ ...story, marcas }, clave, answers, log, call);
        advice = made.advice;
        return made.draft;
      },
      noteText: (kind) => failureNote(story, kind),
      notePauseMs: plan.notePauseMs,
      closes: input.flag("cerrar_al_pasar"),
    },
    await submitNeeds(call),
    channel,
    context.signal,
  );
  if (reported.ticket !== undefined) await context.remember(perfil, [reported.ticket]);
  return reportOf(reported, advice);
}

/** The log without control sequences and secrets. */
function maskedLog({ material: { log }, mask }: Plan): string | undefined {
  return log === undefined ? undefined : mask(neutralize(log));
}

async function hasProfile(call: Call): Promise<boolean> {
  try {
    await call.profileWithoutOffer();
    return true;
  } catch (error) {
    if (error instanceof MesaError && error.code === "sin-perfil") return false;
    throw error;
  }
}

async function submitNeeds(call: Call): Promise<SubmitNeeds> {
  const { context } = call;
  return {
    ledger: await context.ledger(),
    evidence: await context.evidence(),
    newId: context.newId,
    clock: context.clock,
    wait: context.wait,
    crashPoint: context.crashPoint,
    catalogs: context.catalogs,
    ready: () => Promise.resolve(),
    channel: async () => (await call.connect()).channel,
  };
}

function reportOf(reported: ReportedFailures, advice: readonly Advice[]): Report {
  const { entry, known, nota, recovered } = reported;
  const envio: Prepared | undefined =
    entry === undefined ? undefined : { kind: "sent", entry, repeated: known, advice };
  const common = { ...nothing, nota, recuperados: recovered, envio };
  const ticket = reported.ticket ?? recovered[0]?.ticket ?? null;
  if (entry !== undefined && !(known && entry.estado === "aceptado")) {
    return { ...common, ticket, resultado: resultOf(entry.estado) };
  }
  const repeated = reported.ticket !== undefined;
  return { ...common, ticket, resultado: repeated ? "repetido" : "nada" };
}
