import { describe, expect, test } from "vitest";
import { createRetryingClient, readRetryAfter } from "../../../src/platform/net/retrying-client.ts";
import { HttpFailure, type HttpClient, type HttpReply } from "../../../src/ports/http.ts";

type Step = number | HttpFailure | readonly [status: number, retryAfter: string, date?: string];

const refused = new HttpFailure("ECONNREFUSED", false, undefined);
const reset = new HttpFailure("ECONNRESET", true, undefined);
const get = { method: "GET", path: "/x", headers: {} } as const;
const keyed = { method: "POST", path: "/x", headers: { "idempotency-key": "k" } } as const;
const bare = { method: "POST", path: "/x", headers: {} } as const;

/** A client that plays these outcomes in order, and the pauses between its attempts. */
function scripted(steps: readonly Step[]) {
  const left = [...steps];
  const waits: number[] = [];
  const traced: string[] = [];
  const told: string[] = [];
  let now = Date.parse("2026-11-24T15:00:00Z");
  let pressed = 0;
  const http: HttpClient = {
    close: () => Promise.resolve(),
    open: () => Promise.reject(new Error("nothing is opened here")),
    send(): Promise<HttpReply> {
      const step = left.shift() ?? 200;
      if (step instanceof HttpFailure) return Promise.reject(step);
      const [status, retryAfter, date] = typeof step === "number" ? [step] : step;
      const headers = {
        ...(retryAfter !== undefined && { "retry-after": retryAfter }),
        ...(date !== undefined && { date }),
      };
      return Promise.resolve({ status, headers, text: "" });
    },
  };
  const client = createRetryingClient(http, {
    clock: () => new Date(now),
    monotonicMs: () => now,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
    random: () => 1,
    trace: (line) => void traced.push(line),
    pressed: () => void (pressed += 1),
    onDeskTime: (time) => void told.push(time.toISOString()),
  });
  return { client, waits, left, traced, told, pressed: () => pressed };
}

const never = new AbortController().signal;

test("what is no failure of the network is not repeated, and goes on as it is", async () => {
  const { client, waits } = scripted([]);
  const fault = new RangeError("a defect");
  const broken = createRetryingClient(
    {
      close: () => Promise.resolve(),
      open: () => Promise.reject(fault),
      send: () => Promise.reject(fault),
    },
    {
      clock: () => new Date(0),
      monotonicMs: () => 0,
      wait: () => Promise.reject(new Error("nothing is waited for here")),
      random: () => 1,
      trace: () => {},
      pressed: () => {},
    },
  );
  await expect(broken.send(get, never)).rejects.toBe(fault);
  expect([(await client.send(get, never)).status, waits]).toEqual([200, []]);
});

describe("what is repeated", () => {
  test.each([
    ["a desk that comes back", get, [refused, 503, 200], 200, 2],
    ["a keyed request that was cut off", keyed, [reset, 504, 201], 201, 2],
    ["a request without a key that never left", bare, [refused, 201], 201, 1],
    ["nothing after a refusal", keyed, [422], 422, 0],
    ["nothing of a request without a key that was answered", bare, [429], 429, 0],
    ["at most three times", get, [503, 503, 503, 503, 200], 503, 3],
  ] as const)("%s", async (_name, request, steps, status, waits) => {
    const { client, waits: waited } = scripted(steps);
    expect((await client.send(request, never)).status).toBe(status);
    expect(waited).toHaveLength(waits);
  });

  test("not a request without a key that may have arrived", async () => {
    const { client, waits } = scripted([reset, 201]);
    await expect(client.send(bare, never)).rejects.toBe(reset);
    expect(waits).toEqual([]);
  });

  test("not when a second try can't succeed", async () => {
    const expired = new HttpFailure("CERT_HAS_EXPIRED", false, undefined);
    const { client, waits } = scripted([expired, 200]);
    await expect(client.send(get, never)).rejects.toBe(expired);
    expect(waits).toEqual([]);
  });

  test("not after the user has had enough", async () => {
    const { client } = scripted([refused, 200]);
    await expect(client.send(get, AbortSignal.abort())).rejects.toBe(refused);
  });
});

describe("what may have been taken before stays in doubt", () => {
  test.each([
    ["cut off, then turned away", [reset, 503, 503, 503], 503, true],
    ["a proxy that gave up, then turned away", [504, 429, 429, 429], 429, true],
    ["another proxy that gave up, then turned away", [502, 429, 429, 429], 429, true],
    ["cut off, then refused", [reset, 422], 422, true],
    ["never taken", [refused, 503, 422], 422, undefined],
  ] as const)("%s", async (_name, steps, status, doubtful) => {
    const reply = await scripted(steps).client.send(keyed, never);
    expect([reply.status, reply.doubtful]).toEqual([status, doubtful]);
  });

  test("also when nobody answers any more", async () => {
    const { client } = scripted([reset, refused, refused, refused]);
    await expect(client.send(keyed, never)).rejects.toMatchObject({
      reason: "ECONNREFUSED",
      sent: true,
    });
  });
});

test("pauses double, and the desk's own wish wins", async () => {
  const { client, waits, pressed } = scripted([503, 502, 504, 200]);
  await client.send(get, never);
  expect(waits).toEqual([300, 600, 1200]);
  const wish = scripted([[429, "7"], [503, "Tue, 24 Nov 2026 15:00:12 GMT"], 200]);
  await wish.client.send(get, never);
  expect(wish.waits).toEqual([7000, 5000]);
  expect([pressed(), wish.pressed()]).toEqual([1, 2]);
});

test.each([
  [408, 1],
  [425, 1],
  [429, 1],
  [502, 1],
  [503, 1],
  [504, 1],
  [500, 0],
  [501, 0],
  [409, 0],
  [404, 0],
])("a reply with the status %i is asked for again: %i", async (status, again) => {
  const { client, waits, pressed } = scripted([status, 200]);
  expect((await client.send(keyed, never)).status).toBe(again === 1 ? 200 : status);
  expect([waits.length, pressed()]).toEqual([again, status === 429 || status === 503 ? 1 : 0]);
});

test("a wish of twenty seconds is granted three times, which makes the minute full", async () => {
  const { client, waits, traced } = scripted([
    [503, "20"],
    [503, "20"],
    [503, "20"],
    [503, "20"],
  ]);
  expect((await client.send(get, never)).status).toBe(503);
  expect(waits).toEqual([20_000, 20_000, 20_000]);
  expect(traced).toEqual([
    "GET /x: 1/4, 20000 ms",
    "GET /x: 2/4, 20000 ms",
    "GET /x: 3/4, 20000 ms",
  ]);
  const longer = scripted([[503, "21"], 200]);
  expect((await longer.client.send(get, never)).status).toBe(503);
  expect(longer.waits).toEqual([]);
});

test("each time that the desk tells is passed on, and nothing else", async () => {
  const { client, told } = scripted([
    [503, "1", "Tue, 24 Nov 2026 18:00:00 GMT"],
    [503, "1", "ayer"],
    reset,
    [200, "", "Tue, 24 Nov 2026 18:00:02 GMT"],
  ]);
  await client.send(get, never);
  expect(told).toEqual(["2026-11-24T18:00:00.000Z", "2026-11-24T18:00:02.000Z"]);
});

test("a date is meant by the desk's clock, whatever ours says", async () => {
  const [then, ahead] = ["Tue, 24 Nov 2026 18:00:03 GMT", "Tue, 24 Nov 2026 18:00:00 GMT"];
  const { client, waits } = scripted([[503, then, ahead], 200]);
  await client.send(get, never);
  expect(waits).toEqual([3000]);
});

test("a wish that is too long to wait for ends it", async () => {
  const { client, waits } = scripted([[503, "3600"], 200]);
  expect((await client.send(get, never)).status).toBe(503);
  expect(waits).toEqual([]);
});

test.each([
  [undefined, undefined],
  ["5", 5000],
  ["0", 0],
  ["Tue, 24 Nov 2026 15:00:10 GMT", 10_000],
  ["Tue, 24 Nov 2026 14:00:00 GMT", 0],
  ["mañana", undefined],
])("Retry-After: %s", (value, milliseconds) => {
  const now = new Date("2026-11-24T15:00:00Z");
  const read = readRetryAfter(value, now);
  expect(read).toBe(milliseconds);
});

test("the next attempt leaves only once its pause is over", async () => {
  const pauses: (() => void)[] = [];
  let sent = 0;
  const reply = (status: number): HttpReply => ({ status, headers: {}, text: "" });
  const http: HttpClient = {
    close: () => Promise.resolve(),
    open: () => Promise.reject(new Error("nothing is opened here")),
    send: () => Promise.resolve(reply((sent += 1) === 1 ? 503 : 200)),
  };
  const client = createRetryingClient(http, {
    clock: () => new Date("2026-11-24T15:00:00Z"),
    wait: () => new Promise<void>((over) => pauses.push(over)),
    random: () => 1,
    trace: () => {},
  });
  const asked = client.send(get, never);
  // Whatever could follow without the pause has followed by then.
  await new Promise((done) => setImmediate(done));
  expect([sent, pauses.length]).toEqual([1, 1]);
  pauses[0]?.();
  expect([(await asked).status, sent]).toEqual([200, 2]);
});

test("a pause that the user interrupts ends it with what there is; any other end of it is a defect", async () => {
  const http: HttpClient = {
    close: () => Promise.resolve(),
    open: () => Promise.reject(new Error("nothing is opened here")),
    send: () => Promise.reject(refused),
  };
  const during = (wait: () => Promise<void>) =>
    createRetryingClient(http, {
      clock: () => new Date("2026-11-24T15:00:00Z"),
      wait,
      random: () => 1,
      trace: () => {},
    });
  const stop = new AbortController();
  const interrupted = during(() => {
    stop.abort();
    return Promise.reject(new Error("interrupted"));
  });
  await expect(interrupted.send(get, stop.signal)).rejects.toBe(refused);
  const defect = new RangeError("no such pause");
  await expect(during(() => Promise.reject(defect)).send(get, never)).rejects.toBe(defect);
});
