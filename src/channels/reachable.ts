import { MesaError } from "../errors/mesa-error.ts";
import { HttpFailure, ProxyRefusal } from "../ports/http.ts";

/** Runs a request. @throws MesaError `mesa-inalcanzable`, `proxy-rechaza` in place of a network failure */
export async function reachable<Result>(send: () => Promise<Result>): Promise<Result> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    if (error instanceof ProxyRefusal) {
      throw new MesaError("proxy-rechaza", { params: { proxy: error.proxy }, cause: error });
    }
    throw new MesaError("mesa-inalcanzable", { params: { motivo: error.reason }, cause: error });
  }
}

/**
 * Passes a body on.
 *
 * @throws MesaError `mesa-inalcanzable` when the network fails while it is read
 */
export async function* reachableBody(data: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
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
