import { domainOf } from "./mail-ids.ts";

/**
 * What the operator's mail server found out about a sender (RFC 8601): `verificado` when the
 * message comes from the claimed domain, `falso` when it does not, `sin-datos` when the server says
 * nothing, as many do.
 */
export type SenderTrust = "verificado" | "falso" | "sin-datos";

/** One finding of a mail server. */
interface Result {
  readonly method: string;
  readonly result: string;
  readonly domain: string;
}

/**
 * Judges a sender by the `Authentication-Results` headers, topmost first. Only those by the server
 * that wrote the topmost one count, because those below it may be forged. Microsoft 365 leaves its
 * name out, so that the header begins with a finding. What the combinations mean, and who says so,
 * is the table in docs/correo.md.
 */
export function senderTrust(authResults: readonly string[], from: string): SenderTrust {
  const [first] = authResults;
  if (first === undefined) return "sin-datos";
  const ownServer = serverOf(first);
  const results = authResults.filter((one) => serverOf(one) === ownServer).flatMap(resultsIn);
  const verdicts = (method: string) => results.filter((one) => one.method === method);
  // Microsoft's own sum of all findings, the exceptions of its customers included.
  const sum = verdicts("compauth")[0]?.result;
  if (sum === "pass") return "verificado";
  if (sum === "fail") return "falso";
  const dmarc = verdicts("dmarc")[0]?.result;
  if (dmarc === "pass") return "verificado";
  const isForwarded = verdicts("arc").some(({ result }) => result === "pass");
  // A gateway that forwards breaks SPF and DKIM; with ARC (RFC 8617) it vouches for what it got.
  if (isForwarded) return "sin-datos";
  if (dmarc === "fail") return "falso";
  const domain = domainOf(from);
  const aligned = results.filter(
    ({ method, domain: signed }) =>
      (method === "dkim" || method === "spf") &&
      signed.includes(".") &&
      (isWithin(signed, domain) || isWithin(domain, signed)),
  );
  if (aligned.some(({ result }) => result === "pass")) return "verificado";
  const spf = verdicts("spf")[0]?.result;
  const dkim = verdicts("dkim");
  const signedWell = dkim.some(({ result }) => result === "pass");
  if (signedWell) return "sin-datos";
  if (spf === "fail" || (dkim.length > 0 && dkim.every(({ result }) => result === "fail"))) {
    return "falso";
  }
  return "sin-datos";
}

/** Whether a domain equals another or is a subdomain of it. */
export function isWithin(domain: string, above: string): boolean {
  return domain === above || domain.endsWith(`.${above}`);
}

/** The name of the server that wrote a header; empty where it gives none. */
function serverOf(report: string): string {
  const name = (report.split(";")[0] ?? "").trim().split(/\s/)[0]?.toLowerCase() ?? "";
  return name.includes("=") ? "" : name;
}

function resultsIn(report: string): readonly Result[] {
  const pieces = report.replace(/\([^()]*\)/g, "").split(";");
  return (serverOf(report) === "" ? pieces : pieces.slice(1)).flatMap((one) => resultOf(one) ?? []);
}

function resultOf(text: string): Result | undefined {
  const found = /^\s*([a-z-]+)(?:\/\d+)?\s*=\s*([a-z]+)/i.exec(text);
  if (found === null) return undefined;
  const [, method = "", result = ""] = found;
  const property = /(?:header\.(?:d|i|from)|smtp\.(?:mailfrom|helo))\s*=\s*"?([^\s";]+)/i.exec(
    text,
  );
  return {
    method: method.toLowerCase(),
    result: result.toLowerCase(),
    domain: domainOf(property?.[1] ?? ""),
  };
}
