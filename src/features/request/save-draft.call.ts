import type * as z from "zod";
import { MesaError } from "../../errors/mesa-error.ts";
import type { RawAnswers } from "../../forms/fill-form.ts";
import type { RequestForm } from "../../forms/form.ts";
import type { Draft } from "../../ports/draft-store.ts";
import type { Call } from "../../app/call.ts";
import { forgetDraft } from "./forget-draft.call.ts";
import type { Gathered } from "./gather-answers.call.ts";

/** Where a form's answers are kept while it is being filled in. */
export interface DraftKeeper {
  /** The draft's name, once something is written down. */
  readonly id: () => string | undefined;
  /** The idempotency key under which this form goes out, whenever that is. */
  readonly clave: string;
  /** Where the disk takes nothing, that is said, and the next answer tries again. */
  readonly keep: (answers: RawAnswers) => Promise<void>;
  /** True while the disk lacks the newest answers. */
  readonly behind: () => boolean;
  readonly discard: () => Promise<void>;
}

/** Goes on with the draft that was named, or begins one at the first answer. */
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
