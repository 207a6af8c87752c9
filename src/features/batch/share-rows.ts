import { createGate } from "../../domain/gate.ts";
import { isPractice } from "../../ports/channel-capabilities.ts";
import type { Ledger, LedgerEntry } from "../../ports/ledger.ts";
import { contentDigest } from "../../sending/content-digest.ts";
import type { RequestDraft } from "../../sending/prepare-intent.ts";
import type { SubmitNeeds } from "../../sending/submit-request.ts";

/** Pause between two looks at whether a colleague is done with a row. */
const pollMs = 100;

interface SharingNeeds extends Pick<SubmitNeeds, "wait"> {
  readonly ledger: Pick<Ledger, "findByKey" | "reservations">;
}

type KeyedDraft = RequestDraft & { readonly clave: string };

/**
 * Works on a row that no other machine of the firm is working on.
 *
 * @param stepAside  called before it waits for another machine
 * @param work  gets the refused entry of the machine that it has waited for, where the desk refused it
 */
type SharedWork = <Result>(
  draft: KeyedDraft,
  stepAside: () => void,
  work: (refused: LedgerEntry | undefined) => Promise<Result>,
) => Promise<Result>;

/**
 * Lets each row of a table be prepared by one machine where several of a firm send the same one. A
 * machine waits for the rows of its colleagues beside its own work, and takes over those that are
 * not done when their reservation ends.
 */
export function shareRows({ ledger, wait }: SharingNeeds, signal: AbortSignal): SharedWork {
  const { reservations } = ledger;
  // One asks the server; most of the others are done by the time it gets its answer.
  const waiting = createGate(() => 1);

  return async (draft, stepAside, work) => {
    const { perfil, clave } = draft;
    // Requests to the practice desk stay on each machine.
    if (reservations === undefined || isPractice(draft.canal)) return await work(undefined);
    let refused: LedgerEntry | undefined;
    if (!(await reservations.reserve(perfil, clave))) {
      stepAside();
      const before = await ledger.findByKey(perfil, clave);
      await waiting(async () => {
        while (!(await reservations.reserve(perfil, clave))) await wait(pollMs, signal);
      });
      const after = await ledger.findByKey(perfil, clave);
      const theirs = after?.solicitud !== before?.solicitud || before?.estado !== "rechazado";
      const same = after?.huella === contentDigest(draft);
      if (after?.estado === "rechazado" && theirs && same) refused = after;
    }
    try {
      return await work(refused);
    } finally {
      await reservations.release(perfil, clave);
    }
  };
}
