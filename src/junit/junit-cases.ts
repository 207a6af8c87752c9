import type { ReportDoubt } from "../ports/ci.ts";
import type { Attempt } from "./test-attempts.ts";
import { kept, line, testOf, wordsOf, type Failure, type OpenCase } from "./test-of-case.ts";

/** How much is kept of the end of a test's output. */
const maxOutputCharacters = 8000;

type Attributes = Readonly<Record<string, string>>;

interface Suite {
  readonly name: string;
  readonly host: string;
  readonly momento: string | undefined;
  /** What the suite itself says: tests, and those that failed. */
  readonly says: { readonly tests: number; readonly failures: number };
  /** What was found in it and in the suites within it. */
  readonly found: { tests: number; failures: number };
}

/**
 * Turns the elements of a JUnit report into tests. A test has failed when it has a `failure` or `error`
 * element of its own, even where it was skipped as well: a teardown may fail. A `failure` of a suite
 * itself is a test that failed. Totals are only compared, since runners write them in different ways.
 */
export class JunitCases {
  readonly #visit: (attempt: Attempt) => void;
  readonly #doubt: (doubt: ReportDoubt) => void;
  readonly #path: string[] = [];
  readonly #suites: Suite[] = [];
  #case: OpenCase | undefined;
  #ofSuite: Failure | undefined;
  /** Where the root element ends in the text; undefined until it does. */
  rootEnd: number | undefined;

  constructor(visit: (attempt: Attempt) => void, doubt: (doubt: ReportDoubt) => void) {
    this.#visit = visit;
    this.#doubt = doubt;
  }

  /** An element begins. @returns false when the root is not that of a JUnit report */
  opens(name: string, attributes: Attributes): boolean {
    if (this.rootEnd !== undefined) return true;
    if (this.#path.length === 0 && name !== "testsuites" && name !== "testsuite") return false;
    const parent = this.#path.at(-1);
    this.#path.push(name);
    if ((name === "testsuite" || name === "testsuites") && this.#case === undefined)
      this.#suites.push(this.#suite(attributes));
    else if (name === "testcase" && this.#case === undefined) {
      const suite = this.#suites.at(-1) ?? this.#suite({});
      const rest = { failure: undefined, flaky: false, output: "" };
      this.#case = { attributes, suite, skipped: "no", ...rest };
    } else if (this.#case !== undefined && parent === "testcase") {
      this.#opensInCase(this.#case, name, attributes);
    } else if (this.#case === undefined && isFailure(name) && parent?.startsWith("testsuite")) {
      this.#ofSuite = failureOf(attributes);
      this.#count({ tests: 0, failures: 1 });
    }
    return true;
  }

  /** @param position where the closing tag ends in the text */
  closes(name: string, position: number): void {
    if (this.rootEnd !== undefined) return;
    this.#path.pop();
    if (this.#path.length === 0) this.rootEnd = position;
    if (name === "testcase" && this.#case !== undefined && !this.#path.includes("testcase")) {
      this.#count({ tests: 1, failures: 0 });
      this.#visit({ test: testOf(this.#case), key: keyOf(this.#case) });
      this.#case = undefined;
    } else if (this.#ofSuite !== undefined && isFailure(name)) {
      this.#visit(suiteAttempt(this.#suites.at(-1), this.#ofSuite));
      this.#ofSuite = undefined;
    } else if (this.#case === undefined && name.startsWith("testsuite")) this.#closeSuite();
  }

  says(text: string): void {
    if (this.rootEnd !== undefined) return;
    if (this.#ofSuite !== undefined) this.#ofSuite.text = kept(this.#ofSuite.text, text);
    const test = this.#case;
    if (test === undefined || this.#path.at(-2) !== "testcase") return;
    const element = this.#path.at(-1) ?? "";
    if (isFailure(element)) {
      if (test.failure !== undefined) test.failure.text = kept(test.failure.text, text);
    } else if (element === "system-out" || element === "system-err") {
      test.output = `${test.output}${text}`.slice(-maxOutputCharacters);
    }
  }

  #opensInCase(test: OpenCase, name: string, attributes: Attributes): void {
    if (name === "skipped" || name === "disabled" || name === "ignored") {
      if (test.skipped !== "todo") test.skipped = attributes["type"] === "todo" ? "todo" : "yes";
    } else if (isFailure(name)) {
      this.#count({ tests: 0, failures: 1 });
      test.failure ??= failureOf(attributes);
    } else if (/^(?:flaky|rerun)(?:Failure|Error)$/.test(name)) {
      if (name.startsWith("flaky")) test.flaky = true;
      this.#count({ tests: 0, failures: 1 });
    }
  }

  #count(more: { readonly tests: number; readonly failures: number }): void {
    for (const { found } of this.#suites) {
      found.tests += more.tests;
      found.failures += more.failures;
    }
  }

  #suite(attributes: Attributes): Suite {
    const outer = this.#suites.at(-1);
    const own = zoned(attributes["timestamp"]);
    const host = attributes["hostname"] ?? "";
    return {
      name: attributes["name"] ?? outer?.name ?? "",
      host: outer === undefined ? host : `${outer.host}\n${outer.name}\n${host}`,
      momento: own ?? outer?.momento,
      says: {
        tests: total(attributes["tests"]),
        failures: total(attributes["failures"]) + total(attributes["errors"]),
      },
      found: { tests: 0, failures: 0 },
    };
  }

  /** Tells of totals above what was found; the suites around have the same reason for theirs. */
  #closeSuite(): void {
    const suite = this.#suites.pop();
    if (suite === undefined) return;
    const { says, found, name } = suite;
    const missing = {
      failures: Math.max(says.failures - found.failures, 0),
      // A total may count the checks of a test; that none at all is there is another matter.
      tests: found.tests === 0 ? says.tests : 0,
    };
    const suiteName = line(name);
    if (missing.failures > 0) {
      const counts = { dice: says.failures, trae: found.failures };
      this.#doubt({ suite: suiteName, code: "fallas-sin-casos", ...counts });
    } else if (missing.tests > 0 && found.failures === 0) {
      this.#doubt({ suite: suiteName, code: "pruebas-sin-casos", dice: says.tests, trae: 0 });
    }
    this.#count(missing);
  }
}

function isFailure(name: string): boolean {
  return name === "failure" || name === "error";
}

function failureOf(attributes: Attributes): Failure {
  return { message: attributes["message"], type: attributes["type"] ?? "", text: "" };
}

function total(text: string | undefined): number {
  return text !== undefined && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : 0;
}

/** What tells a test apart from others of the same name: another suite or host runs another one. */
function keyOf({ attributes, suite }: OpenCase): string {
  const own = ["classname", "name", "file"].map((name) => attributes[name] ?? "");
  return JSON.stringify([suite.host, suite.name, ...own]);
}

/** A failure of a suite outside of its tests, as a test with the suite's name. */
function suiteAttempt(suite: Suite | undefined, failure: Failure): Attempt {
  const name = line(suite?.name ?? "");
  const details = { salida: "", archivo: undefined, linea: undefined };
  const falla = { ...wordsOf(failure), ...details };
  const { momento } = suite ?? { momento: undefined };
  const key = JSON.stringify([suite?.host, suite?.name, falla.mensaje, falla.traza]);
  return { test: { suite: name, prueba: name, estado: "falla", falla, momento }, key };
}

/** A time in UTC; undefined when the text has no time zone, since it could be any. */
function zoned(text: string | undefined): string | undefined {
  if (text === undefined || !/(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return undefined;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
