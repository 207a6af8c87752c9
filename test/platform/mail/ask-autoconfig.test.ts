import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import { askAutoconfig } from "../../../src/platform/mail/ask-autoconfig.ts";
import { createHttpClient } from "../../../src/platform/net/http-client.ts";
import { listen } from "../../support/listen.ts";

const file = (servers: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1"><emailProvider id="oce.test"><domain>oce.test</domain>
<displayName>OCE</displayName>${servers}</emailProvider></clientConfig>`;

const server = (kind: string, host: string, port: number | string, socket: string): string => {
  const element = kind === "smtp" ? "outgoingServer" : "incomingServer";
  return `<${element} type="${kind}">
  <hostname>${host}</hostname><port>${port}</port><socketType>${socket}</socketType>
  <username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication>
</${element}>`;
};

const usual = file(
  server("pop3", "pop.oce.test", 995, "SSL") +
    server("imap", "imap.%EMAILDOMAIN%", 993, "SSL") +
    server("imap", "imap.oce.test", 143, "STARTTLS") +
    server("smtp", "smtp.oce.test", 587, "STARTTLS"),
);

/** The configuration read from `oce.test` with files at these addresses, and the requests made. */
async function ask(files: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const web = createServer((request, reply) => {
    const address = `${String(request.headers["x-origin"])}${request.url ?? ""}`;
    const text = files[address];
    reply.writeHead(text === undefined ? 404 : 200).end(text);
  });
  const port = await listen(web);
  const open = (origin: string) => {
    const http = createHttpClient({
      url: `http://127.0.0.1:${port}`,
      userAgent: "mesa/prueba",
      trace: () => {},
    });
    return {
      ...http,
      send(request: Parameters<typeof http.send>[0], signal: AbortSignal) {
        asked.push(origin + request.path);
        const headers = { ...request.headers, "x-origin": origin };
        return http.send({ ...request, headers }, signal);
      },
    };
  };
  const said = await askAutoconfig("oce.test", open, new AbortController().signal);
  return { said, asked };
}

const usualPlace = "https://autoconfig.oce.test/mail/config-v1.1.xml";
const otherPlace = "https://oce.test/.well-known/autoconfig/mail/config-v1.1.xml";

describe("a domain's own configuration file", () => {
  test("is asked for at both places over TLS, without naming the mailbox", async () => {
    const { said, asked } = await ask({ [usualPlace]: usual });
    expect(said).toEqual({ smtp: "smtp://smtp.oce.test:587", imap: "imaps://imap.oce.test:993" });
    expect(asked.toSorted()).toEqual([usualPlace, otherPlace]);
  });

  test("the usual place counts more, the other one fills in", async () => {
    const { said } = await ask({
      [usualPlace]: file(server("imap", "uno.oce.test", 993, "SSL")),
      [otherPlace]: file(
        server("imap", "dos.oce.test", 993, "SSL") + server("smtp", "dos.oce.test", 465, "SSL"),
      ),
    });
    expect(said).toEqual({ imap: "imaps://uno.oce.test:993", smtp: "smtps://dos.oce.test:465" });
  });

  test.each([
    ["none", undefined],
    ["a page of a web site", "<!DOCTYPE html><html><body>Bienvenidos</body></html>"],
    ["broken", usual.slice(0, 400)],
    ["entities", `<!DOCTYPE a [<!ENTITY e "x">]>${usual}`],
    ["a port that is none", file(server("imap", "imap.oce.test", "imap", "SSL"))],
    ["a port that is zero", file(server("imap", "imap.oce.test", 0, "SSL"))],
    ["a port that is too high", file(server("imap", "imap.oce.test", 65_536, "SSL"))],
    ["a name without a dot", file(server("imap", "imap", 993, "SSL"))],
    ["no encryption", file(server("imap", "imap.oce.test", 143, "plain"))],
    ["a host that is none", file(server("imap", "imap.oce.test/ruta", 993, "SSL"))],
    [
      "a port that is none",
      file(
        server("smtp", "smtp.oce.test", "0x1ff", "SSL") +
          server("imap", "a.oce.test", 99_999, "SSL"),
      ),
    ],
    ["endless", `${usual.slice(0, -20)}${" ".repeat(200_000)}${usual.slice(-20)}`],
  ])("of no use: %s", async (_what, text) => {
    const { said } = await ask(text === undefined ? {} : { [usualPlace]: text });
    expect(said).toEqual({});
  });
});
