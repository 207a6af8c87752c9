import { expect, test } from "vitest";
import { followedDesk } from "../support/followed-desk.ts";
import { openTerminal } from "../support/pseudo-terminal.ts";
import { clockFrom } from "../support/test-clock.ts";

/** A desk tells by itself in office hours, after up to 25 s; at night it is asked now and then. */
const times = [
  ["in office hours", "2026-11-24T10:30:00-05:00"],
  ["at night", "2026-11-24T22:00:00-05:00"],
] as const;

/** A desk with one ticket, and the official's side. */
async function deskWithTicket(startsAt: string) {
  const desk = await followedDesk({ clock: clockFrom(startsAt) });
  const numero = await desk.create("consulta", "a");
  const env = { MESA_TOKEN: desk.token(), MESA_PERFIL: "mesa" };
  const answer = (texto: string) => desk.official(numero, "respuestas", { texto });
  return { options: { folder: desk.folder, env, startsAt }, numero, answer };
}

test.each(times)(
  "%s the live view shows and marks what is new, and leaves the screen as it was",
  async (_when, startsAt) => {
    const { options, numero, answer } = await deskWithTicket(startsAt);
    const terminal = openTerminal(["ticket", "vigilar"], options);
    await terminal.shows("Actualizado:");
    expect(terminal.screen()).toMatch(
      /Tickets del perfil «mesa»\n\n +NÚMERO .*\n {3}MS-\S+ +registrado/,
    );
    await answer("Sí procede.\u001b[2J");
    terminal.type("r");
    await terminal.shows("← Sí procede.");
    expect(terminal.screen()).toContain(`●  ${numero}  respondido`);
    const widest = Math.max(
      ...terminal
        .screen()
        .split("\n")
        .map((line) => line.length),
    );
    expect(widest).toBeLessThanOrEqual(80);
    terminal.type(" ");
    await terminal.shows(`MENSAJE ${numero} respondido`);
    terminal.type("q");
    expect(await terminal.end()).toBe(0);
    // A bell, and no clearing: only lines that changed were drawn again.
    expect(terminal.bytes()).toContain("\u0007");
    expect(terminal.bytes()).not.toContain("\u001b[2J");
    expect(terminal.bytes()).toMatch(/\u001b\[\?1049h[^]*\u001b\[\?1049l/);
    expect(terminal.screen()).toContain("Analista de práctica: Sí procede.");
  },
);

test("Ctrl-C ends it as an interruption, and line by line nothing is drawn over", async () => {
  const { options } = await deskWithTicket("2026-11-24T10:30:00-05:00");
  const live = openTerminal(["ticket", "vigilar"], options);
  await live.shows("Actualizado:");
  live.type("\u0003");
  expect(await live.end()).toBe(130);
  const plain = openTerminal(["ticket", "vigilar"], {
    ...options,
    env: { ...options.env, MESA_ACCESIBLE: "1" },
  });
  await plain.shows("Vigilando…");
  plain.type("\u0003");
  expect(await plain.end()).toBe(130);
  expect(plain.bytes()).not.toContain("\u001b[?1049h");
});
