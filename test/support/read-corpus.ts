import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deduceState } from "../../src/channels/mail/deduce-state.ts";
import { isAbsence, saysNothing } from "../../src/channels/mail/mail-kind.ts";
import { foldQuoted } from "../../src/channels/mail/quoted-text.ts";
import { readMessage } from "../../src/channels/mail/read-message.ts";
import { findTicketNumbers, numberPatterns } from "../../src/channels/mail/ticket-number.ts";
import { headOf } from "./read-mails.ts";

/** Messages that took longer than this are named. */
const slowMs = 500;

/** How many of a folder's `.eml` files, subfolders included, end in which outcome. */
export async function readCorpus(folder: string): Promise<readonly string[]> {
  const counts = new Map<string, number>();
  const slow: string[] = [];
  const count = (...outcomes: readonly string[]): void => {
    for (const one of outcomes) counts.set(one, (counts.get(one) ?? 0) + 1);
  };
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const name of names.filter((one) => /\.eml$/i.test(one)).toSorted()) {
    const begun = performance.now();
    try {
      count(...(await outcomesOf(readFileSync(join(folder, name)))));
    } catch (error) {
      count("error");
      slow.push(`${name}: ${String(error)}`);
    }
    const elapsedMs = Math.round(performance.now() - begun);
    if (elapsedMs > slowMs) slow.push(`${name}: ${elapsedMs} ms`);
  }
  const rows = [...counts].toSorted(([one], [two]) => one.localeCompare(two));
  return [...rows.map(([outcome, times]) => `${String(times).padStart(6)}  ${outcome}`), ...slow];
}

async function outcomesOf(source: Buffer): Promise<readonly string[]> {
  const head = await headOf(source, 1);
  const { text, files, unreadable } = await readMessage(source);
  const { texto, citado } = foldQuoted(text);
  const kind = head.bounce
    ? "delivery report"
    : head.isReadReceipt
      ? "read receipt"
      : isAbsence(head, text)
        ? "absence"
        : head.automatic
          ? "program"
          : "person";
  const [number] = findTicketNumbers(head.subject, numberPatterns([]));
  const { estado } = deduceState(texto, head.subject, head.automatic);
  return [
    "total",
    `kind: ${kind}`,
    `text: ${unreadable ?? (text === "" ? (files.length > 0 ? "files only" : "empty") : "read")}`,
    ...(text.includes("\ufffd") ? ["text: with U+FFFD"] : []),
    `quotation: ${citado === null ? "none" : "folded"}`,
    `number: ${number === undefined ? "none" : `grade ${number.grade}`}`,
    `state (${kind}): ${head.bounce || saysNothing(head, text) ? "none" : estado}`,
  ];
}
