import type * as z from "zod";
import { nearest } from "../../domain/nearest.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { mergeSources, type RawAnswers } from "../../forms/fill-form.ts";
import { formCatalog } from "../../forms/form-catalog.ts";
import { fieldsOf, type RequestForm } from "../../forms/form.ts";
import type { Draft } from "../../ports/draft-store.ts";
import type { Call } from "../../app/call.ts";
import type { Followed } from "./followed.ts";
import type { Input } from "../../app/input.ts";
import { readRequestFile, resolveFiles } from "./read-request-file.call.ts";

/** What a command line brings to a form before anybody is asked. */
export interface Gathered {
  /** As given, the stronger source over the weaker one. */
  readonly answers: RawAnswers;
  /** The one to go on with. */
  readonly draft: Draft | undefined;
  readonly followed: Followed | undefined;
}

/**
 * Flags over file over draft over project file over profile.
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
  const flags = resolveFiles(input.answers(names), context.cwd, context.files);
  const defaults = [profile.operador, projectFields(call)].map((known) =>
    Object.fromEntries(Object.entries(known).filter(([name]) => names.includes(name))),
  );
  const sources = [followed?.datos ?? {}, ...defaults, draft?.respuestas ?? {}, file, flags];
  return {
    answers: mergeSources(sources),
    draft,
    followed: draft?.sigue_a == null ? followed : { numero: draft.sigue_a, datos: {} },
  };
}

/** A misspelt field would leave its value out unseen. */
function projectFields({ context }: Call): RawAnswers {
  const { campos, projectFile = "" } = context.preferences();
  const known = Object.values(formCatalog).flatMap((form) =>
    fieldsOf(form).map(({ name }) => name),
  );
  const strange = Object.keys(campos).find((name) => !known.includes(name));
  if (strange === undefined) return campos;
  const near = nearest(strange, known);
  throw new MesaError("proyecto-invalido", {
    params: { archivo: projectFile, detalle: `campos.${strange}` },
    ...(near !== undefined && {
      problems: [{ field: strange, code: "opcion-parecida", params: { parecida: near } }],
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
