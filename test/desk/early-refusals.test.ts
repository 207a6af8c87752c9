import { once } from "node:events";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
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
