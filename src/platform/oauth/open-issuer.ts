import {
  allowInsecureRequests,
  ClientSecretPost,
  clockTolerance,
  None,
  type AuthorizationServer,
  type ClientAuth,
} from "oauth4webapi";
import { findIssuer, issuerName } from "../../catalogs/token-issuers.ts";
import { createMask } from "../../domain/mask-secrets.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { HttpClient } from "../../ports/http.ts";
import type { IssuerSettings } from "../../ports/token-issuer.ts";
import { issuerFailure, type IssuerStep } from "./issuer-failures.ts";
import { createIssuerHttp, type IssuerHttp } from "./issuer-http.ts";
import { issuerMetadata } from "./issuer-metadata.ts";

export interface IssuerParts {
  readonly settings: IssuerSettings;
  /** The mailbox's address, proposed to the person who signs in. */
  readonly direccion: string;
  /** The profile's name, for messages. */
  readonly perfil: string;
  /** Opens an HTTP client for one origin. */
  readonly open: (origin: string) => HttpClient;
  /** Opens a browser. @returns false where there is none */
  readonly openAddress: (url: string) => Promise<boolean>;
  /** What the browser shows at the end: HTML. */
  readonly page: (taken: boolean) => string;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly clock: () => Date;
}

/** An issuer's addresses, and what every request to it needs. */
export interface OpenIssuer {
  readonly server: AuthorizationServer;
  readonly client: { readonly client_id: string; readonly [clockTolerance]: number };
  readonly auth: ClientAuth;
  readonly options: IssuerHttp & { readonly [allowInsecureRequests]: boolean };
  /** What a person is asked to agree to, with the issuer's own parameters. */
  readonly wanted: Readonly<Record<string, string>>;
  /** An error about this issuer. */
  readonly failure: (
    kind: "codigo-no-admitido" | "emisor-invalido" | "ingreso-vencido",
  ) => MesaError;
  /** Says what is asked for next, by which its failure is read. */
  readonly at: (step: IssuerStep) => void;
}

/** An identity token may come from a clock that is off by as much. Seconds. */
const clockToleranceSeconds = 300;

/** The secrets that one request to the issuer sends. */
interface SentSecrets {
  readonly clientSecret: string | undefined;
  readonly refresh?: string;
}

/** The scopes that a person is asked to agree to. */
export function scopesOf({ emisor, alcances }: IssuerSettings): readonly string[] {
  const known = findIssuer(emisor);
  if (known !== undefined) return [...known.alcances, ...known.alcances_duraderos];
  return alcances ?? ["openid", "email", "offline_access"];
}

/**
 * Finds the issuer's addresses and asks it. What fails becomes an error for the user, without the
 * secrets that were sent.
 */
export async function withIssuer<Result>(
  { settings, direccion, perfil, open, clock }: IssuerParts,
  { clientSecret, refresh }: SentSecrets,
  signal: AbortSignal,
  work: (issuer: OpenIssuer) => Promise<Result>,
): Promise<Result> {
  const known = findIssuer(settings.emisor);
  const params = { emisor: issuerName(settings.emisor), perfil };
  const http = createIssuerHttp(open, clock, signal);
  let step: IssuerStep = "addresses";
  try {
    const domain = direccion.slice(direccion.lastIndexOf("@") + 1);
    const server = await issuerMetadata(settings, domain, http);
    return await work({
      server,
      client: { client_id: settings.cliente, [clockTolerance]: clockToleranceSeconds },
      auth: clientSecret === undefined ? None() : ClientSecretPost(clientSecret),
      options: { ...http, [allowInsecureRequests]: settings.emisor.startsWith("http:") },
      wanted: {
        scope: scopesOf(settings).join(" "),
        ...(known?.parametros ?? { prompt: "consent" }),
      },
      failure: (kind) => new MesaError(kind, { params }),
      at: (now) => (step = now),
    });
  } catch (error) {
    signal.throwIfAborted();
    const mask = createMask([clientSecret ?? "", refresh ?? ""]);
    throw issuerFailure(error, { params, step, aheadMs: http.aheadMs(), mask });
  }
}
