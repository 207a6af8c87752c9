import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importFiles } from "../../../src/channels/handover/import-files.ts";
import { createImportedMailbox } from "../../../src/channels/handover/imported-mailbox.ts";
import { composeUnsent } from "../../../src/channels/handover/unsent-message.ts";
import type { ImportStore } from "../../../src/ports/import-store.ts";
import { officialDesk, operator, threadRules } from "../../support/mail-heads.ts";
import { testFolder } from "../../support/test-context.ts";

const signal = new AbortController().signal;
const message = (from: string, text: string): Buffer =>
  Buffer.from(
    `From: ${from}\r\nTo: ${from === operator ? officialDesk : operator}\r\nSubject: ${text}\r\nMessage-ID: <${text}@x>\r\nContent-Type: text/plain\r\n\r\nTexto de ${text}.`,
  );

const nothingImported: ImportStore = {
  add: () => false,
  list: () => [],
  source: () => undefined,
  isRead: () => false,
  noteRead: () => {},
  reply: () => undefined,
  noteReply: () => {},
  close: () => {},
};
const importing = {
  imports: () => Promise.resolve(nothingImported),
  rules: threadRules,
  sentEntries: () => Promise.resolve([]),
};

const kept = [
  { uid: 2, isOwn: true, source: message(operator, "dos") },
  { uid: 3, isOwn: false, source: message(officialDesk, "tres") },
  { uid: 5, isOwn: false, source: message(officialDesk, "cinco") },
];

/** A mailbox of the messages that were imported, whose folder has news at each look as it says. */
function importedMailbox(mails = kept, news: readonly number[] = []) {
  const waits: number[] = [];
  const looks = [...news];
  let looked = 0;
  const imports: ImportStore = {
    ...nothingImported,
    list: (address) => (address === operator ? mails : []),
    source: (address, uid) =>
      address === operator ? mails.find((one) => one.uid === uid)?.source : undefined,
  };
  const mailbox = createImportedMailbox({
    imports: () => Promise.resolve(imports),
    rules: threadRules,
    sentEntries: () => Promise.resolve([]),
    wait(milliseconds, given) {
      expect(given).toBe(signal);
      waits.push(milliseconds);
      return Promise.resolve();
    },
    lookAtFolder() {
      looked += 1;
      return Promise.resolve(looks.shift() ?? 0);
    },
  });
  return { mailbox, waits, looked: () => looked };
}

test("imported messages lie in two folders that are never numbered anew", async () => {
  const { mailbox, looked } = importedMailbox();
  const folder = (path: string, use: string, next: number, messages: number) => ({
    path,
    use,
    validity: "1",
    next,
    messages,
  });
  expect([await mailbox.folders(), looked()]).toEqual([
    [folder("INBOX", "", 6, 2), folder("Sent", "\\Sent", 6, 1)],
    1,
  ]);
  expect(await importedMailbox([]).mailbox.folders()).toEqual([
    folder("INBOX", "", 1, 0),
    folder("Sent", "\\Sent", 1, 0),
  ]);
  expect([await mailbox.savesSent(), await mailbox.foldersWith({})]).toEqual([true, []]);
});

test("messages are found by folder and number", async () => {
  const { mailbox } = importedMailbox();
  expect([
    await mailbox.search("INBOX", {}),
    await mailbox.search("Sent", { from: operator }),
    await mailbox.search("INBOX", { uid: "3:*" }),
    await mailbox.search("INBOX", { uid: "4:*" }),
    await mailbox.search("INBOX", { uid: "6:*" }),
    await mailbox.search("INBOX", { uid: "1,3,2" }),
    await mailbox.search("INBOX", { uid: "15:*,4" }),
  ]).toEqual([[3, 5], [2], [3, 5], [5], [], [3], []]);
});

test("of messages that are there the heads, the beginnings and the texts are read", async () => {
  const { mailbox } = importedMailbox();
  const heads = await mailbox.heads("INBOX", [3, 4, 5]);
  expect(heads.map(({ folder, uid, subject }) => [folder, uid, subject])).toEqual([
    ["INBOX", 3, "tres"],
    ["INBOX", 5, "cinco"],
  ]);
  const read = async (...sizes: readonly number[]) =>
    [...(await mailbox.read("INBOX", [3, 4], ...sizes))].map(([uid, text]) => [
      uid,
      text.toString(),
    ]);
  expect([await read(10), await read()]).toEqual([
    [[3, "From: mesa"]],
    [[3, kept[1]?.source.toString()]],
  ]);
  const wanted = [...heads, ...heads.map((head) => ({ ...head, uid: 4 }))].flatMap(
    ({ uid, layout }) => (layout === undefined ? [] : [{ uid, layout }]),
  );
  const texts = await mailbox.readTexts("INBOX", wanted, 9);
  expect([...texts].map(([uid, text]) => [uid, text.toString()])).toEqual([
    [3, "Content-Type: text/plain\r\n\r\nTexto de "],
    [5, "Content-Type: text/plain\r\n\r\nTexto de "],
  ]);
});

test.each<[string, number, readonly number[], readonly number[], number]>([
  ["no time at all", 0, [], [], 0],
  ["less than two seconds", 1500, [], [1500], 1],
  ["five seconds in vain", 5000, [], [2000, 2000, 1000], 3],
  ["two looks, the second with a message", 60_000, [0, 1], [2000, 2000], 2],
  ["one look with many", 60_000, [7], [2000], 1],
])("news are waited for: %s", async (_what, waitMs, news, waits, looked) => {
  const folder = importedMailbox(kept, news);
  await folder.mailbox.waitForNews(6, waitMs, signal);
  expect([folder.waits, folder.looked()]).toEqual([waits, looked]);
});

test("folders are looked into down to the twentieth", async () => {
  const folder = testFolder();
  const deep = (depth: number): string => join(folder, ...Array.from({ length: depth }, () => "a"));
  mkdirSync(deep(21), { recursive: true });
  for (const depth of [0, 1, 20, 21]) writeFileSync(join(deep(depth), "b.eml"), "To: x@x\n\n");
  const found = await importFiles([folder], { onlyNew: false }, importing, signal);
  const result = { mensajes: 1, nuevos: 0, repetidos: 0, ajenos: 1, grandes: 0, problema: null };
  expect(found).toEqual(
    [20, 1, 0].map((depth) => ({ ruta: join(deep(depth), "b.eml"), ...result })),
  );
});

test("a message for a person to send says nothing of who sends it, and is otherwise as ours", async () => {
  const source = await composeUnsent({
    from: { name: "Ana", address: operator },
    to: officialDesk,
    subject: `Asunto ${"largo ".repeat(20)}`.trim(),
    messageId: "<2@oce.test>",
    date: new Date("2026-11-24T15:00:00Z"),
    text: "From: x",
    references: ["<1@oce.test>"],
    headers: { "X-Mesa-Solicitud": "1" },
    files: [],
  });
  expect(source.toString("latin1")).toBe(
    [
      "X-Unsent: 1",
      "Content-Transfer-Encoding: quoted-printable",
      "X-Mesa-Solicitud: 1",
      `To: ${officialDesk}`,
      "In-Reply-To: <1@oce.test>",
      "References: <1@oce.test>",
      `Subject: Asunto ${"largo ".repeat(10).trim()}`,
      ` ${"largo ".repeat(10).trim()}`,
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "",
      "From: x",
      "",
    ].join("\r\n"),
  );
});
