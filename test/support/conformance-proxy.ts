import { readFileSync } from "node:fs";
import { createServer, request as forward, type IncomingMessage } from "node:http";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "yaml";
import * as z from "zod";
import { listen } from "./listen.ts";

const header = z.looseObject({ required: z.boolean().optional() });
const content = z.record(z.string(), z.unknown()).optional();
const operation = z.looseObject({
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().optional() }))
    .default([]),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({ content, headers: z.record(z.string(), header).optional() }),
  ),
});
const document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operation)) });

const source: unknown = parse(readFileSync("docs/openapi.yaml", "utf8"));
const { paths } = document.parse(source);

interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly requestHeaders: IncomingMessage["headers"];
  readonly requestBody: Buffer;
  readonly status: number;
  readonly replyHeaders: IncomingMessage["headers"];
  readonly replyBody: Buffer;
}

/**
 * Stands between a client and the desk and holds every exchange against the published document,
 * which it reads by itself: neither side's code has a part in the judgement.
 */
export async function startConformanceProxy(target: string) {
  const violations: string[] = [];
  // Kept open until the client closes it: closed from here it could end just as a request sets out on it.
  const server = createServer({ keepAliveTimeout: 0 }, (incoming, outgoing) => {
    const pieces: Buffer[] = [];
    const ahead = forward(
      new URL(incoming.url ?? "/", target),
      // On a connection of its own, for the same reason.
      { method: incoming.method, headers: { ...incoming.headers, connection: "close" } },
      (reply) => {
        const answer: Buffer[] = [];
        outgoing.writeHead(reply.statusCode ?? 500, reply.rawHeaders);
        reply.on("data", (piece: Buffer) => void answer.push(piece));
        reply.on("end", () => {
          violations.push(
            ...judge({
              method: (incoming.method ?? "").toLowerCase(),
              url: new URL(incoming.url ?? "/", target),
              requestHeaders: incoming.headers,
              requestBody: Buffer.concat(pieces),
              status: reply.statusCode ?? 0,
              replyHeaders: reply.headers,
              replyBody: Buffer.concat(answer),
            }),
          );
        });
        reply.pipe(outgoing);
      },
    );
    ahead.on("error", () => outgoing.destroy());
    incoming.on("data", (piece: Buffer) => void pieces.push(piece));
    incoming.pipe(ahead);
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}`, violations: () => violations };
}

/** What is wrong with the value at a place of the document. */
type Complaints = (pointer: readonly string[], value: unknown) => readonly string[];

function createComplaints(ajv: Ajv2020): Complaints {
  addFormats.default(ajv);
  ajv.addSchema({ $id: "openapi", ...z.record(z.string(), z.unknown()).parse(source) });
  /** Compiling one takes longer than the exchange. */
  const validators = new Map<string, ValidateFunction>();
  const validator = (path: string): ValidateFunction => {
    const known = validators.get(path);
    if (known !== undefined) return known;
    const made = ajv.compile({ $ref: `openapi#/${path}` });
    validators.set(path, made);
    return made;
  };
  return (pointer, value) => {
    const path = pointer
      .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")))
      .join("/");
    const validate = validator(path);
    return validate(value)
      ? []
      : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message ?? ""}`);
  };
}

/** Compiled without a second pass, which takes longer than it saves on some exchanges. */
const quickly = { strict: false, code: { optimize: false } } as const;

/** One for all proxies. */
const judge = createJudge();

function createJudge() {
  const strictly = createComplaints(
    new Ajv2020({ ...quickly, allErrors: true, coerceTypes: false }),
  );
  const coercing = createComplaints(new Ajv2020({ ...quickly, coerceTypes: true }));

  return (exchange: Exchange): readonly string[] => {
    const where = `${exchange.method} ${exchange.url.pathname} → ${exchange.status}`;
    if (exchange.url.pathname === "/openapi.json") return [];
    const found = findOperation(exchange);
    if (found === undefined)
      return exchange.status === 404 || exchange.status === 405
        ? []
        : [`${where}: undocumented path`];
    const { path, spec } = found;
    const at = ["paths", path, exchange.method];
    const response = spec.responses[String(exchange.status)];
    if (response === undefined) return [`${where}: undocumented status`];
    const found_: string[] = [];
    const type = (exchange.replyHeaders["content-type"] ?? "").split(";")[0] ?? "";
    if (exchange.replyBody.length > 0) {
      if (response.content?.[type] === undefined) found_.push(`undocumented type ${type}`);
      else if (type.endsWith("json")) {
        found_.push(
          ...strictly(
            [...at, "responses", String(exchange.status), "content", type, "schema"],
            JSON.parse(exchange.replyBody.toString()),
          ),
        );
      }
    }
    for (const [name, one] of Object.entries(response.headers ?? {})) {
      if (one.required !== false && exchange.replyHeaders[name.toLowerCase()] === undefined)
        found_.push(`missing header ${name}`);
    }
    // A request that was refused may have been wrong; one that was taken may not.
    if (exchange.status < 400)
      found_.push(
        ...requestComplaints(exchange, spec, at, (pointer, value) =>
          (pointer.includes("parameters") ? coercing : strictly)(pointer, value),
        ),
      );
    return found_.map((one) => `${where}: ${one}`);
  };
}

function requestComplaints(
  exchange: Exchange,
  spec: z.output<typeof operation>,
  at: readonly string[],
  complaints: Complaints,
): readonly string[] {
  const found: string[] = [];
  const known = new Set(spec.parameters.map((one) => `${one.in}:${one.name.toLowerCase()}`));
  for (const name of exchange.url.searchParams.keys())
    if (!known.has(`query:${name}`)) found.push(`undocumented query ${name}`);
  spec.parameters.forEach((parameter, index) => {
    if (parameter.in === "path") return;
    const value =
      parameter.in === "query"
        ? exchange.url.searchParams.get(parameter.name)
        : exchange.requestHeaders[parameter.name.toLowerCase()];
    if (value == null) {
      if (parameter.required === true) found.push(`missing ${parameter.in} ${parameter.name}`);
    } else found.push(...complaints([...at, "parameters", String(index), "schema"], value));
  });
  const type = (exchange.requestHeaders["content-type"] ?? "").split(";")[0] ?? "";
  if (spec.requestBody === undefined) return found;
  if (spec.requestBody.content?.[type] === undefined)
    return [...found, `undocumented request type ${type}`];
  const body =
    type === "multipart/form-data"
      ? multipartFields(exchange)
      : JSON.parse(exchange.requestBody.toString());
  return [...found, ...complaints([...at, "requestBody", "content", type, "schema"], body)];
}

function findOperation({ method, url }: Exchange) {
  const candidates = Object.entries(paths).flatMap(([path, methods]) => {
    const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
    const spec = methods[method];
    return spec !== undefined && pattern.test(url.pathname) ? [{ path, spec }] : [];
  });
  return candidates.toSorted(
    (one, other) => one.path.split("{").length - other.path.split("{").length,
  )[0];
}

/** The JSON fields of a multipart body; its files are told by their names only. */
function multipartFields({ requestHeaders, requestBody }: Exchange): Record<string, unknown> {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(requestHeaders["content-type"] ?? "");
  const mark = `--${boundary?.[1] ?? boundary?.[2] ?? ""}`;
  const parts = requestBody.toString("utf8").split(mark).slice(1, -1);
  return Object.fromEntries(
    parts.flatMap((part) => {
      const [head = "", ...rest] = part.split("\r\n\r\n");
      const name = / name="([^"]+)"/.exec(head)?.[1] ?? "";
      if (/filename/.test(head)) return [];
      return [[name, JSON.parse(rest.join("\r\n\r\n").replace(/\r\n$/, ""))]];
    }),
  );
}
