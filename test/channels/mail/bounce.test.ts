import { expect, test } from "vitest";
import { readBounce } from "../../../src/channels/mail/bounce.ts";
import { operator, ownId } from "../../support/mail-heads.ts";

const rules = {
  isOurs: (id: string) => id === ownId,
  isDesk: (address: string) => address === "mesa@aduana.test",
  ownAddress: operator,
};

/** A report with the parts that follow. */
function report(from: string, parts: readonly (readonly [type: string, text: string])[]): Buffer {
  const body = parts.map(([type, text]) => `--b\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`);
  const head = [
    `From: ${from}`,
    "To: operador@oce.test",
    "Subject: Undelivered Mail Returned to Sender",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "Auto-Submitted: auto-replied",
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body.join("")}--b--\r\n`);
}

const returned = ["text/rfc822-headers", `Subject: x\r\nMessage-ID: ${ownId}\r\n`] as const;
const postfix = (action: string, status: string, words: string) =>
  report("MAILER-DAEMON@mail.oce.test", [
    ["text/plain; charset=utf-8", "This is the mail system at host mail.oce.test."],
    [
      "message/delivery-status",
      `Reporting-MTA: dns; mail.oce.test\r\n\r\nFinal-Recipient: rfc822; mesa@aduana.test\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; ${words}\r\n`,
    ],
    returned,
  ]);

test.each([
  [
    "Postfix, unknown address",
    postfix("failed", "5.1.1", "550 5.1.1 <mesa@aduana.test>: Recipient\r\n    address rejected"),
    {
      final: true,
      status: "5.1.1",
      words: "550 5.1.1 <mesa@aduana.test>: Recipient address rejected",
    },
  ],
  [
    "Exchange, full mailbox",
    postfix("failed", "5.2.2", "554 5.2.2 mailbox full"),
    { final: true, status: "5.2.2", words: "554 5.2.2 mailbox full" },
  ],
  [
    "still trying",
    postfix("delayed", "4.4.1", "connect: Connection timed out"),
    { final: false, status: "4.4.1", words: "connect: Connection timed out" },
  ],
  [
    "qmail, in words only",
    Buffer.from(
      `From: MAILER-DAEMON@mx.test\r\nSubject: failure notice\r\nContent-Type: text/plain\r\n\r\nHi. This is the qmail-send program.\r\n<mesa@aduana.test>:\r\n550 5.7.1 rejected by policy\r\n\r\n--- Below this line is a copy of the message.\r\nMessage-ID: ${ownId}\r\n`,
    ),
    { final: true, status: "5.7.1", words: "550 5.7.1 rejected by policy" },
  ],
])("a message that came back: %s", async (_what, source, expected) => {
  expect(await readBounce(source, rules)).toEqual({
    messageId: ownId,
    isOwnCopy: false,
    ...expected,
  });
});

test("our id is found in what was returned, encoded as it may be", async () => {
  const encoded = report("MAILER-DAEMON@mail.oce.test", [
    ["text/plain", "550 5.1.1 mesa@aduana.test"],
    [
      "message/rfc822\r\nContent-Transfer-Encoding: base64",
      Buffer.from(`Message-ID: ${ownId}`).toString("base64"),
    ],
  ]);
  expect(await readBounce(encoded, rules)).toMatchObject({ messageId: ownId, final: true });
});

test.each([
  ["on somebody else's message", postfix("failed", "5.1.1", "550 no"), () => false],
  ["on a delivery that went well", postfix("delivered", "2.0.0", "250 ok"), () => true],
])("a report %s is none of ours", async (_what, source, ours) => {
  expect(await readBounce(source, { ...rules, isOurs: ours })).toBeUndefined();
});
