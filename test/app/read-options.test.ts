import { expect, test } from "vitest";
import { Input } from "../../src/app/input.ts";
import { readDuration, readKey, readSpan, requireText } from "../../src/app/read-options.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import { Conversation } from "../../src/app/conversation.ts";

const es = await loadTranslator("es");
const unused = (): never => {
  throw new Error("nothing is written or asked");
};
const conversation = new Conversation(
  {
    terminal: {
      interactive: false,
      stdoutIsTerminal: false,
      stderrIsTerminal: false,
      width: 80,
      height: 24,
      out: unused,
      err: unused,
      readInput: unused,
    },
    prompter: unused,
    progress: unused,
  },
  es,
  {
    json: false,
    quiet: false,
    verbose: false,
    silent: true,
    perfil: undefined,
    phrase: false,
    mayDivide: false,
  },
);

function given(key: string, value: string | undefined): Input {
  return new Input(new Map([[key, value]]), new Map(), []);
}

/** What comes out, or everything that the mistake says. */
function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
    const { code, params, problems } = error;
    return { code, params, problems };
  }
}

function wrong(bandera: string, valor: string, esperado: string) {
  return { code: "valor-invalido", params: { bandera, valor, esperado }, problems: [] };
}

const anySpan =
  "un número con s, m, h o d: 30s, 45m, 12h, 3d; con l cuenta solo el tiempo laborable: 3dl son tres días laborables";
const clockSpan = "un número con s, m, h o d: 30s, 30m, 2h, 1d";
const second = 1000;
const hour = 3600 * second;

test.each([
  [undefined, undefined, undefined],
  ["30s", { milliseconds: 30 * second, office: false }, 30 * second],
  [" 2H ", { milliseconds: 2 * hour, office: false }, 2 * hour],
  ["0m", { milliseconds: 0, office: false }, 0],
  ["99999d", { milliseconds: 99_999 * 24 * hour, office: false }, 99_999 * 24 * hour],
  ["3dl", { milliseconds: 27 * hour, office: true }, wrong("--plazo", "3dl", clockSpan)],
  ["0ml", { milliseconds: 0, office: true }, wrong("--plazo", "0ml", clockSpan)],
  ["", wrong("--plazo", "", anySpan), wrong("--plazo", "", anySpan)],
  ["3", wrong("--plazo", "3", anySpan), wrong("--plazo", "3", anySpan)],
  ["100000d", wrong("--plazo", "100000d", anySpan), wrong("--plazo", "100000d", anySpan)],
])("%j is, as a span, %j, and as a duration %j", (value, span, duration) => {
  const input = given("hasta", value);
  expect(outcome(() => readSpan(input, "hasta", "--plazo", conversation))).toEqual(span);
  expect(outcome(() => readDuration(input, "hasta", "--plazo", conversation))).toEqual(duration);
});

const keyWords = "de 1 a 200 letras sin tilde, dígitos y signos, sin espacios";

test.each([
  [undefined, undefined],
  ["!", "!"],
  ["~", "~"],
  ["a".repeat(200), "a".repeat(200)],
  ["a".repeat(201), wrong("--clave", "a".repeat(201), keyWords)],
  ["", wrong("--clave", "", keyWords)],
  ["a b", wrong("--clave", "a b", keyWords)],
  ["ñ", wrong("--clave", "ñ", keyWords)],
  ["a\n", wrong("--clave", "a\n", keyWords)],
])("the key %j is %j", (value, key) => {
  expect(outcome(() => readKey(given("clave", value), conversation))).toEqual(key);
});

const missing = {
  code: "formulario-invalido",
  params: {},
  problems: [{ field: "texto", code: "falta" }],
};

test.each([
  [" uno\ndos ", "uno\ndos"],
  [" \n ", missing],
  ["", missing],
  [undefined, missing],
])("the text %j is %j", (value, text) => {
  expect(outcome(() => requireText(given("texto", value)))).toEqual(text);
});

test("a period ends no earlier than it begins, and begins where something can be found", () => {
  const now = new Date("2026-11-20T15:00:00Z");
  const period = (desde?: string, hasta?: string, last?: string) => {
    const options = new Map([
      ["desde", desde],
      ["hasta", hasta],
    ]);
    const flags = new Map([
      ["desde", "--desde"],
      ["hasta", "--hasta"],
    ]);
    try {
      return new Input(options, flags, []).period(now, last);
    } catch (error) {
      if (!(error instanceof MesaError)) throw error;
      const { bandera, valor, esperado } = error.params;
      return `${error.code} ${bandera}=${valor} ${esperado}`;
    }
  };
  const [first, second] = ["2026-11-01", "2026-11-02"];
  expect(period()).toEqual({ desde: undefined, hasta: undefined });
  expect(period(undefined, first, second)).toEqual({ desde: undefined, hasta: first });
  expect(period(second)).toEqual({ desde: second, hasta: undefined });
  expect(period(first, first)).toEqual({ desde: first, hasta: first });
  expect(period(first, second, first)).toEqual({ desde: first, hasta: second });
  expect(period(second, undefined, second)).toEqual({ desde: second, hasta: undefined });
  expect(period("ayer", "18/11/2026")).toBe("valor-invalido --hasta=18/11/2026 ≥ 2026-11-19");
  expect(period(second, undefined, first)).toBe("valor-invalido --desde=2026-11-02 ≤ 2026-11-01");
});
