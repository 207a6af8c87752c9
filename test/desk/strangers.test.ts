import { request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { practiceAccounts, practicePassword, startDesk } from "../../src/desk/start-desk.ts";
import { cheapHash, testFolder } from "../support/test-context.ts";

async function desk() {
  const started = await startDesk({
    passwordCostLog2: cheapHash,
    folder: testFolder(),
    port: 0,
    clock: () => new Date("2026-11-24T15:00:00Z"),
    report: () => {},
  });
  onTestFinished(started.close);
  return started.url;
}

/** A sign-in with these headers. @returns its status */
function signIn(url: string, contrasena: string, headers: Readonly<Record<string, string>> = {}) {
  const { ruc, usuario } = practiceAccounts.operador;
  const body = JSON.stringify({ ruc, usuario, contrasena });
  return new Promise<number | undefined>((done, fail) => {
    const asked = request(
      `${url}/v1/sesiones`,
      {
        method: "POST",
        headers: { "content-type": "application/json", "content-length": body.length, ...headers },
      },
      (reply) => {
        reply.resume();
        done(reply.statusCode);
      },
    );
    asked.once("error", fail);
    asked.end(body);
  });
}

test.each([
  [{ host: "evil.example:26050" }],
  [{ host: "127.0.0.1.evil.example" }],
  [{ origin: "https://evil.example" }],
  [{ origin: "null" }],
])("a web page that comes with %j is sent away", async (headers) => {
  const url = await desk();
  expect(await signIn(url, practicePassword, headers)).toBe(403);
  expect(await signIn(url, practicePassword)).toBe(201);
});

test.each([
  [{ host: "127.0.0.1" }],
  [{ host: "localhost:8080", origin: "http://localhost:3000" }],
  [{ host: "[::1]:8080", origin: "http://[::1]" }],
  [{ origin: "https://127.0.0.1:8443" }],
])("a program of this machine that comes with %j is answered", async (headers) => {
  expect(await signIn(await desk(), practicePassword, headers)).toBe(201);
});

test("wrong passwords lock the account, also when they come all at once", async () => {
  const url = await desk();
  const all = await Promise.all(Array.from({ length: 35 }, () => signIn(url, "No-es-esta-1")));
  expect(all.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
  expect(all.filter((status) => status === 429).length).toBeGreaterThanOrEqual(30);
});
