import { expect, onTestFinished, test } from "vitest";
import type { ThreadRules } from "../../../src/channels/mail/mail-thread.ts";
import { storedMails } from "../../../src/channels/mail/mail-store.ts";
import { syncMailbox } from "../../../src/channels/mail/sync-mailbox.ts";
import { openMailJournal } from "../../../src/ledger/mail-journal.ts";
import {
  mailHead,
  officialDesk,
  operator,
  ownId,
  requestHead,
  threadRules,
} from "../../support/mail-heads.ts";
import { memoryMailbox } from "../../support/memory-mailbox.ts";
import { testFolder } from "../../support/test-context.ts";

const now = new Date("2026-11-25T15:00:00Z");

/** A mailbox, and a look at it as `mesa` takes it: what was asked of the server at each. */
async function syncing(oldestRequest?: string) {
  const box = memoryMailbox([
    ["INBOX", ""],
    ["Sent", "\\Sent"],
    ["Vacía", ""],
  ]);
  const journal = await openMailJournal(testFolder());
  onTestFinished(journal.close);
  const look = async (rules: ThreadRules = threadRules) => {
    const { mailbox } = box;
    await syncMailbox({ mailbox, journal, rules, oldestRequest, clock: () => now });
    return box.searched.splice(0);
  };
  const known = async () =>
    (await storedMails(journal, operator)).map(({ head, hasVanished }) => [
      head.folder,
      head.uid,
      head.isFiled,
      hasVanished,
    ]);
  return { box, look, known };
}

const people = [officialDesk, "aduana.test"].flatMap((one) => [{ from: one }, { to: one }]);
const named = ["references", "in-reply-to"].map((name) => ({ header: { [name]: "<mesa." } }));
const ownRequests = {
  from: operator,
  or: [{ to: officialDesk }, { to: "aduana.test" }],
};

const systems = [
  ...[
    "mailer-daemon",
    "mail-daemon",
    "postmaster",
    "post_master",
    "microsoftexchange",
    "mail delivery",
    "mail.delivery",
    "delivery subsystem",
    "delivery system",
  ].map((from) => ({ from })),
  ...[
    "undeliver",
    "delivery status notification",
    "delivery failure",
    "delivery has failed",
    "mail delivery failed",
    "returned mail",
    "returned to sender",
    "failure notice",
    "no se puede entregar",
    "no se pudo entregar",
    "no se ha podido entregar",
    "no entregado",
  ].map((subject) => ({ subject })),
];

/** The three searches for answers in a folder. */
const answers = (folder: string, range: object) => [
  [folder, { or: [...people, ...named], ...range }],
  ...["<mesa.", "X-Mesa-"].map((text) => [folder, { or: systems, text, ...range }]),
];

test("a mailbox is read for the first time from two days before the oldest request on", async () => {
  const { box, look, known } = await syncing();
  box.deliver("Sent", requestHead({ arrived: "2026-11-20T10:00:00.000Z" }));
  box.deliver("INBOX", mailHead({ references: [ownId] }));
  const since = new Date("2026-11-18T10:00:00.000Z");
  expect(await look()).toEqual([
    ["Sent", ownRequests],
    ["INBOX", ownRequests],
    ...answers("Sent", { since }),
    ...answers("INBOX", { since }),
  ]);
  expect(await known()).toEqual([
    ["Sent", 1, true, false],
    ["INBOX", 1, false, false],
  ]);
  // What has not changed costs nothing.
  expect(await look()).toEqual([]);
});

test.each([
  ["a request that only the journal knows", "2026-11-10T10:00:00.000Z", "2026-11-08T10:00:00.000Z"],
  ["no request: from now", undefined, "2026-11-23T15:00:00.000Z"],
])("the beginning is that of %s", async (_what, oldest, from) => {
  const { box, look } = await syncing(oldest);
  box.deliver("INBOX", mailHead());
  expect((await look()).slice(1)).toEqual(answers("INBOX", { since: new Date(from) }));
});

test("later only what is new is asked for, and what is gone is noticed", async () => {
  const { box, look, known } = await syncing();
  box.deliver("Sent", requestHead({ arrived: "2026-11-20T10:00:00.000Z" }));
  box.deliver("INBOX", mailHead({ messageId: "<a@aduana.test>", references: [ownId] }));
  await look();
  box.deliver("INBOX", mailHead({ messageId: "<b@aduana.test>", references: [ownId] }));
  expect(await look()).toEqual([["INBOX", { uid: "1" }], ...answers("INBOX", { uid: "2:*" })]);
  box.move("<a@aduana.test>", "INBOX", "Vacía");
  expect((await look()).map(([folder]) => folder)).toEqual(["INBOX", "Vacía", "Vacía", "Vacía"]);
  box.empty("INBOX");
  expect(await look()).toEqual([["INBOX", { uid: "2" }]]);
  expect(await known()).toEqual([
    ["Sent", 1, true, false],
    ["Vacía", 1, false, false],
    ["INBOX", 2, false, true],
  ]);
});

test("a folder that is numbered anew, or a desk with another domain, is read from the beginning", async () => {
  const { box, look } = await syncing();
  box.deliver("INBOX", mailHead({ references: [ownId] }));
  await look();
  box.renumber("INBOX");
  const since = new Date("2026-11-23T15:00:00.000Z");
  expect(await look()).toEqual([["INBOX", ownRequests], ...answers("INBOX", { since })]);
  const other = await look({ ...threadRules, domains: ["senae.test"] });
  expect(other.map(([folder]) => folder)).toEqual(Array.from({ length: 4 }, () => "INBOX"));
});

test("what is among the sent messages is certainly ours, wherever it was seen first", async () => {
  const { box, look, known } = await syncing();
  box.deliver("INBOX", requestHead({ folder: "INBOX" }));
  await look();
  box.deliver("Sent", requestHead());
  await look();
  expect(await known()).toEqual([["Sent", 1, true, false]]);
});
