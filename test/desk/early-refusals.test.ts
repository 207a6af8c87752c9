import { once } from "node:events";
import { IncomingMessage } from "node:http";
import { connect, Socket } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { readRest } from "../../src/desk/read-rest.ts";
import { startDesk } from "../../src/desk/start-desk.ts";
import { cheapHash, testFolder } from "../support/test-context.ts";

const part = '--x\r\ncontent-disposition: form-data; name="solicitud"\r\n\r\n{}\r\n--x--\r\n';
const multipart = "multipart/form-data; boundary=x";

/** A desk, and a client that reads nothing before it has written its whole body. */
async function client() {
  const desk = await startDesk({
    passwordCostLog2: cheapHash,
    folder: testFolder(),
    port: 0,
    clock: () => new Date("2026-11-24T15:00:00Z"),
    report: () => {},
  });
  onTestFinished(desk.close);
  const { hostname, port } = new URL(desk.url);
  const { token } = desk.issueToken("operador");
  return async (type: string, credentials: string, body: Buffer) => {
    const socket = connect(Number(port), hostname);
    onTestFinished(() => void socket.destroy());
    const head = [
      "POST /v1/tickets HTTP/1.1",
      "host: 127.0.0.1",
      `authorization: Bearer ${credentials === "" ? token : credentials}`,
      "idempotency-key: k",
      `content-type: ${type}`,
      `content-length: ${body.length}`,
    ];
    socket.pause();
    socket.write(`${head.join("\r\n")}\r\n\r\n`);
    await new Promise<void>((done, fail) => {
      socket.on("error", fail);
      socket.write(body, () => done());
    });
    socket.resume();
    const [piece]: readonly Buffer[] = await once(socket, "data");
    return piece?.toString().split(" ")[1];
  };
}

test.each([
  ["a form that is too large", multipart, "", 41, "413"],
  ["JSON that is too large", "application/json", "", 26, "413"],
  ["a body without credentials", multipart, "nadie", 26, "401"],
  ["a form without a boundary", "multipart/form-data", "", 26, "415"],
  ["a form whose boundary is not said", "multipart/form-data; charset=x", "", 26, "400"],
  ["a form that is none", "multipart/form-data; boundary=y", "", 26, "400"],
  ["another type", "text/plain", "", 26, "413"],
])(
  "%s is answered once its sender has written all of it",
  async (_name, type, token, mega, status) => {
    const send = await client();
    const body = Buffer.concat([Buffer.from(part), Buffer.alloc(mega * 2 ** 20, "a")]);
    expect(await send(type, token, body)).toBe(status);
  },
);

const mega = 2 ** 20;

/** A request whose body is still to come, and what comes of reading it. */
function arriving(headers: Readonly<Record<string, string>>) {
  const incoming = new IncomingMessage(new Socket());
  Object.assign(incoming.headers, headers);
  const send = (megabytes: number): void => {
    for (let at = 0; at < megabytes; at += 1) incoming.push(Buffer.alloc(mega));
  };
  return { incoming, send, rest: readRest(incoming) };
}

test.each([{}, { "content-length": "0" }])(
  "nothing is waited for of a body with %j",
  async (headers) => {
    expect(await arriving(headers).rest).toBe(true);
  },
);

test.each([
  ["content-length", "5"],
  ["transfer-encoding", "chunked"],
])("a body that is told by %s is read to its end, up to 64 MiB", async (name, value) => {
  const whole = arriving({ [name]: value });
  whole.send(64);
  whole.incoming.push(null);
  expect(await whole.rest).toBe(true);
  const larger = arriving({ [name]: value });
  larger.send(64);
  larger.incoming.push("x");
  expect(await larger.rest).toBe(false);
});

test.each([
  ["closed", undefined],
  ["broken", new Error("ECONNRESET")],
])("a connection that is %s ends the reading", async (_how, error) => {
  const { incoming, rest } = arriving({ "content-length": "5" });
  incoming.destroy(error);
  expect(await rest).toBe(false);
  // What is over already is not waited for.
  expect(await readRest(incoming)).toBe(true);
});

test("a body that does not come is given up after twenty seconds", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const { incoming, rest } = arriving({ "content-length": "5" });
  const given: boolean[] = [];
  const told = rest.then((whole) => given.push(whole));
  vi.advanceTimersByTime(19_999);
  await Promise.resolve();
  expect(given).toEqual([]);
  vi.advanceTimersByTime(1);
  await told;
  expect(given).toEqual([false]);
  const listening = ["data", "end", "error"].map((name) => incoming.listenerCount(name));
  expect([listening, vi.getTimerCount()]).toEqual([[0, 0, 0], 0]);
});
