import { createServer, connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { onTestFinished } from "vitest";

/**
 * One way in which a network fails, counted from the piece that arms it. Bytes; `latency` in
 * milliseconds for each piece, both ways.
 */
export interface NetworkFault {
  /** Armed by a piece from the client that looks like this; without it, by the first one. */
  readonly when?: RegExp;
  /** How often; always where left out. */
  readonly times?: number;
  readonly latency?: number;
  /** Reset once the client has sent so much; 0: before anything goes on to the server. */
  readonly upReset?: number;
  /** Reset, or an orderly end, once the server has sent so much. */
  readonly downReset?: number;
  readonly downTruncate?: number;
  /** The server gets all, its answer is swallowed and the connection stays open. */
  readonly lostAnswer?: boolean;
  /** Nothing goes on to the server and nothing comes back. */
  readonly blackHole?: boolean;
}

export interface FaultProxy {
  readonly port: number;
  /** From now on; without a fault all goes through. Open connections are cut. */
  readonly act: (fault: NetworkFault | undefined) => void;
  readonly failing: () => boolean;
  /** How often the fault was acted out since. */
  readonly acted: () => number;
}

/** A TCP proxy on loopback that fails as told, whatever is spoken through it. */
export async function startFaultProxy(target: number): Promise<FaultProxy> {
  let fault: NetworkFault | undefined;
  let acted = 0;
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const far = connect({ host: "127.0.0.1", port: target, allowHalfOpen: true });
    for (const socket of [client, far]) {
      open.add(socket);
      socket.on("close", () => open.delete(socket));
    }
    client.on("error", () => far.destroy());
    far.on("error", () => client.destroy());
    client.on("close", () => far.destroy());
    const arm = (piece: Buffer): NetworkFault | undefined => {
      if (fault === undefined || acted >= (fault.times ?? Number.POSITIVE_INFINITY))
        return undefined;
      if (fault.when?.test(piece.subarray(0, 256).toString("latin1")) === false) return undefined;
      acted += 1;
      return fault;
    };
    relay(client, far, arm);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  onTestFinished(() => {
    cut();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  return {
    port: address.port,
    act(next) {
      fault = next;
      acted = 0;
      cut();
    },
    failing: () => fault !== undefined,
    acted: () => acted,
  };
}

function relay(
  client: Socket,
  far: Socket,
  arm: (piece: Buffer) => NetworkFault | undefined,
): void {
  let on: NetworkFault | undefined;
  let up = 0;
  let down = 0;
  const reset = (): void => {
    client.resetAndDestroy();
    far.destroy();
  };

  async function upwards(): Promise<void> {
    for await (const piece of pieces(client)) {
      if (on === undefined) {
        on = arm(piece);
        up = 0;
        down = 0;
      }
      if (on?.latency !== undefined) await pause(on.latency);
      if (on?.blackHole === true) continue;
      up += piece.length;
      if (on?.upReset !== undefined && up > on.upReset) {
        const over = up - on.upReset;
        if (over < piece.length) await flush(far, piece.subarray(0, piece.length - over));
        reset();
        return;
      }
      await write(far, piece);
    }
    far.end();
  }

  async function downwards(): Promise<void> {
    for await (const piece of pieces(far)) {
      if (on?.latency !== undefined) await pause(on.latency);
      if (on?.lostAnswer === true) continue;
      const limit = on?.downReset ?? on?.downTruncate ?? Number.POSITIVE_INFINITY;
      const part = piece.subarray(0, Math.max(0, limit - down));
      down += piece.length;
      if (part.length > 0) await write(client, part);
      if (down <= limit) continue;
      if (on?.downReset !== undefined) {
        // What went out before has to arrive before the reset does.
        await pause(20);
        reset();
      } else {
        client.end();
        far.destroy();
      }
      return;
    }
    // An answer that is lost leaves its client waiting.
    if (on?.lostAnswer !== true) client.end();
  }

  for (const direction of [upwards, downwards]) {
    direction().catch(() => {
      client.destroy();
      far.destroy();
    });
  }
}

/** What a socket reads; unlike its own iterator, ending early does not close it. */
function pieces(socket: Socket): AsyncIterable<Buffer> {
  return socket.iterator({ destroyOnReturn: false });
}

async function write(socket: Socket, piece: Buffer): Promise<void> {
  if (socket.destroyed || socket.write(piece)) return;
  await new Promise<void>((resolve) => {
    socket.once("drain", resolve);
    socket.once("close", resolve);
  });
}

/** Resolves once the piece is out; a reset would take back what is still waiting. */
async function flush(socket: Socket, piece: Buffer): Promise<void> {
  await new Promise<void>((resolve) => void socket.write(piece, () => resolve()));
}
