import type { Call } from "../../app/call.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Finding } from "../../ports/diagnosis.ts";
import type { Firm, FirmAddress, FirmStatus } from "../../ports/firm.ts";
import { describeError } from "../../view/describe.ts";

/** A smaller difference of the clocks is that of the line. */
const maxSkewMs = 60_000;

/** States of requests that nobody has sent yet, or of which nobody knows what became. */
const waitingStates = ["pendiente", "enviando", "desconocido"] as const;

/** What is to be seen of the firm's journal; nothing where no setting names one. */
export async function firmFindings(call: Call): Promise<readonly Finding[]> {
  let firm: Firm | undefined;
  try {
    firm = await call.context.firm();
    if (firm === undefined) return [];
    const status = await firm.status(undefined);
    return statusFindings(firm.address, status, call.context.clock());
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
    const { message } = describeError(error, call.translator);
    return [{ que: "libro", estado: "mal", detalle: message, remedio: remedyFor(error) }];
  }
}

function remedyFor({ code }: MesaError): string | null {
  switch (code) {
    case "valor-invalido":
    case "libro-sin-base":
      return "mesa config poner libro postgres://usuario@servidor/base";
    case "libro-sin-contrasena":
    case "libro-sin-acceso":
      return "mesa libro estado";
    case "libro-sin-crear":
      return "mesa libro crear";
    default:
      return null;
  }
}

function statusFindings(
  { host, port, database }: FirmAddress,
  { serverVersion, tls, serverTime, version, ownVersion, rights, states }: FirmStatus,
  now: Date,
): readonly Finding[] {
  const place = `${host}:${port}/${database} · PostgreSQL ${serverVersion}`;
  const findings: Finding[] = [
    tls === null
      ? { que: "libro-sin-tls", estado: "aviso", detalle: place, remedio: null }
      : { que: "libro", estado: "bien", detalle: `${place} · ${tls}`, remedio: null },
  ];
  if (version !== ownVersion) {
    const remedio = version < ownVersion ? "mesa libro crear" : null;
    const detalle = `${version} ≠ ${ownVersion}`;
    return [...findings, { que: "libro-version", estado: "mal", detalle, remedio }];
  }
  if (rights !== "envia") {
    const estado = rights === "lee" ? "aviso" : "mal";
    const remedio = "mesa libro crear --envia ROL";
    findings.push({ que: `libro-${rights}`, estado, detalle: place, remedio });
  }
  const skewMs = now.getTime() - new Date(serverTime).getTime();
  if (Math.abs(skewMs) > maxSkewMs) {
    const detalle = `${Math.round(skewMs / 1000)} s`;
    findings.push({ que: "libro-reloj", estado: "aviso", detalle, remedio: null });
  }
  const waiting = waitingStates.reduce((sum, state) => sum + (states[state] ?? 0), 0);
  if (waiting > 0) {
    const remedio = "mesa bandeja enviar";
    findings.push({ que: "libro-pendientes", estado: "aviso", detalle: String(waiting), remedio });
  }
  return findings;
}
