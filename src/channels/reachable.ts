import { MesaError } from "../errors/mesa-error.ts";
import { HttpFailure } from "../ports/http.ts";

/** Runs a request; a network that fails becomes the error that tells the user so. */
export async function reachable<Result>(send: () => Promise<Result>): Promise<Result> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    throw new MesaError("mesa-inalcanzable", { params: { motivo: error.reason }, cause: error });
  }
}
