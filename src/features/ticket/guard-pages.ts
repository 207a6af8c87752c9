import { MesaError } from "../../errors/mesa-error.ts";

/** Pages that a desk may give in a row: at 200 tickets in each, more than any operator has. */
const maxPages = 5000;

/** Pages in a row with nothing in them, as from a desk that filters after it has counted. */
const maxEmptyPages = 50;

/**
 * Makes a check for a list that is read page after page, called with each page's cursor and number of
 * items before the next page is asked for. Without it a desk that repeats itself is asked for ever.
 *
 * @param first  the cursor that the list began with
 * @returns a function that throws MesaError `respuesta-invalida`
 */
export function createPageGuard(
  first: string | undefined,
): (next: string, itemCount: number) => void {
  const seen = new Set(first === undefined ? [] : [first]);
  let emptyPages = 0;
  return (next, itemCount) => {
    emptyPages = itemCount === 0 ? emptyPages + 1 : 0;
    if (seen.has(next) || seen.size >= maxPages || emptyPages > maxEmptyPages) {
      throw new MesaError("respuesta-invalida");
    }
    seen.add(next);
  };
}
