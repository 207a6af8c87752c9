import { expect, test } from "vitest";
import { offeredMechanism, signInByToken } from "../../../src/channels/mail/bearer-login.ts";

const server = { host: "smtp.oce.test", port: 465 };

test.each([
  ["250-mail.oce.test\r\n250-AUTH PLAIN LOGIN XOAUTH2\r\n250 SIZE 100", "XOAUTH2"],
  ["250-mail.oce.test\r\n250-AUTH=PLAIN xoauth2 OAuthBearer\r\n250 SIZE 100", "OAUTHBEARER"],
  ["250-mail.oce.test\r\n250 AUTH OAUTHBEARER", "OAUTHBEARER"],
  ["250-mail.oce.test\r\n250-AUTH PLAIN LOGIN\r\n250 XOAUTH2", undefined],
  [false, undefined],
] as const)("%j offers %s", (answer, mechanism) => {
  expect(offeredMechanism(answer)).toBe(mechanism);
});

/** Signs in at a server that answers so; what it was sent, decoded. */
async function signIn(mechanism: "OAUTHBEARER" | "XOAUTH2", answers: readonly number[]) {
  const sent: string[] = [];
  const left = [...answers];
  const sendCommand = (command: string) => {
    sent.push(command);
    const status = left.shift() ?? 0;
    return Promise.resolve({ command, response: String(status), status, text: "" });
  };
  const [user, pass] = ["a,b=c@oce.test", "ficha"];
  const done = signInByToken(
    { auth: { credentials: { user, pass } }, sendCommand },
    mechanism,
    server,
  );
  const failed = await done.then(
    () => false,
    () => true,
  );
  const [first = "", ...others] = sent;
  const [verb = "", name = "", payload = ""] = first.split(" ");
  return { failed, command: `${verb} ${name}`, payload: Buffer.from(payload, "base64"), others };
}

test("OAUTHBEARER is written as RFC 7628 says", async () => {
  const { failed, command, payload } = await signIn("OAUTHBEARER", [235]);
  expect([failed, command, payload.toString()]).toEqual([
    false,
    "AUTH OAUTHBEARER",
    "n,a=a=2Cb=3Dc@oce.test,\u0001host=smtp.oce.test\u0001port=465\u0001auth=Bearer ficha\u0001\u0001",
  ]);
});

test("XOAUTH2 is written as Google and Microsoft say", async () => {
  const { command, payload } = await signIn("XOAUTH2", [235]);
  expect([command, payload.toString()]).toEqual([
    "AUTH XOAUTH2",
    "user=a,b=c@oce.test\u0001auth=Bearer ficha\u0001\u0001",
  ]);
});

test.each([
  ["OAUTHBEARER", ["AQ=="]],
  ["XOAUTH2", [""]],
] as const)("a refusal of %s is heard to its end", async (mechanism, others) => {
  expect(await signIn(mechanism, [334, 535])).toMatchObject({ failed: true, others });
  expect(await signIn(mechanism, [535])).toMatchObject({ failed: true, others: [] });
  // A server may take it only then.
  expect(await signIn(mechanism, [334, 235])).toMatchObject({ failed: false, others });
});
