import type { RawAnswers } from "../../../forms/fill-form.ts";
import type { FormField } from "../../../forms/form.ts";
import { readDay, readTime } from "../../../domain/read-moment.ts";
import type { Choice, FindChoices, Question } from "../../../ports/prompter.ts";
import type { Call } from "../../../app/call.ts";
import type { Conversation } from "../../../app/conversation.ts";
import { within } from "../../../catalogs/screens.ts";
import { formatLongDay } from "../../../view/formats.ts";
import { askCaptures } from "./ask-captures.call.ts";
import { askPapers } from "./ask-papers.call.ts";
import { catalogOf } from "./form-questions.ts";

/** Typed at a question for a longer text, it opens the editor. */
const editorWord = "!";

/**
 * Asks for one field as its kind requires. Returns the unchecked answer; undefined where it was left
 * empty.
 *
 * @param answers  the form so far, with the present answer
 * @param rivals  answers to be offered next to it, of a screen only
 * @throws WentBack
 */
export async function askField(
  field: FormField,
  title: string,
  answers: RawAnswers,
  call: Call,
  rivals: readonly string[] = [],
): Promise<unknown> {
  const { prompter, translator, context } = call;
  const { t } = translator;
  const before = answers[field.name];
  const initial = typeof before === "string" ? before : undefined;
  const question: Question = { message: title, initial, back: true };
  if (field.kind === "screen") return await askScreen(question, rivals, call);
  const find = catalogOf(field.kind, await context.catalogs(), translator);
  if (find !== undefined) {
    const skip = field.required ? undefined : { value: "", name: t("pregunta.dejar-vacio") };
    const offer = (typed: string) =>
      offered(typed, find, initial === undefined ? [] : [initial], skip);
    return blank(await prompter.search({ message: title, back: true }, offer));
  }
  switch (field.kind) {
    case "day": {
      const typed = await prompter.line({ ...question, initial: initial ?? t("pregunta.hoy") });
      const read = readDay(typed, context.clock());
      const { day, time } = read ?? {};
      if (day === undefined) return typed.trim();
      const rest = time === undefined ? [] : [time];
      // The weekday tells at a glance whether the right day was understood.
      call.remark(`  → ${[formatLongDay(day, translator), ...rest].join(", ")}`);
      return [day, ...rest].join(" ");
    }
    case "time": {
      const typed = await prompter.line(question);
      return understood(typed, readTime(typed, context.clock())?.time, call);
    }
    case "text":
      return await askText(field, question, call);
    case "lines":
      return await askLines(title, call);
    case "captures":
      return await askCaptures({ title, needed: field.required }, before, call);
    case "files": {
      const papers = await askPapers(title, before, answers, call);
      return papers.length === 0 ? undefined : papers;
    }
    default:
      return blank(await prompter.line({ ...question, editable: true }));
  }
}

/** Asks for a screen; choosing a menu opens it, and only chosen once more it stands for itself. */
async function askScreen(
  { message, initial }: Question,
  rivals: readonly string[],
  call: Call,
): Promise<unknown> {
  const { prompter, translator, context } = call;
  const { t } = translator;
  const catalogs = await context.catalogs();
  const find = catalogOf("screen", catalogs, translator);
  const first = initial === undefined ? [] : [initial, ...rivals];
  let offer = (typed: string) => offered(typed, find, first, undefined);
  for (let open: string | undefined; ;) {
    const chosen = await prompter.search({ message, back: true }, offer);
    const children = within(chosen, catalogs.pantallas);
    if (children.length === 0 || chosen === open) return blank(chosen);
    open = chosen;
    const name = chosen.split(" > ").at(-1) ?? chosen;
    const menu = { value: chosen, name: t("pregunta.menu-mismo", { menu: name }), answer: name };
    const inside = children.map((one) => ({ value: one.completa, name: one.nombre }));
    offer = (typed) => (typed.trim() === "" ? [...inside, menu] : find(typed));
  }
}

/** What was typed in the form's own notation, shown where it differs; as typed where it is unknown. */
function understood(typed: string, read: string | undefined, conversation: Conversation): string {
  if (read === undefined) return typed.trim();
  if (read !== typed.trim()) conversation.remark(`  → ${read}`);
  return read;
}

/** Asks for a text on the line or in the user's editor. */
async function askText(
  field: FormField,
  question: Question,
  conversation: Conversation,
): Promise<unknown> {
  const { prompter, translator } = conversation;
  const { initial } = question;
  const long = initial?.includes("\n") === true;
  const shown = long ? { ...question, initial: undefined } : { ...question, editable: true };
  conversation.remark(translator.t(field.required ? "pregunta.texto" : "pregunta.texto-opcional"));
  const typed = await prompter.line(shown);
  const wantsEditor =
    typed.trim() === editorWord ||
    (typed.trim() === "" && (field.required || initial !== undefined));
  return wantsEditor
    ? blank(await editBelow(initial ?? "", question.message, conversation))
    : blank(typed);
}

/** Opens the editor on the text, with what to do below it as comments, which are taken out again. */
async function editBelow(
  text: string,
  title: string,
  { prompter, translator }: Conversation,
): Promise<string> {
  const comments = translator
    .t("editor.comentario", { campo: title })
    .split("\n")
    .map((line) => `# ${line}`);
  const edited = await prompter.edit(`${text}\n\n${comments.join("\n")}\n`);
  return edited
    .split("\n")
    .filter((line) => !comments.includes(line.trimEnd()))
    .join("\n")
    .trim();
}

/** Asks for lines one after the other until one is left empty. */
async function askLines(title: string, conversation: Conversation): Promise<unknown> {
  const lines: string[] = [];
  conversation.remark(conversation.translator.t("pregunta.lista"));
  for (;;) {
    const numero = lines.length + 1;
    const message =
      numero === 1
        ? `${title} 1`
        : conversation.translator.t("pregunta.linea", { campo: title, numero });
    const typed = (await conversation.prompter.line({ message, back: lines.length === 0 })).trim();
    if (typed === "") return lines.length === 0 ? undefined : lines;
    lines.push(typed);
  }
}

/**
 * The choices of a catalogue for the typed words; none where nothing fits them, so that Enter can't
 * take another one. Where nothing is typed, all are offered, after the present answer, others that are as
 * likely, and the choice to leave the field empty.
 */
function offered(
  typed: string,
  find: FindChoices,
  likely: readonly string[],
  skip: Choice | undefined,
): readonly Choice[] {
  if (typed.trim() !== "") {
    const narrowed = find(typed);
    return skip === undefined || narrowed.length === 0 ? narrowed : [...narrowed, skip];
  }
  const known = likely.flatMap((one) => find(one).slice(0, 1));
  const others = find("").filter((one) => !known.some(({ value }) => value === one.value));
  return [...known, ...(skip === undefined ? [] : [skip]), ...others];
}

function blank(text: string): string | undefined {
  return text.trim() === "" ? undefined : text;
}
