import { caseStatements } from "./case-statements.ts";
import { sentencesOf, type Sentence, type Statement } from "./sentences.ts";
import {
  isRequestOrQuestion,
  promisesNews,
  readStateLines,
  saysWorkGoesOn,
} from "./state-phrases.ts";

/** The state of a case according to a message of the desk, and the words that say so. */
export interface DeducedState {
  readonly estado: string;
  /** The words, cut out of the message unchanged. */
  readonly segun: string;
}

/** The strongest state first: a closed case was also assigned once. */
const strongestFirst = ["rechazado", "anulado", "respondido", "en_analisis", "asignado"] as const;
const endings = new Set(["rechazado", "anulado"]);

/** Characters of a message that are read for its state; what comes later is no first answer. */
const maxReadChars = 64 * 1024;
/** Characters shown on each side of a phrase, so that a person can judge it. */
const excerptContextChars = 40;

/**
 * Reads the state out of a message of the desk, without what it quotes. Only two things tell a
 * state: a line such as `Estado: Resuelto`, and a statement whose subject is the case itself,
 * because most sentences with "rechazada" are about a declaration. Without either, a person's
 * message is an answer, unless it asks for something or says that the work goes on, and a
 * program's message is a registration.
 */
export function deduceState(text: string, subject: string, isAutomatic: boolean): DeducedState {
  const read = text.slice(0, maxReadChars);
  const sentences = sentencesOf(read);
  const found = [...readStateLines(read), ...caseStatements(sentences)].toSorted(
    (one, two) => one.at - two.at,
  );
  const strongest = strongestOf(found);
  if (strongest !== undefined) {
    return { estado: strongest.estado, segun: excerpt(read, strongest.at, strongest.length) };
  }
  const goesOn = sentences.find(saysWorkGoesOn);
  if (goesOn !== undefined) return { estado: "en_analisis", segun: shorten(goesOn.text) };
  const said = sentences.filter(({ text: one }) => !isCourtesy(one));
  const registered = found.find(({ estado }) => estado === "registrado");
  if (!isAutomatic && registered !== undefined && said.every(isReceipt)) {
    return {
      estado: "registrado",
      segun: excerpt(read, registered.at, registered.length),
    };
  }
  const isOpen = (one: Sentence): boolean => isRequestOrQuestion(one) || promisesNews(one);
  if (!isAutomatic && said.length > 0 && said.every(isOpen)) {
    return { estado: "en_analisis", segun: shorten(said[0]?.text ?? "") };
  }
  if (isAutomatic) return { estado: "registrado", segun: oneLine(subject) };
  const beginning = oneLine(read.slice(0, 1000)).slice(0, 2 * excerptContextChars);
  return { estado: "respondido", segun: beginning === "" ? oneLine(subject) : beginning };
}

/** An end that is followed by another state was taken back. */
function strongestOf(found: readonly Statement[]): Statement | undefined {
  for (const estado of strongestFirst) {
    const last = found.findLastIndex((one) => one.estado === estado);
    if (last === -1) continue;
    const after = found.slice(last + 1);
    const takenBack = after.some(
      (one) => (endings.has(estado) && !endings.has(one.estado)) || one.reopens,
    );
    if (!takenBack || estado === "asignado") return found[last];
  }
  return undefined;
}

/** Whether a sentence only confirms that the case arrived, or promises an answer. */
function isReceipt(sentence: Sentence): boolean {
  const promises =
    /(?<!\p{L})(?:ser[aá]n?|atender\p{L}{1,4}|responder\p{L}{1,4}|contestar\p{L}{1,4}|notificar\p{L}{1,4}|avisar\p{L}{1,4}|pronto|breve|asignar[aá]|revisar[eá]\p{L}*)(?!\p{L})/iu;
  const arrives = caseStatements([sentence]).some(({ estado }) => estado === "registrado");
  const goesOn = /(?<!\p{L})(?:y|pero|por lo que)(?!\p{L})/iu.test(sentence.text);
  return promises.test(sentence.text) || (arrives && !goesOn);
}

/** Greetings, thanks and signatures say nothing about the case. */
function isCourtesy(text: string): boolean {
  return (
    text.split(/\s+/).length <= 2 ||
    /^\s*(?:estimad|buen[oa]s |hola|gracias|muchas gracias|saludos|atentamente|cordial|reciba|quedamos atent|quedo atent|dear|hello|regards|thank)/iu.test(
      text,
    )
  );
}

function excerpt(text: string, at: number, length: number): string {
  const before = text.slice(Math.max(0, at - excerptContextChars), at).replace(/^[^]*[\n.]\s*/, "");
  const begin =
    at - before.length > 0 && before.length === excerptContextChars ? before.indexOf(" ") + 1 : 0;
  const after = text.slice(at + length, at + length + excerptContextChars).split(/[\n.]/)[0] ?? "";
  const end = after.length === excerptContextChars ? after.lastIndexOf(" ") : after.length;
  const middle = text.slice(at, at + length);
  return oneLine(`${before.slice(begin)}${middle}${after.slice(0, Math.max(0, end))}`);
}

function shorten(text: string): string {
  return oneLine(text).slice(0, 2 * excerptContextChars);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
