import { createSocket } from "node:dgram";
import { once } from "node:events";
import { expect, onTestFinished, test, vi } from "vitest";
import { createMailServerFinder } from "../../../src/platform/mail/find-mail-servers.ts";

type Answers = Readonly<Record<string, readonly Buffer[]>>;

function name(text: string): Buffer {
  const labels = text === "" ? [] : text.split(".");
  const parts = labels.map((one) => Buffer.from([one.length, ...Buffer.from(one)]));
  return Buffer.concat([...parts, Buffer.from([0])]);
}

const numbers = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [at, value] of values.entries()) bytes.writeUInt16BE(value, at * 2);
  return bytes;
};

const srv = (priority: number, weight: number, port: number, target: string): Buffer =>
  Buffer.concat([numbers(priority, weight, port), name(target)]);
const mx = (priority: number, target: string): Buffer =>
  Buffer.concat([numbers(priority), name(target)]);

/** A name server on loopback (RFC 1035 §4) with these records; with `undefined` it never answers. */
async function nameServer(answers: Answers | undefined): Promise<string> {
  const socket = createSocket("udp4");
  socket.on("message", (query, sender) => {
    if (answers === undefined) return;
    const labels: string[] = [];
    let at = 12;
    for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
      labels.push(query.toString("latin1", at + 1, at + 1 + length));
      at += length + 1;
    }
    const question = query.subarray(12, at + 5);
    const type = query.readUInt16BE(at + 1);
    const records = answers[`${type === 33 ? "SRV" : "MX"} ${labels.join(".")}`] ?? [];
    const body = records.map((data) =>
      Buffer.concat([numbers(0xc00c, type, 1, 0, 60, data.length), data]),
    );
    const head = Buffer.concat([
      query.subarray(0, 2),
      numbers(records.length === 0 ? 0x8183 : 0x8180, 1, records.length, 0, 0),
    ]);
    socket.send(Buffer.concat([head, question, ...body]), sender.port);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  onTestFinished(() => void socket.close());
  return `127.0.0.1:${socket.address().port}`;
}

/** A domain without a configuration file. */
const configuration = () => Promise.resolve({});

test.each<[string, Answers, unknown]>([
  [
    "the safest service with the lowest priority, then the heaviest",
    {
      "SRV _submissions._tcp.oce.test": [
        srv(20, 1, 465, "tarde.oce.test"),
        srv(10, 1, 465, "leve.oce.test"),
        srv(10, 5, 465, "pesado.oce.test"),
      ],
      "SRV _submission._tcp.oce.test": [srv(0, 0, 587, "otro.oce.test")],
      "SRV _imaps._tcp.oce.test": [srv(0, 0, 993, "imap.oce.test")],
    },
    { smtp: "smtps://pesado.oce.test:465", imap: "imaps://imap.oce.test:993", exchanges: [] },
  ],
  [
    "STARTTLS where there is nothing else; a dot says that there is none",
    {
      "SRV _submissions._tcp.oce.test": [srv(0, 0, 0, "")],
      "SRV _submission._tcp.oce.test": [srv(0, 0, 587, "mail.oce.test")],
      "SRV _imap._tcp.oce.test": [srv(0, 0, 143, "mail.oce.test")],
    },
    { smtp: "smtp://mail.oce.test:587", imap: "imap://mail.oce.test:143", exchanges: [] },
  ],
  [
    "where the mail goes, where nothing else is said",
    { "MX oce.test": [mx(20, "dos.google.com"), mx(10, "uno.google.com")] },
    { exchanges: ["uno.google.com", "dos.google.com"] },
  ],
  ["nothing at all", {}, { exchanges: [] }],
])("what a domain says of its mail: %s", async (_what, answers, expected) => {
  const find = createMailServerFinder({ servers: [await nameServer(answers)], configuration });
  expect(await find("oce.test")).toEqual(expected);
});

test("name servers that say nothing count as knowing nothing", async () => {
  const servers = [await nameServer(undefined)];
  const find = createMailServerFinder({ servers, timeoutMs: 200, configuration });
  expect(await find("oce.test")).toEqual({ exchanges: [] });
});

test("everything that is asked has three seconds together, where nothing else is said", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const asked: AbortSignal[] = [];
  const find = createMailServerFinder({
    servers: [await nameServer(undefined)],
    configuration: async (_domain, signal) => {
      asked.push(signal);
      await once(signal, "abort");
      return {};
    },
  });
  const found = find("oce.test");
  const isOver = () => asked.map(({ aborted }) => aborted);
  vi.advanceTimersByTime(2999);
  expect(isOver()).toEqual([false]);
  vi.advanceTimersByTime(1);
  expect([isOver(), await found]).toEqual([[true], { exchanges: [] }]);
});

test("its name servers count more than its configuration file", async () => {
  const records = { "SRV _imaps._tcp.oce.test": [srv(0, 0, 993, "imap.oce.test")] };
  const find = createMailServerFinder({
    servers: [await nameServer(records)],
    configuration: () =>
      Promise.resolve({ imap: "imaps://otro.oce.test:993", smtp: "smtp://otro.oce.test:587" }),
  });
  expect(await find("oce.test")).toEqual({
    smtp: "smtp://otro.oce.test:587",
    imap: "imaps://imap.oce.test:993",
    exchanges: [],
  });
});
