import {
  AuthorizationResponseError,
  JWT_TIMESTAMP_CHECK,
  OperationProcessingError,
  ResponseBodyError,
  UnsupportedOperationError,
  WWWAuthenticateChallengeError,
} from "oauth4webapi";
import { MesaError, type MessageParams } from "../../errors/mesa-error.ts";
import type { ErrorCode } from "../../errors/error-codes.ts";
import { HttpFailure, ProxyRefusal } from "../../ports/http.ts";

/** What the issuer was asked for: its addresses, a person's agreement, tokens for it, or a renewal. */
export type IssuerStep = "addresses" | "agreement" | "deviceCode" | "tokens" | "renewal";

/** What is known where a request to an issuer failed. */
interface FailureFacts {
  readonly step: IssuerStep;
  /** The issuer's name for people, and the profile's. */
  readonly params: { readonly emisor: string; readonly perfil: string };
  /** The issuer's clock minus ours, in milliseconds. */
  readonly aheadMs: number;
  /** Masks the secrets that were sent, should the issuer repeat one. */
  readonly mask: (text: string) => string;
}

/** A clock that is off by more is told, in milliseconds: issuers tolerate five minutes. */
const maxClockErrorMs = 5 * 60_000;

/** Longer words of an issuer are cut off. Characters. */
const maxForeignCharacters = 400;

/**
 * Microsoft's numbers (learn.microsoft.com, "Microsoft Entra authentication and authorization error
 * codes") and the names of OAuth, OpenID Connect and Google for the same, by what they ask of the
 * user. Microsoft may renumber: what no line knows is shown in the issuer's words.
 */
const meanings: readonly (readonly [pattern: RegExp, code: ErrorCode])[] = [
  [
    /AADSTS(?:50020|50059|50128|50194|90002|90072|500208|700016)\b|org_internal/,
    "inquilino-equivocado",
  ],
  [/AADSTS(?:65001|65005|90008|9009[0-4]|90095|530\d\d|53[0-5]\d{3})\b/, "permiso-administrador"],
  [/AADSTS(?:7000218|70011|50011|700025|700054|70002|900144)\b/, "cliente-rechazado"],
  [/^(?:consent_required|admin_policy_enforced)\b/, "permiso-administrador"],
  [/^access_denied\b/, "permiso-negado"],
  [/^expired_token\b/, "ingreso-vencido"],
  [
    /^(?:invalid_client|unauthorized_client|invalid_scope|disallowed_useragent)\b/,
    "cliente-rechazado",
  ],
];

/** Turns a failure of the library or the network into the error shown to the user. */
export function issuerFailure(error: unknown, facts: FailureFacts): unknown {
  if (error instanceof MesaError) return error;
  const { params } = facts;
  if (error instanceof ProxyRefusal) {
    return new MesaError("proxy-rechaza", { params: { proxy: error.proxy }, cause: error });
  }
  if (error instanceof HttpFailure) return unreachable(error.reason, params, error);
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError) {
    if (/^(?:server_error|temporarily_unavailable)$/.test(error.error)) {
      return unreachable(error.error, params, error);
    }
    const words = [error.error, error.error_description ?? ""].join(" ").trim();
    return refusal(words, facts);
  }
  if (error instanceof WWWAuthenticateChallengeError) {
    return refusal("invalid_client", facts);
  }
  if (error instanceof OperationProcessingError || error instanceof UnsupportedOperationError) {
    // The library gives the reply whose status is none of the protocol's.
    const { cause } = error;
    const isDown = cause instanceof Response && cause.status >= 500;
    if (isDown) return unreachable(`HTTP ${cause.status}`, params, error);
    return unusable(error, facts);
  }
  return error;
}

function unreachable(motivo: string, params: MessageParams, cause: Error): MesaError {
  return new MesaError("emisor-inalcanzable", { params: { ...params, motivo }, cause });
}

function refusal(words: string, facts: FailureFacts): MesaError {
  const foreign = facts.mask(words).replace(/\s*(?:Trace ID|Correlation ID):[^]*$/, "");
  return new MesaError(meaningOf(words, facts), {
    params: { ...facts.params, minutos: Math.round(Math.abs(facts.aheadMs) / 60_000) },
    foreign: foreign.slice(0, maxForeignCharacters),
  });
}

function meaningOf(words: string, { step, aheadMs }: FailureFacts): ErrorCode {
  const found = meanings.find(([pattern]) => pattern.test(words))?.[1];
  if (step === "deviceCode" && forbidsCodes(words)) return "codigo-no-admitido";
  if (found === "permiso-negado" || found === "inquilino-equivocado") return found;
  if (Math.abs(aheadMs) > maxClockErrorMs) return "reloj-equivocado";
  if (
    step === "renewal" &&
    /^(?:invalid_grant|interaction_required|login_required|consent_required)\b/.test(words)
  ) {
    return "permiso-vencido";
  }
  if (found !== undefined) return found;
  return /^invalid_grant\b/.test(words) ? "ingreso-vencido" : "emisor-rechaza";
}

/** Whether the client, or the firm's rules (AADSTS53003), do not allow the device grant. */
function forbidsCodes(words: string): boolean {
  return /^(?:unauthorized_client|unsupported_grant_type)\b|^invalid_client\b.*\b(?:type|device|TV)|AADSTS(?:53003|7000218)\b/i.test(
    words,
  );
}

/** A reply that is none: another page, an answer of another issuer, or times that do not fit. */
function unusable(
  error: OperationProcessingError | UnsupportedOperationError,
  { step, params, aheadMs }: FailureFacts,
): MesaError {
  const late = error.code === JWT_TIMESTAMP_CHECK || Math.abs(aheadMs) > maxClockErrorMs;
  const minutos = Math.round(Math.abs(aheadMs) / 60_000);
  const code = late
    ? "reloj-equivocado"
    : step === "agreement"
      ? "ingreso-alterado"
      : "emisor-invalido";
  return new MesaError(code, { params: { ...params, minutos }, cause: error });
}
