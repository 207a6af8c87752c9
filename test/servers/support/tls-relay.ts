import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";
import { inject } from "./mail-bench.ts";
import { listen } from "../../support/listen.ts";

const pem = (name: string): Buffer => readFileSync(`test/fixtures/tls/${name}.pem`);

function portOf(server: { address: () => unknown }): number {
  const address = server.address();
  if (typeof address !== "object" || address === null || !("port" in address)) {
    throw new Error("no address");
  }
  return Number(address.port);
}

/**
 * What becomes of a message: handed to the real Postfix and answered, handed on without an answer
 * because the line is cut, lost with the line, or turned away for now.
 */
export type MessageFate = "sound" | "unanswered" | "swallowed" | "busy";

/**
 * A submission server before the real Postfix that treats each message as told; `got` holds those
 * that it took.
 *
 * @param fateOf  of the nth message, from 0 on
 */
export async function lineThatBreaks(fateOf: (nth: number) => MessageFate) {
  const got: string[] = [];
  let count = 0;
  const server = new SMTPServer({
    cert: pem("buena"),
    key: pem("llave"),
    logger: false,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? "" }),
    onData(stream, session, done) {
      const fate = fateOf(count);
      count += 1;
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const message = Buffer.concat(pieces).toString("latin1").replaceAll("\r\n", "\n");
        const from = session.envelope.mailFrom;
        const handOn = async (): Promise<void> => {
          if (fate === "busy") {
            done(Object.assign(new Error("busy"), { responseCode: 451 }));
            return;
          }
          if (fate !== "swallowed" && from !== false) {
            for (const { address } of session.envelope.rcptTo) {
              await inject(from.address, address, message);
            }
          }
          got.push(message);
          if (fate === "sound") done();
          else for (const one of server.connections) one.close();
        };
        void handOn();
      });
    },
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: portOf(server.server), got };
}

/** Passes everything on, but for the word STARTTLS in what the server says. */
export async function withoutStartTls(target: number) {
  let sent = "";
  const server = createServer((client) => {
    const far = connect(target, "127.0.0.1");
    const drop = (): void => {
      client.destroy();
      far.destroy();
    };
    for (const one of [client, far]) one.on("error", drop).on("close", drop);
    client.on("data", (piece: Buffer) => {
      sent += piece.toString("latin1");
      far.write(piece);
    });
    far.on("data", (piece: Buffer) => {
      client.write(piece.toString("latin1").replaceAll("STARTTLS", "XTARTTLS"), "latin1");
    });
  });
  return { port: await listen(server), sent: () => sent };
}
