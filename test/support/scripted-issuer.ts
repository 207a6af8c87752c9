import { createServer } from "node:http";
import { listen } from "./listen.ts";

interface Reply {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Script {
  /** Answers of the token endpoint, one after the other; the last one stays. */
  readonly token?: readonly Reply[];
  readonly device?: Reply;
  readonly metadata?: (url: string) => Reply;
}

/** An issuer on loopback that says what a test wants, and what it was asked. */
export async function scriptedIssuer(script: Script) {
  const asked: URLSearchParams[] = [];
  const left = [...(script.token ?? [])];
  const server = createServer((request, response) => {
    let form = "";
    request.setEncoding("utf8").on("data", (piece: string) => (form += piece));
    request.on("end", () => {
      const reply = answer(request.url ?? "", form);
      const text = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
      // Node's own header keeps the system's time where the tests' clock is shifted.
      const date = new Date().toUTCString();
      const headers = { "content-type": "application/json", date, ...reply.headers };
      response.writeHead(reply.status ?? 200, headers).end(text);
    });
  });
  const url = `http://127.0.0.1:${await listen(server)}`;

  function answer(path: string, form: string): Reply {
    if (path === "/.well-known/openid-configuration") {
      const usual = {
        issuer: url,
        authorization_endpoint: `${url}/permiso`,
        token_endpoint: `${url}/token`,
        device_authorization_endpoint: `${url}/codigo`,
        revocation_endpoint: `${url}/retiro`,
      };
      return script.metadata?.(url) ?? { body: usual };
    }
    if (path === "/codigo" && script.device !== undefined) return script.device;
    if (path !== "/token") return { status: 404, body: {} };
    asked.push(new URLSearchParams(form));
    const [next, ...others] = left;
    if (others.length > 0) left.shift();
    return next ?? { status: 400, body: { error: "invalid_request" } };
  }
  return { url, asked };
}
