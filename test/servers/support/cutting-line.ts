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
  let swallows = false;
  far.on("data", (piece: Buffer) => {
    if (swallows) client.resetAndDestroy();
    else client.write(piece);
  });
  let first = true;
  for await (const piece of client.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(piece)) continue;
    if (first && piece.equals(tlsQuestion)) {
      first = false;
      client.write("N");
      continue;
    }
    first = false;
    const { atCommit, atMessage, silent, latencyMs = 0 } = faults();
    if (silent === true) continue;
    if (latencyMs > 0) await setTimeout(latencyMs);
    const fault = isCommit(piece) ? atCommit?.() : atMessage?.() === true ? "before" : undefined;
    if (fault === "before") {
      client.resetAndDestroy();
      far.destroy();
      return;
    }
    // The server's answer shows that it is done, and is lost.
    if (fault === "after") swallows = true;
    far.write(piece);
  }
}

/** Tells of a client's messages whether they ask for a commit: the first time in words, then by the statement's name. */
function commitFinder(): (piece: Buffer) => boolean {
  const parsed = /^P[^]{4}([^\0]*)\0commit\0/i;
  let name: string | undefined;
  return (piece) => {
    const text = piece.toString("latin1");
    const found = parsed.exec(text);
    if (found !== null) name = found[1];
    return (
      found !== null ||
      /^Q[^]{4}commit\0/i.test(text) ||
      (name !== undefined && name !== "" && text.startsWith("B") && text.includes(`\0${name}\0`))
    );
  };
}
