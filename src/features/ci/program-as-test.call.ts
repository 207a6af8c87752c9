import type { ChildEnd, TestReports } from "../../ports/ci.ts";
import { neutralize } from "../../view/neutralize.ts";
import { endedBadly, endsWell } from "./describe-failures.ts";
import type { Visit } from "./gather-tests.ts";

/** Matches a line of output that is likely to say what went wrong. */
const errorWords =
  /error|fail|falla|exception|excepci|fatal|panic|refused|denied|not found|no exist/i;

/** Characters of the command line that name the test. */
const maxNameLength = 200;
/** Lines of output kept as the failure's trace. */
const tailLines = 20;

/**
 * The program as one more test: passed where it ends with 0, failed where it does not and no report
 * names a failing test.
 */
export async function programAsTest(
  words: readonly string[],
  { code, tail }: ChildEnd,
  informes: readonly string[],
  reports: TestReports,
): Promise<Visit> {
  const suite = words.join(" ").slice(0, maxNameLength);
  const test = { suite, prueba: endsWell, momento: undefined };
  if (code === 0) return (visit) => visit({ ...test, estado: "pasa", falla: undefined });
  let reported = false;
  for (const path of informes) {
    await reports.read(path, ({ estado }) => {
      reported ||= estado === "falla";
    });
  }
  if (reported) return () => {};
  const lines = neutralize(tail)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const why = lines.findLast((line) => errorWords.test(line)) ?? lines.at(-1) ?? "";
  const falla = {
    mensaje: endedBadly(code, why.trim()),
    traza: lines.slice(-tailLines).join("\n"),
    salida: "",
    archivo: undefined,
    linea: undefined,
  };
  return (visit) => visit({ ...test, estado: "falla", falla });
}
