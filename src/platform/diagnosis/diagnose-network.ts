import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { connect, isIP } from "node:net";
import { connect as connectSecurely } from "node:tls";
import type { Finding } from "../../ports/diagnosis.ts";
import { HttpFailure } from "../../ports/http.ts";
import { createHttpClient } from "../net/http-client.ts";
import { proxiesOf } from "../net/proxies-of.ts";
import { proxyFor } from "../net/proxy-for.ts";

interface NetworkParts {
  readonly url: string;
  readonly perfil: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly clock: () => Date;
}

/** A step that takes longer counts as failed. Milliseconds. */
const patience = 5000;
/** Clocks further apart than this make tokens and times of events doubtful. Seconds. */
const skewAllowed = 120;

/** Certificates that are in order but for who signed them: an authority of the firm's own. */
const untrusted = /^(?:UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)/;

/**
 * The way to a desk, step by step until one fails. Where a proxy stands in it, only the way to the
 * proxy can be looked at from here; what lies behind shows in the desk's answer.
 */
export async function diagnoseNetwork(parts: NetworkParts): Promise<readonly Finding[]> {
  const { url, perfil, env } = parts;
  const proxy = proxyFor(url, proxiesOf(env));
  const target = new URL(proxy ?? url);
  const direct = `NO_PROXY=${new URL(url).hostname} mesa diagnostico`;
  const mend = proxy === undefined ? `mesa iniciar ${perfil}` : direct;
  const findings: Finding[] = [];
  /** False when the way ends here. */
  const step = async (que: string, look: () => Promise<string>): Promise<boolean> => {
    const finding = await attempt(que, mend, look);
    findings.push(finding);
    return finding.estado !== "mal";
  };
  if (proxy !== undefined) {
    findings.push({ que: "proxy-usado", estado: "bien", detalle: target.host, remedio: null });
  }
  const at = { host: target.hostname.replace(/^\[|\]$/g, ""), port: portOf(target) };
  if (!(await step("dns", async () => (await lookup(at.host)).address))) return findings;
  if (!(await step("tcp", () => reach(at)))) return findings;
  if (proxy === undefined && target.protocol === "https:") {
    const finding = await attempt("tls", null, () => shakeHands(at));
    findings.push(untrusted.test(finding.detalle) ? withAuthority(finding, parts) : finding);
    if (finding.estado === "mal") return findings;
  }
  findings.push(await clockFinding(parts));
  return findings;
}

function portOf({ port, protocol }: URL): number {
  if (port !== "") return Number(port);
  return protocol === "https:" ? 443 : 80;
}

async function reach(at: { readonly host: string; readonly port: number }): Promise<string> {
  const socket = connect({ ...at, signal: AbortSignal.timeout(patience) });
  await once(socket, "connect");
  socket.destroy();
  return `${at.host}:${at.port}`;
}

async function shakeHands(at: { readonly host: string; readonly port: number }): Promise<string> {
  const socket = connectSecurely({
    ...at,
    timeout: patience,
    // An address has no name to be told by (RFC 6066 §3).
    ...(isIP(at.host) === 0 && { servername: at.host }),
  });
  socket.once("timeout", () => socket.destroy(new Error("ETIMEDOUT")));
  await once(socket, "secureConnect");
  const { valid_to: until } = socket.getPeerCertificate();
  const protocolName = socket.getProtocol() ?? "";
  socket.destroy();
  return `${protocolName} · ${new Date(until).toISOString().slice(0, 10)}`;
}

function withAuthority(finding: Finding, { platform }: NetworkParts): Finding {
  const set = platform === "win32" ? "set" : "export";
  return { ...finding, que: "tls-ajeno", remedio: `${set} NODE_EXTRA_CA_CERTS=empresa.pem` };
}

/** How far this clock and the desk's are apart, by the `Date` of its answer (RFC 9110 §6.6.1). */
async function clockFinding({ url, env, platform, clock }: NetworkParts): Promise<Finding> {
  const proxies = proxiesOf(env);
  const http = createHttpClient({
    url,
    userAgent: "mesa",
    trace: () => {},
    patience,
    ...(proxies !== undefined && { proxies }),
  });
  try {
    const seen = await attempt("reloj", null, async () => {
      const asked = { method: "GET", path: "/", headers: {} } as const;
      const { headers } = await http.send(asked, AbortSignal.timeout(patience));
      const skew = new Date(headers["date"] ?? "").getTime() - clock().getTime();
      return Number.isNaN(skew) ? "—" : `${Math.round(skew / 1000)} s`;
    });
    const late = Math.abs(Number.parseInt(seen.detalle, 10)) > skewAllowed;
    if (seen.estado === "mal" || !late) return seen;
    return { ...seen, que: "reloj-lejos", estado: "aviso", remedio: clockCommand(platform) };
  } finally {
    await http.close();
  }
}

function clockCommand(platform: NodeJS.Platform): string {
  if (platform === "win32") return "w32tm /resync";
  return platform === "darwin" ? "sudo sntp -sS time.apple.com" : "sudo timedatectl set-ntp true";
}

async function attempt(
  que: string,
  remedio: string | null,
  look: () => Promise<string>,
): Promise<Finding> {
  try {
    return { que, estado: "bien", detalle: await look(), remedio: null };
  } catch (error) {
    return { que, estado: "mal", detalle: reasonOf(error), remedio };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof HttpFailure) return error.reason;
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
