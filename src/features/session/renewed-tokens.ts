import type { Secret } from "../../domain/secret.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { neverExpires, type SessionStore, type TokenSource } from "../../ports/session.ts";
import type { GrantedTokens, TokenIssuer } from "../../ports/token-issuer.ts";

interface RenewalNeeds {
  readonly perfil: string;
  readonly store: SessionStore;
  readonly issuer: Pick<TokenIssuer, "renew">;
  /** A ready access token from the environment; wins over a stored session. */
  readonly givenToken: Secret | undefined;
  readonly clock: () => Date;
}

/** An access token is renewed so long before it runs out, and after nine tenths of its life at most. */
const maxMarginMs = 60_000;

/**
 * Access tokens of an issuer (OAuth 2.0), kept in memory only and renewed shortly before they run
 * out. What renews them is read from the session, and what the issuer gives in its place is written
 * there before the new access token is used. Processes take turns, so that each renews with the
 * newest; requests of one process share a renewal.
 */
export function createRenewedTokens(needs: RenewalNeeds): TokenSource {
  const { perfil, store, issuer, givenToken, clock } = needs;
  let current: { readonly token: Secret; readonly untilMs: number } | undefined;
  let underWay: Promise<Secret> | undefined;

  function renewOnce(signal: AbortSignal): Promise<Secret> {
    underWay ??= store.alone(perfil, () => renew(signal)).finally(() => (underWay = undefined));
    return underWay;
  }

  async function renew(signal: AbortSignal): Promise<Secret> {
    const session = await store.load(perfil);
    if (session?.permiso === undefined) throw new MesaError("sin-sesion", { params: { perfil } });
    const tokens = await issuer.renew(session.token, signal);
    if (tokens.renewal.reveal() !== session.token.reveal()) {
      const caduca = renewalEnd(tokens, clock) ?? session.caduca;
      await store.save(perfil, { ...session, token: tokens.renewal, caduca });
    }
    const goodMs = tokens.accessMs - Math.min(maxMarginMs, tokens.accessMs / 10);
    current = { token: tokens.access, untilMs: clock().getTime() + goodMs };
    return tokens.access;
  }

  return {
    async token(signal) {
      if (givenToken !== undefined) return givenToken;
      if (current !== undefined && clock().getTime() < current.untilMs) return current.token;
      return await renewOnce(signal);
    },
    async renew(refused, signal) {
      if (givenToken !== undefined) throw new MesaError("sesion-caducada");
      if (current !== undefined && current.token.reveal() !== refused.reveal())
        return current.token;
      return await renewOnce(signal);
    },
  };
}

/** Until when access can be renewed, where the issuer says so: UTC, ISO 8601. */
function renewalEnd({ renewalMs }: GrantedTokens, clock: () => Date): string | undefined {
  if (renewalMs === undefined) return undefined;
  const last = Date.parse(neverExpires);
  return new Date(Math.min(clock().getTime() + renewalMs, last)).toISOString();
}
