import type { ReadStream } from "node:fs";

/** Ends the reading of a file and waits until it is closed: Windows lets nobody remove one that is open. */
export async function closeStream(file: ReadStream): Promise<void> {
  if (file.closed) return;
  await new Promise<void>((done) => {
    file.once("close", done);
    file.destroy();
  });
}
