import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { onTestFinished } from "vitest";

/** How a line to the database server fails; each is asked for every time. */
interface LineFaults {
  /** Cut when the client asks for a commit: before the server gets that, or after it has done it. */
  readonly atCommit?: () => "before" | "after" | undefined;
  /** Whether to cut at any other message of the client. */
  readonly atMessage?: () => boolean;
  /** Nothing goes on to the server any more, and the connection stays open. */
  readonly silent?: boolean;
  /** Added to each message of the client. */
  readonly latencyMs?: number;
}

export interface CuttingLine {
  readonly port: number;
  /** From now on; open connections are cut. */
  readonly act: (faults: LineFaults) => void;
}

/** PostgreSQL's code for «may we speak TLS?» (SSLRequest): a first message of 8 bytes. */
const tlsQuestion = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/**
 * A line to the database server that fails as it is told. Nothing on it is encrypted, so that it can
 * tell a COMMIT from the rest.
 */
export async function cuttingLine(target: number): Promise<CuttingLine> {
  let faults: LineFaults = {};
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const far = connect({ host: "127.0.0.1", port: target });
    for (const socket of [client, far]) {
      open.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        open.delete(socket);
        client.destroy();
        far.destroy();
      });
    }
    relay(client, far, () => faults).catch(() => client.destroy());
  });
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    cut();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  return {
    port: address.port,
    act(next) {
      faults = next;
      cut();
    },
  };
}

async function relay(client: Socket, far: Socket, faults: () => LineFaults): Promise<void> {
  const isCommit = commitFinder();
  const messagesOf = messageSplitter();
  let swallows = false;
  far.on("data", (piece: Buffer) => {
    if (swallows) client.resetAndDestroy();
    else client.write(piece);
  });
  let first = true;
  for await (const piece of client.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(piece)) continue;
    if (first && piece.equals(tlsQuestion)) {
      client.write("N");
      continue;
    }
    const { atCommit, atMessage, silent, latencyMs = 0 } = faults();
    const messages = first ? [piece] : messagesOf(piece);
    // Who asks for the connection is no message with a letter.
    first = false;
    const at = messages.map(isCommit).indexOf(true);
    if (silent === true) continue;
    if (latencyMs > 0) await setTimeout(latencyMs);
    const fault = at >= 0 ? atCommit?.() : atMessage?.() === true ? "before" : undefined;
    if (fault === "before") {
      far.end(Buffer.concat(messages.slice(0, Math.max(at, 0))));
      client.resetAndDestroy();
      return;
    }
    // The server's answer shows that it is done, and is lost.
    if (fault === "after") swallows = true;
    far.write(Buffer.concat(messages));
  }
}

/** Cuts what a client sends into whole messages: a letter, a length and what follows. */
function messageSplitter(): (piece: Buffer) => readonly Buffer[] {
  let rest = Buffer.alloc(0);
  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    const messages: Buffer[] = [];
    while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
      const end = 1 + rest.readUInt32BE(1);
      messages.push(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
    return messages;
  };
}

/** Outside of a transaction each of these is committed by itself. */
const change = /\b(?:INSERT INTO|UPDATE) entradas\b/;

/**
 * Tells of a client's messages whether they ask for a commit of what is done to entries: in words, or by
 * the name of a statement that was sent before.
 */
function commitFinder(): (message: Buffer) => boolean {
  const statements = new Map<string, string>();
  let isWithin = false;
  const ends = (statement: string): boolean => {
    const word = /^\s*(begin|commit|rollback)\b/i.exec(statement)?.[1]?.toLowerCase();
    const done = word === "commit" || (!isWithin && change.test(statement));
    if (word !== undefined) isWithin = word === "begin";
    return done;
  };
  return (message) => {
    const [kind, text] = [message.toString("latin1", 0, 1), message.toString("latin1", 5)];
    const [one = "", other = ""] = text.split("\0", 2);
    if (kind === "P") statements.set(one, other);
    if (kind === "Q") return ends(one);
    return kind === "B" && ends(statements.get(other) ?? "");
  };
}
