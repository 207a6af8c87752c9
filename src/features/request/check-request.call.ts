import * as z from "zod";
import type { Advice } from "../../domain/evidence.ts";
import { usualMargin } from "../../domain/judge-clock.ts";
import type { FormValues } from "../../domain/submission.ts";
import type { FormId } from "../../domain/ticket.ts";
import type { FieldProblem } from "../../errors/mesa-error.ts";
import { fillForm, type FilledForm, type RawAnswers } from "../../forms/fill-form.ts";
import type { RequestForm } from "../../forms/form.ts";
import { adviseUnshown } from "../../sending/unshown-text.ts";
import { collectEvidence, type CollectedFiles } from "../../sending/collect-evidence.ts";
import type { DigestedFiles } from "../../sending/content-digest.ts";
import { nameFiles } from "../../sending/name-files.ts";
import { verifyClocks } from "../../sending/verify-clocks.ts";
import type { EvidenceDocuments, FileChecks } from "../../ports/documents.ts";
import type { RequestDraft } from "../../sending/prepare-intent.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";

/** The answers that name files; all forms have the same. */
const fileAnswers = z.looseObject({
  capturas: z
    .array(
      z.object({
        ruta: z.string(),
        leyenda: z.string(),
        ocultar: z.array(z.string()).exactOptional(),
      }),
    )
    .default([]),
  adjuntos: z.array(z.object({ ruta: z.string() })).default([]),
});

type CheckedRequest =
  | { readonly ok: true; readonly draft: RequestDraft; readonly advice: readonly Advice[] }
  | {
      readonly ok: false;
      readonly problems: readonly FieldProblem[];
      /** Whether only the files have problems. */
      readonly onlyFiles: boolean;
    };

type Origin = Pick<RequestDraft, "sigueA" | "clave">;

/** A request as far as its content digest tells it from others; its files are not checked. */
export type NamedRequest = Omit<RequestDraft, "canal" | "files"> & {
  readonly files: DigestedFiles;
};

/** A request whose answers were read. */
export interface ReadRequest {
  readonly check: () => Promise<CheckedRequest>;
  /** Undefined for one with mistakes, and where only checked files tell it from others. */
  readonly name: (nameFile: EvidenceDocuments["nameFile"]) => Promise<NamedRequest | undefined>;
}

interface CheckingPlan {
  /** Who checks the files of many requests; they do not look at the clocks of captures. */
  readonly checks?: FileChecks;
  /** Why captures are sent although their clocks show another time (`--motivo-captura`). */
  readonly captureReason?: string | undefined;
}

/** Checks answers and files: gives a request, or all problems. */
export async function checkRequest<Schema extends z.ZodObject>(
  form: RequestForm<Schema>,
  answers: RawAnswers,
  origin: Origin,
  call: Call,
  plan: CheckingPlan = {},
): Promise<CheckedRequest> {
  return await (await readRequest(form, answers, origin, call, plan)).check();
}

/** Checks answers; files are checked, or only named, when that is asked for. */
export async function readRequest<Schema extends z.ZodObject>(
  form: RequestForm<Schema>,
  answers: RawAnswers,
  origin: Origin,
  call: Call,
  plan: CheckingPlan = {},
): Promise<ReadRequest> {
  const filled = fillForm(form, answers, await call.formFacts());
  return {
    check: async () => await checkFiles(form.id, filled, origin, call, plan),
    async name(nameFile) {
      if (!filled.ok) return undefined;
      const { capturas, adjuntos, ...values } = fileAnswers.parse(filled.answers);
      const files = await nameFiles(capturas, adjuntos, nameFile);
      const { nombre: perfil } = await call.profile();
      return files && { perfil, tipo: form.id, datos: formValues(values), files, ...origin };
    },
  };
}

async function checkFiles(
  tipo: FormId,
  filled: FilledForm<Readonly<Record<string, unknown>>>,
  origin: Origin,
  call: Call,
  { checks, captureReason }: CheckingPlan,
): Promise<CheckedRequest> {
  const profile = await call.profile();
  const looked = filled.ok ? filled.answers : filled.right;
  const { capturas, adjuntos, ...values } = fileAnswers.parse(looked);
  const documents = checks ?? (await call.context.evidence());
  const { imageReader } = call.context;
  const papers = adjuntos.map(({ ruta }) => ruta);
  const collected = await collectEvidence(capturas, papers, documents, imageReader);
  const files = await withClocks(collected, values, captureReason, checks === undefined, call);
  const problems = [...(filled.ok ? [] : filled.problems), ...files.problems];
  if (problems.length > 0) return { ok: false, problems, onlyFiles: filled.ok };
  const draft: RequestDraft = {
    perfil: profile.nombre,
    canal: profile.canal,
    tipo,
    datos: formValues(values),
    files,
    ...origin,
  };
  const unshown = await adviseUnshown(draft.datos, files.captures, documents);
  return { ok: true, draft, advice: [...filled.advice, ...files.advice, ...unshown] };
}

/** `--motivo-captura`; undefined where it is left out or blank. */
export const captureReasonOf = (input: Input): string | undefined =>
  input.text("motivo_captura")?.trim() || undefined;

/** The files with what the clocks of their captures show, and problems and advice about that. */
async function withClocks(
  files: CollectedFiles,
  { fecha, hora }: Readonly<Record<string, unknown>>,
  reason: string | undefined,
  looks: boolean,
  { context }: Call,
): Promise<CollectedFiles> {
  if (!looks || files.captures.length === 0 || files.problems.length > 0) return files;
  const declared =
    typeof fecha === "string" && typeof hora === "string" ? { day: fecha, time: hora } : undefined;
  // A consultation is about no moment.
  if (declared === undefined) return files;
  const question = { declared, margin: usualMargin, reason };
  const looked = await verifyClocks(files.captures, question, await context.imageReader());
  return {
    ...files,
    captures: looked.map(({ capture }) => capture),
    problems: looked.flatMap(({ problem }) => problem ?? []),
    advice: [...files.advice, ...looked.flatMap(({ advice }) => advice)],
  };
}

/** The answers that the desk gets as data: all but the files. */
function formValues(answers: Readonly<Record<string, unknown>>): FormValues {
  const values: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(answers)) {
    if (typeof value === "string") values[name] = value;
    else if (Array.isArray(value)) values[name] = value.map(String);
  }
  return values;
}
