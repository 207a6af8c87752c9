import { createHttpClient } from "../../src/platform/net/http-client.ts";
import { createTokenIssuer } from "../../src/platform/oauth/token-issuer.ts";
import type {
  BrowserSignInOptions,
  BrowserStep,
  TokenIssuer,
} from "../../src/ports/token-issuer.ts";

export const account = "operador@oce.test";

interface ClientOptions {
  readonly cliente?: string;
  readonly clock?: () => Date;
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** Our side of OAuth 2.0 for an issuer at this address. */
export function issuerClient(emisor: string, options: ClientOptions = {}): TokenIssuer {
  const { cliente = "mesa-prueba", clock = () => new Date(), wait } = options;
  return createTokenIssuer({
    settings: { emisor, cliente },
    direccion: account,
    perfil: "oficina",
    open: (url) => createHttpClient({ url, userAgent: "mesa/prueba", trace: () => {} }),
    openAddress: () => Promise.resolve(false),
    page: (taken) => (taken ? "listo" : "no sirve"),
    wait: wait ?? (() => Promise.resolve()),
    clock,
  });
}

/** A sign-in whose steps a test plays. */
export function signInBy(show: (step: BrowserStep) => void, byCode = false): BrowserSignInOptions {
  return { byCode, opens: false, clientSecret: undefined, show };
}
