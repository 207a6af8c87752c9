import { describeAdvice, describeProblem, problemSentence } from "../../../view/describe.ts";
import { neutralizeLine } from "../../../view/neutralize.ts";
import { hiddenPart, readCaptures, type CaptureAnswer } from "../../../forms/field-schemas.ts";
import { hiddenPatterns, type Capture, type CheckedFile } from "../../../domain/evidence.ts";
import { checkWithHidden } from "../../../sending/hide-parts.ts";
import type { Call } from "../../../app/call.ts";
import type { Conversation } from "../../../app/conversation.ts";
import { askMorePaths } from "./ask-paths.call.ts";

interface AskedCaptures {
  readonly title: string;
  /** Whether at least one is required. */
  readonly needed: boolean;
}

type Captures = readonly CaptureAnswer[];

/**
 * Asks for captures, one or several in one answer; each is checked at once. Where there are some
 * already, what to do with them, or with their captions, is asked first.
 *
 * @throws WentBack
 */
export async function askCaptures(
  { title, needed }: AskedCaptures,
  before: unknown,
  call: Call,
): Promise<unknown> {
  let captures = readCaptures(before);
  if (captures.length === 0) return await addCaptures({ title, needed }, captures, call);
  const { prompter, translator } = call;
  const { t } = translator;
  for (;;) {
    showCaptures(captures, call);
    const action = await prompter.choose({ message: title, back: true }, [
      { value: "listo", name: t("capturas.listo") },
      { value: "anadir", name: t("capturas.anadir") },
      { value: "leyendas", name: t("capturas.leyendas") },
      { value: "orden", name: t("capturas.orden") },
      { value: "ocultar", name: t("capturas.ocultar") },
      { value: "quitar", name: t("capturas.quitar") },
    ]);
    if (action === "listo") return captures;
    if (action === "anadir") captures = await addCaptures({ title, needed }, captures, call);
    if (action === "leyendas") captures = await askCaptions(captures, call);
    if (action === "orden") captures = await askOrder(captures, call);
    if (action === "ocultar") captures = await askHidden(captures, call);
    if (action === "quitar") captures = await askRemoval(captures, call);
  }
}

async function addCaptures(
  { title, needed }: AskedCaptures,
  before: Captures,
  call: Call,
): Promise<Captures> {
  const room = await call.context.evidence();
  if (before.length === 0) call.remark(`  ${call.translator.t("capturas.arrastre")}`);
  const captures = [...before];
  for (;;) {
    const known = captures.map((one) => one.ruta);
    const paths = await askMorePaths({ title, known, needed }, call);
    if (paths.length === 0) return captures;
    for (const ruta of paths) {
      const checked = await room.checkCapture(ruta, "", "capturas");
      const name = neutralizeLine(ruta);
      if (!checked.ok) {
        call.remark(`✗ ${name}: ${describeProblem(checked.problem, call.translator)}`);
        continue;
      }
      for (const one of checked.advice) call.remark(`! ${describeAdvice(one, call.translator)}`);
      captures.push({ ruta, leyenda: "" });
    }
    if (captures.length > before.length) return captures;
  }
}

async function askCaptions(captures: Captures, conversation: Conversation): Promise<Captures> {
  const changed: CaptureAnswer[] = [];
  for (const capture of captures) {
    const { ruta, leyenda: initial } = capture;
    const archivo = neutralizeLine(ruta.replace(/^.*[\\/]/, ""));
    const message = conversation.translator.t("capturas.leyenda-de", { archivo });
    const leyenda = (await conversation.prompter.line({ message, initial })).trim();
    changed.push({ ...capture, leyenda });
  }
  return changed;
}

/** `2 1 3`: the present positions in the new order. */
async function askOrder(captures: Captures, conversation: Conversation): Promise<Captures> {
  const { t } = conversation.translator;
  const initial = captures.map((_one, at) => at + 1).join(" ");
  const typed = await conversation.prompter.line({ message: t("capturas.nuevo-orden"), initial });
  const places = typed.split(/[\s,;]+/).flatMap((word) => (word === "" ? [] : [Number(word) - 1]));
  const ordered = places.flatMap((at) => captures[at] ?? []);
  const complete = new Set(places).size === captures.length && ordered.length === captures.length;
  if (complete) return ordered;
  conversation.remark(t("capturas.orden-incompleto", { numero: captures.length }));
  return captures;
}

/** Asks what to hide in one of the captures; an empty answer hides nothing in it. */
async function askHidden(captures: Captures, call: Call): Promise<Captures> {
  const { prompter, translator } = call;
  const { t } = translator;
  const choices = captures.map((one, at) => ({ value: String(at), name: captureLine(one, at) }));
  const [only, second] = choices;
  const chosen =
    only !== undefined && second === undefined
      ? only.value
      : await prompter.choose({ message: t("capturas.ocultar-en") }, choices);
  const before = captures[Number(chosen)];
  if (before === undefined) return captures;
  call.remark(`  ${t("capturas.ocultar-ayuda", { tipos: hiddenPatterns.join(", ") })}`);
  const initial = before.ocultar?.join(" ") ?? "";
  const typed = await prompter.line({ message: t("capturas.ocultar-que"), initial });
  const ocultar = typed
    .replaceAll(/\s*,\s*/g, ",")
    .split(/[\s;]+/)
    .filter((part) => part !== "");
  const wrong = ocultar.filter((part) => !hiddenPart.safeParse(part).success);
  if (wrong.length > 0) {
    call.remark(`✗ ${t("capturas.ocultar-mal", { partes: neutralizeLine(wrong.join(" ")) })}`);
    return captures;
  }
  const { ruta, leyenda } = before;
  const after: CaptureAnswer = { ruta, leyenda, ...(ocultar.length > 0 && { ocultar }) };
  const checked = await checkWithHidden(
    after,
    await call.context.evidence(),
    await call.context.imageReader(),
  );
  if (!checked.ok) {
    call.remark(`✗ ${problemSentence(checked.problem, translator)}`);
    return captures;
  }
  for (const one of checked.advice) call.remark(`! ${describeAdvice(one, translator)}`);
  if (ocultar.length > 0 && !(await isHiddenWell(checked.file, call))) return captures;
  return captures.map((one) => (one === before ? after : one));
}

/** Shows the capture as the document will, and asks whether it is right; true where the terminal shows none. */
async function isHiddenWell(file: Capture | CheckedFile, call: Call): Promise<boolean> {
  if (!("width" in file)) return true;
  const { context, prompter, translator } = call;
  const bytes = await (await context.evidence()).shownPicture(file);
  const shown = await context.showPicture({ kind: file.kind, bytes });
  return !shown || (await prompter.confirm(translator.t("capturas.ocultar-bien"), true));
}

async function askRemoval(captures: Captures, conversation: Conversation): Promise<Captures> {
  const choices = captures.map((one, at) => ({ value: String(at), name: captureLine(one, at) }));
  const message = conversation.translator.t("capturas.quitar");
  const chosen = await conversation.prompter.choose({ message }, choices);
  return captures.filter((_one, at) => String(at) !== chosen);
}

function showCaptures(captures: Captures, conversation: Conversation): void {
  for (const [at, one] of captures.entries()) conversation.remark(`  ${captureLine(one, at)}`);
}

function captureLine({ ruta, leyenda, ocultar }: CaptureAnswer, at: number): string {
  const name = neutralizeLine(ruta.replace(/^.*[\\/]/, ""));
  const hides = ocultar === undefined ? "" : ` [■ ${neutralizeLine(ocultar.join(" "))}]`;
  return `${at + 1}. ${name}${leyenda === "" ? "" : ` — ${neutralizeLine(leyenda)}`}${hides}`;
}
