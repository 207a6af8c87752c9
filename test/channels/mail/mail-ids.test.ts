import { expect, test } from "vitest";
import {
  domainOf,
  messageIdsIn,
  replyMessageId,
  requestCode,
  requestMessageId,
  requestNamesIn,
  withoutRequestCodes,
} from "../../../src/channels/mail/mail-ids.ts";

const id = "01a20000-0000-7000-8000-00ab12cd34ef";

test.each([
  ["Yo@Aduana.GOB.ec ", "aduana.gob.ec"],
  ['"a@b"@oce.test', "oce.test"],
  ["oce.test", "oce.test"],
  ["", ""],
])("the domain of %j is %j", (address, domain) => {
  expect(domainOf(address)).toBe(domain);
});

test("our ids depend on the request, the part or key, and the mailbox alone", () => {
  expect([
    requestMessageId(id, 2, "yo@OCE.test"),
    replyMessageId(id, "clave", "yo@oce.test"),
    replyMessageId(id, "otra", "yo@oce.test"),
  ]).toEqual([
    `<mesa.${id}.2@oce.test>`,
    "<mesa.r.d7789956417795cd696c1478717c6700@oce.test>",
    expect.stringMatching(/^<mesa\.r\.[0-9a-f]{32}@oce\.test>$/),
  ]);
});

test.each([
  ["<a@x> <b@y>\r\n <c@z>", ["<a@x>", "<b@y>", "<c@z>"]],
  ["sin ids", []],
  ["<con espacio@x>", []],
  [`<${"a".repeat(990)}>`, [`<${"a".repeat(990)}>`]],
  [`<${"a".repeat(991)}>`, []],
  [undefined, []],
])("the ids in a header, %#", (header, ids) => {
  expect(messageIdsIn(header)).toEqual(ids);
});

test.each([
  ["01a20000-0000-7000-8000-000000000000", "0000-0000"],
  ["01a20000-0000-7000-8000-00000000001f", "0000-000Z"],
  ["01a20000-0000-7000-8000-000000000020", "0000-0010"],
  ["01a20000-0000-7000-8000-ffffffffffff", "ZZZZ-ZZZZ"],
  // 40 of its bits: what stands before them makes no difference.
  ["01a20000-0000-7000-8000-ab0123456789", "04HM-ASW9"],
  ["01a20000-0000-7000-8000-000123456789", "04HM-ASW9"],
])("the code of %s is %s", (request, code) => {
  expect(requestCode(request)).toBe(code);
});

test("a text's names of requests are each told once, codes first, as they are kept", () => {
  const text = `Solicitud ${id.toUpperCase()} (MESA 04hm-asw9), mesa 04HM-ASW9 y ${id}`;
  expect(requestNamesIn(text)).toEqual(["04HM-ASW9", id]);
  expect(withoutRequestCodes("Re: Algo (mesa 04HM-ASW9) (mesa 0000-0001)")).toBe("Re: Algo () ()");
});

test.each([
  ["a letter that is in no code", "mesa 04HI-ASW9"],
  ["no word before it", "04HM-ASW9"],
  ["a longer code", "mesa 04HM-ASW99"],
  ["another version of UUID", "01a20000-0000-4000-8000-00ab12cd34ef"],
  ["no UUID", "01a20000-0000-7000-7000-00ab12cd34ef"],
])("%s names no request", (_what, text) => {
  expect([requestNamesIn(text), withoutRequestCodes(text)]).toEqual([[], text]);
});
