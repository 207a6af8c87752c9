import {
  processRefreshTokenResponse,
  processRevocationResponse,
  refreshTokenGrantRequest,
  revocationRequest,
  type TokenEndpointResponse,
} from "oauth4webapi";
import * as z from "zod/mini";
import { findIssuer, issuerName } from "../../catalogs/token-issuers.ts";
import { parseJson } from "../../domain/parse-json.ts";
import { Secret } from "../../domain/secret.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { GrantedTokens, TokenIssuer } from "../../ports/token-issuer.ts";
import { grantInBrowser } from "./browser-grant.ts";
import { grantByCode } from "./device-grant.ts";
import { scopesOf, withIssuer, type IssuerParts } from "./open-issuer.ts";

/** What is assumed of an access token where the issuer does not say (RFC 6749 §5.1). */
const assumedAccessMs = 5 * 60_000;
/** What renews access, as one text for a secret store. */
const keptRenewal = z.object({
  v: z.literal(1),
  renovacion: z.string(),
  secreto_cliente: z.optional(z.string()),
});

/** An OAuth 2.0 authorization server (RFC 6749) for a program without secrets (RFC 8252, RFC 9700). */
export function createTokenIssuer(parts: IssuerParts): TokenIssuer {
  const { settings, perfil } = parts;
  const scopes = scopesOf(settings);
  const mailScopes = findIssuer(settings.emisor)?.alcances ?? [];

  /** @throws MesaError `permiso-incompleto` when it does not open the mailbox, or does not last */
  function granted(
    reply: TokenEndpointResponse,
    clientSecret: string | undefined,
    before?: string,
  ): GrantedTokens {
    const given = reply.scope?.split(" ").filter((one) => one !== "") ?? scopes;
    const lower = given.map((one) => one.toLowerCase());
    const lacking = mailScopes.filter((one) => !lower.includes(one.toLowerCase()));
    const refresh = reply.refresh_token ?? before;
    if (refresh === undefined || lacking.length > 0) {
      const missing = refresh === undefined ? [...lacking, "offline_access"] : lacking;
      const params = { emisor: issuerName(settings.emisor), perfil, faltan: missing.join(" ") };
      throw new MesaError("permiso-incompleto", { params });
    }
    const kept = {
      v: 1,
      renovacion: refresh,
      ...(clientSecret !== undefined && { secreto_cliente: clientSecret }),
    };
    const renewalSeconds = reply["refresh_token_expires_in"];
    return {
      access: new Secret(reply.access_token),
      accessMs: reply.expires_in === undefined ? assumedAccessMs : reply.expires_in * 1000,
      renewal: new Secret(JSON.stringify(kept)),
      scopes: given,
      renewalMs: typeof renewalSeconds === "number" ? renewalSeconds * 1000 : undefined,
    };
  }

  /** @throws MesaError `sin-sesion` for what another version, or another way in, has kept */
  function readRenewal(renewal: Secret) {
    const parsed = keptRenewal.safeParse(parseJson(renewal.reveal()));
    if (!parsed.success) throw new MesaError("sin-sesion", { params: { perfil } });
    return { refresh: parsed.data.renovacion, clientSecret: parsed.data.secreto_cliente };
  }

  return {
    async signIn(options, signal) {
      const clientSecret = options.clientSecret?.reveal();
      const tokens = await withIssuer(parts, { clientSecret }, signal, async (issuer) =>
        options.byCode
          ? await grantByCode(issuer, options, parts, signal)
          : await grantInBrowser(issuer, options, parts, signal),
      );
      return granted(tokens, clientSecret);
    },
    async renew(renewal, signal) {
      const { refresh, clientSecret } = readRenewal(renewal);
      const sent = { clientSecret, refresh };
      const tokens = await withIssuer(parts, sent, signal, async (issuer) => {
        issuer.at("renewal");
        const { server, client, auth, options } = issuer;
        const reply = await refreshTokenGrantRequest(server, client, auth, refresh, options);
        return await processRefreshTokenResponse(server, client, reply);
      });
      return granted(tokens, clientSecret, refresh);
    },
    async revoke(renewal, signal) {
      const { refresh, clientSecret } = readRenewal(renewal);
      const sent = { clientSecret, refresh };
      return await withIssuer(parts, sent, signal, async (issuer) => {
        const { server, client, auth, options } = issuer;
        if (server.revocation_endpoint === undefined) return false;
        const hint = { additionalParameters: { token_type_hint: "refresh_token" } };
        const reply = await revocationRequest(server, client, auth, refresh, {
          ...options,
          ...hint,
        });
        await processRevocationResponse(reply);
        return true;
      });
    },
  };
}
