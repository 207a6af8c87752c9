/** A number from 0 to 1, for the jitter of back-offs. */
export function randomShare(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn / 2 ** 32;
}
