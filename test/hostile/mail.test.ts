import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mailCases } from "../support/mail-cases.ts";
import { answer, readMails } from "../support/read-mails.ts";
import { cases } from "../support/hostile.ts";

const seeds: readonly Buffer[] = [
  ...mailCases.mensajes.map(({ archivo }) => readFileSync(`test/fixtures/correo/${archivo}`)),
  ...mailCases.citas.map(({ archivo }) =>
    answer({ text: readFileSync(`test/fixtures/correo/${archivo}`, "utf8") }),
  ),
  ...mailCases.frases.map(({ texto }) => answer({ text: texto })),
].map((one) => one.subarray(0, 6000));

const fragments = [
  "\r\n",
  "\r\n\r\n",
  "--b",
  "--b--",
  "=?utf-8?Q?",
  "=C3",
  "> ",
  "<div",
  "</blockquote>",
  "<!--",
  "&#x",
  "Content-Type: multipart/mixed; boundary=b\r\n",
  "Content-Transfer-Encoding: base64\r\n",
  "charset=utf-16\r\n",
  "escribió:\n",
  "De: x\nPara: y\nAsunto: z\n",
  "Estado: ",
  " ".repeat(500),
  "(".repeat(500),
].map((one) => Buffer.from(one));

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.nat(60),
  put: fc.oneof(fc.constantFrom(...fragments), fc.uint8Array({ maxLength: 20 })),
});

/** Milliseconds of processor time for one message; the usual one takes two. */
const maxCpuMs = 1500;

test("whatever becomes of a message on its way, it is read in bounded time and costs no error", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...seeds),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      async (seed, changes) => {
        let mail = seed;
        for (const { at, drop, put } of changes) {
          const place = Math.floor(at * mail.length);
          mail = Buffer.concat([mail.subarray(0, place), put, mail.subarray(place + drop)]);
        }
        const begun = process.cpuUsage();
        const [read, other] = await readMails(["[Incidente] DAI", "[Incidente] Otro"], [mail]);
        const { user, system } = process.cpuUsage(begun);
        expect((user + system) / 1000).toBeLessThan(maxCpuMs);
        expect(read?.ticket.estado).toMatch(/^\w+$/);
        expect(other?.ticket.numero).toBe("01a20000-0000-7000-8000-000000000002");
      },
    ),
    cases(5),
  );
}, 600_000);
