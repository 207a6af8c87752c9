import type { Advice } from "../../domain/evidence.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Prepared } from "./submit-json.view.ts";
import type { EvidenceSummary, LedgerEntry } from "../../ports/ledger.ts";
import { reductionAdvice, type SizeLimit } from "../../sending/fit-evidence.ts";
import { prepareIntent, type RequestDraft } from "../../sending/prepare-intent.ts";
import { recordRequest, submitRequest, type SubmitNeeds } from "../../sending/submit-request.ts";
import type { SendOutcome } from "../../sending/send-entry.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";
import { withFailOver } from "./fail-over.call.ts";
import { requireSession } from "../session/require-session.call.ts";
import { sizeLimitOf } from "./size-limit.call.ts";
import { guardDuplicates, type DuplicatePolicy } from "./guard-duplicates.call.ts";

/** Makes everything that would be sent, in a temporary folder, and sends nothing. */
export async function rehearse(
  draft: RequestDraft,
  advice: readonly Advice[],
  call: Call,
  size?: SizeLimit,
): Promise<Prepared> {
  const { context } = call;
  const folder = await context.temporaryFolder();
  const intent = await prepareIntent(await context.newId(), draft, {
    ledger: {
      keepFile: (path) => Promise.resolve(path),
      adoptFile: (path) => Promise.resolve(path),
      scratchPath: (name) => Promise.resolve(context.files.resolve(folder, name)),
    },
    evidence: await context.evidence(),
    clock: context.clock,
    catalogs: context.catalogs,
    ...(size !== undefined && { size }),
  });
  const reduced = adviseReductions(intent.evidencia, call);
  return { kind: "rehearsal", intent, advice: [...advice, ...reduced] };
}

/** How a request is to be sent. */
export interface SendingPlan {
  /** Only put it into the outbox. */
  readonly onlyQueue: boolean;
  /** Use the alternate channel where the desk cannot be reached. */
  readonly failsOver: boolean;
  readonly duplicates: DuplicatePolicy;
  readonly size: SizeLimit;
}

/** Says which pictures of captures were made smaller. @returns the same as advice */
function adviseReductions(evidence: EvidenceSummary | null, call: Call): readonly Advice[] {
  const advice = reductionAdvice(evidence);
  for (const one of advice) call.advise(one);
  return advice;
}

/**
 * Records the request and sends it. It stays in the outbox where that was asked for or the desk
 * cannot be reached.
 *
 * @throws MesaError `mesa-rechaza` with the desk's complaints beside their fields,
 *   `solicitud-repetida`
 */
export async function submitFromCommand(
  asked: RequestDraft,
  known: readonly Advice[],
  { onlyQueue, failsOver, duplicates, size }: SendingPlan,
  call: Call,
): Promise<Prepared> {
  const { context, translator } = call;
  const guarded = await guardDuplicates(asked, { onlyQueue, duplicates }, call);
  const { draft } = guarded;
  const advice = [...known, ...guarded.advice];
  const ledger = await context.ledger();
  let recorded: LedgerEntry | undefined;
  const needs: SubmitNeeds = {
    ledger,
    recorded: (entry) => void (recorded = entry),
    evidence: await context.evidence(),
    catalogs: context.catalogs,
    size,
    newId: context.newId,
    clock: context.clock,
    wait: context.wait,
    crashPoint: context.crashPoint,
    ...(guarded.since !== undefined && { duplicatesSince: guarded.since }),
    ready: onlyQueue ? () => Promise.resolve() : async () => void (await requireSession(call)),
    channel: async () => (await call.connect()).channel,
  };
  if (onlyQueue) {
    const entry = await recordRequest(draft, needs);
    const told = [...advice, ...adviseReductions(entry.evidencia, call)];
    return { kind: "sent", entry, repeated: entry.estado === "aceptado", advice: told };
  }
  const progress = await call.progress(translator.t("progreso.enviando"));
  try {
    const outcome = await withFailOver(
      () => submitRequest(draft, needs, context.signal),
      async () => recorded && (await ledger.find(recorded.solicitud)),
      needs,
      failsOver,
      call,
    );
    if (outcome.refusal !== undefined) throw refusalError(outcome);
    if (outcome.entry.ticket !== null) {
      await context.remember(outcome.entry.perfil, [outcome.entry.ticket]);
    }
    for (const one of outcome.advice) call.advise(one);
    const reduced = adviseReductions(outcome.entry.evidencia, call);
    return { kind: "sent", ...outcome, advice: [...advice, ...outcome.advice, ...reduced] };
  } finally {
    progress.stop();
  }
}

/** The desk's refusal as an error, each complaint with its field. */
function refusalError({ refusal }: Pick<SendOutcome, "refusal">): MesaError {
  return new MesaError("mesa-rechaza", {
    ...(refusal !== undefined && {
      foreign: refusal.message,
      problems: refusal.problems.map((one) => ({ ...one, code: refusal.code })),
    }),
  });
}

/** Sends a checked request, queues it or only shows it, as the flags say. */
export async function sendChecked(
  draft: RequestDraft,
  advice: readonly Advice[],
  input: Input,
  call: Call,
): Promise<Prepared> {
  const size = sizeLimitOf(input, call);
  if (input.flag("ensayo")) return await rehearse(draft, advice, call, size);
  const own = input.text("clave") !== undefined;
  const duplicates = own ? "propia" : input.flag("repetir") ? "repetir" : "preguntar";
  const submitted = await submitFromCommand(
    draft,
    advice,
    {
      onlyQueue: input.flag("encolar"),
      failsOver: input.flag("alterno"),
      duplicates,
      size,
    },
    call,
  );
  const written = submitted.kind === "sent" ? submitted.entry.entrega?.archivo : undefined;
  if (input.flag("abrir")) await openWritten(written, call);
  return submitted;
}

/** Opens a message that was written with the user's mail program, and says where that can't be. */
export async function openWritten(archivo: string | undefined, call: Call): Promise<void> {
  const { t } = call.translator;
  if (archivo === undefined) return call.note(t("entrega.nada-que-abrir"));
  if (!(await call.context.openFile(archivo))) call.note(t("entrega.sin-programa", { archivo }));
}
