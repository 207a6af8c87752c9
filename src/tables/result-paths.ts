/** Where a result is written until it is whole. */
export function partialPath(path: string): string {
  return `${path}.parcial`;
}

/** Where the result of a run that was cut off lies while the next one writes its own. */
export function earlierPath(path: string): string {
  return `${path}.anterior`;
}
