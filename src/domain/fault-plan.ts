/**
 * Faults that the practice desk can simulate. `antes`: before the request is processed; `despues`: the
 * ticket is made and the answer gets lost. `espera`, `fecha`, `larga`: with a `Retry-After` in
 * seconds, as a date, or longer than any client waits.
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

/** Chooses the fault of a request; undefined for none. */
export type NextFault = (request: FaultedRequest) => FaultKind | undefined;

/** Faults in an order that depends only on the seed. `share` of the requests fail, from 0 to 1. */
export function randomFaults(
  kinds: readonly FaultKind[],
  { seed, share }: { readonly seed: number; readonly share: number },
): NextFault {
  const random = seededRandom(seed);
  return () => (random() < share ? kinds[Math.floor(random() * kinds.length)] : undefined);
}

/** Random numbers from 0 to 1 that depend only on the seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
