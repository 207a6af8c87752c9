import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { waitForMessage } from "../../../src/channels/mail/imap-connection.ts";

/** A connection to a mailbox, with what was asked of it. */
class Connection extends EventEmitter {
  readonly capabilities: Map<string, boolean>;
  readonly asked: string[] = [];
  /** What happens at a question. */
  readonly #answer: (connection: Connection) => void;

  constructor(capabilities: readonly string[], answer: (connection: Connection) => void) {
    super();
    this.capabilities = new Map(capabilities.map((name) => [name, true]));
    this.#answer = answer;
  }

  readonly noop = async (): Promise<void> => {
    this.asked.push("NOOP");
    await Promise.resolve(this.#answer(this));
  };

  readonly idle = async (): Promise<boolean> => {
    this.asked.push("IDLE");
    this.#answer(this);
    return await Promise.resolve(this.capabilities.get("IDLE") === true && this.asked.length > 1);
  };
}

const signal = new AbortController().signal;
const hourMs = 3_600_000;
const arrives = (connection: Connection): void => void connection.emit("exists");

/** Answers that nothing is new until so many questions were asked. */
function after(questions: number): (connection: Connection) => void {
  return (connection) => {
    if (connection.asked.length === questions) arrives(connection);
  };
}

test("a server without IDLE is asked until a message is there, and left alone from then on", async () => {
  const connection = new Connection([], after(3));
  await waitForMessage(connection, hourMs, 1, signal);
  expect(connection.asked).toEqual(["NOOP", "NOOP", "NOOP"]);
  expect(["exists", "close"].map((name) => connection.listenerCount(name))).toEqual([0, 0]);
});

test("a server that announces IDLE but refuses it is asked instead", async () => {
  const connection = new Connection(["IDLE"], after(2));
  await waitForMessage(connection, hourMs, 1, signal);
  expect(connection.asked).toEqual(["IDLE", "NOOP"]);
});

test("a server with IDLE tells it by itself", async () => {
  const connection = new Connection(["IDLE"], arrives);
  await waitForMessage(connection, hourMs, hourMs, signal);
  expect(connection.asked).toEqual(["IDLE"]);
});

test("nothing new is no error, and a connection that breaks is one", async () => {
  await waitForMessage(new Connection([], () => {}), 5, hourMs, signal);
  const lost = new Connection([], (one) => void one.emit("close"));
  await expect(waitForMessage(lost, hourMs, 1, signal)).rejects.toThrow("ECONNRESET");
  const failing = new Connection([], () => {
    throw new Error("NO");
  });
  await expect(waitForMessage(failing, hourMs, 1, signal)).rejects.toThrow("NO");
});

test("an interruption ends it at once", async () => {
  const stop = new AbortController();
  const waiting = waitForMessage(new Connection([], () => {}), hourMs, hourMs, stop.signal);
  stop.abort();
  await expect(waiting).rejects.toThrow();
});
