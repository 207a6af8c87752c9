import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { createRtChannel } from "../../src/channels/request-tracker/rt-channel.ts";
import { createRtClient } from "../../src/channels/request-tracker/rt-client.ts";
import { Secret } from "../../src/domain/secret.ts";
import { createHttpClient } from "../../src/platform/net/http-client.ts";
import { listen } from "./listen.ts";

const settings = {
  cola: "Mesa",
  campo_clave: "Clave",
  solicitante: "operador",
  campos: { tipo: "Tipo" },
};
export const cannedNow = new Date("2026-11-25T15:00:00Z");
type Answers = Readonly<Record<string, unknown>>;

/**
 * A Request Tracker that gives these answers to a method and path: an object, the items of a list on
 * one page, or a status. What it was asked is noted, without what it is asked of every list.
 */
export async function cannedTracker(answers: Answers) {
  const asked: string[] = [];
  const sent: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const port = await listen(
    createServer((request, reply) => {
      const respond = async (): Promise<void> => {
        const body = await buffer(request);
        const { pathname, searchParams } = new URL(request.url ?? "", "http://rt");
        const query = searchParams.get("query");
        const page = searchParams.get("page") ?? "1";
        const name = `${request.method} ${pathname.replace("/REST/2.0", "")}`;
        const place = `${name}${query === null ? "" : `?${query}`}${page === "1" ? "" : ` p${page}`}`;
        asked.push(place);
        sent.push(body.toString());
        authorizations.push(request.headers.authorization);
        const answer = place in answers ? answers[place] : (answers[name] ?? 404);
        const isStatus = typeof answer === "number";
        const good = request.method === "POST" ? 201 : 200;
        reply.writeHead(isStatus ? answer : good, { "content-type": "application/json" });
        const list = Array.isArray(answer) ? { items: answer, pages: 1 } : answer;
        reply.end(isStatus ? '{"message":"No"}' : JSON.stringify(list));
      };
      void respond();
    }),
  );
  const http = createHttpClient({
    url: `http://127.0.0.1:${port}`,
    userAgent: "mesa/prueba",
    trace: () => {},
  });
  onTestFinished(http.close);
  const token = () => Promise.resolve(new Secret("ficha"));
  const renew = () => Promise.resolve(new Secret("Basic nueva"));
  const client = createRtClient(http, { token, renew });
  const waits: number[] = [];
  let passedMs = 0;
  const channel = createRtChannel({
    http,
    client,
    settings,
    words: () => Promise.resolve({ subject: "[Consulta] Algo", text: "Texto" }),
    clock: () => cannedNow,
    monotonicMs: () => passedMs,
    wait(milliseconds) {
      waits.push(milliseconds);
      passedMs += milliseconds;
      return Promise.resolve();
    },
  });
  return { http, client, channel, asked, sent, authorizations, waits };
}
