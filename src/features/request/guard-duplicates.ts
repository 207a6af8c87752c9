import type { Advice } from "../../domain/evidence.ts";
import { formatTime } from "../../view/format-time.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { unsent } from "../../sending/drain-outbox.ts";
import { contentDigest } from "../../sending/content-digest.ts";
import {
  findTwinAtDesk,
  findTwinInLedger,
  twinsSince,
  type Twin,
} from "../../sending/find-duplicate.ts";
import type { RequestDraft } from "../../sending/prepare-intent.ts";
import { repeatedRequest } from "../../sending/submit-request.ts";
import type { Call } from "../../app/call.ts";
import { requireSession } from "../session/require-session.ts";

/**
 * What a request that was sent before comes to. `propia`: the caller's key says what is a repeat;
 * `repetir`: it is meant; `preguntar`: a person decides, and without one it is refused.
 */
export type TwinPolicy = "propia" | "repetir" | "preguntar";

export interface Guarded {
  readonly draft: RequestDraft;
  readonly advice: readonly Advice[];
  /** Twins written down since then by another process are refused too. */
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
export async function guardTwins(
  draft: RequestDraft,
  { onlyQueue, twins }: { readonly onlyQueue: boolean; readonly twins: TwinPolicy },
  call: Call,
): Promise<Guarded> {
  const ledger = await call.context.ledger();
  const known = draft.clave !== undefined && ledger.findByKey(draft.perfil, draft.clave);
  if (twins === "propia" || known) return { draft, advice: [] };
  const now = call.context.clock();
  const here = findTwinInLedger(draft, ledger, now);
  const waiting = here?.entry;
  if (waiting !== undefined && unsent.includes(waiting.estado) && twins === "preguntar") {
    const same = waiting.huella === contentDigest(draft);
    if (same) return { draft: { ...draft, clave: waiting.clave }, advice: [] };
  }
  const enough = here?.exact === true || onlyQueue || twins === "repetir";
  const twin = enough ? here : ((await atDesk(draft, call)) ?? here);
  const since = twins === "preguntar" ? { since: twinsSince(now) } : {};
  if (twin === undefined) return { draft, advice: [], ...since };
  if (twin.exact && twins === "preguntar") await confirmRepeat(twin, call);
  const advice = adviceOf(twin);
  call.advise(advice);
  return { draft, advice: [advice], ...(!twin.exact && since) };
}

async function atDesk(draft: RequestDraft, call: Call): Promise<Twin | undefined> {
  const { context } = call;
  if (!(await requireSession(call))) return undefined;
  const { channel } = await call.connect();
  const needs = {
    channel,
    ledger: await context.ledger(),
    now: context.clock(),
    limit: AbortSignal.timeout(patience),
  };
  return await findTwinAtDesk(draft, needs, context.signal);
}

/** A person may mean it; without one it takes `--repetir`. */
async function confirmRepeat(twin: Twin, call: Call): Promise<void> {
  const { numero, entry, creado } = twin;
  if (call.asks) {
    const ticket = neutralizeLine(nameOf(twin));
    const question = call.translator.t("repetida.confirmar", {
      ticket,
      fecha: formatTime(creado),
    });
    if (await call.prompter.confirm(question, false)) return;
  }
  throw repeatedRequest(numero ?? undefined, entry?.solicitud ?? "");
}

function adviceOf(twin: Twin): Advice {
  const params = { ticket: nameOf(twin), fecha: formatTime(twin.creado) };
  const field = "ticket";
  return twin.exact
    ? { field, code: "solicitud-repetida", params }
    : { field, code: "solicitud-parecida", params };
}

/** The desk's number, or ours while there is none. */
function nameOf({ numero, entry }: Twin): string {
  return numero ?? entry?.solicitud ?? "";
}
