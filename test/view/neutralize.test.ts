import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { neutralize, neutralizeLine } from "../../src/view/neutralize.ts";
import { anyCharacter } from "../support/any-character.ts";

describe("foreign text loses", () => {
  test.each([
    ["colours", "\u001b[31mrojo\u001b[0m", "rojo"],
    ["window titles", "\u001b]0;título\u0007texto", "texto"],
    ["links", "\u001b]8;;https://malo.example\u001b\\texto\u001b]8;;\u001b\\", "texto"],
    ["unterminated strings", "antes\u001b]52;c;YQ", "antes"],
    ["device control", "a\u001bPq#0;2\u001b\\b", "ab"],
    ["application commands", "a\u001b_G\u001b\\b", "ab"],
    ["C1 controls", "a\u009b31mb\u0085c", "abc"],
    ["C1 strings", "a\u009d0;x\u009cb", "ab"],
    ["backspaces, NUL and carriage returns", "a\bb\u0000c\rd\u007f", "abcd"],
    ["zero-width characters", "MS\u200b-1\u2060\ufeff\u200d", "MS-1"],
    ["soft hyphens", "MS\u00ad-1", "MS-1"],
    ["tags", "MS-1\u{e0041}\u{e007f}", "MS-1"],
    ["fillers that look like blanks", "a\u2800\u3164b", "ab"],
    ["bidirectional overrides", "a\u202efdp.exe\u2069", "afdp.exe"],
  ])("%s", (_what, text, harmless) => expect(neutralize(text)).toBe(harmless));

  test("nothing else: accents, signs, line ends and tabs stay", () => {
    expect(neutralize("ÁÉÍ ñ «»\t€ 😀\r\nfin")).toBe("ÁÉÍ ñ «»\t€ 😀\nfin");
    expect(neutralizeLine(" uno\n  dos\t")).toBe("uno dos");
  });

  test("whatever it is, no control character comes through", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        expect(neutralize(text)).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
        );
      }),
      { numRuns: 1000 },
    );
  });
});
