import { Readable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import { createPortalAnalyst } from "../../src/channels/portal/portal-analyst.ts";
import { createPortalChannel } from "../../src/channels/portal/portal-channel.ts";
import { createPortalClient } from "../../src/channels/portal/portal-client.ts";
import { createPortalSignIn } from "../../src/channels/portal/portal-sign-in.ts";
import { Secret } from "../../src/domain/secret.ts";
import type { HttpBody, HttpReply, HttpRequest } from "../../src/ports/http.ts";

/** A request as it goes out, its body as text. */
export type SeenRequest = Omit<HttpRequest, "body"> & { readonly body?: string };

/** A reply: 200 with this JSON, unless told otherwise. */
export type Scripted = Omit<Partial<HttpReply>, "text"> & {
  readonly json?: unknown;
  readonly text?: string;
};

/** A desk by the portal contract that gives these replies in turn, and what it was asked. */
export function scriptedPortal(...replies: readonly (Scripted | Error)[]) {
  const asked: SeenRequest[] = [];
  const left = [...replies];
  async function next({ body, headers: own, ...request }: HttpRequest): Promise<HttpReply> {
    const sent = body?.();
    const headers = { ...own, ...sent?.headers };
    asked.push({
      ...request,
      headers,
      ...(sent !== undefined && { body: await wholeText(sent.data) }),
    });
    const reply = left.shift() ?? new Error("nothing more was to be asked");
    if (reply instanceof Error) throw reply;
    const { json, ...rest } = reply;
    return { status: 200, headers: {}, text: JSON.stringify(json) ?? "", ...rest };
  }
  const http = {
    send: next,
    async open(request: HttpRequest) {
      const { text, ...reply } = await next(request);
      return { ...reply, data: Readable.from([Buffer.from(text)]) };
    },
    close: () => Promise.resolve(),
  };
  const tokens = {
    token: () => Promise.resolve(new Secret("una")),
    renew: (refused: Secret) => Promise.resolve(new Secret(`tras ${refused.reveal()}`)),
  };
  const client = createPortalClient(http, tokens);
  return {
    asked,
    client,
    channel: createPortalChannel("portal", client),
    analyst: createPortalAnalyst(client),
    signIn: createPortalSignIn(http),
  };
}

async function wholeText(data: HttpBody["data"]): Promise<string> {
  return data instanceof Readable ? await textOf(data) : Buffer.from(data).toString();
}
