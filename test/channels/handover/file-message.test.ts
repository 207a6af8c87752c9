import { expect, test } from "vitest";
import { readFileMessage, textOf } from "../../../src/channels/handover/file-message.ts";
import { requestCode, requestMessageId } from "../../../src/channels/mail/mail-ids.ts";
import { agreementWords } from "../../../src/channels/mail/send-reply.ts";
import type { LedgerEntry } from "../../../src/ports/ledger.ts";
import { testIntent } from "../../support/intent.ts";
import { officialDesk, operator, threadRules as rules } from "../../support/mail-heads.ts";

const message = (...lines: readonly string[]): Buffer => Buffer.from(lines.join("\r\n"));
const read = (source: Buffer, entries: readonly LedgerEntry[] = []) =>
  readFileMessage(source, { rules, entries });

const toPlain = ["Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes", "", "Hola"];
const toHtml = ["Content-Type: text/html", "", "<p>Hola"];
const file = ["Content-Type: application/pdf", "Content-Disposition: attachment", "", "%PDF"];

/** A multipart of these parts. */
const parts = (kind: string, mark: string, ...all: readonly (readonly string[])[]) => [
  `Content-Type: multipart/${kind}; boundary=${mark}`,
  "",
  ...all.flatMap((part) => [`--${mark}`, ...part]),
  `--${mark}--`,
];

const plainText = {
  part: "0",
  type: "text/plain",
  charset: "utf-8",
  format: "flowed",
  delsp: "yes",
};

test("of a message of the desk's everything is read that its headers say", async () => {
  const source = message(
    "From: =?utf-8?Q?Mesa_=C3=B1?= <MESADESERVICIOS@aduana.test>",
    "To: operador@oce.test, Grupo: a@b.test, <c@d.test>;",
    "Cc: e@f.test",
    "Reply-To: buzon@aduana.test",
    "Subject: =?utf-8?Q?Su_caso_=C3=B1?=",
    "Message-ID: x <1@aduana.test> y",
    "In-Reply-To: <mesa.1@oce.test>",
    "Authentication-Results: mx; spf=pass",
    "Date: Tue, 24 Nov 2026 11:00:00 -0500",
    ...parts("mixed", "m", parts("alternative", "a", toPlain, toHtml), file),
  );
  expect(await read(source)).toEqual({
    isOwn: false,
    isDraft: false,
    concernsDesk: true,
    head: {
      folder: "",
      uid: 0,
      messageId: "<1@aduana.test>",
      references: ["<mesa.1@oce.test>"],
      subject: "Su caso ñ",
      from: { name: "Mesa ñ", address: officialDesk },
      replyTo: "buzon@aduana.test",
      to: [operator, "a@b.test", "c@d.test", "e@f.test"],
      arrived: "2026-11-24T16:00:00.000Z",
      size: source.length,
      automatic: false,
      bounce: false,
      isReadReceipt: false,
      // Whoever wrote the file may have written it.
      authResults: [],
      ticketHeader: undefined,
      ours: {},
      formerIds: [],
      isFiled: false,
      layout: { type: "text/plain", hasFiles: true, texts: [plainText] },
    },
  });
});

test.each([
  ["the text alone", toPlain, false, [plainText]],
  ["only HTML", toHtml, false, [{ part: "0", type: "text/html" }]],
  [
    "an empty text beside its HTML",
    parts("alternative", "a", ["Content-Type: text/plain", "", ""], toHtml),
    false,
    [{ part: "1", type: "text/html" }],
  ],
  [
    "HTML beside a text that is no version of it",
    parts("mixed", "m", toHtml, toPlain),
    false,
    [
      { part: "0", type: "text/html" },
      { ...plainText, part: "1" },
    ],
  ],
  [
    "five texts, of which four are read",
    parts("mixed", "m", toPlain, toPlain, toPlain, toPlain, toPlain),
    false,
    ["0", "1", "2", "3"].map((part) => ({ ...plainText, part })),
  ],
  ["a file alone", file, true, []],
])("where the text is in a message with %s", async (_what, lines, hasFiles, texts) => {
  const { head } = await read(message(`From: ${officialDesk}`, ...lines));
  expect([head.layout?.hasFiles, head.layout?.texts]).toEqual([hasFiles, texts]);
});

test("the text alone is taken out of a message, up to a limit for each part", async () => {
  const source = message(`From: ${officialDesk}`, ...parts("mixed", "m", toPlain, file, toHtml));
  const { head } = await read(source);
  const { layout = { type: "", hasFiles: false, texts: [] } } = head;
  const taken = (await textOf(source, layout, 3)).toString();
  expect([taken.includes("Hol"), taken.includes("Hola"), taken.includes("<p>")]).toEqual([
    true,
    false,
    true,
  ]);
  expect(taken).not.toContain("%PDF");
});

test.each<[string, readonly string[], Readonly<Record<string, boolean>>]>([
  ["of a stranger", ["From: a@b.test", "To: c@d.test"], { concernsDesk: false }],
  ["to the desk", ["From: a@b.test", `To: ${officialDesk}`], {}],
  [
    "of the operator's",
    [`From: ${operator}`, "To: c@d.test"],
    { isOwn: true, concernsDesk: false },
  ],
  ["of the desk's", [`From: ${officialDesk}`], {}],
  ["that refers to one of ours", ["From: a@b.test", "References: <mesa.1@x>"], {}],
  [
    "that refers to another",
    ["From: a@b.test", "References: <x.mesa.1@x>"],
    { concernsDesk: false },
  ],
  ["of a mail system", ["From: mailer-daemon@b.test"], {}],
  [
    "not sent yet",
    ["X-Unsent: 1", `From: ${operator}`, `To: ${officialDesk}`],
    { isOwn: true, isDraft: true },
  ],
  [
    "whose date says that it was sent",
    ["X-Unsent: 1", `From: ${operator}`, "Date: Tue, 24 Nov 2026 11:00:00 -0500"],
    { isOwn: true, concernsDesk: false },
  ],
  ["unsent: 0", ["X-Unsent: 0", `To: ${officialDesk}`], {}],
  [
    "a draft of Thunderbird",
    ["X-Mozilla-Draft-Info: internal/draft", `From: ${operator}`, "Date: x", `To: ${officialDesk}`],
    { isOwn: true, isDraft: true },
  ],
  [
    "that says to be the operator's, which its mail server doubts",
    [`From: ${operator}`, `To: ${officialDesk}`, "Authentication-Results: mx; dmarc=fail"],
    {},
  ],
])("what a message is: %s", async (_what, headers, facts) => {
  const { isOwn, isDraft, concernsDesk } = await read(message(...headers, "", "Hola"));
  expect({ isOwn, isDraft, concernsDesk }).toEqual({
    isOwn: false,
    isDraft: false,
    concernsDesk: true,
    ...facts,
  });
});

const entry: LedgerEntry = {
  ...testIntent({ clave: "k", sigue_a: "T-1" }),
  estado: "entregado_a_mano",
  intentos: 1,
  ticket: null,
  motivo: null,
  actualizada: "2026-11-24T15:00:00.000Z",
  entregada: null,
  entrega: null,
};
const { solicitud, tipo } = entry;
const code = requestCode(solicitud);
const ownId = requestMessageId(solicitud, 1, operator);
const asRequest = {
  ours: { request: solicitud, kind: tipo, part: 1, parts: 1, key: "k", follows: "T-1" },
  formerIds: [ownId],
};
const asReply = { ours: { reply: solicitud }, formerIds: [] };

test.each([
  ["its code in the subject", [`Subject: Caso (mesa ${code})`], "Hola", asRequest],
  ["its id in the text", ["Subject: Caso"], `Solicitud ${solicitud}`, asRequest],
  [
    "its own headers",
    [`X-Mesa-Solicitud: ${solicitud}`, "Subject: Caso"],
    "Hola",
    { ours: { request: solicitud }, formerIds: [ownId] },
  ],
  ["its headers as a reply", [`X-Mesa-Respuesta: ${solicitud}`], "Hola", asReply],
  ["a subject of a reply", [`Subject: RV: (mesa ${code})`], "Hola", asReply],
  [
    "a reply that agrees",
    [`Subject: Re : (mesa ${code})`],
    `  ${agreementWords} Gracias.`,
    { ours: { reply: solicitud, action: "conforme" }, formerIds: [] },
  ],
])(
  "the operator's message is known by %s, from whatever address",
  async (_by, lines, text, own) => {
    const to = `To: ${officialDesk}`;
    const { isOwn, head } = await read(message("From: otro@b.test", to, ...lines, "", text), [
      { ...entry, solicitud: testIntent().solicitud.replace(/.$/, "2") },
      entry,
    ]);
    const { from, ours, formerIds } = head;
    expect({ isOwn, from: from.address, ours, formerIds }).toEqual({
      isOwn: true,
      from: operator,
      ...own,
    });
    // What the desk writes itself, or what goes elsewhere, names the request without being the operator's.
    for (const headers of [
      [`From: ${officialDesk}`, to],
      ["From: otro@b.test", "To: c@d.test"],
    ]) {
      expect((await read(message(...headers, ...lines, "", text), [entry])).isOwn).toBe(false);
    }
  },
);
