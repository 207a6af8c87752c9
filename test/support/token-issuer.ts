import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration } from "oidc-provider";

/**
 * An issuer of tokens (OAuth 2.0, OpenID Connect) on loopback. Tests of another process ask it at
 * `/notas` for what it has given out, and end all access tokens, or all permissions, at `/fin/acceso`
 * and `/fin/permiso`.
 */
export interface TestIssuer {
  readonly url: string;
  /** Every secret that it has given out: codes, access and refresh tokens. */
  readonly secrets: ReadonlySet<string>;
  /** The grants that it has answered well, such as `refresh_token`, in order. */
  readonly grants: readonly string[];
  /** Whether an access token is good now, and whose it is. */
  readonly accountOf: (token: string) => Promise<string | undefined>;
  readonly close: () => void;
}

/** The tokens that it has given out, to be ended by a test. */
interface Given {
  readonly acceso: { readonly destroy: () => Promise<void> }[];
  readonly permiso: { readonly destroy: () => Promise<void> }[];
}

interface IssuerOptions {
  /** 0: any free one. */
  readonly port?: number;
  /** PEM certificate and key; without them it speaks plain HTTP. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** Clients, and how long their access tokens last. Seconds. */
export const clients = { "mesa-prueba": 3600, "mesa-corto": 2 } as const;
export const introspection = { id: "dovecot", secret: "secreto-de-dovecot-para-pruebas" } as const;

const configuration: Configuration = {
  clients: [
    ...Object.keys(clients).map((id) => ({
      client_id: id,
      token_endpoint_auth_method: "none" as const,
      application_type: "native" as const,
      grant_types: [
        "authorization_code",
        "refresh_token",
        "urn:ietf:params:oauth:grant-type:device_code",
      ],
      response_types: ["code" as const],
      redirect_uris: ["http://127.0.0.1"],
    })),
    {
      client_id: introspection.id,
      client_secret: introspection.secret,
      grant_types: [],
      response_types: [],
      redirect_uris: [],
      token_endpoint_auth_method: "client_secret_basic",
    },
  ],
  cookies: { keys: ["firma-de-galletas-para-pruebas"] },
  features: {
    deviceFlow: { enabled: true },
    introspection: { enabled: true, allowedPolicy: () => true },
    revocation: { enabled: true },
    devInteractions: { enabled: true },
  },
  scopes: ["openid", "offline_access", "email"],
  claims: { openid: ["sub"], email: ["email"] },
  pkce: { required: () => true },
  rotateRefreshToken: true,
  ttl: {
    AccessToken: (_context, _token, client) => (client.clientId === "mesa-corto" ? 2 : 3600),
    DeviceCode: 300,
    Grant: 3600,
    IdToken: 3600,
    Interaction: 600,
    RefreshToken: 3600,
    Session: 3600,
  },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => Promise.resolve({ sub: id, email: id }),
  }),
};

/** Starts one; whoever starts it closes it. */
export async function startIssuer({ port = 0, tls }: IssuerOptions = {}): Promise<TestIssuer> {
  const server: Server = tls === undefined ? createHttpServer() : createTlsServer(tls);
  // Node's own header keeps the system's time where the tests' clock is shifted.
  server.on("request", (_request, response) => {
    response.setHeader("date", new Date().toUTCString());
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  const url = `${tls === undefined ? "http" : "https"}://127.0.0.1:${address.port}`;
  const provider = new Provider(url, configuration);
  const secrets = new Set<string>();
  const grants: string[] = [];
  const given: Given = { acceso: [], permiso: [] };
  const note = ({ jti }: { readonly jti: string }): void => void secrets.add(jti);
  provider.on("access_token.saved", (token) => {
    note(token);
    given.acceso.push(token);
  });
  provider.on("refresh_token.saved", (token) => {
    note(token);
    given.permiso.push(token);
  });
  provider.on("authorization_code.saved", note);
  provider.on("device_code.saved", note);
  provider.on("grant.success", (context) => {
    grants.push(String(context.oidc.params?.["grant_type"]));
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    const [, end] = /^\/fin\/(acceso|permiso)$/.exec(request.url ?? "") ?? [];
    if (request.url === "/notas") {
      response.end(JSON.stringify({ secrets: [...secrets], grants }));
    } else if (end === "acceso" || end === "permiso") {
      const tokens = end === "acceso" ? given.acceso : [...given.acceso, ...given.permiso];
      void Promise.all(tokens.map((one) => one.destroy())).then(() => response.end());
    } else void answer(request, response);
  });
  return {
    url,
    secrets,
    grants,
    async accountOf(token) {
      const found = await provider.AccessToken.find(token);
      return found?.accountId;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
