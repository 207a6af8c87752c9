import { stripVTControlCharacters } from "node:util";
import type { TestCase, TestFailure } from "../ports/ci.ts";

/** How much is kept of the beginning of a message and of a trace. */
const maxTraceCharacters = 8000;
/** How many lines of the trace replace a missing message. */
const messageLines = 6;

type Attributes = Readonly<Record<string, string>>;

/** A `failure` or `error` element. */
export interface Failure {
  message: string | undefined;
  type: string;
  text: string;
}

/** A `testcase` element that is being read. */
export interface OpenCase {
  readonly attributes: Attributes;
  readonly suite: {
    readonly name: string;
    readonly host: string;
    readonly momento: string | undefined;
  };
  /** `todo`: skipped, whatever else (node:test marks such tests as failed as well). */
  skipped: "no" | "yes" | "todo";
  failure: Failure | undefined;
  /** Whether it failed before it passed (Surefire's `flakyFailure`). */
  flaky: boolean;
  output: string;
}

/** States in which a runner did not run a test, and in which it failed. */
const notRun =
  /^(?:disabled|not-?\s?run|suppressed|skipped|ignored|inactive|pending|inconclusive)$/i;
const failedState = /^(?:fail(?:ed|ure)?|error(?:ed)?|broken)$/i;

/** Whether an attribute says that a test was not run: `executed` of NUnit, `disabled` of others. */
function isSwitchedOff({ executed = "", enabled = "", disabled = "" }: Attributes): boolean {
  return [executed, enabled].some((one) => /^false$/i.test(one)) || /^(?:true|1)$/i.test(disabled);
}

/** The test that a `testcase` element tells of. */
export function testOf(test: OpenCase): TestCase {
  const { attributes, suite, failure, skipped, flaky, output } = test;
  const prueba = line(attributes["name"] ?? "");
  const named = line(attributes["classname"] ?? "");
  // jest-junit repeats the test's name here, and node:test always writes `test`.
  const useless = named === "" || named === prueba || named === "test";
  const states = [attributes["status"] ?? "", attributes["result"] ?? ""];
  const disabled =
    skipped === "todo" || states.some((one) => notRun.test(one)) || isSwitchedOff(attributes);
  const stated = states.find((one) => failedState.test(one));
  const failed: Failure | undefined =
    failure ??
    (stated === undefined || skipped !== "no" || flaky
      ? undefined
      : { message: stated, type: "", text: "" });
  const place = Number(attributes["line"]);
  const fails = failed !== undefined && !disabled;
  return {
    suite: useless && suite.name !== "" ? line(suite.name) : named,
    prueba,
    estado: fails ? "falla" : disabled || skipped !== "no" ? "omitida" : "pasa",
    ...(flaky && { inestable: true }),
    falla: fails
      ? {
          ...wordsOf(failed),
          salida: plain(output).trim(),
          archivo: attributes["file"],
          linea: Number.isInteger(place) && place > 0 ? place : undefined,
        }
      : undefined,
    momento: suite.momento,
  };
}

/** Message and trace of a failure. */
export function wordsOf({ message, type, text }: Failure): Pick<TestFailure, "mensaje" | "traza"> {
  const traza = plain(text)
    .replace(/^\s*\n/, "")
    .trimEnd();
  const given = plain(message ?? "").trim();
  if (given !== "") return { mensaje: given.slice(0, maxTraceCharacters), traza };
  const lines = traza.split("\n").map((one) => one.trim());
  const head = lines.filter((one) => one !== "").slice(0, messageLines);
  return { mensaje: head.length === 0 ? type : head.join("\n"), traza };
}

/** A text with more of it, up to the length that is kept. */
export function kept(before: string, more: string): string {
  return before.length >= maxTraceCharacters
    ? before
    : `${before}${more}`.slice(0, maxTraceCharacters);
}

/**
 * Removes colours, also those of writers that only leave out the escape character, which XML forbids,
 * and replaces references to characters that it forbids.
 */
function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/(?:&#(?:27|x0*1b);)?\[\d{1,3}(?:;\d{1,3})*m/gi, "")
    .replaceAll(/&#(?:\d{1,8}|x[\da-f]{1,8});/gi, "\ufffd");
}

/** One line of a text, without colours. */
export function line(text: string): string {
  return plain(text).replaceAll(/\s+/g, " ").trim().slice(0, 500);
}
