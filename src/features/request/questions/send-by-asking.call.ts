import type * as z from "zod";
import type { Advice } from "../../../domain/evidence.ts";
import { jsonText } from "../../../domain/json-text.ts";
import { MesaError, type FieldProblem } from "../../../errors/mesa-error.ts";
import { fillForm, type RawAnswers } from "../../../forms/fill-form.ts";
import { fieldsOf, type FormField, type RequestForm } from "../../../forms/form.ts";
import { describeError, describeProblem } from "../../../view/describe.ts";
import type { Submitted } from "../submit-json.view.ts";
import type { Call } from "../../../app/call.ts";
import type { Conversation } from "../../../app/conversation.ts";
import { captureReasonOf, checkRequest } from "../check-request.call.ts";
import { offerMissingSession } from "../../session/offer-session.call.ts";
import { sendChecked } from "../submit-from-command.call.ts";
import type { Gathered } from "../gather-answers.call.ts";
import type { Input } from "../../../app/input.ts";
import { askFields, neededFields, type Asking } from "./fill-by-asking.call.ts";
import { openDraftKeeper, type DraftKeeper } from "../save-draft.call.ts";
import { openSuggestions } from "./picture-suggestions.call.ts";
import { reviewForm } from "./review-form.call.ts";

/**
 * Asks for what is open, shows the whole for review, sends it; a refusal by the desk brings the
 * form back with each complaint at its field. From the first answer on a draft is kept, and it is
 * only gone once the request is in the outbox.
 *
 * @throws MesaError `interrumpido-con-borrador` on Ctrl-C
 */
export async function sendByAsking<Schema extends z.ZodObject>(
  form: RequestForm<Schema>,
  gathered: Gathered,
  input: Input,
  key: string | undefined,
  call: Call,
): Promise<Submitted> {
  const keeper = await openDraftKeeper(form, gathered, call);
  const asking = { form, call, keep: keeper.keep, suggestions: openSuggestions(form.id, call) };
  const origin = { sigueA: gathered.followed?.numero, clave: key ?? keeper.clave };
  const review = !input.flag("si") && !input.flag("ensayo");
  if (!input.flag("ensayo") && !input.flag("encolar")) await offerMissingSession(call);
  let captureReason = captureReasonOf(input);
  try {
    let answers = await fillOpen(gathered.answers, asking);
    let shown: readonly Advice[] = [];
    for (;;) {
      if (review) {
        await keeper.keep(answers);
        const reviewed = await reviewForm(answers, asking);
        ({ answers, advice: shown } = reviewed);
        if (reviewed.action === "guardar") return keptAsDraft(keeper);
        if (reviewed.action === "descartar") {
          await keeper.discard();
          return { kind: "discarded" };
        }
      }
      const checked = await checkRequest(form, answers, origin, call, { captureReason });
      if (!checked.ok) {
        captureReason = await askCaptureReason(checked.problems, call);
        if (captureReason !== undefined) continue;
        answers = await mend(checked.problems, answers, asking);
        continue;
      }
      const isShown = (one: Advice): boolean =>
        shown.some((other) => jsonText(one) === jsonText(other));
      for (const one of checked.advice) if (!isShown(one)) call.advise(one);
      try {
        const submitted = await sendChecked(checked.draft, checked.advice, input, call);
        if (submitted.kind === "sent") {
          await keeper.discard();
          if (review) return { ...submitted, asked: { before: gathered.answers, after: answers } };
        }
        return submitted;
      } catch (error) {
        if (!isRefusal(error, form)) throw error;
        call.remark(`✗ ${describeError(error, call.translator).message}`);
        answers = await mend(error.problems, answers, asking);
      }
    }
  } catch (error) {
    throw withDraft(error, keeper, call);
  }
}

/** Asks for what is required and missing, or wrong; the review offers the optional fields. */
async function fillOpen<Schema extends z.ZodObject>(
  answers: RawAnswers,
  asking: Asking<Schema>,
): Promise<RawAnswers> {
  const { form, call } = asking;
  const filled = fillForm(form, answers, await call.formFacts());
  if (filled.ok) return answers;
  const known = fieldsOf(form).map((field) => field.name);
  const strange = filled.problems.filter((one) => !known.includes(one.field));
  if (strange.length > 0) throw new MesaError("formulario-invalido", { problems: strange });
  call.remark(call.translator.t("pregunta.comienzo", { tecla: call.prompter.backKey }));
  for (const one of filled.problems.filter((problem) => problem.code !== "falta")) {
    tell(one, call);
  }
  const { suggestions } = asking;
  const needed = neededFields(form, answers, filled.problems);
  // Captures that can be read come first, since they may answer what follows.
  const reads = await suggestions.available();
  const asked = reads
    ? needed.toSorted((one, other) => byCaptures(other) - byCaptures(one))
    : needed;
  if (reads && asked[0]?.kind !== "captures") await suggestions.read(answers);
  return await fillPapers(await askFields(asked, answers, asking), asked, asking);
}

const byCaptures = ({ kind }: FormField): number => (kind === "captures" ? 1 : 0);

/** Asks for the documents of a motivo that has only been chosen now. */
async function fillPapers<Schema extends z.ZodObject>(
  answers: RawAnswers,
  asked: readonly FormField[],
  asking: Asking<Schema>,
): Promise<RawAnswers> {
  const { form, call } = asking;
  const filled = fillForm(form, answers, await call.formFacts());
  const missing = filled.ok ? [] : filled.problems.filter(({ code }) => code === "adjuntos-faltan");
  const fields = fieldsOf(form).filter(
    ({ name }) =>
      missing.some(({ field }) => field === name) && !asked.some((one) => one.name === name),
  );
  return await askFields(fields, answers, asking);
}

/**
 * Where only clocks of captures contradict the form: why they are sent all the same. Undefined
 * where the answer is empty: captures or moment are to be changed.
 */
async function askCaptureReason(
  problems: readonly FieldProblem[],
  call: Call,
): Promise<string | undefined> {
  if (problems.some((one) => one.code !== "reloj-distinto")) return undefined;
  for (const one of problems) tell(one, call);
  const message = call.translator.t("capturas.motivo-reloj");
  return (await call.prompter.line({ message })).trim() || undefined;
}

/** Shows each problem and asks for its field again. */
async function mend<Schema extends z.ZodObject>(
  problems: readonly FieldProblem[],
  answers: RawAnswers,
  asking: Asking<Schema>,
): Promise<RawAnswers> {
  for (const one of problems) tell(one, asking.call);
  const wrong = fieldsOf(asking.form).filter(({ name }) =>
    problems.some((problem) => problem.field === name),
  );
  return await askFields(wrong, answers, asking);
}

function tell(problem: FieldProblem, conversation: Conversation): void {
  const { translator } = conversation;
  const label = translator.find(`campo.${problem.field}`) ?? problem.field;
  conversation.remark(`✗ ${label}: ${describeProblem(problem, translator)}`);
}

/** Whether the desk complains of fields that can be asked for again. */
function isRefusal<Schema extends z.ZodObject>(
  error: unknown,
  form: RequestForm<Schema>,
): error is MesaError {
  if (!(error instanceof MesaError) || error.code !== "mesa-rechaza") return false;
  const names = fieldsOf(form).map((field) => field.name);
  return error.problems.some((problem) => names.includes(problem.field));
}

/** @throws MesaError `interrumpido` where the disk took no draft */
function keptAsDraft(keeper: DraftKeeper): Submitted {
  const borrador = keeper.id();
  if (borrador === undefined || keeper.behind()) throw new MesaError("interrumpido");
  return { kind: "kept", borrador };
}

/** Shows the draft that has the answers, and gives the error to throw. */
function withDraft(error: unknown, keeper: DraftKeeper, call: Call): unknown {
  const borrador = keeper.id();
  if (keeper.behind()) call.remark(`! ${call.translator.t("borrador.no-quedo")}`);
  if (borrador === undefined) return error;
  const interrupted = error instanceof MesaError && error.code === "interrumpido";
  if (interrupted || call.context.signal.aborted) {
    return new MesaError("interrumpido-con-borrador", { params: { borrador }, cause: error });
  }
  call.remark(call.translator.t("borrador.quedo", { borrador }));
  return error;
}
