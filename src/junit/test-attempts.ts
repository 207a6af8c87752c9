import { hash } from "node:crypto";
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
  readonly #failed = new Map<number, Attempts>();
  readonly #passed = new MarkSet();

  constructor(visit: (test: TestCase) => void) {
    this.#visit = visit;
  }

  readonly take = ({ test, key }: Attempt): void => {
    // 52 bits, the whole numbers that are exact; never 0.
    const mark = Number.parseInt(hash("sha1", key).slice(0, 13), 16) + 1;
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
      if (test.estado === "pasa") this.#passed.add(mark);
      this.#visit(test);
    }
  };

  end(): void {
    for (const { last, passed } of this.#failed.values()) {
      for (const test of last) this.#visit(passed ? { ...test, inestable: true } : test);
    }
  }
}

/** The marks of up to `maxPassed` tests in 8 bytes each: a `Set` takes ten times the room. */
class MarkSet {
  /** Open addressing with linear probing; 0 is free. A power of two, so that a mask gives the place. */
  readonly #slots = new Float64Array(2 ** 19);
  #size = 0;

  has(mark: number): boolean {
    return this.#slots[this.#placeOf(mark)] === mark;
  }

  add(mark: number): void {
    const place = this.#placeOf(mark);
    if (this.#slots[place] === mark || this.#size === maxPassed) return;
    this.#slots[place] = mark;
    this.#size += 1;
  }

  /** Where the mark lies, or the free place for it. */
  #placeOf(mark: number): number {
    const last = this.#slots.length - 1;
    let place = (mark % 2 ** 31) & last;
    while (this.#slots[place] !== 0 && this.#slots[place] !== mark) place = (place + 1) & last;
    return place;
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
