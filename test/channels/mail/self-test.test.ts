import type { SMTPServerOptions } from "smtp-server";
import { expect, test } from "vitest";
import { mailHead, operator } from "../../support/mail-heads.ts";
import { operatorWith, refuse } from "../../support/mail-operator.ts";

const signal = new AbortController().signal;
const minuteMs = 60_000;

/** An operator whose message to themselves comes back into these folders. */
async function receiving(...folders: readonly string[]) {
  let atMs = Date.parse("2026-11-25T15:00:00Z");
  const operating = await operatorWith({
    clock: () => new Date((atMs += minuteMs)),
    server: {
      onData(stream, _session, done) {
        let text = "";
        stream.on("data", (piece: Buffer) => (text += piece.toString()));
        stream.on("end", () => {
          const messageId = /^Message-ID: (.*)$/im.exec(text)?.[1]?.trim() ?? "";
          for (const folder of folders) operating.box.deliver(folder, mailHead({ messageId }));
          sent.push(text);
          done(null);
        });
      },
    },
  });
  const sent: string[] = [];
  return { ...operating, sent };
}

test("a mailbox is tried by a message to oneself, which comes back and is among the sent ones", async () => {
  const { channel, box, sent } = await receiving("INBOX", "Sent");
  expect(await channel.test?.(10 * minuteMs, signal)).toEqual({
    de: operator,
    para: operator,
    recibida: true,
    copia: true,
  });
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatch(/^From: mesa <operador@oce\.test>\r\nTo: operador@oce\.test\r\n/m);
  expect(sent[0]).toMatch(/^Subject: Prueba de mesa\r$/m);
  expect(sent[0]).toMatch(/^Message-ID: <mesa\.r\.[0-9a-f]{32}@oce\.test>\r$/m);
  expect(sent[0]).toContain("Este mensaje prueba que mesa puede enviar y recibir");
  expect([box.watched, box.filed]).toEqual([[], []]);
});

test("that it does not come back, or no copy of it, is told once the time is over", async () => {
  const { channel, box } = await receiving();
  expect(await channel.test?.(4 * minuteMs, signal)).toEqual({
    de: operator,
    para: operator,
    recibida: false,
    copia: false,
  });
  // The inbox is watched for what is left, from the UID that comes next.
  expect(box.watched).toEqual([
    [2, 3 * minuteMs],
    [2, 2 * minuteMs],
    [2, minuteMs],
  ]);
});

test.each<[string, SMTPServerOptions, object]>([
  [
    "refuses it",
    { onMailFrom: (_from, _session, done) => done(refuse(554)) },
    { code: "mesa-rechaza", params: { estado: "554" }, foreign: "554 no" },
  ],
  [
    "can't take it now",
    { onMailFrom: (_from, _session, done) => done(refuse(450)) },
    { code: "buzon-inalcanzable", params: { servidor: "127.0.0.1", motivo: "450 no" } },
  ],
])("a server that %s fails the test, with its words", async (_what, server, expected) => {
  const { channel } = await operatorWith({ server });
  await expect(channel.test?.(minuteMs, signal)).rejects.toMatchObject(expected);
});
