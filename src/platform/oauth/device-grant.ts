import {
  deviceAuthorizationRequest,
  deviceCodeGrantRequest,
  processDeviceAuthorizationResponse,
  processDeviceCodeResponse,
  ResponseBodyError,
  type TokenEndpointResponse,
} from "oauth4webapi";
import { isSafeAddress } from "../../domain/url.ts";
import { HttpFailure } from "../../ports/http.ts";
import type { BrowserSignInOptions } from "../../ports/token-issuer.ts";
import type { IssuerParts, OpenIssuer } from "./open-issuer.ts";

/** What is waited between two questions where the issuer does not say, and added at `slow_down`. */
const intervalMs = 5000;
/** More digits of a number that an issuer made up mean nothing. Seconds. */
const maxSeconds = 24 * 3600;

/**
 * The device authorization grant (RFC 8628): a person types a code on any machine with a browser,
 * and the issuer is asked as often as it allows until the code has been used or has run out.
 */
export async function grantByCode(
  { server, client, auth, options, wanted, failure, at }: OpenIssuer,
  { show }: BrowserSignInOptions,
  { wait, clock }: IssuerParts,
  signal: AbortSignal,
): Promise<TokenEndpointResponse> {
  at("deviceCode");
  if (server.device_authorization_endpoint === undefined) throw failure("codigo-no-admitido");
  const reply = await deviceAuthorizationRequest(server, client, auth, { ...wanted }, options);
  const given = await processDeviceAuthorizationResponse(server, client, reply);
  if (!isSafeAddress(given.verification_uri)) throw failure("emisor-invalido");
  const limitMs = Math.min(given.expires_in, maxSeconds) * 1000;
  const untilMs = clock().getTime() + limitMs;
  const minutes = Math.max(1, Math.round(limitMs / 60_000));
  show({ kind: "codigo", url: given.verification_uri, code: given.user_code, minutes });
  at("tokens");
  let pauseMs =
    given.interval === undefined ? intervalMs : Math.min(given.interval, maxSeconds) * 1000;
  for (;;) {
    if (clock().getTime() + pauseMs > untilMs) throw failure("ingreso-vencido");
    await wait(pauseMs, signal);
    try {
      const asked = await deviceCodeGrantRequest(server, client, auth, given.device_code, options);
      return await processDeviceCodeResponse(server, client, asked);
    } catch (error) {
      const answer = error instanceof ResponseBodyError ? error.error : undefined;
      if (answer === "slow_down") pauseMs += intervalMs;
      // A question that got lost is asked less often from then on (RFC 8628 §3.5).
      else if (error instanceof HttpFailure && !signal.aborted) pauseMs *= 2;
      else if (answer !== "authorization_pending") throw error;
    }
  }
}
