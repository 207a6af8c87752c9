import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readMbox } from "../../../src/channels/handover/read-mbox.ts";
import { testFolder } from "../../support/test-context.ts";

const separator = "From a@b.example Sat Nov 28 10:00:00 2026\n";

async function messagesIn(text: string, maxBytes = 1_000_000) {
  const path = join(testFolder(), "buzon.mbox");
  writeFileSync(path, text);
  const found: (string | undefined)[] = [];
  for await (const { source } of readMbox(path, maxBytes)) found.push(source?.toString());
  return found;
}

test.each([
  ["one line longer than what is read at once", `Subject: x\n\n${"a".repeat(300_000)}\n`],
  ["a last line without an end", "Subject: x\n\nfin"],
  ["a last line that is long and has no end", `Subject: x\n\n${"b".repeat(300_000)}`],
])("a message with %s is read whole", async (_what, text) => {
  const [only, ...more] = await messagesIn(`${separator}${text}`);
  expect([only === text, more]).toEqual([true, []]);
});

test("a line that was given a mark, so as to begin no message, is read without it", async () => {
  const text = `${separator}Subject: x\n\n>From here\n>>From there\n> quoted\n\n${separator}Subject: y\n\nb\n`;
  expect(await messagesIn(text)).toEqual([
    "Subject: x\n\nFrom here\n>From there\n> quoted\n\n",
    "Subject: y\n\nb\n",
  ]);
});

test("a message that is too large is none, to the byte, and the next one is read", async () => {
  const [first, second] = ["Subject: x\n\n0123456789\n\n", "Subject: y\n\nb\n"];
  const text = `${separator}${first}${separator}${second}`;
  expect([await messagesIn(text, first.length), await messagesIn(text, first.length - 1)]).toEqual([
    [first, second],
    [undefined, second],
  ]);
});

test.each([
  ["", []],
  ["Subject: x\n\nno separator\n", []],
  [`basura\n\n${separator}Subject: x\n`, ["Subject: x\n"]],
  [`${separator}a\n${separator}`, [`a\n${separator}`]],
  [`${separator}a\n \r\n${separator}b`, [`a\n \r\n${separator}b`]],
  [`${separator}a\r\n\r\n${separator}b`, ["a\r\n\r\n", "b"]],
  [`${separator}a\n\nFrom ${"x".repeat(993)}\nb`, ["a\n\n", "b"]],
  [`${separator}a\n\nFrom ${"x".repeat(994)}\nb`, [`a\n\nFrom ${"x".repeat(994)}\nb`]],
])("where messages begin, %#", async (text, messages) => {
  expect(await messagesIn(text)).toEqual(messages);
});
