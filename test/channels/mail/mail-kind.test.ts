import { expect, test } from "vitest";
import { isAbsence, kindOf } from "../../../src/channels/mail/mail-kind.ts";

/** What headers say of a message. */
function kind(headers: Readonly<Record<string, string>>, address = "ana@aduana.test", name = "") {
  const subject = headers["subject"] ?? "";
  const { automatic, bounce, isReadReceipt } = kindOf(
    (one) => headers[one],
    address,
    name,
    subject,
  );
  return [automatic, bounce, isReadReceipt];
}

const person = [false, false, false];
const program = [true, false, false];
const report = [true, true, false];

test.each([
  ["nothing", {}, person],
  ["Auto-Submitted: no", { "auto-submitted": "no" }, person],
  ["Auto-Submitted", { "auto-submitted": "auto-replied; owner-email=x" }, program],
  ["bulk", { precedence: "bulk" }, program],
  ["bulk by Request Tracker", { precedence: "bulk", "x-rt-ticket": "mesa #1" }, person],
  ["bulk by a list", { precedence: "bulk", "list-id": "<x>" }, person],
  ["an empty return path", { "return-path": "<>" }, program],
  ["a usual subject", { subject: "Re: Respuesta automática: x" }, program],
  [
    "a read receipt",
    { "content-type": "multipart/report; report-type=disposition-notification" },
    [true, false, true],
  ],
  ["a report", { "content-type": 'multipart/report; report-type="delivery-status"' }, report],
])("the headers of %s", (_what, headers, expected) => {
  expect(kind(headers)).toEqual(expected);
});

test.each([
  ["MAILER-DAEMON@correo.test", ""],
  ["postmaster@correo.test", ""],
  ["post_master@correo.test", ""],
  ["mail.delivery.system@correo.test", ""],
  ["microsoftexchange329e71ec88ae4615bbc36ab6ce41109e@oce.test", ""],
  ["", "MAILER-DAEMON"],
  ["missing_mailbox@missing_domain", "Mailer-Daemon"],
])("a mail system reports: %s %s", (address, name) => {
  expect(kind({}, address.toLowerCase(), name)).toEqual(report);
});

test.each([
  [600, true],
  [601, false],
])("an absence told in %i characters, by its words alone: %s", (length, isAway) => {
  const head = { automatic: false, bounce: false, isReadReceipt: false, subject: "Re: su caso" };
  expect(isAbsence(head, "No estoy en la oficina.".padEnd(length, " Hola."))).toBe(isAway);
});
