import { once } from "node:events";
import type { Server } from "node:net";
import { onTestFinished } from "vitest";

/** Starts a server on loopback for the length of a test. @returns its port */
export async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  return address.port;
}
