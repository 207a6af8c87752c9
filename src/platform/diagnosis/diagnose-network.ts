import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { connect, isIP } from "node:net";
import { connect as connectSecurely } from "node:tls";
import { startTimeLimit } from "../../domain/time-limit.ts";
import type { Finding } from "../../ports/diagnosis.ts";
import { HttpFailure } from "../../ports/http.ts";
import { createHttpClient } from "../net/http-client.ts";
import { proxiesOf, proxyFor } from "../net/proxies.ts";
import { commandWith, settingOf } from "./shell-words.ts";

interface NetworkParts {
  readonly url: string;
  readonly perfil: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly clock: () => Date;
}

/** A step that takes longer counts as failed. */
const stepTimeoutMs = 5000;
/** With clocks further apart, tokens and event times become unreliable. */
const maxClockSkewSeconds = 120;

/** Codes of certificates that are valid but signed by an unknown authority, such as a company's own. */
const unknownAuthority = /^(?:UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)/;

/**
 * Tests the connection to a desk step by step (name, TCP, TLS, clock) until one step fails. With a
 * proxy, only the connection to the proxy can be tested; the rest shows in the desk's answer.
 */
export async function diagnoseNetwork(parts: NetworkParts): Promise<readonly Finding[]> {
  const { url, perfil, env, platform } = parts;
  const proxy = proxyFor(url, proxiesOf(env));
  const target = new URL(proxy ?? url);
  const direct = commandWith("NO_PROXY", new URL(url).hostname, "mesa diagnostico", platform);
  const remedy = proxy === undefined ? `mesa iniciar ${perfil}` : direct;
  const findings: Finding[] = [];
  /** Runs one step; returns false when it failed. */
  const step = async (que: string, look: () => Promise<string>): Promise<boolean> => {
    const finding = await attempt(que, remedy, look);
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
    findings.push(unknownAuthority.test(finding.detalle) ? withAuthority(finding, parts) : finding);
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
  const limit = startTimeLimit(stepTimeoutMs);
  const socket = connect({ ...at, signal: limit.signal });
  try {
    await once(socket, "connect");
  } finally {
    limit.end();
    socket.destroy();
  }
  return `${at.host}:${at.port}`;
}

async function shakeHands(at: { readonly host: string; readonly port: number }): Promise<string> {
  const socket = connectSecurely({
    ...at,
    timeout: stepTimeoutMs,
    // Server name indication takes no IP addresses (RFC 6066 §3).
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
  const remedio = settingOf("NODE_EXTRA_CA_CERTS", "empresa.pem", platform);
  return { ...finding, que: "tls-ajeno", remedio };
}

/** Compares this machine's clock with the `Date` of the desk's answer (RFC 9110 §6.6.1). */
async function clockFinding({ url, env, platform, clock }: NetworkParts): Promise<Finding> {
  const proxies = proxiesOf(env);
  const http = createHttpClient({
    url,
    userAgent: "mesa",
    trace: () => {},
    timeoutMs: stepTimeoutMs,
    totalMs: stepTimeoutMs,
    ...(proxies !== undefined && { proxies }),
  });
  try {
    const seen = await attempt("reloj", null, async () => {
      const asked = { method: "GET", path: "/", headers: {} } as const;
      const { headers } = await http.send(asked, new AbortController().signal);
      const skew = new Date(headers["date"] ?? "").getTime() - clock().getTime();
      return Number.isNaN(skew) ? "—" : `${Math.round(skew / 1000)} s`;
    });
    const late = Math.abs(Number.parseInt(seen.detalle, 10)) > maxClockSkewSeconds;
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
  if (!(error instanceof Error)) return String(error);
  // A time limit ends a connection; it is the cause of the interruption.
  const failure = error.name === "AbortError" && error.cause instanceof Error ? error.cause : error;
  return "code" in failure ? String(failure.code) : failure.message;
}
