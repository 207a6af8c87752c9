import { findIssuer, issuerName } from "../../catalogs/token-issuers.ts";
import { neverExpires, type SignIn } from "../../ports/session.ts";
import type { IssuerSettings, TokenIssuer } from "../../ports/token-issuer.ts";
import { createMailSignIn, tryMailbox, type SignInParts } from "./mail-sign-in.ts";

interface OAuthParts extends SignInParts {
  readonly issuer: TokenIssuer;
  readonly settings: IssuerSettings;
  readonly clock: () => Date;
}

/**
 * Signing in at the mailbox's issuer of tokens (OAuth 2.0): both servers are tried with the access token,
 * and the session keeps what renews it. Where a server refuses, the permission is taken back.
 */
export function createOAuthSignIn({ issuer, settings, clock, ...parts }: OAuthParts): SignIn {
  const known = findIssuer(settings.emisor);
  return {
    ...createMailSignIn(parts),
    browser: {
      wantsClientSecret: known?.secreto_de_cliente ?? false,
      permissionsPage: known?.permisos,
      async signIn(options, signal) {
        const tokens = await issuer.signIn(options, signal);
        try {
          await tryMailbox(parts.usuario, tokens.access, parts, signal);
        } catch (error) {
          await issuer.revoke(tokens.renewal, signal).catch(() => false);
          throw error;
        }
        const desde = clock();
        const { renewalMs, scopes, renewal } = tokens;
        const ends = renewalMs === undefined ? undefined : new Date(desde.getTime() + renewalMs);
        return {
          token: renewal,
          ruc: null,
          usuario: parts.usuario,
          nombre: parts.usuario,
          caduca: ends?.toISOString() ?? neverExpires,
          permiso: {
            emisor: issuerName(settings.emisor),
            cliente: settings.cliente,
            alcances: [...scopes],
            desde: desde.toISOString(),
          },
        };
      },
    },
    signOut: (token, signal) => issuer.revoke(token, signal),
  };
}
