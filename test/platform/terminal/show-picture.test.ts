import { expect, test } from "vitest";
import { pictureSequence } from "../../../src/platform/terminal/show-picture.ts";

const bytes = Buffer.alloc(10_000, "imagen");
const png = { kind: "png", bytes } as const;
const jpeg = { kind: "jpeg", bytes } as const;

test.each([
  [{ TERM: "xterm-kitty", KITTY_WINDOW_ID: "1" }, "kitty"],
  [{ TERM: "xterm-256color", KITTY_WINDOW_ID: "1" }, "kitty"],
  [{ TERM: "xterm-ghostty", TERM_PROGRAM: "ghostty" }, "kitty"],
  [{ TERM: "xterm-256color", TERM_PROGRAM: "iTerm.app" }, "iterm"],
  [{ TERM: "xterm-256color", TERM_PROGRAM: "WezTerm" }, "iterm"],
  [{ TERM: "xterm-256color", TERM_PROGRAM: "Apple_Terminal" }, "none"],
  [{ TERM: "xterm-256color" }, "none"],
  [{ TERM: "tmux-256color", TERM_PROGRAM: "WezTerm", TMUX: "/tmp/tmux" }, "none"],
  [{ TERM: "screen", KITTY_WINDOW_ID: "1" }, "none"],
  [{ TERM: "dumb", TERM_PROGRAM: "iTerm.app" }, "none"],
  [{}, "none"],
])("%j: %s", (env, protocol) => {
  const sequence = pictureSequence(png, env, 200) ?? "none";
  expect(
    sequence.startsWith("\u001b_G")
      ? "kitty"
      : sequence.startsWith("\u001b]1337")
        ? "iterm"
        : sequence,
  ).toBe(protocol);
});

test("kitty gets the whole picture in pieces that it takes, and answers nothing", () => {
  const sequence = pictureSequence(png, { TERM: "xterm-kitty" }, 80) ?? "";
  const pieces = [...sequence.matchAll(/\u001b_G([^;]*);([^\u001b]*)\u001b\\/g)];
  expect(pieces.map(([, head]) => head)).toEqual([
    "a=T,f=100,q=2,c=80,m=1",
    "q=2,m=1",
    "q=2,m=1",
    "q=2,m=0",
  ]);
  expect(pieces.every(([, , text = ""]) => text.length <= 4096)).toBe(true);
  const text = pieces.map(([, , piece]) => piece).join("");
  expect(Buffer.from(text, "base64").equals(bytes)).toBe(true);
  expect(pictureSequence(jpeg, { TERM: "xterm-kitty" }, 80)).toBeUndefined();
});

test("iTerm2 gets a PNG or JPEG at once", () => {
  for (const picture of [png, jpeg]) {
    const sequence = pictureSequence(picture, { TERM_PROGRAM: "iTerm.app" }, 200) ?? "";
    const head = "\u001b]1337;File=inline=1;size=10000;width=100;preserveAspectRatio=1:";
    expect(sequence.startsWith(head)).toBe(true);
    const text = sequence.slice(head.length, sequence.indexOf("\u0007"));
    expect(Buffer.from(text, "base64").equals(bytes)).toBe(true);
  }
});
