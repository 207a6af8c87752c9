import { expect, test } from "vitest";
import * as z from "zod/mini";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import type { MailJournal } from "../../../src/ports/mail-journal.ts";
import {
  mailHead,
  officialDesk,
  operator,
  ownId,
  requestHead,
  submission,
} from "../../support/mail-heads.ts";
import { answer, entry, office, receipt, signal, solved } from "../../support/mail-office.ts";

const full = () => Promise.reject(new MesaError("disco"));

test.each<[string, (journal: MailJournal) => MailJournal]>([
  [
    "can't be opened",
    () => {
      throw new MesaError("disco");
    },
  ],
  ["takes nothing more", (journal) => ({ ...journal, takeIn: full })],
  ["keeps no text", (journal) => ({ ...journal, keepParts: full })],
  ["keeps no head", (journal) => ({ ...journal, keepHeads: full })],
  ["numbers no news", (journal) => ({ ...journal, announce: full })],
  ["does not know its folders", (journal) => ({ ...journal, marks: full })],
  ["does not know its messages", (journal) => ({ ...journal, mails: full })],
  ["does not know its last news", (journal) => ({ ...journal, lastOrder: full })],
  ["has lost its texts", (journal) => ({ ...journal, part: full })],
])("a journal that %s hides no answer", async (_what, broken) => {
  const { box, list, news } = await office([entry("en_cola")], broken);
  box.deliver("INBOX", receipt(), "Registramos su caso.");
  box.deliver("INBOX", answer(), solved);
  expect(await list()).toEqual([["7", "respondido"]]);
  await news();
  box.move("<respuesta@aduana.test>", "INBOX", "Aduana");
  box.renumber("INBOX");
  expect([await list(), await news()]).toEqual([[["7", "respondido"]], []]);
});

test.each<[string, unknown, object]>([
  ["breaks again in its place", new MesaError("disco"), { code: "disco" }],
  ["fails in another way", new MesaError("libro-inalcanzable"), { code: "libro-inalcanzable" }],
  ["has a defect", new Error("defecto"), { message: "defecto" }],
])("a journal that %s is an error", async (_what, error, expected) => {
  let opened = 0;
  const broken = (journal: MailJournal): MailJournal => {
    opened += 1;
    return { ...journal, takeIn: () => Promise.reject(error) };
  };
  const { box, list } = await office([entry("en_cola")], broken, true);
  box.deliver("INBOX", receipt());
  await expect(list()).rejects.toMatchObject(expected);
  expect(opened).toBe(error instanceof MesaError && error.code === "disco" ? 2 : 1);
});

test("of texts 64 kilobytes are read, of reports 256", async () => {
  const { box, list } = await office();
  box.deliver("INBOX", answer(), solved);
  const report = { messageId: "<r@x>", from: { name: "", address: "mailer-daemon@oce.test" } };
  box.deliver("INBOX", mailHead({ ...report, bounce: true }), "Nada.");
  await list();
  expect([...box.limits].toSorted()).toEqual(["read 262144", "readTexts 65536"]);
});

test("a report that can't be taken apart harms only itself", async () => {
  const { box, list } = await office();
  let nested = "Content-Type: text/plain\n\nx\n";
  for (let at = 60; at > 0; at -= 1) {
    nested = `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n${nested}\n--b${at}--\n`;
  }
  box.deliver("INBOX", mailHead({ messageId: "<r@x>", bounce: true }), Buffer.from(nested));
  box.deliver("INBOX", answer(), solved);
  expect(await list()).toEqual([[submission, "respondido"]]);
});

test("a request's own files are those of the journal, wherever its copy lies", async () => {
  const file = {
    clase: "adjunto",
    nombre: "acta.pdf",
    ruta: "/no/hay",
    tipo: "application/pdf",
    bytes: 7,
    sha256: "ab",
  } as const;
  const { box, channel } = await office([{ ...entry("en_cola"), archivos: [file] }]);
  box.deliver("Sent", requestHead());
  box.deliver("INBOX", answer(), solved);
  const { adjuntos, mensajes } = await channel.getTicket(submission, signal);
  expect([adjuntos, mensajes.length]).toEqual([
    [
      {
        id: expect.stringMatching(/^m[0-9a-f]{10}-1$/),
        nombre: "acta.pdf",
        tipo: "application/pdf",
        bytes: 7,
        sha256: "ab",
      },
    ],
    1,
  ]);
});

test("a number that stands only in the text is read there, where it is the only one", async () => {
  const { box, list } = await office();
  const text = "Descripción: su ticket N.º 4455.\n\nSu solicitud (88123) ha sido recibida.";
  box.deliver("INBOX", answer({ automatic: true }), text);
  expect(await list()).toEqual([[submission, "registrado"]]);
  box.deliver("INBOX", answer({ messageId: "<otra@aduana.test>" }), "Su solicitud (88123) sigue.");
  expect(await list()).toEqual([["88123", "respondido"]]);
});

const headFacts = z.object({
  mentions: z.exactOptional(z.array(z.string())),
  spoken: z.exactOptional(z.array(z.string())),
});

test("what is new is written once, and a look that finds nothing new writes nothing", async () => {
  const written: unknown[] = [];
  const { box, list } = await office([entry("en_cola")], (journal) => ({
    ...journal,
    takeIn(mailbox, { mark, arrived, gone }) {
      written.push(["takeIn", mark.folder, arrived.map(({ identity }) => identity), gone]);
      return journal.takeIn(mailbox, { mark, arrived, gone });
    },
    keepHeads(mailbox, heads) {
      for (const [identity, head] of heads) {
        const { mentions, spoken } = headFacts.parse(JSON.parse(head));
        written.push(["keepHeads", identity, mentions, spoken]);
      }
      return journal.keepHeads(mailbox, heads);
    },
    keepParts(mailbox, part, contents) {
      for (const [identity, content] of contents) {
        written.push(["keepParts", part, identity, content?.length ?? null]);
      }
      return journal.keepParts(mailbox, part, contents);
    },
    announce(mailbox, identities) {
      written.push(["announce", ...identities]);
      return journal.announce(mailbox, identities);
    },
  }));
  const look = async () => {
    const tickets = await list();
    return [tickets, written.splice(0)];
  };
  const request = `${ownId} ${operator}`;
  expect(await look()).toEqual([
    [[submission, "enviado"]],
    [
      ["takeIn", "Sent", [], []],
      ["takeIn", "INBOX", [], []],
      ["takeIn", "Aduana", [], []],
      ["announce", request],
    ],
  ]);
  box.deliver("INBOX", answer(), "Su solicitud (88123) sigue.");
  box.deliver("INBOX", mailHead({ messageId: "<x@aduana.test>" }), "Nada.");
  box.deliver("INBOX", mailHead({ messageId: "<r@x>", bounce: true }), "Nada.");
  const [own, stray, report] = [
    `<respuesta@aduana.test> ${officialDesk}`,
    `<x@aduana.test> ${officialDesk}`,
    `<r@x> ${officialDesk}`,
  ];
  expect(await look()).toEqual([
    [["88123", "respondido"]],
    [
      ["takeIn", "INBOX", [own, stray, report], []],
      ["keepParts", "texto", stray, 48],
      ["keepHeads", stray, [], undefined],
      ["keepParts", "texto", own, 70],
      ["keepParts", "texto", report, 48],
      ["keepHeads", own, undefined, ["88123"]],
      ["keepParts", "texto", stray, null],
      ["announce", own],
    ],
  ]);
  expect(await look()).toEqual([[["88123", "respondido"]], []]);
});

test("where the request was not sent, no number is read out of a text", async () => {
  const { box, list } = await office([]);
  box.deliver("Sent", requestHead());
  box.deliver("INBOX", answer(), "Su solicitud (88123) sigue.");
  expect(await list()).toEqual([[submission, "respondido"]]);
});
