import { expect, test } from "vitest";
import { Conversation, type Modes } from "../../src/app/conversation.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import type { Prompter } from "../../src/ports/prompter.ts";
import type { Terminal } from "../../src/ports/terminal.ts";

const es = await loadTranslator("es");
const kB = 1024;

const plain: Modes = {
  json: false,
  quiet: false,
  verbose: false,
  silent: false,
  perfil: undefined,
  phrase: false,
  mayDivide: false,
};

interface Place {
  readonly modes?: Partial<Modes>;
  readonly terminal?: Partial<Terminal>;
  readonly answers?: readonly (string | boolean)[];
}

/** A conversation, and all that it did in its order: what it wrote, showed and asked. */
function talk({ modes = {}, terminal = {}, answers = [] }: Place = {}) {
  const done: string[] = [];
  const left = [...answers];
  const unasked = (): Promise<never> => Promise.reject(new Error("unexpected question"));
  const prompter: Prompter = {
    backKey: "Esc",
    hidden: async (message) => {
      done.push(`hidden ${message}`);
      return await Promise.resolve(String(left.shift()));
    },
    confirm: async (message, initial) => {
      done.push(`confirm ${message} [${initial}]`);
      return await Promise.resolve(left.shift() === true);
    },
    line: unasked,
    choose: unasked,
    search: unasked,
    edit: unasked,
  };
  const means = {
    terminal: {
      interactive: true,
      stdoutIsTerminal: true,
      stderrIsTerminal: true,
      width: 200,
      height: 24,
      out: (text: string) => void done.push(`out ${text}`),
      err: (text: string) => void done.push(`err ${text}`),
      readInput: unasked,
      ...terminal,
    },
    prompter: ({ language }: { readonly language: string }) => {
      done.push(`prompter ${language}`);
      return prompter;
    },
    progress: async (text: string) => {
      done.push(`progress ${text}`);
      return await Promise.resolve({
        update: (line: string) => void done.push(`update ${line}`),
        stop: () => void done.push("stop"),
      });
    },
  };
  return { done, conversation: new Conversation(means, es, { ...plain, ...modes }) };
}

test.each([
  [{}, ["err nota\n", "err ! nueva\n", "err dicho\n"]],
  [{ json: true }, ["err dicho\n"]],
  [{ quiet: true }, ["err dicho\n"]],
  [{ verbose: true, silent: true }, ["err nota\n", "err ! nueva\n", "err dicho\n"]],
])("beside the answer stand, with %j, %j", (modes, written) => {
  const { done, conversation } = talk({ modes });
  conversation.note("nota");
  conversation.advise({ field: "x", code: "nueva" });
  conversation.remark("dicho");
  expect(done).toEqual(written);
});

test.each([
  [true, false, true],
  [true, true, false],
  [false, false, false],
  [false, true, false],
])("on a terminal: %s, without questions: %s; asks: %s", (interactive, silent, asks) => {
  const { done, conversation } = talk({ modes: { silent }, terminal: { interactive } });
  expect([conversation.asks, done]).toEqual([asks, []]);
});

test.each([
  [{}, true, ["progress va", "update ya", "stop"]],
  [{ verbose: true, silent: true }, true, ["progress va", "update ya", "stop"]],
  [{}, false, []],
  [{ json: true }, true, []],
  [{ quiet: true }, true, []],
])("progress with %j, standard error a terminal: %s", async (modes, stderrIsTerminal, shown) => {
  const { done, conversation } = talk({ modes, terminal: { stderrIsTerminal } });
  const progress = await conversation.progress("va");
  progress.update("ya");
  progress.stop();
  expect(done).toEqual(shown);
});

test("a question stops what is shown first, and its words are made ready once", async () => {
  const { done, conversation } = talk({ answers: [true, false] });
  expect(await conversation.confirmAside("¿Uno?")).toBe(true);
  await conversation.progress("va");
  expect(await conversation.confirmAside("¿Dos?")).toBe(false);
  expect(done).toEqual([
    "prompter es",
    "confirm ¿Uno? [true]",
    "progress va",
    "stop",
    "confirm ¿Dos? [true]",
  ]);
});

test.each([
  [{ verbose: true }, ["err · abre\n"]],
  [{ verbose: true, json: true, quiet: true }, ["err · abre\n"]],
  [{}, []],
])("what a desk's connection does is told with %j as %j", (modes, written) => {
  const { done, conversation } = talk({ modes });
  conversation.connectHooks.trace("abre");
  expect(done).toEqual(written);
});

test("an upload is shown from half a megabyte on, where progress is", async () => {
  const { done, conversation } = talk();
  const { uploading, translator } = conversation.connectHooks;
  const total = 512 * kB;
  uploading({ sent: 0, total, elapsed: 0 });
  await conversation.progress("va");
  uploading({ sent: total - 1, total: total - 1, elapsed: 1000 });
  uploading({ sent: total / 2, total, elapsed: 1000 });
  uploading({ sent: total + 1, total: total + 1, elapsed: 0 });
  expect(translator).toBe(es);
  expect(done).toEqual([
    "progress va",
    "update ██████████░░░░░░░░░░ 256 kB / 512 kB · 256 kB/s · faltan 1 s",
    "update ████████████████████ 512 kB / 512 kB",
  ]);
});

const question =
  "Los documentos (30,0 MB) no caben en un mensaje: el servidor admite 25,0 MB. " +
  "¿Enviarlos en 2 mensajes numerados?";

test.each([
  [{}, true, [true], true, ["prompter es", `confirm ${question} [true]`]],
  [{}, true, [false], false, ["prompter es", `confirm ${question} [true]`]],
  [{ json: true, quiet: true }, true, [true], true, ["prompter es", `confirm ${question} [true]`]],
  [{ mayDivide: true }, true, [], true, []],
  [{ mayDivide: true }, false, [], true, []],
  [{ mayDivide: true, silent: true }, true, [], true, []],
  [{ silent: true }, true, [], false, []],
  [{}, false, [], false, []],
])(
  "whether a request may be divided, with %j, on a terminal: %s, answers %j: %s",
  async (modes, interactive, answers, may, asked) => {
    const { done, conversation } = talk({ modes, terminal: { interactive }, answers });
    const split = { parts: 2, size: 30 * kB * kB, limit: 25 * kB * kB };
    expect(await conversation.connectHooks.maySplit(split)).toBe(may);
    expect(done).toEqual(asked);
  },
);

const opens = "hidden Frase con la que se cifró";
const makes = "hidden Frase para cifrar la sesión (vacía: se usa un archivo de llave)";

test.each([
  ["abrir", {}, true, "a b", "a b", ["prompter es", opens]],
  ["abrir", {}, true, "", undefined, ["prompter es", opens]],
  ["abrir", { phrase: true }, true, " ", " ", ["prompter es", opens]],
  ["abrir", {}, false, "a", undefined, []],
  ["abrir", { silent: true }, true, "a", undefined, []],
  ["crear", {}, true, "a", undefined, []],
  ["crear", { phrase: true }, true, "a", "a", ["prompter es", makes]],
  ["crear", { phrase: true }, true, "", undefined, ["prompter es", makes]],
  ["crear", { phrase: true }, false, "a", undefined, []],
  ["crear", { phrase: true, silent: true }, true, "a", undefined, []],
] as const)(
  "the phrase to %s with, under %j, on a terminal: %s, typed %j: %j",
  async (purpose, modes, interactive, typed, phrase, asked) => {
    const { done, conversation } = talk({ modes, terminal: { interactive }, answers: [typed] });
    const secret = await conversation.connectHooks.askPhrase(purpose);
    expect([secret?.reveal(), done]).toEqual([phrase, asked]);
  },
);
