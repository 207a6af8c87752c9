import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import { listen } from "./listen.ts";

/** What a desk says to everything it is asked. */
export interface SaidReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** One reply to everything, or one for each method and path. */
type Replies = SaidReply | ((method: string, path: string) => SaidReply);

/** A desk that says what it is told to, until the test is over. */
export async function startHostileDesk(first: Replies) {
  let replies = first;
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    incoming.once("end", () => {
      const { method = "", url = "" } = incoming;
      const reply = typeof replies === "function" ? replies(method, url) : replies;
      outgoing.writeHead(reply.status, { ...reply.headers });
      outgoing.end(reply.body);
    });
  });
  const port = await listen(server);
  onTestFinished(() => server.closeAllConnections());
  return {
    url: `http://127.0.0.1:${port}`,
    say: (next: Replies) => void (replies = next),
  };
}
