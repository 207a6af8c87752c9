import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import { connect as connectSecurely } from "node:tls";
import type { Diagnosis, Finding } from "../ports/diagnosis.ts";
import type { Folders } from "./folders.ts";

interface DiagnosisParts {
  readonly process: NodeJS.Process;
  readonly version: string;
  readonly folders: Folders;
  readonly clock: () => Date;
}

/** A step that takes longer counts as failed. Milliseconds. */
const patience = 5000;
/** Clocks further apart than this make tokens and times of events doubtful. Seconds. */
const skewAllowed = 120;

/** What can be told of this machine without changing it. */
export function createDiagnosis({ process, version, folders, clock }: DiagnosisParts): Diagnosis {
  const { env, platform, arch, versions } = process;
  return {
    machine: () => [
      good("version", `mesa ${version} · Node ${versions.node} · ${platform} ${arch}`),
      ...[...new Set([folders.settings, folders.data])].map((path) =>
        folderFinding(path, platform),
      ),
      ...proxyFindings(env),
      ...authorityFindings(env["NODE_EXTRA_CA_CERTS"]),
    ],
    async network(url) {
      const { hostname, port, protocol } = new URL(url);
      const host = hostname.replace(/^\[|\]$/g, "");
      const secure = protocol === "https:";
      const at = { host, port: port === "" ? (secure ? 443 : 80) : Number(port) };
      const dns = await attempt("dns", async () => (await lookup(host)).address);
      if (dns.estado !== "bien") return [dns];
      const tcp = await attempt("tcp", async () => {
        const socket = connect({ ...at, signal: AbortSignal.timeout(patience) });
        await once(socket, "connect");
        socket.destroy();
        return `${host}:${at.port}`;
      });
      if (tcp.estado !== "bien") return [dns, tcp];
      if (!secure) return [dns, tcp, await clockFinding(url, clock)];
      const tls = await attempt("tls", async () => {
        const socket = connectSecurely({ ...at, servername: host, timeout: patience });
        socket.once("timeout", () => socket.destroy(new Error("ETIMEDOUT")));
        await once(socket, "secureConnect");
        const { valid_to: until } = socket.getPeerCertificate();
        const protocolName = socket.getProtocol() ?? "";
        socket.destroy();
        return `${protocolName} · ${until}`;
      });
      if (tls.estado !== "bien") return [dns, tcp, tls];
      return [dns, tcp, tls, await clockFinding(url, clock)];
    },
  };
}

/** How far this clock and the desk's are apart, by the `Date` of its answer (RFC 9110 §6.6.1). */
async function clockFinding(url: string, clock: () => Date): Promise<Finding> {
  const seen = await attempt("reloj", async () => {
    const { request } = url.startsWith("https:")
      ? await import("node:https")
      : await import("node:http");
    const asked = request(url, { method: "HEAD", signal: AbortSignal.timeout(patience) });
    asked.end();
    const [reply]: readonly IncomingMessage[] = await once(asked, "response");
    reply?.destroy();
    const skew = new Date(reply?.headers.date ?? "").getTime() - clock().getTime();
    return Number.isNaN(skew) ? "—" : `${Math.round(skew / 1000)} s`;
  });
  const late = Math.abs(Number.parseInt(seen.detalle, 10)) > skewAllowed;
  return seen.estado === "bien" && late ? { ...seen, estado: "aviso" } : seen;
}

function good(que: string, detalle: string): Finding {
  return { que, estado: "bien", detalle, remedio: null };
}

async function attempt(que: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return good(que, await look());
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return { que, estado: "mal", detalle: code, remedio: null };
  }
}

/** Wider than the owner's own is told, with the command that mends it. */
function folderFinding(path: string, platform: NodeJS.Platform): Finding {
  if (!existsSync(path)) return good("carpeta", path);
  const mode = statSync(path).mode & 0o777;
  const detalle = `${path} (${mode.toString(8)})`;
  if (platform === "win32" || (mode & 0o077) === 0) return good("carpeta", detalle);
  return { que: "carpeta", estado: "aviso", detalle, remedio: `chmod 700 "${path}"` };
}

/** A proxy's own password is not shown. */
function proxyFindings(env: Readonly<Record<string, string | undefined>>): readonly Finding[] {
  return ["HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy"].flatMap((name) => {
    const value = env[name];
    if (value === undefined || value === "") return [];
    const detalle = `${name}=${value.replace(/\/\/[^@/]*@/, "//…@")}`;
    return [{ que: "proxy", estado: "aviso" as const, detalle, remedio: null }];
  });
}

function authorityFindings(path: string | undefined): readonly Finding[] {
  if (path === undefined || path === "") return [];
  if (existsSync(path)) return [good("ca", path)];
  return [{ que: "ca", estado: "mal", detalle: path, remedio: "unset NODE_EXTRA_CA_CERTS" }];
}
