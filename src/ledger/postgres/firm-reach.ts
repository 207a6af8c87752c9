import { MesaError } from "../../errors/mesa-error.ts";

/** After so long a server that was out of reach is asked again. */
const retryMs = 5000;

/** Whether the firm's server can be asked now, as far as this process knows. */
export interface FirmReach {
  /** Asks the firm; undefined, and a word to the user, where it is out of reach. */
  readonly attempt: <Result>(
    work: () => Promise<Result>,
  ) => Promise<{ readonly value: Result } | undefined>;
  /** @throws MesaError `libro-inalcanzable` where the server was out of reach a moment ago */
  readonly demand: () => void;
  /** Tells the user, at the end of the command, that the server was out of reach. */
  readonly report: (error: MesaError) => void;
}

/** Whether the firm's journal can't take anything for now: it does not answer, or its disk is full. */
export function isOutOfReach(error: unknown): error is MesaError {
  const codes: readonly string[] = ["libro-inalcanzable", "libro-lleno"];
  return error instanceof MesaError && codes.includes(error.code);
}

export function firmReach(
  monotonicMs: () => number,
  report: (error: MesaError) => void,
): FirmReach {
  let down: { readonly error: MesaError; readonly untilMs: number } | undefined;
  const downNow = (): MesaError | undefined =>
    down !== undefined && monotonicMs() < down.untilMs ? down.error : undefined;

  return {
    async attempt(work) {
      if (downNow() !== undefined) return undefined;
      try {
        return { value: await work() };
      } catch (error) {
        if (!isOutOfReach(error)) throw error;
        down = { error, untilMs: monotonicMs() + retryMs };
        report(error);
        return undefined;
      }
    },
    demand() {
      const error = downNow();
      if (error !== undefined) throw error;
    },
    report,
  };
}
