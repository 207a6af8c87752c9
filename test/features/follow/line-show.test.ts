import { expect, test } from "vitest";
import { followedDesk } from "../../support/followed-desk.ts";
import { simulatedClock } from "../../support/simulated-clock.ts";

/** A Tuesday night, when a desk is asked every five minutes only. */
const night = "2026-11-24T22:00:00-05:00";

/** `ticket vigilar` on a terminal that shows no full screen. */
async function watchLines() {
  const time = simulatedClock(night);
  const desk = await followedDesk({ clock: time.clock, wait: (pause) => time.wait(pause) });
  const watch = async (...words: readonly string[]) => {
    const options = { interactive: true, width: 200, env: { MESA_ESPERA: "2", NO_COLOR: "1" } };
    const argv = ["ticket", "vigilar", ...words];
    const { code, stdout, stderr } = await desk.mesa(argv, { ...options, wait: time.wait });
    return [code, stdout.split("\n").slice(0, -1), stderr.split("\n").slice(0, -1)];
  };
  return { ...desk, ...time, watch };
}

test("on a terminal each change is a line, a desk out of reach one, and its return another", async () => {
  const { watch, create, official, after, failing } = await watchLines();
  const numero = await create("consulta", "a");
  after(400, () => official(numero, "respuestas", { texto: "Sí procede." }));
  after(700, () => failing(({ path }) => (path === "/v1/cambios" ? "503" : undefined)));
  after(1900, () => failing(() => undefined));
  expect(await watch("--plazo", "1h")).toMatchInlineSnapshot(`
    [
      0,
      [
        "24 nov 2026, 22:06  MS-2026-000001  Analista de práctica: Sí procede. · Plazo y prórroga del régimen 21",
        "24 nov 2026, 22:06  MS-2026-000001  ahora respondido · Plazo y prórroga del régimen 21",
        "No se pudo llegar a la mesa de servicios: la mesa está fuera de servicio por ahora. Próximo intento: 22:20.",
        "La mesa de servicios responde de nuevo.",
      ],
      [
        "Vigilando…",
        "próxima consulta a las 22:05",
      ],
    ]
  `);
});

test.each([
  ["61s", ["próxima consulta a las 22:01"]],
  ["60s", []],
])("of %s the pause is told where it is a minute long", async (time, told) => {
  const { watch, create } = await watchLines();
  await create("consulta", "a");
  expect(await watch("--plazo", time)).toEqual([0, [], ["Vigilando…", ...told]]);
});
