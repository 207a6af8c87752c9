import { expect, test } from "vitest";
import {
  codeOf,
  imapFailure,
  isLostConnection,
  isRefusedLogin,
  sendingFailure,
  smtpOpenFailure,
} from "../../../src/channels/mail/mail-failures.ts";
import { MesaError } from "../../../src/errors/mesa-error.ts";

const server = { host: "correo.oce.test", port: 465, secure: true };
const failure = (message: string, fields: object = {}) => Object.assign(new Error(message), fields);

/** An error as the user is shown it; anything else unchanged. */
function shown(error: unknown) {
  if (!(error instanceof MesaError)) return error;
  const { code, params, foreign, cause } = error;
  return { code, params, foreign, cause };
}

test.each([
  [
    { responseCode: 500, response: "500 no" },
    { kind: "refused", code: "500", message: "500 no" },
  ],
  [{ responseCode: 554 }, { kind: "refused", code: "554", message: "falló con EPIPE" }],
  [
    { responseCode: 499, response: "499 luego" },
    { kind: "unsent", reason: "499 luego" },
  ],
  [{ responseCode: 400 }, { kind: "unsent", reason: "EPIPE" }],
  [{ responseCode: 399, response: "399 ¿?" }, undefined],
  [{ responseCode: "554", response: "554 no" }, undefined],
  [{}, undefined],
])("what %j says of a message that was sent", (fields, expected) => {
  const error = failure("falló con EPIPE", fields);
  expect(sendingFailure(error, { ended: true })).toEqual(
    expected ?? { kind: "unknown", reason: "EPIPE" },
  );
  // Without its final dot a message was never sent.
  expect(sendingFailure(error, { ended: false })).toEqual(
    expected ?? { kind: "unsent", reason: "EPIPE" },
  );
});

test.each([
  ["a code of the system", "connect ECONNREFUSED 127.0.0.1:465", {}, "ECONNREFUSED"],
  ["the code before the words", "algo", { code: "EDNS" }, "EDNS"],
  ["the code behind a socket's", "x", { code: "ESOCKET", originalCode: "EPIPE" }, "EPIPE"],
  ["the words of a socket", "read ENETRESET", { code: "ESOCKET" }, "ENETRESET"],
  ["a connection closed by the library", "x", { code: "ECONNECTION" }, "ECONNRESET"],
  ["a library's silence", "x", { code: "ETIMEOUT" }, "ETIMEDOUT"],
  ["a certificate", "Hostname does not match the Certificate", {}, "CERT_UNTRUSTED"],
  ["TLS", "wrong SSL version", {}, "ERR_TLS_FAILED"],
  ["no TLS, but letters of it", "hustle", {}, "ERROR"],
  ["a name of OpenSSL's", "CERT_HAS_EXPIRED", {}, "CERT_HAS_EXPIRED"],
  ["a name with words behind it", "CERT HAS", {}, "ERROR"],
  ["words", "no se sabe", {}, "ERROR"],
])("why a server can't be reached: %s", (_what, words, fields, motivo) => {
  const cause = failure(words, fields);
  const params = { servidor: "correo.oce.test", motivo };
  expect(shown(smtpOpenFailure(cause, server))).toEqual({
    code: "buzon-inalcanzable",
    params,
    foreign: undefined,
    cause,
  });
});

test.each([
  ["NoConnection", "ECONNRESET"],
  ["EConnectionClosed", "ECONNRESET"],
  ["ClosedAfterConnectTLS", "ECONNRESET"],
  ["ClosedAfterConnectText", "ECONNRESET"],
  ["Command failed", "NO"],
  ["CONNECT_TIMEOUT", "ETIMEDOUT"],
  ["GREETING_TIMEOUT", "ETIMEDOUT"],
  ["GREEETING_TIMEOUT", "ETIMEDOUT"],
  ["UPGRADE_TIMEOUT", "ETIMEDOUT"],
  ["ETIMEOUT", "ETIMEDOUT"],
  ["ESOCKET", "ECONNRESET"],
])("the IMAP library's %s is %s", (name, motivo) => {
  for (const cause of [failure("x", { code: name }), failure(name)]) {
    expect(shown(imapFailure(cause, server))).toEqual({
      code: "buzon-inalcanzable",
      params: { servidor: "correo.oce.test", motivo },
      foreign: undefined,
      cause,
    });
    expect(isLostConnection(cause)).toBe(motivo === "ECONNRESET");
  }
});

test.each([
  ["EAUTH", { code: "EAUTH", response: "535 no" }, "acceso-rechazado", "535 no"],
  ["no way to sign in", { code: "ENOAUTH" }, "acceso-rechazado", undefined],
  [
    "Microsoft's switch",
    { code: "EAUTH", response: "535 5.7.139 SmtpClientAuthentication is disabled for the Tenant" },
    "smtp-desactivado",
    "535 5.7.139 SmtpClientAuthentication is disabled for the Tenant",
  ],
  ["no STARTTLS", { code: "ETLS", command: "STARTTLS" }, "sin-cifrado", undefined],
])("signing in by SMTP fails: %s", (_what, fields, code, foreign) => {
  const cause = failure("x", fields);
  expect(shown(smtpOpenFailure(cause, server))).toEqual({
    code,
    params: { servidor: "correo.oce.test" },
    foreign,
    cause,
  });
});

test.each([
  ["TLS that fails elsewhere", { code: "ETLS", command: "CONN" }, "ETLS"],
  ["another failure at STARTTLS", { code: "EPROTOCOL", command: "STARTTLS" }, "EPROTOCOL"],
])("%s is no lack of encryption", (_what, fields, motivo) => {
  expect(smtpOpenFailure(failure("x", fields), server)).toMatchObject({
    code: "buzon-inalcanzable",
    params: { motivo },
  });
});

test.each([
  [
    "a refused secret, with the server's words",
    failure("x", { authenticationFailed: true, responseText: "no" }),
    { code: "acceso-rechazado", params: { servidor: "correo.oce.test" }, foreign: "no" },
  ],
  [
    "a server without tokens",
    failure("Unsupported authentication mechanism"),
    { code: "servidor-sin-oauth", params: { servidor: "correo.oce.test" } },
  ],
  [
    "no STARTTLS",
    failure("x", { tlsFailed: true }),
    { code: "sin-cifrado", params: { servidor: "correo.oce.test" } },
  ],
  [
    "TLS that was begun and broke",
    failure("x", { tlsFailed: true, code: "ECONNRESET" }),
    { code: "buzon-inalcanzable", params: { servidor: "correo.oce.test", motivo: "ECONNRESET" } },
  ],
  [
    "a command refused, with the server's words",
    failure("Command failed", { responseText: "sin espacio" }),
    {
      code: "buzon-inalcanzable",
      params: { servidor: "correo.oce.test", motivo: "NO" },
      foreign: "sin espacio",
    },
  ],
])("IMAP fails: %s", (_what, cause, expected) => {
  expect(shown(imapFailure(cause, server))).toEqual({ foreign: undefined, ...expected, cause });
});

test("what is no failure of a server stays what it is", () => {
  const known = new MesaError("disco");
  const stopped = Object.assign(new Error("x"), { name: "AbortError" });
  expect(smtpOpenFailure(known, server)).toBe(known);
  for (const one of [known, stopped, "texto"]) expect(imapFailure(one, server)).toBe(one);
  for (const one of [known, "NoConnection", failure("ETIMEDOUT")]) {
    expect(isLostConnection(one)).toBe(false);
  }
  expect(smtpOpenFailure("texto", server)).toMatchObject({ params: { motivo: "ERROR" } });
});

test.each([
  [failure("x", { code: "EAUTH" }), true],
  [failure("x", { code: "ENOAUTH" }), true],
  [failure("x", { authenticationFailed: true }), true],
  [failure("x", { authenticationFailed: "sí" }), false],
  [failure("EAUTH"), false],
  ["EAUTH", false],
])("a secret was refused: %s → %s", (error, isRefused) => {
  expect(isRefusedLogin(error)).toBe(isRefused);
});

test("the code of an error is a text, or none", () => {
  expect([{ code: "EPIPE" }, { code: 7 }, {}].map((one) => codeOf(failure("x", one)))).toEqual([
    "EPIPE",
    undefined,
    undefined,
  ]);
});
