import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { serverFacts } from "./support/server-facts.ts";

const facts = serverFacts();

/** The first thing a server says by itself. */
async function greeting(port: number): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const [piece]: readonly unknown[] = await once(socket, "data");
  socket.destroy();
  return String(piece);
}

test.each([
  ["submission", facts.MAIL_SUBMISSION_PORT, /^220 mail\.aduana\.test ESMTP Postfix/],
  ["IMAP", facts.MAIL_IMAP_PORT, /^\* OK .*STARTTLS.* Dovecot/],
])("%s greets", async (_what, port, words) => {
  expect(await greeting(port)).toMatch(words);
});

test.each([
  ["the desk", facts.RT_URL, facts.RT_TOKEN_OPERADOR],
  ["the one that drops what is large", facts.RT_DROPPING_URL, facts.RT_DROPPING_TOKEN],
])("Request Tracker lets its user in: %s", async (_what, url, token) => {
  const reply = await fetch(`${url}/REST/2.0/rt`, { headers: { authorization: `token ${token}` } });
  expect([reply.status, await reply.json()]).toEqual([
    200,
    { Version: expect.stringMatching(/^5\./) },
  ]);
});
