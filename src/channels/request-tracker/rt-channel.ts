import { MesaError } from "../../errors/mesa-error.ts";
import type { Channel } from "../../ports/channel.ts";
import type { HttpClient } from "../../ports/http.ts";
import type { Intent } from "../../ports/ledger.ts";
import type { RtSettings } from "./profile-part.ts";
import { reachable } from "../reachable.ts";
import { changesSince } from "./rt-changes.ts";
import type { RtClient } from "./rt-client.ts";
import { download } from "./rt-download.ts";
import type { RequestWords } from "./rt-form.ts";
import { isRt } from "./rt-queues.ts";
import { accept, reply } from "./rt-reply.ts";
import { findByKey, settle, submit } from "./rt-submit.ts";
import { toTicket } from "./rt-ticket.ts";
import { listTickets, readTicket } from "./rt-tickets.ts";

export interface RtParts {
  readonly http: HttpClient;
  readonly client: RtClient;
  readonly settings: RtSettings;
  readonly words: (intent: Intent) => Promise<RequestWords>;
  readonly clock: () => Date;
  readonly monotonicMs: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Request Tracker 5 by its REST 2.0 as a channel. A custom field holds the idempotency key, which
 * is searched before anything is sent. RT itself creates a ticket for every request, so two
 * machines that send the same key at the same instant create two; the journal prevents that among
 * those who share one: the processes of a machine, or the machines of a firm.
 */
export function createRtChannel(parts: RtParts): Channel {
  const { http, client, settings } = parts;
  return {
    id: "rt",
    async ping(signal) {
      if (!(await reachable(() => isRt(http, signal)))) throw new MesaError("respuesta-invalida");
    },
    async submit(intent, signal) {
      return await submit(intent, await parts.words(intent), settings, client, signal);
    },
    async findByKey(key, signal) {
      const found = await findByKey(key, settings, client, signal);
      return found && toTicket(found, settings);
    },
    settle: (handed, signal) => settle(handed, parts.clock(), settings, client, signal),
    listTickets: (filter, page, signal) => listTickets(filter, page, settings, client, signal),
    getTicket: (number, signal) => readTicket(number, settings, client, signal),
    accept: (number, remark, signal) => accept(number, remark, settings, client, signal),
    reply: (number, message, signal) => reply(number, message, client, signal),
    download: (number, attachment, _from, signal) => download(number, attachment, client, signal),
    changes: (cursor, waitMs, signal) => changesSince(cursor, waitMs, parts, signal),
  };
}
