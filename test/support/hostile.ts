import fc from "fast-check";
import { expect } from "vitest";
import { runMesa, type RunOptions, type RunResult } from "./test-context.ts";
import { anyCharacter } from "./any-character.ts";

/** Cases per property in `npm test`; `npm run fuzz` asks for many more. */
const few = "50";
const { MESA_CASOS = few } = process.env;

/** How often a property is tried; `share` for those that are costly or cheap. */
export function cases(share = 1): fc.Parameters<unknown> {
  const numRuns = Math.ceil(Number(MESA_CASOS) * share);
  if (MESA_CASOS !== few) process.stdout.write(`casos: ${numRuns}\n`);
  return { numRuns };
}

const words = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "\u0000",
  "\ud800",
  "a\udfff",
  "\u202etxt.exe",
  "\u2066x\u2069",
  "\u001b[31mrojo",
  "\u001b]8;;http://malo.example\u0007x",
  "\u009b2J",
  "\r\n",
  "a\nb",
  "\ufeff",
  "=1+1",
  "@SUM(A1)",
  "../../../etc/passwd",
  "..\\..\\windows",
  "/dev/zero",
  "CON",
  "NaN",
  "1e999",
  "-0",
  "9".repeat(400),
  "é".repeat(3000),
  "2026-02-31",
  "24:60",
  "",
  " ",
  "-",
  "--",
];

/** Text as nobody would type it. */
export const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.string({ maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: anyCharacter, maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((all) => all.join("")),
  },
);

const leaf = fc.oneof(
  hostileText,
  fc.constantFrom(null, true, false, 0, -1, 1e308, 2 ** 53, 0.1, -1e-300),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Any JSON value, made of such text too. */
export const hostileValue = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(hostileText, tie("value")), { maxLength: 4 }).map(ownKeys),
  ),
})).value;

/** With `__proto__` as a key of its own, as JSON may have it. */
function ownKeys(pairs: readonly (readonly [string, unknown])[]): unknown {
  const json = pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return JSON.parse(`{${json.join(",")}}`);
}

/** The text of a JSON document, or of something that only looks like one. */
export const hostileJson = fc.oneof(
  { weight: 6, arbitrary: hostileValue.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: hostileText },
  {
    weight: 1,
    arbitrary: fc
      .tuple(hostileValue, fc.nat({ max: 60 }))
      .map(([value, at]) => JSON.stringify(value).slice(0, at)),
  },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 20_000 }).map(nested) },
);

function nested(depth: number): string {
  const [open, close] = depth % 2 === 0 ? ["[", "]"] : ['{"a":', "}"];
  return `${open.repeat(depth)}1${close.repeat(depth)}`;
}

/** An object that is right but for some members, which are anything. */
export function spoilt(sound: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const change = fc.tuple(fc.constantFrom(...Object.keys(sound)), hostileValue);
  return fc
    .array(fc.oneof(change, fc.tuple(hostileText, hostileValue)), { minLength: 1, maxLength: 3 })
    .map((changes) => {
      const kept = Object.entries(sound).filter(([key]) => changes.every(([one]) => one !== key));
      return ownKeys([...kept, ...changes]);
    });
}

/** Whether a terminal may get it, whoever said it: no control character but line ends (CSV's too) and tabs. */
export function isHarmless(text: string): boolean {
  return !/\r(?!\n)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(
    text,
  );
}

/** Runs a command line that may fail, but only as our own errors do, and quietly. */
export async function survives(
  argv: readonly string[],
  options: RunOptions & { readonly folder: string },
): Promise<RunResult> {
  const result = await runMesa(argv, { ...options, env: { NO_COLOR: "1", ...options.env } });
  expect([argv, result.code, result.stderr]).not.toEqual([argv, 70, expect.anything()]);
  if (options.interactive === true) {
    expect([argv, result.stdout, result.stderr].flat().filter((text) => !isHarmless(text))).toEqual(
      argv.filter((word) => !isHarmless(word)),
    );
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(plain);
  return result;
}

/** What an object's prototype has before anybody tries to add to it. */
const plain = Object.getOwnPropertyNames(Object.prototype);
