import {
  allowInsecureRequests,
  discoveryRequest,
  processDiscoveryResponse,
  type AuthorizationServer,
} from "oauth4webapi";
import { findIssuer, tenantOf } from "../../catalogs/token-issuers.ts";
import { percentEncode } from "../../domain/url.ts";
import type { IssuerSettings } from "../../ports/token-issuer.ts";
import type { IssuerHttp } from "./issuer-http.ts";

/**
 * The addresses of an issuer: known ones for Microsoft and Google, so that nothing has to be asked;
 * any other publishes them (OpenID Connect Discovery, RFC 8414).
 *
 * @param domain  the mailbox's domain, by which Microsoft finds its tenant
 * @throws HttpFailure, and what the library throws
 */
export async function issuerMetadata(
  { emisor, inquilino }: IssuerSettings,
  domain: string,
  http: IssuerHttp,
): Promise<AuthorizationServer> {
  if (findIssuer(emisor)?.id === "google") return google;
  if (findIssuer(emisor)?.id === "microsoft") return microsoft(inquilino ?? tenantOf(domain));
  const issuer = new URL(emisor);
  const options = { ...http, [allowInsecureRequests]: issuer.protocol === "http:" };
  const found = await discoveryRequest(issuer, { ...options, algorithm: "oidc" });
  if (found.status !== 404) return await processDiscoveryResponse(issuer, found);
  const other = await discoveryRequest(issuer, { ...options, algorithm: "oauth2" });
  return await processDiscoveryResponse(issuer, other);
}

const google: AuthorizationServer = {
  issuer: "https://accounts.google.com",
  authorization_endpoint: "https://accounts.google.com/o/oauth2/v2/auth",
  token_endpoint: "https://oauth2.googleapis.com/token",
  revocation_endpoint: "https://oauth2.googleapis.com/revoke",
  // Its device grant gives no access to mail.
};

function microsoft(tenant: string): AuthorizationServer {
  const base = `https://login.microsoftonline.com/${percentEncode(tenant)}`;
  return {
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
  };
}
