import type { Secret } from "../domain/secret.ts";

/** Who gives tokens out, as a profile names it. */
export interface IssuerSettings {
  /** `microsoft`, `google`, or the issuer's address. */
  readonly emisor: string;
  /** The client id that the firm registered there. */
  readonly cliente: string;
  /** The tenant at Microsoft; without it the mailbox's domain names it. */
  readonly inquilino?: string;
  /** Scopes to ask an issuer for that is named by its address. */
  readonly alcances?: readonly string[];
}

/** What an issuer gave out at a sign-in or a renewal. */
export interface GrantedTokens {
  readonly access: Secret;
  /** How long the access token is good for, in milliseconds. */
  readonly accessMs: number;
  /** What renews it, to be kept in a secret store: the refresh token and the client's secret. */
  readonly renewal: Secret;
  readonly scopes: readonly string[];
  /** How long the renewal is good for, in milliseconds, where the issuer says so. */
  readonly renewalMs: number | undefined;
}

/** What a person has to do in a browser while a sign-in waits. */
export type BrowserStep =
  | {
      readonly kind: "direccion";
      readonly url: string;
      /** Where the browser's answer is awaited on 127.0.0.1. */
      readonly port: number;
      readonly opened: boolean;
    }
  | {
      readonly kind: "codigo";
      readonly url: string;
      readonly code: string;
      readonly minutes: number;
    };

export interface BrowserSignInOptions {
  /** By a code typed on any machine (RFC 8628) instead of a browser on this one (RFC 8252). */
  readonly byCode: boolean;
  /** Whether a browser may be opened. */
  readonly opens: boolean;
  readonly clientSecret: Secret | undefined;
  readonly show: (step: BrowserStep) => void;
}

/**
 * An OAuth 2.0 authorization server.
 *
 * Every method @throws MesaError `emisor-inalcanzable`, `emisor-invalido`, `emisor-rechaza`,
 * `cliente-rechazado`, `inquilino-equivocado`, `reloj-equivocado`
 */
export interface TokenIssuer {
  /**
   * Lets a person sign in and agree.
   *
   * @throws MesaError `permiso-negado`, `permiso-administrador`, `permiso-incompleto`,
   *   `ingreso-vencido`, `ingreso-alterado`, `codigo-no-admitido`
   */
  readonly signIn: (options: BrowserSignInOptions, signal: AbortSignal) => Promise<GrantedTokens>;
  /** @throws MesaError `permiso-vencido` when a person has to sign in again */
  readonly renew: (renewal: Secret, signal: AbortSignal) => Promise<GrantedTokens>;
  /** Takes the permission back. @returns false where the issuer has no way to do so */
  readonly revoke: (renewal: Secret, signal: AbortSignal) => Promise<boolean>;
}
