import { describe, expect, test } from "vitest";
import type { DeskConnection } from "../../src/app/context.ts";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { during, offered } from "../support/during-call.ts";

const band = "PRÁCTICA · nada sale de este equipo\n";

function nothing(): never {
  throw new Error("nothing is asked of this desk");
}

/** A desk that can only be closed. */
function deskThat(close: () => void): DeskConnection {
  return {
    get channel() {
      return nothing();
    },
    get signIn() {
      return nothing();
    },
    get tokens() {
      return nothing();
    },
    close: async () => {
      await new Promise(setImmediate);
      close();
    },
  };
}

test("forms are judged by the clock and the catalogues of this run", async () => {
  const now = new Date("2026-11-20T15:40:00Z");
  let facts: unknown;
  await during(async (call) => (facts = await call.formFacts()), {
    now,
    context: { catalogs: () => Promise.resolve(builtInCatalogs) },
  });
  expect(facts).toEqual({ now, catalogs: builtInCatalogs });
});

describe("a desk", () => {
  test("is opened once for each profile, tells all who listen, and is closed at the end", async () => {
    const log: string[] = [];
    const pressed = new Map<string, () => void>();
    const other = { ...offered, nombre: "otro" };
    const { code, done } = await during(
      async (call) => {
        const first = await call.connect(() => void log.push("one is pressed"));
        const second = await call.connectTo(offered, () => void log.push("two is pressed"));
        const third = await call.connect();
        const apart = await call.connectTo(other, () => void log.push("three is pressed"));
        expect([second === first, third === first, apart === first]).toEqual([true, true, false]);
        pressed.get("nuevo")?.();
        pressed.get("otro")?.();
        log.push("done");
      },
      {
        context: {
          dispose: async () => {
            await Promise.resolve(log.push("disposed"));
          },
          connect: async (profile, hooks) => {
            log.push(`opens ${profile.nombre}`);
            pressed.set(profile.nombre, hooks.pressed);
            return await Promise.resolve(deskThat(() => void log.push(`closes ${profile.nombre}`)));
          },
        },
      },
    );
    expect([code, done]).toEqual([0, ["offered"]]);
    expect(log).toEqual([
      "opens nuevo",
      "opens otro",
      "one is pressed",
      "two is pressed",
      "three is pressed",
      "done",
      "closes nuevo",
      "closes otro",
      "disposed",
    ]);
  });

  test("that can't be opened is its asker's error, and the others are closed all the same", async () => {
    const log: string[] = [];
    const { code, stderr } = await during(
      async (call) => {
        await call.connectTo({ ...offered, nombre: "malo" }).catch(() => log.push("refused"));
        await call.connectTo(offered);
        throw new MesaError("sin-perfil");
      },
      {
        context: {
          connect: async ({ nombre }) => {
            if (nombre === "malo") throw new MesaError("sin-sesion");
            return await Promise.resolve(deskThat(() => void log.push(`closes ${nombre}`)));
          },
        },
      },
    );
    expect([code, log]).toEqual([2, ["refused", "closes nuevo"]]);
    expect(stderr).toMatch(/^✗ No hay ningún perfil/);
  });

  test("to practise with runs once, says so each time, and ends with the command", async () => {
    const log: string[] = [];
    const { code, stderr } = await during(
      async (call) => {
        const desk = await call.practiceDesk();
        expect((await call.practiceDesk()) === desk).toBe(true);
        log.push(desk.url);
      },
      {
        context: {
          startDesk: async (options) => {
            log.push(JSON.stringify(options));
            return await Promise.resolve({
              url: "http://127.0.0.1:1",
              get analyst() {
                return nothing();
              },
              signIn: () => Promise.reject(new Error("nobody signs in")),
              close: async () => {
                await Promise.resolve(log.push("closed"));
              },
            });
          },
        },
      },
    );
    expect([code, log]).toEqual([0, ['{"port":0}', "http://127.0.0.1:1", "closed"]]);
    expect(stderr).toBe(band + band);
  });
});
