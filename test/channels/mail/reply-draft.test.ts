import { expect, test } from "vitest";
import type { MailHead } from "../../../src/channels/mail/mail-head.ts";
import type { ConversationMail, MailThread } from "../../../src/channels/mail/mail-thread.ts";
import { replyDraft } from "../../../src/channels/mail/send-reply.ts";
import {
  mailHead,
  officialDesk,
  operator,
  ownId,
  requestHead,
  submission,
  threadRules,
} from "../../support/mail-heads.ts";

const now = new Date("2026-11-25T15:00:00Z");

function draftTo(conversation: readonly ConversationMail[], parts = [requestHead()]) {
  const thread: MailThread = {
    solicitud: submission,
    parts,
    conversation,
    numero: "7",
    grade: undefined,
    numbers: new Set(["7"]),
    copies: [],
    isOut: true,
  };
  const mail = { direccion: operator, mesa: officialDesk };
  const settings = { ...mail, smtp: "", imap: "", acceso: "contrasena" as const };
  return replyDraft(thread, "<r@oce.test>", {
    clock: () => now,
    mail: settings,
    rules: threadRules,
  });
}

const fromDesk = (change: Partial<MailHead>): ConversationMail => ({
  head: mailHead(change),
  own: false,
  trust: "sin-datos",
});

test("without an answer a reply goes to the desk, below the request", () => {
  expect(draftTo([])).toEqual({
    from: { name: "Operador", address: operator },
    to: officialDesk,
    subject: expect.stringMatching(/^Re: \[Incidente\] DAI-2026/),
    messageId: "<r@oce.test>",
    date: now,
    references: [ownId],
  });
  expect(draftTo([], [])).toMatchObject({
    from: { name: "" },
    to: officialDesk,
    subject: "Re: ",
    references: [],
  });
});

test("it answers the desk's last message: its address, its subject once, and all ids before it", () => {
  const answers = [
    fromDesk({ messageId: "<a@aduana.test>", subject: "[MS #7] Recibido", references: [ownId] }),
    fromDesk({
      messageId: "<b@aduana.test>",
      subject: "RE: [MS #7] Falta un dato",
      references: ["<viejo@aduana.test>", ownId, "", "<a@aduana.test>"],
      replyTo: "rt@aduana.test",
    }),
    // What was forged or is our own is not answered.
    { ...fromDesk({ messageId: "<c@mala.test>", subject: "Pague" }), trust: "falso" as const },
    { ...fromDesk({ messageId: "<d@oce.test>", subject: "Yo" }), own: true },
  ];
  const wanted = {
    to: "rt@aduana.test",
    subject: "RE: [MS #7] Falta un dato",
    references: [ownId, "<viejo@aduana.test>", "<a@aduana.test>", "<b@aduana.test>"],
  };
  expect(draftTo(answers)).toMatchObject(wanted);
  expect(draftTo(answers.slice(0, 1)).subject).toBe("Re: [MS #7] Recibido");
});

test.each([
  ["rt@aduana.test", "rt@aduana.test"],
  ["ladron@mala.test", officialDesk],
  [undefined, "funcionario@aduana.test"],
])("of an answer that asks for replies to %s they go to %s", (replyTo, to) => {
  const from = { name: "", address: "funcionario@aduana.test" };
  expect(draftTo([fromDesk({ replyTo, from })]).to).toBe(to);
});

test("of a long conversation the last twenty ids are named", () => {
  const ids = Array.from({ length: 30 }, (_none, at) => `<${at}@aduana.test>`);
  const { references } = draftTo([fromDesk({ messageId: "<z@aduana.test>", references: ids })]);
  expect(references).toEqual([...ids.slice(11), "<z@aduana.test>"]);
});
