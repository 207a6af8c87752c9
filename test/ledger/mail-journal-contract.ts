import { expect, test } from "vitest";
import type { FolderNews, MailJournal } from "../../src/ports/mail-journal.ts";

const box = "operador@oce.test";
const mark = { folder: "INBOX", validity: "1", next: 4, messages: 3, query: "q" };

/** A folder in which these messages arrived, by UID. */
function arrival(
  uids: Readonly<Record<number, string>>,
  change: Partial<FolderNews> & { readonly replaces?: boolean } = {},
): FolderNews {
  const { replaces = false, ...news } = change;
  return {
    mark,
    arrived: Object.entries(uids).map(([uid, identity]) => ({
      uid: Number(uid),
      identity,
      head: JSON.stringify({ uid, identity }),
      replaces,
    })),
    gone: [],
    ...news,
  };
}

/**
 * What every place does that keeps what was read of mailboxes.
 *
 * @param bench  makes an empty place; what it gives opens it, as another process each time
 */
export function mailJournalContract(bench: () => Promise<() => Promise<MailJournal>>): void {
  test("a message is known by its identity, wherever it lies, and stays when it is gone", async () => {
    const open = await bench();
    const [one, other] = [await open(), await open()];
    expect(other.id).toBe(one.id);
    await one.takeIn(box, arrival({ 1: "a", 2: "b", 3: "a" }));
    await other.takeIn(box, arrival({ 9: "b" }, { mark: { ...mark, folder: "Leídos" } }));
    const inbox = (uid: number) => ({ folder: "INBOX", validity: "1", uid });
    const moved = { folder: "Leídos", validity: "1", uid: 9 };
    expect((await other.mails(box)).map(({ identity, places }) => [identity, places])).toEqual([
      ["a", [inbox(1), inbox(3)]],
      ["b", [inbox(2), moved]],
    ]);
    await one.takeIn(box, arrival({}, { gone: [1, 2] }));
    await one.takeIn(box, arrival({ 1: "c" }, { mark: { ...mark, validity: "2" } }));
    expect((await other.mails(box)).map(({ identity, places }) => [identity, places])).toEqual([
      ["a", []],
      ["b", [moved]],
      ["c", [{ ...inbox(1), validity: "2" }]],
    ]);
    expect(await other.marks(box)).toEqual(
      expect.arrayContaining([
        { ...mark, validity: "2" },
        { ...mark, folder: "Leídos" },
      ]),
    );
    expect([await other.mails("otro"), await other.marks("otro")]).toEqual([[], []]);
  });

  test("texts, files and heads are kept, until the sent message itself takes their place", async () => {
    const open = await bench();
    const [one, other] = [await open(), await open()];
    await one.takeIn(box, arrival({ 1: "a", 2: "b" }));
    await one.keepParts(box, "texto", [
      ["a", Buffer.from("Número \0 8\xff", "latin1")],
      ["b", Buffer.from("B")],
    ]);
    await one.keepParts(box, "archivos", [["a", Buffer.from("[]")]]);
    await one.keepHeads(box, [["b", "{}"]]);
    await one.keepParts(box, "texto", [["b", null]]);
    const text = await other.part(box, "a", "texto");
    expect(Buffer.from(text ?? []).toString("latin1")).toBe("Número \0 8\xff");
    expect(await other.part(box, "b", "texto")).toBeUndefined();
    expect((await other.mails(box)).map(({ head, isRead }) => [head, isRead])).toEqual([
      ['{"uid":"1","identity":"a"}', true],
      ["{}", false],
    ]);
    await other.takeIn(box, arrival({ 5: "a" }));
    expect(await one.part(box, "a", "archivos")).toBeDefined();
    await other.takeIn(box, arrival({ 6: "a" }, { replaces: true }));
    expect((await one.mails(box))[0]).toMatchObject({
      head: '{"uid":"6","identity":"a"}',
      isRead: false,
    });
    await one.noteSent(box, "d", "{}", Buffer.from("D"));
    await one.noteSent(box, "a", "{}", Buffer.from("D"));
    expect(Buffer.from((await one.part(box, "d", "texto")) ?? []).toString()).toBe("D");
    expect(await one.part(box, "d", "archivos")).toBeUndefined();
    expect((await one.mails(box)).at(-1)).toEqual({
      identity: "d",
      head: "{}",
      isRead: true,
      places: [],
    });
    expect((await other.mails(box)).map(({ identity, isRead }) => [identity, isRead])).toEqual([
      ["a", false],
      ["b", false],
      ["d", true],
    ]);
  });

  test("each message is news once, numbered in the order given", async () => {
    const open = await bench();
    const journals = await Promise.all(Array.from({ length: 4 }, open));
    expect(await journals[0]?.lastOrder(box)).toBe(0);
    await journals[0]?.announce(box, ["b", "a"]);
    await Promise.all(journals.map((one, at) => one.announce(box, ["a", `n-${at}`, "z"])));
    const news = (await journals[1]?.news(box, 0)) ?? [];
    expect(news.slice(0, 2).map(({ identity }) => identity)).toEqual(["b", "a"]);
    expect(new Set(news.map(({ identity }) => identity)).size).toBe(news.length);
    expect(news).toHaveLength(7);
    const orders = news.map(({ order }) => order);
    expect(orders).toEqual(orders.toSorted((one, two) => one - two));
    expect(await journals[2]?.lastOrder(box)).toBe(orders.at(-1));
    expect(await journals[3]?.news(box, orders[4] ?? 0)).toEqual(news.slice(5));
  });

  test("an identity may be longer than any index, and hold any character", async () => {
    const journal = await (await bench())();
    const long = `<${"x".repeat(6000)}@aduana.test> "ñ" \\u0000`;
    await journal.takeIn(box, arrival({ 1: long }));
    await journal.keepParts(box, "texto", [[long, Buffer.from("L")]]);
    await journal.announce(box, [long]);
    expect((await journal.mails(box)).map(({ identity }) => identity)).toEqual([long]);
    expect((await journal.news(box, 0)).map(({ identity }) => identity)).toEqual([long]);
    expect(await journal.part(box, long, "texto")).toBeDefined();
  });
}
