import type { ToldFailure } from "./gather-tests.ts";

/** A file of a trace with its line: `(src/dai.test.ts:12:5)`, `dai.php:7`, `Dai.cs:line 41`. */
const traced = /(?:^|[\s(❯])((?:file:\/\/|[A-Za-z]:)?[\w.@/\\+-]+\.[A-Za-z]{1,5}):(?:line )?(\d+)/;
/** Lines of a trace that stand in somebody else's code. */
const foreign = /node_modules|node:|\bjunit\b|java\.base|java\.lang|[\\/]vendor[\\/]|site-packages/;

/** Where a failure stands, as its report or its trace says. */
export function failurePlace({
  archivo,
  linea,
  traza,
  mensaje,
}: Pick<ToldFailure, "archivo" | "linea" | "traza" | "mensaje">): {
  readonly file: string | undefined;
  readonly line: number | undefined;
} {
  if (archivo !== undefined) return { file: archivo, line: linea };
  const own = `${traza}\n${mensaje}`.split("\n").filter((line) => !foreign.test(line));
  const found = own.map((line) => traced.exec(line)).find((match) => match !== null);
  if (found === undefined) return { file: undefined, line: undefined };
  return { file: found[1]?.replace(/^file:\/\//, ""), line: Number(found[2]) };
}
