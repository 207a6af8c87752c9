import type { Advice } from "../../domain/evidence.ts";
import { formatTime } from "../../view/formats.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { unsent } from "../../sending/drain-outbox.ts";
import { contentDigest } from "../../sending/content-digest.ts";
import {
  findDuplicateAtDesk,
  findDuplicateInLedger,
  duplicatesSince,
  type Duplicate,
} from "../../sending/find-duplicate.ts";
import type { RequestDraft } from "../../sending/prepare-intent.ts";
import { repeatedRequest } from "../../sending/submit-request.ts";
import type { Call } from "../../app/call.ts";
import type { Conversation } from "../../app/conversation.ts";
import { requireSession } from "../session/require-session.call.ts";

/**
 * What a request that was sent before comes to. `propia`: the caller's key says what is a repeat;
 * `repetir`: it is meant; `preguntar`: a person decides, and without one it is refused.
 */
export type DuplicatePolicy = "propia" | "repetir" | "preguntar";

export interface Guarded {
  readonly draft: RequestDraft;
  readonly advice: readonly Advice[];
  /** Duplicates written down since then by another process are refused too. */
  readonly since?: Date;
}

/** The desk's recent tickets are looked at no longer than this. Milliseconds. */
const patience = 1500;

/**
 * Points out what says the same as an earlier request. The very same one that still waits is gone
 * on with instead of being written down twice.
 *
 * @throws MesaError `solicitud-repetida`
 */
export async function guardDuplicates(
  draft: RequestDraft,
  { onlyQueue, duplicates }: { readonly onlyQueue: boolean; readonly duplicates: DuplicatePolicy },
  call: Call,
): Promise<Guarded> {
  const ledger = await call.context.ledger();
  const known = draft.clave !== undefined && ledger.findByKey(draft.perfil, draft.clave);
  if (duplicates === "propia" || known) return { draft, advice: [] };
  const now = call.context.clock();
  const here = findDuplicateInLedger(draft, ledger, now);
  const waiting = here?.entry;
  if (waiting !== undefined && unsent.includes(waiting.estado) && duplicates === "preguntar") {
    const same = waiting.huella === contentDigest(draft);
    if (same) return { draft: { ...draft, clave: waiting.clave }, advice: [] };
  }
  const enough = here?.exact === true || onlyQueue || duplicates === "repetir";
  const duplicate = enough ? here : ((await atDesk(draft, call)) ?? here);
  const since = duplicates === "preguntar" ? { since: duplicatesSince(now) } : {};
  if (duplicate === undefined) return { draft, advice: [], ...since };
  if (duplicate.exact && duplicates === "preguntar") await confirmRepeat(duplicate, call);
  const advice = adviceOf(duplicate);
  call.advise(advice);
  return { draft, advice: [advice], ...(!duplicate.exact && since) };
}

async function atDesk(draft: RequestDraft, call: Call): Promise<Duplicate | undefined> {
  const { context } = call;
  if (!(await requireSession(call))) return undefined;
  const { channel } = await call.connect();
  const needs = {
    channel,
    ledger: await context.ledger(),
    now: context.clock(),
    limit: AbortSignal.timeout(patience),
  };
  return await findDuplicateAtDesk(draft, needs, context.signal);
}

/** A person may mean it; without one it takes `--repetir`. */
async function confirmRepeat(duplicate: Duplicate, conversation: Conversation): Promise<void> {
  const { numero, entry, creado } = duplicate;
  if (conversation.asks) {
    const ticket = neutralizeLine(nameOf(duplicate));
    const question = conversation.translator.t("repetida.confirmar", {
      ticket,
      fecha: formatTime(creado),
    });
    if (await conversation.prompter.confirm(question, false)) return;
  }
  throw repeatedRequest(numero ?? undefined, entry?.solicitud ?? "");
}

function adviceOf(duplicate: Duplicate): Advice {
  const params = { ticket: nameOf(duplicate), fecha: formatTime(duplicate.creado) };
  const field = "ticket";
  return duplicate.exact
    ? { field, code: "solicitud-repetida", params }
    : { field, code: "solicitud-parecida", params };
}

/** The desk's number, or ours while there is none. */
function nameOf({ numero, entry }: Duplicate): string {
  return numero ?? entry?.solicitud ?? "";
}
