import { expect, onTestFinished, test } from "vitest";
import { openImportStore } from "../../src/ledger/import-store.ts";
import { testFolder } from "../support/test-context.ts";

async function open(folder: string) {
  const store = await openImportStore(folder);
  onTestFinished(store.close);
  return store;
}

test("a message is kept once for each mailbox, in the order in which it came", async () => {
  const folder = testFolder();
  const store = await open(folder);
  const message = (digest: string, isOwn = false) => ({
    digest,
    isOwn,
    source: Buffer.from(`Subject: ${digest}`),
  });
  expect([
    store.add("uno", message("b", true)),
    store.add("uno", message("a")),
    store.add("uno", { ...message("a", true), source: Buffer.from("otra cosa") }),
    store.add("otro", message("a", true)),
  ]).toEqual([true, true, false, true]);
  const again = await open(folder);
  const [first, second] = again.list("uno");
  expect(again.list("uno")).toEqual([
    { uid: first?.uid, isOwn: true },
    { uid: second?.uid, isOwn: false },
  ]);
  expect(first?.uid).toBeLessThan(second?.uid ?? 0);
  expect(again.list("otro")).toEqual([{ uid: expect.any(Number), isOwn: true }]);
  expect(again.list("nadie")).toEqual([]);
  const text = (mailbox: string, uid = 0) => {
    const source = again.source(mailbox, uid);
    return source === undefined ? undefined : Buffer.from(source).toString();
  };
  expect([text("uno", first?.uid), text("uno", second?.uid)]).toEqual(["Subject: b", "Subject: a"]);
  expect([text("otro", first?.uid), text("uno", 99)]).toEqual([undefined, undefined]);
});

test("a file is read once, and again once its size or its time is another", async () => {
  const folder = testFolder();
  const store = await open(folder);
  const file = { path: "/c/1.eml", bytes: 10, modifiedMs: 1_764_000_000_000.25 };
  expect(store.isRead("uno", file)).toBe(false);
  store.noteRead("uno", file);
  const again = await open(folder);
  const isRead = (mailbox: string, change: Partial<typeof file> = {}) =>
    again.isRead(mailbox, { ...file, ...change });
  expect([isRead("uno"), isRead("otro"), isRead("uno", { path: "/c/2.eml" })]).toEqual([
    true,
    false,
    false,
  ]);
  expect([isRead("uno", { bytes: 11 }), isRead("uno", { modifiedMs: 1 })]).toEqual([false, false]);
  again.noteRead("uno", { ...file, bytes: 11 });
  expect([isRead("uno"), isRead("uno", { bytes: 11 })]).toEqual([false, true]);
});

test("a reply's file is found by its message until another one takes its place", async () => {
  const folder = testFolder();
  const store = await open(folder);
  const reply = { archivo: "1.eml", fecha: "2026-11-24T15:00:00.000Z" };
  expect(store.reply("uno", "<a@b>")).toBeUndefined();
  store.noteReply("uno", "<a@b>", reply);
  const again = await open(folder);
  expect([again.reply("uno", "<a@b>"), again.reply("otro", "<a@b>")]).toEqual([reply, undefined]);
  again.noteReply("uno", "<a@b>", { ...reply, archivo: "2.eml" });
  expect(store.reply("uno", "<a@b>")).toEqual({ ...reply, archivo: "2.eml" });
});
