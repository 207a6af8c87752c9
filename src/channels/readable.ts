import { reachable } from "./reachable.ts";

/** What breaks off while it is read is told as any other failure of the network. */
export async function* readable(data: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = data[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await reachable(() => pieces.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await pieces.return?.();
  }
}
