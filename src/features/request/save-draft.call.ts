import type * as z from "zod";
import { MesaError } from "../../errors/mesa-error.ts";
import type { RawAnswers } from "../../forms/fill-form.ts";
import type { RequestForm } from "../../forms/form.ts";
import type { Draft } from "../../ports/draft-store.ts";
import type { Call } from "../../app/call.ts";
import type { Gathered } from "./gather-answers.call.ts";

/** Keeps the answers of a form while it is being filled in. */
export interface DraftKeeper {
  /** The draft's id, once it was saved. */
  readonly id: () => string | undefined;
  /** The idempotency key under which this form will be sent. */
  readonly clave: string;
  /** Saves the answers; a failure is shown once, and the next call tries again. */
  readonly keep: (answers: RawAnswers) => Promise<void>;
  /** Whether the newest answers could not be saved. */
  readonly behind: () => boolean;
  readonly discard: () => Promise<void>;
}

/** Resumes the draft that was named, or begins one at the first answer. */
export async function openDraftKeeper<Schema extends z.ZodObject>(
  form: RequestForm<Schema>,
  { draft: begun, followed }: Gathered,
  call: Call,
): Promise<DraftKeeper> {
  const { context } = call;
  const drafts = await context.drafts();
  const profile = await call.profile();
  const clave = begun?.clave ?? (await context.newId());
  let saved: Draft | undefined = begun;
  let behind = false;
  return {
    clave,
    id: () => saved?.id,
    async keep(answers) {
      const now = context.clock().toISOString();
      const draft: Draft = {
        id: saved?.id ?? drafts.newId(),
        formulario: form.id,
        perfil: profile.nombre,
        respuestas: answers,
        sigue_a: followed?.numero ?? null,
        clave,
        creado: saved?.creado ?? now,
        actualizado: now,
      };
      try {
        await drafts.save(draft);
        saved = draft;
        behind = false;
      } catch (error) {
        if (!(error instanceof MesaError)) throw error;
        if (!behind) call.remark(`! ${call.translator.t("borrador.no-se-guarda")}`);
        behind = true;
      }
    },
    behind: () => behind,
    async discard() {
      if (saved !== undefined) await forgetDraft(saved.id, call);
    },
  };
}

/**
 * Removes the draft of a request that is in the journal. One that cannot be removed does no harm:
 * sent again, it has the same key and gives the first receipt.
 */
export async function forgetDraft(borrador: string, call: Call): Promise<void> {
  try {
    await (await call.context.drafts()).remove(borrador);
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
    call.note(`! ${call.translator.t("borrador.no-se-borra", { borrador })}`);
  }
}
