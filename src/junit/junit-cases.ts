import { stripVTControlCharacters } from "node:util";
import type { TestCase, TestFailure } from "../ports/ci.ts";

/** How much is kept of the beginning of a message and of a trace. */
const maxTraceCharacters = 8000;
/** How much is kept of the end of a test's output. */
const maxOutputCharacters = 8000;
/** How many lines of the trace replace a missing message. */
const messageLines = 6;

type Attributes = Readonly<Record<string, string>>;

interface Suite {
  readonly name: string;
  readonly momento: string | undefined;
}

interface OpenCase {
  readonly attributes: Attributes;
  readonly suite: Suite;
  skipped: boolean;
  failure: { message: string | undefined; type: string; text: string } | undefined;
  output: string;
}

/**
 * Turns the elements of a JUnit report into tests. Only elements count, not the attributes with
 * totals, which runners write in different ways. A test has failed when it has a `failure` or `error`
 * element of its own. A skipped test has not failed (node:test marks its *todo* tests with both), nor
 * has one that passed in the end (Surefire's `flakyFailure`).
 */
export class JunitCases {
  readonly #visit: (test: TestCase) => void;
  readonly #path: string[] = [];
  readonly #suites: Suite[] = [];
  #case: OpenCase | undefined;
  /** Whether the root element has been closed. */
  complete = false;

  constructor(visit: (test: TestCase) => void) {
    this.#visit = visit;
  }

  /** An element begins. @returns false when the root is not that of a JUnit report */
  opens(name: string, attributes: Attributes): boolean {
    if (this.#path.length === 0 && name !== "testsuites" && name !== "testsuite") return false;
    this.#path.push(name);
    if (name === "testsuite" && this.#case === undefined)
      this.#suites.push(this.#suite(attributes));
    else if (name === "testcase" && this.#case === undefined) {
      const suite = this.#suites.at(-1) ?? { name: "", momento: undefined };
      const { failure, output } = { failure: undefined, output: "" };
      this.#case = { attributes, suite, skipped: false, failure, output };
    } else if (this.#inCase()) this.#opensInCase(name, attributes);
    return true;
  }

  closes(name: string): void {
    this.#path.pop();
    if (this.#path.length === 0) this.complete = true;
    if (name === "testcase" && this.#case !== undefined && !this.#path.includes("testcase")) {
      this.#visit(testOf(this.#case));
      this.#case = undefined;
    } else if (name === "testsuite" && this.#case === undefined) this.#suites.pop();
  }

  says(text: string): void {
    const test = this.#case;
    if (test === undefined || this.#path.at(-2) !== "testcase") return;
    const element = this.#path.at(-1);
    if (element === "failure" || element === "error") {
      if (test.failure !== undefined) test.failure.text = kept(test.failure.text, text);
    } else if (element === "system-out" || element === "system-err") {
      test.output = `${test.output}${text}`.slice(-maxOutputCharacters);
    }
  }

  /** Whether the current element is a child of a test. */
  #inCase(): boolean {
    return this.#case !== undefined && this.#path.at(-2) === "testcase";
  }

  #opensInCase(name: string, attributes: Attributes): void {
    const test = this.#case;
    if (test === undefined) return;
    if (name === "skipped") test.skipped = true;
    else if ((name === "failure" || name === "error") && test.failure === undefined) {
      const message = attributes["message"];
      test.failure = { message, type: attributes["type"] ?? "", text: "" };
    }
  }

  #suite(attributes: Attributes): Suite {
    const outer = this.#suites.at(-1);
    const own = zoned(attributes["timestamp"]);
    return { name: attributes["name"] ?? outer?.name ?? "", momento: own ?? outer?.momento };
  }
}

function testOf(test: OpenCase): TestCase {
  const { attributes, suite, failure, skipped, output } = test;
  const prueba = line(attributes["name"] ?? "");
  const named = line(attributes["classname"] ?? "");
  // jest-junit repeats the test's name here, and node:test always writes `test`.
  const useless = named === "" || named === prueba || named === "test";
  const failed = failure !== undefined && !skipped;
  const place = Number(attributes["line"]);
  return {
    suite: useless && suite.name !== "" ? line(suite.name) : named,
    prueba,
    estado: skipped ? "omitida" : failed ? "falla" : "pasa",
    falla: failed
      ? {
          ...wordsOf(failure),
          salida: plain(output).trim(),
          archivo: attributes["file"],
          linea: Number.isInteger(place) && place > 0 ? place : undefined,
        }
      : undefined,
    momento: suite.momento,
  };
}

function wordsOf({
  message,
  type,
  text,
}: NonNullable<OpenCase["failure"]>): Pick<TestFailure, "mensaje" | "traza"> {
  const traza = plain(text)
    .replace(/^\s*\n/, "")
    .trimEnd();
  const given = plain(message ?? "").trim();
  if (given !== "") return { mensaje: given.slice(0, maxTraceCharacters), traza };
  const lines = traza.split("\n").map((one) => one.trim());
  const head = lines.filter((one) => one !== "").slice(0, messageLines);
  return { mensaje: head.length === 0 ? type : head.join("\n"), traza };
}

function kept(before: string, more: string): string {
  return before.length >= maxTraceCharacters
    ? before
    : `${before}${more}`.slice(0, maxTraceCharacters);
}

/** Removes colours, also those of writers that only leave out the escape character, which XML forbids. */
function plain(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\[\d{1,3}(?:;\d{1,3})*m/g, "");
}

function line(text: string): string {
  return plain(text).replaceAll(/\s+/g, " ").trim().slice(0, 500);
}

/** A time in UTC; undefined when the text has no time zone, since it could be any. */
function zoned(text: string | undefined): string | undefined {
  if (text === undefined || !/(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return undefined;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
