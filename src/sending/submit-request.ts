import type { SubmissionId } from "../domain/submission.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { isDone, type Ledger, type LedgerEntry } from "../ports/ledger.ts";
import type { SizeLimit } from "./fit-evidence.ts";
import { contentDigest } from "./content-digest.ts";
import { prepareIntent, type PrepareNeeds, type RequestDraft } from "./prepare-intent.ts";
import { sendEntry, type SendNeeds, type SendOutcome } from "./send-entry.ts";

export interface SubmitNeeds extends Omit<SendNeeds, "ledger" | "channel"> {
  readonly ledger: Ledger;
  readonly evidence: PrepareNeeds["evidence"];
  readonly catalogs: PrepareNeeds["catalogs"];
  readonly size?: SizeLimit;
  readonly newId: () => Promise<SubmissionId>;
  /** Called before anything new is written down; throws what keeps it from being sent at all. */
  readonly ready: () => Promise<void>;
  /** Refuses a duplicate that another process wrote down since then. */
  readonly duplicatesSince?: Date;
  /** Called once the request is in the journal. */
  readonly recorded?: (entry: LedgerEntry) => void;
  /** Opened only once there is something to send. */
  readonly channel: () => Promise<SendNeeds["channel"]>;
}

/**
 * Records the request in the journal, then sends it. The same key again gives the first receipt;
 * with other content it is refused before anything is sent.
 *
 * @throws MesaError `clave-reutilizada`, and whatever opening the channel may throw: by then the
 *   request is on disk and waits in the outbox
 */
export async function submitRequest(
  draft: RequestDraft,
  needs: SubmitNeeds,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const entry = await recordRequest(draft, needs);
  needs.recorded?.(entry);
  if (isDone(entry.estado)) return { entry, repeated: true, advice: [] };
  return await sendEntry(entry, { ...needs, channel: await needs.channel() }, signal);
}

/**
 * Records the request as an intent, or finds the one that was recorded under this key.
 *
 * @param looked  what the journal had under its key a moment ago, where that was looked for
 * @throws MesaError `clave-reutilizada`, `solicitud-repetida`, and whatever `ready` throws
 */
export async function recordRequest(
  draft: RequestDraft,
  needs: Omit<SubmitNeeds, "channel" | "wait">,
  looked?: { readonly entry: LedgerEntry | undefined },
): Promise<LedgerEntry> {
  const digest = contentDigest(draft);
  const { perfil, clave } = draft;
  const { entry: known } = looked ?? {
    entry: clave === undefined ? undefined : await needs.ledger.findByKey(perfil, clave),
  };
  if (known && known.estado !== "rechazado") return sameContent(known, digest);
  await needs.ready();
  const intent = await prepareIntent(await needs.newId(), draft, needs);
  needs.crashPoint?.("archivos");
  const { ledger, duplicatesSince } = needs;
  const entry = await ledger.record(intent, duplicatesSince);
  needs.crashPoint?.("anotada");
  if (entry.clave !== intent.clave) {
    throw repeatedRequest(entry.ticket?.numero ?? entry.solicitud, entry.remitente);
  }
  return sameContent(entry, digest);
}

/**
 * The error for a request that repeats an earlier one.
 *
 * @param ticket  its ticket, or its submission while it waits
 * @param remitente  who recorded it in the firm's journal
 */
export function repeatedRequest(ticket: string, remitente: string | undefined): MesaError {
  const problems = [{ field: "ticket", code: "solicitud-repetida", params: { ticket } }];
  if (remitente === undefined) {
    return new MesaError("solicitud-repetida", { params: { ticket }, problems });
  }
  const sender = { field: "remitente", code: "solicitud-de", params: { remitente } };
  return new MesaError("solicitud-repetida", {
    params: { ticket, remitente, caso: "firma" },
    problems: [...problems, sender],
  });
}

/** The entry, if its content is that of this digest. @throws MesaError `clave-reutilizada` */
function sameContent(entry: LedgerEntry, digest: string): LedgerEntry {
  if (entry.huella === digest) return entry;
  throw new MesaError("clave-reutilizada", {
    params: { clave: entry.clave, ticket: entry.ticket?.numero ?? entry.solicitud },
  });
}
