import { inspect } from "node:util";
import { expect, test } from "vitest";
import { Secret } from "../../src/domain/secret.ts";

test("a secret only tells itself when it is asked to", () => {
  const secret = new Secret("canario");
  const printed = [
    String(secret),
    JSON.stringify({ secret }),
    inspect({ secret }),
    inspect(secret),
  ];
  const shown = "[secreto]";
  expect(printed).toEqual([shown, `{"secret":"${shown}"}`, `{ secret: ${shown} }`, shown]);
  expect(secret.reveal()).toBe("canario");
});
