import type { ErrorCode } from "../../errors/error-codes.ts";
import { MesaError } from "../../errors/mesa-error.ts";

/** SQLSTATE or the beginning of one (its class), and what it means for a person. */
const meanings: readonly (readonly [state: string, code: ErrorCode])[] = [
  // invalid_password, invalid_authorization_specification
  ["28", "libro-sin-acceso"],
  // insufficient_privilege, read_only_sql_transaction
  ["42501", "libro-solo-lectura"],
  ["25006", "libro-solo-lectura"],
  // undefined_table, invalid_schema_name, invalid_catalog_name (no such database)
  ["42P01", "libro-sin-crear"],
  ["3F000", "libro-sin-crear"],
  ["3D000", "libro-sin-base"],
  // disk_full and the other shortages; too_many_connections is one, too, and passes
  ["53300", "libro-inalcanzable"],
  ["53", "libro-lleno"],
  // lock_not_available, query_canceled (statement_timeout), deadlock_detected, serialization_failure
  ["55P03", "libro-inalcanzable"],
  ["57014", "libro-inalcanzable"],
  ["40", "libro-inalcanzable"],
  // Connection exceptions; the server is being shut down or started
  ["08", "libro-inalcanzable"],
  ["57P", "libro-inalcanzable"],
];

/** Errors of Node and of the client that mean that nobody answered, or the line was cut. */
const unreachable =
  /^(?:CONNECT|ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|EADDRNOTAVAIL|CERT_|ERR_TLS|ERR_SSL|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/**
 * An error of the client as one of ours; anything else is given back as it is, and a defect.
 *
 * @param server  host and port, for the message
 */
export function firmError(error: unknown, server: string): unknown {
  if (error instanceof MesaError || !(error instanceof Error)) return error;
  const state = "code" in error && typeof error.code === "string" ? error.code : "";
  const code = unreachable.test(state)
    ? "libro-inalcanzable"
    : meanings.find(([start]) => state.startsWith(start))?.[1];
  if (code === undefined) return error;
  return new MesaError(code, { params: { servidor: server, causa: state }, cause: error });
}
