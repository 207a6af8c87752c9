import { judgeClock, usualMargin } from "../../../domain/judge-clock.ts";
import type { FormId } from "../../../domain/ticket.ts";
import { readCaptures, type CaptureAnswer } from "../../../forms/field-schemas.ts";
import type { RawAnswers } from "../../../forms/fill-form.ts";
import type { ImageReader } from "../../../ports/image-reader.ts";
import { checkWithHidden } from "../../../sending/hide-parts.ts";
import { stillSeen } from "../../../sending/verify-clocks.ts";
import { neutralizeLine } from "../../../view/neutralize.ts";
import type { Call } from "../../../app/call.ts";
import { formInPicture, type FormInPicture, type SeenScreen } from "../form-in-picture.ts";

/** Captures that are read for suggestions: each takes seconds. */
const maxReadCaptures = 3;

/** What was read in a capture for a field; offered as its answer, and never taken without one. */
export interface Suggestion {
  readonly value: string;
  /** Other values that are nearly as likely. */
  readonly rivals: readonly string[];
  /** What to say about it: where it was read, and how like the value is. */
  readonly lines: readonly string[];
}

/** Suggestions for the fields of an incident from its captures; none where no recogniser is installed. */
export interface PictureSuggestions {
  /** Whether captures can be read at all. */
  readonly available: () => Promise<boolean>;
  /** Reads the captures of these answers, where a field is open that they may answer. */
  readonly read: (answers: RawAnswers) => Promise<void>;
  /** What the captures that were read say of a field that has no answer. */
  readonly of: (field: string, answers: RawAnswers) => Suggestion | undefined;
}

/** One capture as it was read. */
interface Seen extends FormInPicture {
  /** Its position among the captures, from 1. */
  readonly captura: number;
  readonly moment: { readonly day: string; readonly time: string } | undefined;
}

/** Fields that captures may answer and that no question asks for unless the operator wants to. */
const optionalFields = ["mensaje_error", "tramite"] as const;
const fields = ["pantalla", "fecha", "hora", ...optionalFields] as const;

/** Opens the suggestions for a form; only an incident has any, and nothing is read yet. */
export function openSuggestions(form: FormId, call: Call): PictureSuggestions {
  const { t } = call.translator;
  let seen: readonly Seen[] = [];
  const of = (field: string, answers: RawAnswers): Suggestion | undefined =>
    answers[field] === undefined ? suggestionFor(field, seen, answers, call) : undefined;
  return {
    available: async () => (await readerFor(form, call)) !== undefined,
    async read(answers) {
      const reader = await readerFor(form, call);
      const captures = readCaptures(answers["capturas"]).slice(0, maxReadCaptures);
      const isOpen = fields.some((one) => answers[one] === undefined);
      if (reader === undefined || captures.length === 0 || !isOpen) return;
      const progress = await call.progress(t("progreso.leyendo"));
      try {
        seen = await readEach(captures, reader, call);
      } finally {
        progress.stop();
      }
      const extra = optionalFields.filter((one) => of(one, answers) !== undefined);
      if (extra.length === 0) return;
      const campos = extra.map((one) => t(`campo.${one}`)).join(", ");
      call.remark(`  ${t("leer.ademas", { campos })}`);
    },
    of,
  };
}

const readerFor = async (form: FormId, { context }: Call): Promise<ImageReader | undefined> =>
  form === "incidente" ? await context.imageReader() : undefined;

async function readEach(
  captures: readonly CaptureAnswer[],
  reader: ImageReader,
  call: Call,
): Promise<readonly Seen[]> {
  const checks = await call.context.evidence();
  const { pantallas } = await call.context.catalogs();
  const found: Seen[] = [];
  for (const [at, capture] of captures.entries()) {
    const checked = await checkWithHidden(capture, checks, reader);
    if (!checked.ok || !("width" in checked.file)) continue;
    const { file } = checked;
    const read = await reader.read({ ...file, whole: true });
    if (read === undefined) continue;
    // What is hidden from the desk is not offered for the form either.
    const shown = stillSeen(read, file.hidden);
    const { state, day, time } = judgeClock(shown, undefined, usualMargin);
    const sure = state !== "no_seguro" && day !== undefined && time !== undefined;
    const moment = sure ? { day, time } : undefined;
    found.push({ captura: at + 1, moment, ...formInPicture(shown.lines ?? [], pantallas) });
  }
  return found;
}

function suggestionFor(
  field: string,
  seen: readonly Seen[],
  answers: RawAnswers,
  call: Call,
): Suggestion | undefined {
  const { t } = call.translator;
  const plain = (captura: number, value: string): Suggestion => ({
    value,
    rivals: [],
    lines: [t("leer.leido", { captura, valor: neutralizeLine(value) })],
  });
  if (field === "pantalla") {
    const first = seen.find(({ screens }) => screens.length > 0);
    return first && screenSuggestion(first.captura, first.screens, call);
  }
  if (field === "mensaje_error") {
    const first = seen.find(({ message }) => message !== undefined);
    // One line, so that it can be changed on the line.
    return first && plain(first.captura, first.message?.replace(/\s+/g, " ") ?? "");
  }
  if (field === "tramite") {
    const first = seen.find(({ procedures }) => procedures.length > 0);
    return first && plain(first.captura, first.procedures[0] ?? "");
  }
  // The capture that shows the error is the one of the event.
  const timed = seen.filter(({ moment }) => moment !== undefined);
  const last = timed.find(({ message }) => message !== undefined) ?? timed[0];
  if (last?.moment === undefined) return undefined;
  const { day, time } = last.moment;
  if (field === "fecha") {
    return plain(last.captura, answers["hora"] === undefined ? `${day} ${time}` : day);
  }
  return field === "hora" && answers["fecha"] === day ? plain(last.captura, time) : undefined;
}

function screenSuggestion(
  captura: number,
  [first, ...rivals]: readonly SeenScreen[],
  { translator: { t } }: Call,
): Suggestion | undefined {
  if (first === undefined) return undefined;
  const shown = ({ nombre, parecido }: SeenScreen): string =>
    `${neutralizeLine(nombre)} (${Math.round(parecido * 100)} %)`;
  return {
    value: first.nombre,
    rivals: rivals.map(({ nombre }) => nombre),
    lines: [
      t("leer.leido", { captura, valor: shown(first) }),
      ...rivals.map((one) => `${t("leer.tambien")}: ${shown(one)}`),
    ],
  };
}
