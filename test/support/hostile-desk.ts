import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import { listen } from "./listen.ts";

/** What a desk says to everything it is asked. */
export interface SaidReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A desk that says what it is told to, until the test is over. */
export async function startHostileDesk(first: SaidReply) {
  let reply = first;
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    incoming.once("end", () => {
      outgoing.writeHead(reply.status, { ...reply.headers });
      outgoing.end(reply.body);
    });
  });
  const port = await listen(server);
  onTestFinished(() => server.closeAllConnections());
  return {
    url: `http://127.0.0.1:${port}`,
    say: (next: SaidReply) => void (reply = next),
  };
}
