import * as z from "zod";
import type { Advice } from "../domain/evidence.ts";
import type { FormValues } from "../domain/submission.ts";
import type { TicketNumber } from "../domain/ticket.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { fillForm, type RawAnswers } from "../forms/fill-form.ts";
import { fieldsOf, type Form } from "../forms/form.ts";
import { collectEvidence } from "../usecases/collect-evidence.ts";
import type { RequestDraft } from "../usecases/prepare-intent.ts";
import type { Call } from "./call.ts";
import type { Input } from "./input.ts";
import { readRequestFile, resolveFiles } from "./read-request-file.ts";

/** The answers that name files, the same in every form. */
const fileAnswers = z.looseObject({
  capturas: z.array(z.object({ ruta: z.string(), leyenda: z.string() })).default([]),
  adjuntos: z.array(z.string()).default([]),
});

/** What a follow-up brings along from the ticket it follows. */
export interface Followed {
  readonly numero: TicketNumber;
  /** Taken where neither flags nor file nor profile say otherwise. */
  readonly datos: RawAnswers;
}

/** Flags over file over profile, parsed and checked with all its files. @throws MesaError */
export async function readDraft<Schema extends z.ZodObject>(
  form: Form<Schema>,
  input: Input,
  call: Call,
  followed?: Followed,
): Promise<{ readonly draft: RequestDraft; readonly advice: readonly Advice[] }> {
  const { context } = call;
  const profile = await call.profile();
  const names = fieldsOf(form).map((field) => field.name);
  const source = input.text("desde");
  const file = source === undefined ? {} : await readRequestFile(source, form.id, context);
  const known = Object.entries(profile.operador).filter(([name]) => names.includes(name));
  const flags = resolveFiles(input.answers(names), context.cwd, context.files);
  const sources = { flags, file, defaults: { ...followed?.datos, ...Object.fromEntries(known) } };
  const filled = fillForm(form, sources, context.clock());
  const looked = filled.ok ? filled.answers : filled.right;
  const room = await context.evidence();
  const { capturas, adjuntos, ...answers } = fileAnswers.parse(looked);
  const files = await collectEvidence(capturas, adjuntos, room);
  const problems = [...(filled.ok ? [] : filled.problems), ...files.problems];
  if (problems.length > 0) {
    const onlyFiles = filled.ok;
    throw new MesaError(onlyFiles ? "evidencia-invalida" : "formulario-invalido", { problems });
  }
  const draft: RequestDraft = {
    perfil: profile.nombre,
    canal: profile.canal,
    tipo: form.id,
    datos: formValues(answers),
    files,
    sigueA: followed?.numero,
    clave: readKey(input, call),
  };
  return { draft, advice: [...(filled.ok ? filled.advice : []), ...files.advice] };
}

/** A key travels in a header: visible ASCII only (RFC 9110 §5.5). @throws MesaError */
function readKey(input: Input, { translator }: Call): string | undefined {
  const key = input.text("clave");
  if (key === undefined || /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  const esperado = translator.t("clave.esperada");
  throw new MesaError("valor-invalido", { params: { bandera: "--clave", valor: key, esperado } });
}

/** What goes to the desk as data: everything but the files. */
function formValues(answers: Readonly<Record<string, unknown>>): FormValues {
  const values: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(answers)) {
    if (typeof value === "string") values[name] = value;
    else if (Array.isArray(value)) values[name] = value.map(String);
  }
  return values;
}
