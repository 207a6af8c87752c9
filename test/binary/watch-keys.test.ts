import { EventEmitter, once } from "node:events";
import { expect, test } from "vitest";
import { followedDesk } from "../support/followed-desk.ts";
import { openTerminal } from "../support/pseudo-terminal.ts";
import { clockFrom } from "../support/test-clock.ts";

/** A Tuesday night, when a desk is asked every five minutes only. */
const night = "2026-11-24T22:00:00-05:00";

/** Requests that wait at the desk do so until this is opened. */
function gate() {
  let open = (): void => {};
  const opened = new Promise<void>((done) => (open = done));
  return { open, opened };
}

/** The live view at night; the desk lets no request go that waits, until it is told to. */
async function watchAtNight() {
  const first = gate();
  let current = first;
  const desk = await followedDesk({ clock: clockFrom(night), wait: () => current.opened });
  const requests = new EventEmitter();
  desk.failing(({ path }) => {
    if (path === "/v1/cambios") requests.emit("changes");
    return undefined;
  });
  const numero = await desk.create("consulta", "a");
  const terminal = openTerminal(["ticket", "vigilar"], {
    folder: desk.folder,
    env: { MESA_TOKEN: desk.token(), MESA_PERFIL: "mesa" },
    startsAt: night,
  });
  await terminal.shows("Actualizado: 22:00");
  await desk.official(numero, "respuestas", { texto: "Sí procede." });
  return {
    numero,
    terminal,
    letGo: first.open,
    hold() {
      const next = gate();
      current = next;
      return next.open;
    },
    asked: () => once(requests, "changes"),
  };
}

test("«r» while the desk is being asked has it asked once more", async () => {
  const { numero, terminal, letGo, hold, asked } = await watchAtNight();
  letGo();
  await terminal.shows("← Sí procede.");
  const letGoAgain = hold();
  const again = asked();
  terminal.type("r");
  await again;
  // The mark that goes away tells that both keys were read.
  terminal.type("r ");
  await terminal.shows(`MENSAJE ${numero} respondido`);
  const onceMore = asked();
  letGoAgain();
  await onceMore;
  terminal.type("q");
  expect(await terminal.end()).toBe(0);
});

test("«q» right after «r» ends it in order", async () => {
  const { terminal, letGo } = await watchAtNight();
  letGo();
  await terminal.shows("← Sí procede.");
  await terminal.shows("próxima consulta a las");
  terminal.type("r");
  terminal.type("q");
  expect(await terminal.end()).toBe(0);
});
