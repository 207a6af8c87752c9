import { createHash } from "node:crypto";
import type { TestCase } from "../ports/ci.ts";

/** Failures that are held with trace and output until the report ends; further ones lose both. */
const maxWhole = 200;

/** Tests that passed of which it is remembered that they did. */
const maxPassed = 300_000;

/** A test of a report, and what tells it apart from others of the same name. */
export interface Attempt {
  readonly test: TestCase;
  /** Suite with its host, class, name and file. */
  readonly key: string;
}

/** The attempts at a test of which at least one failed. */
interface Attempts {
  /** The last result: one that passed, or the failures since, told apart by their messages. */
  last: readonly TestCase[];
  /** Whether it passed as well. */
  passed: boolean;
}

/**
 * Counts a test that failed and is repeated in the same report by its last result. Failures are held
 * until the report ends, tests that pass are passed on at once. Failures of one name with different
 * messages are different tests (jest-junit names each error of a file alike).
 */
export class TestAttempts {
  readonly #visit: (test: TestCase) => void;
  readonly #failed = new Map<string, Attempts>();
  readonly #passed = new Set<string>();

  constructor(visit: (test: TestCase) => void) {
    this.#visit = visit;
  }

  readonly take = ({ test, key }: Attempt): void => {
    const mark = createHash("sha1").update(key).digest("base64").slice(0, 12);
    const before = this.#failed.get(mark);
    if (test.estado === "falla") {
      const held = this.#failed.size < maxWhole ? test : withoutTexts(test);
      if (before === undefined) {
        const passed = this.#passed.has(mark);
        this.#failed.set(mark, { last: [held], passed });
        if (passed) this.#visit({ ...test, estado: "repetida", falla: undefined });
      } else before.last = [...before.last.filter((one) => isOther(one, test)), held];
    } else if (before !== undefined) {
      // A skipped attempt says nothing of the test.
      if (test.estado !== "pasa") return;
      before.last = [test];
      before.passed = true;
    } else {
      if (test.estado === "pasa" && this.#passed.size < maxPassed) this.#passed.add(mark);
      this.#visit(test);
    }
  };

  end(): void {
    for (const { last, passed } of this.#failed.values()) {
      for (const test of last) this.#visit(passed ? { ...test, inestable: true } : test);
    }
  }
}

/** Whether an attempt is a failure with another message than a later one. */
function isOther(one: TestCase, later: TestCase): boolean {
  return one.falla !== undefined && one.falla.mensaje !== later.falla?.mensaje;
}

function withoutTexts(test: TestCase): TestCase {
  const { falla } = test;
  return falla === undefined ? test : { ...test, falla: { ...falla, traza: "", salida: "" } };
}
