import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { defineCommand } from "../../src/app/command.ts";
import type { Program } from "../../src/app/run.ts";
import type { Terminal } from "../../src/ports/terminal.ts";
import { plainPaint } from "../../src/view/paint.ts";
import { programOf } from "../support/during-call.ts";
import { runMesa, testFolder } from "../support/test-context.ts";
import { readablePaint } from "../support/view-tools.ts";

const rows = [{ a: "uno", b: 1 }, { a: null }];
const now = new Date("2026-11-20T15:40:00Z");

/** A program whose one command answers these lines, with what its view was given where it says `%`. */
function listing(lines: readonly string[]): Program {
  const command = defineCommand({
    run: async (input, call) => {
      if (input.text("perfil") !== undefined) await call.profile();
      return lines;
    },
    view: (shown, { translator, paint, width, decorated, now: moment }) => {
      const given = [translator.language, paint.bad("x"), width, decorated, moment.toISOString()];
      return shown.map((line) => line.replace("%", given.join(" ")));
    },
    schema: () => Promise.resolve(z.object({ lista: z.array(z.object({ a: z.string() })) })),
    json: (_shown, { language }) => ({ lista: rows, lengua: language }),
    rows: () => rows,
  });
  return programOf(command, () => Promise.reject(new Error("no profile is asked for")));
}

interface Place {
  readonly lines?: readonly string[];
  readonly terminal?: Partial<Terminal>;
  /** Whether there is a pager. */
  readonly pages?: boolean;
  readonly folder?: string;
}

/** All that was shown, in its order: to which stream, or page by page. */
async function shown(
  options: readonly string[],
  { lines = ["uno %", "dos"], terminal = {}, pages = true, folder = testFolder() }: Place = {},
) {
  const done: unknown[] = [];
  const { code } = await runMesa(["ver", ...options], {
    folder,
    cwd: folder,
    now,
    program: listing(lines),
    context: {
      terminal: {
        interactive: false,
        stdoutIsTerminal: true,
        stderrIsTerminal: true,
        width: 60,
        height: 10,
        out: (text) => void done.push(text),
        err: (text) => void done.push({ aside: text }),
        readInput: () => Promise.reject(new Error("nothing is read")),
        ...terminal,
      },
      paint: async (stream, allowed) =>
        await Promise.resolve(stream === "out" && allowed ? readablePaint : plainPaint),
      page: async (text, prompt) => {
        done.push({ page: text, ...prompt });
        return await Promise.resolve(pages);
      },
    },
  });
  expect(code).toBe(0);
  return done;
}

const pipe = { stdoutIsTerminal: false };
const indented =
  '{\n  "v": 1,\n  "lista": [\n    {\n      "a": "uno",\n      "b": 1\n    },\n    {\n      "a": null\n    }\n  ],\n  "lengua": "es"\n}\n';

test.each([
  [[], {}, ["uno es <bad>x</bad> 60 true 2026-11-20T15:40:00.000Z\ndos\n"]],
  [["--no-color"], {}, ["uno es x 60 true 2026-11-20T15:40:00.000Z\ndos\n"]],
  [["--idioma", "en"], pipe, ["uno en <bad>x</bad> 60 false 2026-11-20T15:40:00.000Z\ndos\n"]],
  [["--quiet"], pipe, ["uno es <bad>x</bad> 60 false 2026-11-20T15:40:00.000Z\ndos\n"]],
  [["--json"], pipe, ['{"v":1,"lista":[{"a":"uno","b":1},{"a":null}],"lengua":"es"}\n']],
  [["--json"], {}, [indented]],
  [["--ndjson"], {}, ['{"a":"uno","b":1}\n', '{"a":null}\n']],
  [["--csv"], {}, ["a,b\r\nuno,1\r\n,\r\n"]],
  // Lines win over a table, and both over one object.
  [["--json", "--csv"], pipe, ["a,b\r\nuno,1\r\n,\r\n"]],
  [["--csv", "--ndjson"], pipe, ['{"a":"uno","b":1}\n', '{"a":null}\n']],
  [["--campos", "a", "--json"], pipe, ['{"v":1,"lista":[{"a":"uno"},{"a":null}]}\n']],
  [["--campos", "a", "--ndjson"], {}, ['{"a":"uno"}\n', '{"a":null}\n']],
  [["--campos", "a", "--csv"], {}, ["a\r\nuno\r\n\r\n"]],
  [["--campos", "a"], {}, ["A\nuno\n\n"]],
  [["--campos", "a"], pipe, ["uno\n\n"]],
])("with %j on %j the answer is %j", async (options, terminal, written) => {
  expect(await shown(options, { terminal })).toEqual(written);
});

test("a line wider than the terminal goes on below itself, and in a pipe it stays as it is", async () => {
  const lines = ["  • uno dos tres cuatro"];
  const narrow = { width: 16 };
  expect(await shown([], { lines, terminal: narrow })).toEqual(["  • uno dos tres\n    cuatro\n"]);
  expect(await shown([], { lines, terminal: { ...narrow, ...pipe } })).toEqual([
    "  • uno dos tres cuatro\n",
  ]);
});

test("no line at all writes nothing", async () => {
  expect(await shown([], { lines: [] })).toEqual([]);
});

const keys = { more: "espacio: sigue, q: salir", end: "fin, q: salir" };

test.each([
  ["as many lines as the screen has", { height: 2 }, true, [{ page: "a\nb\n", ...keys }]],
  ["one line fewer", { height: 3 }, true, ["a\nb\n"]],
  ["no pager", { height: 2 }, false, [{ page: "a\nb\n", ...keys }, "a\nb\n"]],
  ["no terminal", { height: 2, ...pipe }, true, ["a\nb\n"]],
])("page by page with %s", async (_what, terminal, pages, done) => {
  expect(await shown([], { lines: ["a", "b"], terminal, pages })).toEqual(done);
});

test("what the practice desk has says so at both ends and on every page", async () => {
  const band = "PRÁCTICA · nada sale de este equipo\n";
  const place = { lines: ["a", "b"], terminal: { height: 2 } };
  expect(await shown(["--perfil", "practica"], place)).toEqual([
    { aside: band },
    {
      page: `${band}a\nb\n${band}`,
      more: `[nada sale de este equipo] ${keys.more}`,
      end: `[nada sale de este equipo] ${keys.end}`,
    },
  ]);
});

test.each([
  [[], "uno es x 80 false 2026-11-20T15:40:00.000Z\ndos\n"],
  [["--json"], '{"v":1,"lista":[{"a":"uno","b":1},{"a":null}],"lengua":"es"}\n'],
  [["--ndjson"], '{"a":"uno","b":1}\n{"a":null}\n'],
  [["--campos", "a", "--csv"], "a\r\nuno\r\n\r\n"],
])(
  "in a file, with %j, it is what a pipe of 80 columns without colours gets",
  async (options, text) => {
    const folder = testFolder();
    const place = { folder, terminal: { height: 1 } };
    expect(await shown([...options, "--salida", "r.txt"], place)).toEqual([]);
    expect(readFileSync(join(folder, "r.txt"), "utf8")).toBe(text);
  },
);
