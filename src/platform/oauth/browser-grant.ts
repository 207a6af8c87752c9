import {
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  processAuthorizationCodeResponse,
  validateAuthResponse,
  type TokenEndpointResponse,
} from "oauth4webapi";
import { startTimeLimit } from "../../domain/time-limit.ts";
import { isSafeAddress } from "../../domain/url.ts";
import type { BrowserSignInOptions } from "../../ports/token-issuer.ts";
import { listenForRedirect } from "./redirect-listener.ts";
import type { IssuerParts, OpenIssuer } from "./open-issuer.ts";

/** How long the browser is waited for. */
const answerLimitMs = 10 * 60_000;

/**
 * The authorization code grant with PKCE (RFC 7636) by a browser on this machine (RFC 8252): the
 * issuer's answer is told from others by its state and its issuer (RFC 9207).
 */
export async function grantInBrowser(
  { server, client, auth, options, wanted, failure, at }: OpenIssuer,
  { opens, show }: BrowserSignInOptions,
  { direccion, openAddress, page }: IssuerParts,
  signal: AbortSignal,
): Promise<TokenEndpointResponse> {
  const endpoint = server.authorization_endpoint ?? "";
  if (!isSafeAddress(endpoint)) throw failure("emisor-invalido");
  const [state, verifier] = [generateRandomState(), generateRandomCodeVerifier()];
  const { port, redirectUri, answer, close } = await listenForRedirect(state, page);
  const limit = startTimeLimit(answerLimitMs, signal);
  try {
    const url = new URL(endpoint);
    const parameters = {
      ...wanted,
      client_id: client.client_id,
      response_type: "code",
      redirect_uri: redirectUri,
      state,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      login_hint: direccion,
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const opened = opens && (await openAddress(url.href));
    show({ kind: "direccion", url: url.href, port, opened });
    const came = await answer(limit.signal).catch(() => {
      signal.throwIfAborted();
      throw failure("ingreso-vencido");
    });
    at("agreement");
    const valid = validateAuthResponse(server, client, came, state);
    at("tokens");
    const reply = await authorizationCodeGrantRequest(
      server,
      client,
      auth,
      valid,
      redirectUri,
      verifier,
      options,
    );
    return await processAuthorizationCodeResponse(server, client, reply);
  } finally {
    limit.end();
    close();
  }
}
