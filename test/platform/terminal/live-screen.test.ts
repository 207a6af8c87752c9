import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { openLiveScreen } from "../../../src/platform/terminal/live-screen.ts";

/** A process at a terminal of 100 by 30 that writes down what is done to it. */
function terminal() {
  const done: string[] = [];
  const say = (text: string) => void done.push(text);
  const stdin = Object.assign(new EventEmitter(), {
    setRawMode: (raw: boolean) => say(`raw ${raw}`),
    pause: () => say("pause"),
    resume: () => say("resume"),
    setEncoding(encoding: string) {
      say(encoding);
      return stdin;
    },
  });
  const stdout = Object.assign(new EventEmitter(), { columns: 100, rows: 30, write: say });
  const events = new EventEmitter();
  const screen = openLiveScreen(
    Object.create(process, {
      stdin: { value: stdin },
      stdout: { value: stdout },
      env: { value: {} },
      once: { value: events.once.bind(events) },
      off: { value: events.off.bind(events) },
    }),
  );
  return { screen, stdin, stdout, events, taken: () => done.splice(0) };
}

const enter = ["\u001b[?1049h\u001b[?25l\u001b[?7l", "raw true", "utf8", "resume"];
const leave = ["raw false", "pause", "\u001b[?7h\u001b[?25h\u001b[?1049l"];
const drawn = (...rows: readonly string[]): string => `\u001b[?2026h${rows.join("")}\u001b[?2026l`;

test("only lines that have changed are drawn again, each in its place", () => {
  const { screen, stdout, taken } = terminal();
  expect(taken()).toEqual(enter);
  expect(screen.size()).toEqual({ width: 100, height: 30 });
  screen.draw(["uno", "dos", "tres"]);
  expect(taken()).toEqual([
    drawn("\u001b[1;1Huno\u001b[K", "\u001b[2;1Hdos\u001b[K", "\u001b[3;1Htres\u001b[K"),
  ]);
  screen.draw(["uno", "dos", "tres"]);
  expect(taken()).toEqual([]);
  // What is left of a longer page is cleared.
  screen.draw(["uno", "2"]);
  expect(taken()).toEqual([drawn("\u001b[2;1H2\u001b[K", "\u001b[3;1H\u001b[K")]);
  let sizes = 0;
  screen.onResize(() => void (sizes += 1));
  stdout.emit("resize");
  expect([sizes, taken()]).toEqual([1, ["\u001b[2J"]]);
  screen.draw(["uno"]);
  expect(taken()).toEqual([drawn("\u001b[1;1Huno\u001b[K")]);
});

test("keys come one by one, and the terminal is given back once, also where the process ends", () => {
  const { screen, stdin, stdout, events, taken } = terminal();
  const keys: string[] = [];
  screen.onKey((key) => void keys.push(key));
  screen.onResize(() => {});
  stdin.emit("data", "qñ\u0003");
  expect(keys).toEqual(["q", "ñ", "\u0003"]);
  taken();
  screen.close();
  screen.close();
  expect(taken()).toEqual(leave);
  screen.draw(["tarde"]);
  expect(taken()).toEqual([]);
  const left = [stdin.listenerCount("data"), stdout.listenerCount("resize"), events.eventNames()];
  expect(left).toEqual([0, 0, []]);
  const other = terminal();
  other.taken();
  other.events.emit("exit");
  expect(other.taken()).toEqual(leave);
});
