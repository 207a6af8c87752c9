import type { HttpClient } from "../../ports/http.ts";
import { percentEncode } from "../../domain/url.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { QueueReader } from "../../ports/channel.ts";
import type { RtClient } from "./rt-client.ts";
import { rtQueue, rtQueueFields } from "./rt-wire.ts";

/** Reads the queues that the user may see, and their custom fields. */
export function createRtQueues(client: RtClient): QueueReader {
  return {
    async queues(signal) {
      const found = await client.all(
        "/REST/2.0/queues/all",
        { fields: "Name,Description" },
        rtQueue,
        signal,
      );
      return found.map(({ Name, Description }) => ({
        nombre: Name,
        descripcion: Description ?? "",
      }));
    },
    async fields(queue, signal) {
      const found = await client.all("/REST/2.0/queues/all", { fields: "Name" }, rtQueue, signal);
      const wanted = found.find(({ Name }) => Name === queue);
      if (wanted === undefined)
        throw new MesaError("no-existe", {
          params: { nombre: queue, orden: "mesa perfil crear --canal rt" },
        });
      const { TicketCustomFields } = await client.get(
        `/REST/2.0/queue/${percentEncode(wanted.id)}`,
        rtQueueFields,
        signal,
      );
      return TicketCustomFields.map(({ name }) => name);
    },
  };
}

/** Whether the server is an RT, which answers 401 in JSON to a request without credentials. */
export async function isRt(http: HttpClient, signal: AbortSignal): Promise<boolean> {
  const reply = await http.send({ method: "GET", path: "/REST/2.0/rt", headers: {} }, signal);
  return reply.status === 401 && reply.headers["content-type"]?.includes("json") === true;
}
