import { createHash, createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { noticeOptions, openNotices } from "../../../src/features/follow/watch-notices.call.ts";
import type { TicketEvent } from "../../../src/features/follow/watch-tickets.ts";
import { HttpFailure } from "../../../src/ports/http.ts";
import { during } from "../../support/during-call.ts";

const event: TicketEvent = {
  numero: "T-1",
  estado: "respondido",
  motivo: "cambio",
  fecha: "2026-11-20T15:00:00.000Z",
  asunto: "Algo",
  funcionario: null,
  mensaje: null,
};
const other = { ...event, numero: "T-2" };
const bodyOf = ({ numero }: TicketEvent): string =>
  `{"v":1,"evento":"cambio","numero":"${numero}","estado":"respondido","motivo":"cambio","fecha":"2026-11-20T15:00:00.000Z","asunto":"Algo","funcionario":null,"mensaje":null}`;

interface Case {
  readonly words: readonly string[];
  readonly events?: readonly TicketEvent[];
  readonly live?: boolean;
  readonly desktop?: boolean;
  readonly code?: number | null;
  readonly status?: number | HttpFailure;
  readonly env?: Readonly<Record<string, string>>;
  readonly interactive?: boolean;
}

/** All that is done to give notice of events, in its order, and what is said of what failed. */
async function noticed({ words, events = [event], live = false, ...how }: Case) {
  const { desktop = true, code = 0, status = 200, interactive = false } = how;
  const done: unknown[] = [];
  const { code: exit, stderr } = await during(
    async (call, _log, input) => {
      const notify = await openNotices(input, call);
      await notify(events, { live, failed: (line) => void done.push(line) });
    },
    {
      words,
      options: noticeOptions,
      interactive,
      now: new Date("2026-11-20T15:40:00Z"),
      env: { MESA_AVISO_SECRETO: "s", ...how.env },
      context: {
        notices: async () =>
          await Promise.resolve({
            desktop: async (said) => {
              done.push(said);
              return await Promise.resolve(desktop);
            },
            execute: async (command, text, { shown }) => {
              done.push([command, text, shown]);
              return await Promise.resolve(code);
            },
            post: async (url, body, headers) => {
              done.push([url, body, headers]);
              if (typeof status !== "number") throw status;
              return await Promise.resolve(status);
            },
          }),
      },
    },
  );
  return { exit, done, stderr };
}

const url = "https://aviso.example/x";
const time = "2026-11-20T15:40:00.000Z";
function posted(one: TicketEvent): unknown {
  const body = bodyOf(one);
  return [
    url,
    body,
    {
      "content-type": "application/json",
      "x-mesa-fecha": time,
      "x-mesa-firma": `sha256=${createHmac("sha256", "s").update(`${time}.${body}`).digest("hex")}`,
      "idempotency-key": createHash("sha256").update(body).digest("hex"),
    },
  ];
}
const ran = (one: TicketEvent, shown = true): unknown => ["avisa", `${bodyOf(one)}\n`, shown];
const desktopSays = (text: string) => ({ title: "mesa", text });
const unsent = (reason: string) => `El aviso no llegó a su dirección (${reason}).`;

test.each<[Case, readonly unknown[]]>([
  [{ words: [] }, []],
  [{ words: ["--avisar"], events: [] }, []],
  [{ words: ["--avisar"] }, [desktopSays("1 ticket con novedades")]],
  [
    { words: ["--avisar"], events: [event, event, other] },
    [desktopSays("2 tickets con novedades")],
  ],
  [
    { words: ["--avisar"], desktop: false },
    [
      desktopSays("1 ticket con novedades"),
      "Este equipo no puede mostrar notificaciones del escritorio.",
    ],
  ],
  [{ words: ["--ejecutar", "avisa"], events: [event, other] }, [ran(event), ran(other)]],
  [{ words: ["--ejecutar", "avisa"], live: true }, [ran(event, false)]],
  [
    { words: ["--ejecutar", "avisa"], code: 3 },
    [ran(event), "El comando de --ejecutar terminó con 3."],
  ],
  [
    { words: ["--ejecutar", "avisa"], code: null },
    [ran(event), "El comando de --ejecutar terminó con –."],
  ],
  [{ words: ["--aviso-url", url], events: [event, other] }, [posted(event), posted(other)]],
  [{ words: ["--aviso-url", url], status: 299 }, [posted(event)]],
  [
    { words: ["--aviso-url", url], status: 199 },
    [posted(event), unsent("el servidor respondió algo inesperado")],
  ],
  [
    { words: ["--aviso-url", url], status: 300 },
    [posted(event), unsent("el servidor envía a otra dirección")],
  ],
  [
    { words: ["--aviso-url", url], status: new HttpFailure("raro", false, undefined) },
    [posted(event), unsent("raro")],
  ],
  [{ words: ["--ejecutar", "avisa", "--aviso-url", url] }, [ran(event), posted(event)]],
])("with %j all that is to be done is done", async (one, done) => {
  expect(await noticed(one)).toEqual({ exit: 0, done, stderr: "" });
});

test("a terminal is rung, unless it is to be quiet", async () => {
  const on = { words: [], interactive: true };
  expect((await noticed(on)).stderr).toBe("\u0007");
  expect((await noticed({ ...on, events: [] })).stderr).toBe("");
  expect((await noticed({ ...on, words: ["--quiet"] })).stderr).toBe("");
});

test.each([
  [["--aviso-url", "http://aviso.example"], {}, "--aviso-url"],
  [["--aviso-url", url], { MESA_AVISO_SECRETO: "" }, "MESA_AVISO_SECRETO"],
])("%j is refused before anything is watched", async (words, env, told) => {
  const { exit, done, stderr } = await noticed({ words, env });
  expect([exit, done]).toEqual([2, []]);
  expect(stderr).toContain(told);
});
