import type * as z from "zod";
import { nearest } from "../../domain/nearest.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { TicketNumber } from "../../domain/ticket.ts";
import { mergeSources, type RawAnswers } from "../../forms/fill-form.ts";
import { readEventMoment } from "../../forms/event-moment.ts";
import { formCatalog } from "../../forms/form-catalog.ts";
import { readCaptures } from "../../forms/field-schemas.ts";
import { withHidden } from "../../forms/hidden-parts.ts";
import { fieldsOf, type RequestForm } from "../../forms/form.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import type { Draft } from "../../ports/draft-store.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";
import { earlierAnswers } from "./earlier-request.call.ts";
import { expandFileAnswers } from "./expand-files.call.ts";
import { hiddenOf } from "./hiding-options.call.ts";
import { readRequestFile, resolveFiles } from "./read-request-file.call.ts";

/** The ticket that a request follows up. */
export interface Followed {
  readonly numero: TicketNumber;
  /** Its answers, used where no other source has one. */
  readonly datos: RawAnswers;
}

/** What is known of a form before the user is asked. */
export interface Gathered {
  /** Unchecked answers of all sources. */
  readonly answers: RawAnswers;
  /** The draft that is resumed. */
  readonly draft: Draft | undefined;
  readonly followed: Followed | undefined;
}

/**
 * Merges the answers of flags, form file, draft, an earlier request (`--como`), project file, profile and the followed ticket; an
 * earlier one of these wins.
 *
 * @throws MesaError `borrador-de-otro` when the draft is of another form, `proyecto-invalido` when
 *   the project file names a field that no form has
 */
export async function gatherAnswers<Schema extends z.ZodObject>(
  form: RequestForm<Schema>,
  input: Input,
  call: Call,
  followed?: Followed,
): Promise<Gathered> {
  const { context } = call;
  const draft = await readDraft(form, input, call);
  const profile = await call.profile(draft?.perfil);
  const names = fieldsOf(form).map((field) => field.name);
  const source = input.text("desde");
  const file = source === undefined ? {} : await readRequestFile(source, form.id, context);
  const named = await expandFileAnswers(input.answers(names), context);
  const flags = resolveFiles(named, context.cwd, context.files);
  const given = showUnderstood(mergeSources([file, flags]), call);
  const defaults = [profile.operador, projectFields(call)].map((known) =>
    Object.fromEntries(Object.entries(known).filter(([name]) => names.includes(name))),
  );
  const earlier = await earlierAnswers(form, input, profile, call);
  const sources = [followed?.datos ?? {}, ...defaults, earlier, draft?.respuestas ?? {}, given];
  return {
    answers: withHiddenParts(mergeSources(sources), hiddenOf(input)),
    draft,
    followed: draft?.sigue_a == null ? followed : { numero: draft.sigue_a, datos: {} },
  };
}

/** The answers with more to hide in their captures; captures that can't be read stay, to be reported. */
function withHiddenParts(answers: RawAnswers, parts: readonly string[]): RawAnswers {
  if (parts.length === 0) return answers;
  const given = answers["capturas"] ?? [];
  const captures = readCaptures(given);
  const isUnread = captures.length === 0 && !(Array.isArray(given) && given.length === 0);
  return isUnread ? answers : { ...answers, capturas: withHidden(captures, parts) };
}

/**
 * Day and hour in the form's own notation, shown where they were written in another: «ayer» must stay
 * the same day in a draft.
 */
function showUnderstood(given: RawAnswers, call: Call): RawAnswers {
  const { answers } = readEventMoment(given, call.context.clock());
  for (const name of ["fecha", "hora"]) {
    const [before = "", after] = [given[name], answers[name]];
    if (before === after || typeof before !== "string" || typeof after !== "string") continue;
    call.note(`  ${name}: ${neutralizeLine(`${before} → ${after}`)}`);
  }
  return answers;
}

/** The fields in the project file; a misspelt one is an error, since it would be ignored silently. */
function projectFields({ context }: Call): RawAnswers {
  const { campos, projectFile = "" } = context.preferences();
  const known = Object.values(formCatalog).flatMap((form) =>
    fieldsOf(form).map(({ name }) => name),
  );
  const unknown = Object.keys(campos).find((name) => !known.includes(name));
  if (unknown === undefined) return campos;
  const near = nearest(unknown, known);
  throw new MesaError("proyecto-invalido", {
    params: { archivo: projectFile, causa: "claves-ajenas", claves: `campos.${unknown}` },
    ...(near !== undefined && {
      problems: [{ field: unknown, code: "opcion-parecida", params: { parecida: near } }],
    }),
  });
}

async function readDraft(form: RequestForm, input: Input, call: Call): Promise<Draft | undefined> {
  const id = input.text("borrador");
  if (id === undefined) return undefined;
  const draft = await (await call.context.drafts()).load(id);
  if (draft.formulario !== form.id) {
    const params = { borrador: id, formulario: draft.formulario };
    throw new MesaError("borrador-de-otro", { params });
  }
  return draft;
}
