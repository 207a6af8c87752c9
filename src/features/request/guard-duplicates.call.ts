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
 * What to do with a request that was sent before. `propia`: nothing, the caller's key says what is a
 * repetition; `repetir`: send it again; `preguntar`: ask, or refuse it where nobody can answer.
 */
export type DuplicatePolicy = "propia" | "repetir" | "preguntar";

/** A request after the search for duplicates. */
export interface Guarded {
  readonly draft: RequestDraft;
  readonly advice: readonly Advice[];
  /** Duplicates that another process has recorded since then are refused, too. */
  readonly since?: Date;
}

/** Longest time for the search among the desk's recent tickets (docs/architecture.md). */
const maxDeskSearchMs = 1500;

/**
 * Looks for an earlier request that says the same. One that is identical and still waits in the
 * outbox is resumed instead of being recorded twice.
 *
 * @throws MesaError `solicitud-repetida`
 */
export async function guardDuplicates(
  draft: RequestDraft,
  { onlyQueue, duplicates }: { readonly onlyQueue: boolean; readonly duplicates: DuplicatePolicy },
  call: Call,
): Promise<Guarded> {
  const ledger = await call.context.ledger();
  const known = draft.clave !== undefined && (await ledger.findByKey(draft.perfil, draft.clave));
  if (duplicates === "propia" || known) return { draft, advice: [] };
  const now = call.context.clock();
  const here = await findDuplicateInLedger(draft, ledger, now);
  const waiting = here?.entry;
  if (waiting !== undefined && unsent.includes(waiting.estado) && duplicates === "preguntar") {
    const same = waiting.huella === contentDigest(draft);
    if (same) return { draft: { ...draft, clave: waiting.clave }, advice: [] };
  }
  const skipsDesk = here?.exact === true || onlyQueue || duplicates === "repetir";
  const duplicate = skipsDesk ? here : ((await atDesk(draft, call)) ?? here);
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
  const ledger = await context.ledger();
  const [timeUp, found] = [new AbortController(), new AbortController()];
  context.wait(maxDeskSearchMs, found.signal).then(
    () => timeUp.abort(),
    () => {},
  );
  try {
    const needs = { channel, ledger, now: context.clock(), limit: timeUp.signal };
    return await findDuplicateAtDesk(draft, needs, context.signal);
  } finally {
    found.abort();
  }
}

/** Asks whether to send it again. @throws MesaError `solicitud-repetida` where not, or nobody can answer */
async function confirmRepeat(duplicate: Duplicate, conversation: Conversation): Promise<void> {
  const { numero, entry, creado } = duplicate;
  if (conversation.asks) {
    const ticket = neutralizeLine(nameOf(duplicate));
    const { t } = conversation.translator;
    const words = { ticket, fecha: formatTime(creado, conversation) };
    const question =
      entry?.estado === "entregado_a_mano"
        ? t("entrega.otra-vez", words)
        : t("repetida.confirmar", words);
    if (await conversation.prompter.confirm(question, false)) return;
  }
  throw repeatedRequest(numero ?? entry?.solicitud ?? "", entry?.remitente);
}

function adviceOf(duplicate: Duplicate): Advice {
  const params = { ticket: nameOf(duplicate), fecha: duplicate.creado };
  const field = "ticket";
  // It was written down, but never went out: the desk does not have it.
  if (duplicate.exact && duplicate.entry?.estado === "pendiente") {
    return { field, code: "solicitud-espera", params };
  }
  return duplicate.exact
    ? { field, code: "solicitud-repetida", params }
    : { field, code: "solicitud-parecida", params };
}

/** The ticket number, or the submission id while there is none; in a firm also who recorded it. */
function nameOf({ numero, entry }: Duplicate): string {
  const ticket = numero ?? entry?.solicitud ?? "";
  return entry?.remitente === undefined ? ticket : `${ticket} · ${entry.remitente}`;
}
