import { createServer, type IncomingHttpHeaders } from "node:http";
import { buffer } from "node:stream/consumers";
import * as z from "zod";
import { listen } from "./listen.ts";
import { readTicketQuery } from "./ticket-query.ts";

const queue = { id: 3, Name: "Mesa de Servicios" };
const queueFields = ["ID de solicitud", "Categoría", "Pantalla u opción", "Distrito", "RUC"];
const statuses = ["new", "open", "stalled", "resolved", "rejected"];
/** RT's way to say never. */
const never = "1970-01-01T00:00:00Z";
/** A token of the operator's, who is user 77. */
export const trackerToken = "1-77-0123456789abcdef0123456789abcdef";
/** Who signs in by which header. */
const users: Readonly<Record<string, string>> = {
  [`token ${trackerToken}`]: "operador",
  "token agente": "agente",
  [`Basic ${Buffer.from("operador:clave").toString("base64")}`]: "operador",
};

export interface TrackerAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface StoredTicket {
  readonly id: number;
  readonly subject: string;
  readonly requestor: string;
  readonly created: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly follows: string | undefined;
  status: string;
  owner: string;
  updatedBy: string;
  updated: string;
  answered: string;
  version: number;
}

interface Transaction {
  readonly id: number;
  readonly ticket: number;
  readonly type: string;
  readonly creator: string;
  readonly created: string;
}

interface Attachment {
  readonly id: number;
  readonly transaction: Transaction;
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

const written = z.object({
  Subject: z.string().default(""),
  Queue: z.string().default(""),
  Requestor: z.string().default(""),
  Content: z.string(),
  CustomFields: z.record(z.string(), z.string()).default({}),
  RefersTo: z.string().optional(),
});
const change = z.object({ Status: z.string() });

/**
 * A Request Tracker in memory on loopback, with what REST 2.0 does to a client: short and empty pages
 * of uncounted lists, fields and files dropped without a word, changes refused by their ETag.
 *
 * @param lossy  names of fields and files that it drops
 */
export async function scriptedTracker(lossy: readonly string[] = []) {
  const tickets: StoredTicket[] = [];
  const transactions: Transaction[] = [];
  const attachments: Attachment[] = [];
  const seen: string[] = [];
  let instead: (asked: Asked) => TrackerAnswer | undefined = () => undefined;
  let nextId = 40;

  function record(ticket: StoredTicket, type: string, creator: string): Transaction {
    const created = `${new Date().toISOString().slice(0, 19)}Z`;
    const base = { ticket: ticket.id, creator, created };
    // Letters to the watchers: transactions that an operator may not see.
    for (const _letter of [1, 2]) transactions.push({ ...base, id: (nextId += 1), type: "Email" });
    const made = { ...base, id: (nextId += 1), type };
    transactions.push(made);
    Object.assign(ticket, { updated: created, updatedBy: creator, version: ticket.version + 1 });
    return made;
  }

  async function store(transaction: Transaction, { body, headers }: Asked): Promise<string> {
    const form = await formOf(body, headers);
    const { Content } = writtenIn(form);
    const add = (name: string, type: string, content: Buffer): void => {
      attachments.push({ id: (nextId += 1), transaction, name, type, content });
    };
    add("", "multipart/mixed", Buffer.alloc(0));
    add("", "text/plain", Buffer.from(Content));
    for (const file of form.getAll("Attachments")) {
      if (typeof file === "string") continue;
      const content = Buffer.from(await file.arrayBuffer());
      if (lossy.includes(file.name)) add(`${file.name}.txt`, "text/plain", content);
      else add(file.name, file.type, content);
    }
    return Content;
  }

  async function create(asked: Asked, user: string): Promise<TrackerAnswer> {
    const given = writtenIn(await formOf(asked.body, asked.headers));
    if (given.Queue !== queue.Name) return sentence(403, "No permission to create tickets");
    const fields = Object.entries(given.CustomFields).filter(
      ([name]) => queueFields.includes(name) && !lossy.includes(name),
    );
    const ticket: StoredTicket = {
      id: (nextId += 1),
      subject: given.Subject,
      requestor: given.Requestor,
      created: `${new Date().toISOString().slice(0, 19)}Z`,
      fields: Object.fromEntries(fields),
      follows: given.RefersTo,
      status: "new",
      owner: "Nobody",
      updatedBy: user,
      updated: "",
      answered: never,
      version: 0,
    };
    tickets.push(ticket);
    await store(record(ticket, "Create", user), asked);
    return { status: 201, body: { id: String(ticket.id), type: "ticket" } };
  }

  async function correspond(ticket: StoredTicket, asked: Asked, user: string) {
    const transaction = record(ticket, "Correspond", user);
    await store(transaction, asked);
    if (user === "agente") ticket.answered = transaction.created;
    if (["new", "resolved"].includes(ticket.status)) ticket.status = "open";
    return { status: 201, body: ["Correspondence added"] };
  }

  function update(ticket: StoredTicket, { body, headers }: Asked, user: string): TrackerAnswer {
    if (headers["if-match"] !== tag(ticket)) return { status: 412, body: { message: "Changed" } };
    const { Status } = change.parse(JSON.parse(body.toString()));
    // A success in whose list stands that nothing was done.
    if (!statuses.includes(Status)) {
      return { status: 200, body: [`'${Status}' isn't a valid status`] };
    }
    ticket.status = Status;
    record(ticket, "Status", user);
    return { status: 200, body: [`Status changed to '${Status}'`] };
  }

  async function answer(asked: Asked): Promise<TrackerAnswer> {
    const other = instead(asked);
    if (other !== undefined) return other;
    const user = users[asked.headers.authorization ?? ""];
    if (user === undefined) return { status: 401, body: { message: "Unauthorized" } };
    const { pathname, searchParams } = new URL(asked.path, "http://rt");
    const [kind = "", id = "", part = ""] = pathname.replace("/REST/2.0/", "").split("/");
    if (asked.method === "POST" && id === "") return await create(asked, user);
    if (kind === "user") return { status: 200, body: person(id === "77" ? "operador" : id) };
    if (kind === "queues") return page([queue, { id: 4, Name: "Otra" }], searchParams, true);
    if (kind === "queue") {
      const fields = queueFields.map((name, at) => ({ id: String(at + 1), name }));
      return { status: 200, body: { TicketCustomFields: fields } };
    }
    if (kind === "tickets") {
      const fits = readTicketQuery(searchParams.get("query") ?? "");
      const found = tickets.filter(
        (one) => one.requestor === user && fits({ ...one, user, queue: queue.Name }),
      );
      if (searchParams.get("order") === "DESC") found.reverse();
      return page(found.map(described), searchParams, true);
    }
    if (kind === "attachment") {
      const found = attachments.find((one) => String(one.id) === id);
      const Content = found?.content.toString("base64").replaceAll(/.{76}/g, "$&\n");
      return found === undefined ? notThere : { status: 200, body: { id, Content } };
    }
    const ticket = tickets.find((one) => String(one.id) === id);
    if (ticket === undefined) return notThere;
    if (part === "history") {
      const all = transactions.filter((one) => one.ticket === ticket.id);
      return page(all.map(asItem), searchParams, false);
    }
    if (part === "attachments") {
      const all = attachments.filter(({ transaction }) => transaction.ticket === ticket.id);
      return page(all.map(asAttachment), searchParams, true);
    }
    if (part === "correspond") return await correspond(ticket, asked, user);
    if (asked.method === "PUT") return update(ticket, asked, user);
    const links = [
      { ref: "self", id: ticket.id },
      { ref: "history" },
      ...(ticket.follows === undefined ? [] : [{ ref: "refers-to", id: ticket.follows }]),
      ...tickets
        .filter(({ follows }) => follows === String(ticket.id))
        .map((one) => ({ ref: "referred-to-by", id: one.id })),
    ];
    return { status: 200, headers: { etag: tag(ticket) }, body: { _hyperlinks: links } };
  }

  const port = await listen(
    createServer((request, reply) => {
      const { method = "", url: path = "", headers } = request;
      seen.push(`${method} ${path}`);
      const respond = async (): Promise<void> => {
        const body = await buffer(request);
        const failed = (error: unknown): TrackerAnswer => ({ status: 500, body: String(error) });
        const given = await answer({ method, path, headers, body }).catch(failed);
        reply.writeHead(given.status, { "content-type": "application/json", ...given.headers });
        reply.end(typeof given.body === "string" ? given.body : JSON.stringify(given.body));
      };
      void respond();
    }),
  );
  const url = `http://127.0.0.1:${port}`;
  const asAgent = async (method: string, path: string, body: string | FormData, tagged = "") => {
    const headers = { authorization: "token agente", "if-match": tagged };
    return await fetch(`${url}/REST/2.0/ticket/${path}`, { method, body, headers });
  };
  return {
    url,
    seen,
    tickets,
    /** Answers in the tracker's place while it gives something. */
    answerInstead(other: typeof instead): void {
      instead = other;
    },
    /** The official writes to a ticket. */
    async answer(id: string, Content: string): Promise<void> {
      const form = new FormData();
      form.append("JSON", JSON.stringify({ Content }));
      await asAgent("POST", `${id}/correspond`, form);
    },
    /** The official changes a ticket. */
    change(id: string, changed: Partial<Pick<StoredTicket, "status" | "owner">>): void {
      const ticket = tickets.find((one) => String(one.id) === id);
      if (ticket === undefined) throw new Error(`no ticket ${id}`);
      Object.assign(ticket, changed);
      record(ticket, "Status", "agente");
    },
  };
}

const notThere: TrackerAnswer = { status: 404, body: { message: "Not found" } };
const sentence = (status: number, message: string): TrackerAnswer => ({
  status,
  body: { message },
});
const tag = ({ id, version }: StoredTicket): string => `"${id}-${version}"`;
const person = (id: string) => ({
  id,
  Name: id,
  RealName: id === "operador" ? "Operadora Núñez" : "",
});

async function formOf(body: Buffer, headers: IncomingHttpHeaders): Promise<FormData> {
  const type = headers["content-type"] ?? "";
  return await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
}

/** RT finds its JSON in a plain field only. */
function writtenIn(form: FormData): z.output<typeof written> {
  return written.parse(JSON.parse(z.string().parse(form.get("JSON"))));
}

/** At most three items of a list; what may not be seen is left out of its page, not filled up. */
function page(items: readonly object[], words: URLSearchParams, counted: boolean): TrackerAnswer {
  const size = Math.min(Number(words.get("per_page")), 3);
  const at = Number(words.get("page"));
  const shown = items.slice((at - 1) * size, at * size);
  const pages = counted ? String(Math.ceil(items.length / size)) : null;
  const visible = shown.filter((one) => !("Type" in one) || one.Type !== "Email");
  return { status: 200, body: { items: visible, page: at, pages, count: visible.length } };
}

function described(one: StoredTicket): object {
  return {
    id: String(one.id),
    Subject: one.subject,
    Status: one.status,
    Queue: { id: String(queue.id), Name: queue.Name },
    Owner: person(one.owner),
    Requestor: [person(one.requestor)],
    LastUpdatedBy: person(one.updatedBy),
    Created: one.created,
    LastUpdated: one.updated,
    Told: one.answered,
    CustomFields: queueFields.map((name, id) => {
      const value = one.fields[name];
      return { id: id + 1, name, values: value === undefined ? [] : [value] };
    }),
  };
}

function asItem({ id, type, creator, created }: Transaction): object {
  return { id: String(id), Type: type, Creator: person(creator), Created: created };
}

function asAttachment({ id, transaction, name, type, content }: Attachment): object {
  return {
    id: String(id),
    TransactionId: transaction.id,
    Filename: name === "" ? null : name,
    ContentType: type,
    ContentLength: String(content.length),
  };
}
