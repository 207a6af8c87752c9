import type { ChildEnd } from "../../ports/child-run.ts";
import { neutralize } from "../../view/neutralize.ts";
import { endedBadly, endsWell } from "./describe-failures.ts";
import type { Visit } from "./gather-tests.ts";
import type { Call } from "../../app/call.ts";

/** Words of a line that says what went wrong. */
const wrong = /error|fail|falla|exception|excepci|fatal|panic|refused|denied|not found|no exist/i;

/**
 * The program itself as a test: it passes where it ends well, and fails where it does not and no
 * report says why.
 */
export async function programAsTest(
  words: readonly string[],
  { code, tail }: ChildEnd,
  informes: readonly string[],
  call: Call,
): Promise<Visit> {
  const suite = words.join(" ").slice(0, 200);
  const test = { suite, prueba: endsWell, momento: undefined };
  if (code === 0) return (visit) => visit({ ...test, estado: "pasa", falla: undefined });
  const room = await call.context.reports();
  let told = false;
  for (const path of informes) {
    await room.read(path, ({ estado }) => {
      told ||= estado === "falla";
    });
  }
  if (told) return () => {};
  const lines = neutralize(tail)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const why = lines.findLast((line) => wrong.test(line)) ?? lines.at(-1) ?? "";
  const falla = {
    mensaje: endedBadly(code, why.trim()),
    traza: lines.slice(-20).join("\n"),
    salida: "",
    archivo: undefined,
    linea: undefined,
  };
  return (visit) => visit({ ...test, estado: "falla", falla });
}
