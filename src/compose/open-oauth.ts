import type { SignInParts } from "../channels/mail/mail-sign-in.ts";
import { createOAuthSignIn } from "../channels/mail/oauth-sign-in.ts";
import { createRenewedTokens } from "../features/session/renewed-tokens.ts";
import { createHttpClient } from "../platform/net/http-client.ts";
import type { SignIn, TokenSource } from "../ports/session.ts";
import type { IssuerSettings, TokenIssuer } from "../ports/token-issuer.ts";
import type { ConnectNeeds } from "./connect-needs.ts";

/** An issuer that is silent for this long counts as unreachable. */
const issuerTimeoutMs = 20_000;

/** The way into a mailbox by an issuer of tokens (OAuth 2.0). */
export interface OAuthAccess {
  readonly tokens: TokenSource;
  readonly signIn: (account: SignInParts) => SignIn;
}

/** Opens it for a profile; the library is loaded when the issuer is first asked. */
export function openOAuth(
  needs: ConnectNeeds,
  direccion: string,
  settings: IssuerSettings,
): OAuthAccess {
  const { profile, sessions, clock, wait, trace, proxies, translator, version } = needs;
  const espera = needs.settings.espera;
  const load = async (): Promise<TokenIssuer> => {
    const { createTokenIssuer } = await import("../platform/oauth/token-issuer.ts");
    return createTokenIssuer({
      settings,
      direccion,
      perfil: profile.nombre,
      open: (url) =>
        createHttpClient({
          url,
          userAgent: `mesa/${version}`,
          trace,
          timeoutMs: espera === undefined ? issuerTimeoutMs : espera * 1000,
          ...(proxies !== undefined && { proxies }),
        }),
      openAddress: needs.openAddress,
      page: (taken) =>
        `<!doctype html><html lang="${translator.language}"><meta charset="utf-8"><title>mesa</title><p>${translator.text(taken ? "oauth.pagina-bien" : "oauth.pagina-mal")}</p></html>`,
      wait,
      clock,
    });
  };
  const issuer: TokenIssuer = {
    signIn: async (...given) => await (await load()).signIn(...given),
    renew: async (...given) => await (await load()).renew(...given),
    revoke: async (...given) => await (await load()).revoke(...given),
  };
  const tokens = createRenewedTokens({
    perfil: profile.nombre,
    store: sessions,
    issuer,
    givenToken: needs.settings.token,
    clock,
  });
  return {
    tokens,
    signIn: (account) => createOAuthSignIn({ ...account, issuer, settings, clock }),
  };
}
