/**
 * Failures that the desk can act out. `antes`: before anything is taken; `despues`: the ticket is
 * made and the answer gets lost. `espera`, `fecha`, `larga`: with `Retry-After` in seconds, as a
 * date, or longer than anybody waits.
 */
export const faultKinds = [
  "rechaza-conexion",
  "corta-antes",
  "corta-despues",
  "cuelga-antes",
  "cuelga-despues",
  "cuelga-cuerpo",
  "goteo",
  "cuerpo-cortado",
  "largo-falso",
  "json-invalido",
  "html",
  "html-200",
  "redirige",
  "entrega-doble",
  "sesion-caducada",
  "reloj",
  "408",
  "408-espera",
  "409",
  "413",
  "422",
  "429",
  "429-espera",
  "429-fecha",
  "500-antes",
  "500-despues",
  "502",
  "503",
  "503-espera",
  "503-fecha",
  "503-larga",
  "504",
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface FaultedRequest {
  readonly method: string;
  readonly path: string;
}

/** What goes wrong with a request; undefined when nothing does. */
export type NextFault = (request: FaultedRequest) => FaultKind | undefined;

/** The same faults in the same order for the same seed. `share`: how many requests fail, 0 to 1. */
export function randomFaults(
  kinds: readonly FaultKind[],
  { seed, share }: { readonly seed: number; readonly share: number },
): NextFault {
  const random = seededRandom(seed);
  return () => (random() < share ? kinds[Math.floor(random() * kinds.length)] : undefined);
}

/** mulberry32: numbers from 0 to 1 that only depend on the seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
