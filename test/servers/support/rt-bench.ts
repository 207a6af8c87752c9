import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect } from "vitest";
import * as z from "zod";
import { startFaultProxy } from "../../support/fault-proxy.ts";
import { runMesa, testFolder, type RunOptions } from "../../support/test-context.ts";
import { toRan, type Bench } from "../../channels/contract/bench.ts";
import { serverFacts } from "./server-facts.ts";

const facts = serverFacts();

const mark = randomUUID().slice(0, 6);

/** A subject of this run's own: the servers may have been left running by an earlier one. */
export function rtSubject(words: string): string {
  return `${words} ${mark}`;
}

/** RT as somebody else sees it: plain requests with a token of their own. */
export async function rtCall(
  method: string,
  path: string,
  given: {
    readonly token?: string;
    readonly json?: unknown;
    readonly body?: FormData | string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly url?: string;
  } = {},
) {
  const { token = facts.RT_TOKEN_AGENTE, json, url = facts.RT_URL } = given;
  const body = json === undefined ? (given.body ?? null) : JSON.stringify(json);
  const reply = await fetch(`${url}/REST/2.0${path}`, {
    method,
    body,
    redirect: "manual",
    headers: {
      ...(token !== "" && { authorization: `token ${token}` }),
      ...(json !== undefined && { "content-type": "application/json" }),
      ...given.headers,
    },
  });
  const text = await reply.text();
  const type = reply.headers.get("content-type") ?? "";
  const isJson = type.includes("json") && text !== "";
  return {
    status: reply.status,
    headers: reply.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}

/** The official's word on a ticket. */
export async function rtAnswer(numero: string, texto: string, file?: string): Promise<void> {
  const body = new FormData();
  body.append("JSON", JSON.stringify({ Content: texto, ContentType: "text/plain" }));
  if (file !== undefined) {
    body.append("Attachments", new Blob([readFileSync(file)]), basename(file));
  }
  const reply = await rtCall("POST", `/ticket/${numero}/correspond`, { body });
  expect([numero, reply.status]).toEqual([numero, 201]);
}

/** The status that RT has on record. */
export async function rtStatus(numero: string): Promise<string> {
  return String((await rtCall("GET", `/ticket/${numero}`)).json.Status);
}

const found = z.object({
  items: z.array(z.object({ id: z.coerce.string(), Subject: z.string() })),
});

/** Every ticket that has this in its subject, as the official finds them. */
export async function rtTickets(subject: string): Promise<readonly string[]> {
  const query = new URLSearchParams({
    query: `Subject LIKE '${subject}'`,
    fields: "Subject",
    per_page: "100",
  });
  const reply = await rtCall("GET", `/tickets?${query.toString()}`);
  return found.parse(reply.json).items.map(({ id }) => id);
}

/** The profile that the queue of the test server calls for, without asking the server. */
export const rtProfile: readonly string[] = [
  "--canal",
  "rt",
  "--cola",
  facts.RT_QUEUE,
  "--campo-clave",
  "ID de solicitud",
  "--solicitante",
  "operador",
  "--campo",
  "tipo=Categoría",
  "--campo",
  "distrito=Distrito",
];

export interface RtBench extends Bench {
  /** Where `mesa` believes RT to be: the network's near end. */
  readonly url: string;
  readonly run: (argv: readonly string[], options?: RunOptions) => ReturnType<typeof runMesa>;
}

/** A profile for RT behind a network of its own. */
export async function openRt(
  target = facts.RT_URL,
  token = facts.RT_TOKEN_OPERADOR,
): Promise<RtBench> {
  const folder = testFolder();
  const network = await startFaultProxy(Number(new URL(target).port));
  const url = `http://127.0.0.1:${network.port}`;
  const run = async (argv: readonly string[], options: RunOptions = {}) => {
    // Only a network that fails is given up soon.
    const env = { MESA_TOKEN: token, MESA_ESPERA: network.failing() ? "3" : "30" };
    return await runMesa(argv, { folder, ...options, env: { ...env, ...options.env } });
  };
  const mesa = async (argv: readonly string[], later = 0) => {
    const now = new Date(new Date().getTime() + later * 1000);
    return toRan(await run([...argv, "--json"], { now }));
  };
  const made = await mesa(["perfil", "crear", "rt", "--url", url, ...rtProfile]);
  expect(made.code).toBe(0);
  return {
    canal: "rt",
    folder,
    mesa,
    run,
    url,
    network,
    says: {
      crear: /^POST \/REST\/2\.0\/ticket /,
      listar: /^GET \/REST\/2\.0\/tickets\?/,
      ver: /^GET \/REST\/2\.0\/ticket\/\d+\/history/,
      responder: /^POST .*\/correspond /,
      conforme: /^PUT /,
      descargar: /^GET \/REST\/2\.0\/attachment\//,
    },
    numberOf: ({ json }) => Promise.resolve(String(json.ticket.numero)),
    official: {
      answer: rtAnswer,
      count: async (asunto) => (await rtTickets(asunto)).length,
    },
  };
}
