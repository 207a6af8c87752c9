import { domainOf } from "./mail-ids.ts";

/**
 * What the operator's mail server found out about a sender (RFC 8601): `verificado` when the
 * message comes from the claimed domain, `falso` when it does not, `sin-datos` when the server says
 * nothing, as many do.
 */
export type SenderTrust = "verificado" | "falso" | "sin-datos";

/**
 * Judges a sender by the `Authentication-Results` headers, topmost first. Only those by the server
 * that wrote the topmost one count, because those below it may be forged.
 */
export function senderTrust(authResults: readonly string[], from: string): SenderTrust {
  const [first] = authResults;
  if (first === undefined) return "sin-datos";
  const ownServer = serverOf(first);
  const results = authResults
    .filter((one) => serverOf(one) === ownServer)
    .flatMap((one) =>
      one
        .replace(/\([^()]*\)/g, "")
        .split(";")
        .slice(1),
    )
    .flatMap((one) => resultOf(one) ?? []);
  const verdicts = (method: string) => results.filter((one) => one.method === method);
  const dmarc = verdicts("dmarc")[0]?.result;
  if (dmarc === "pass") return "verificado";
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

function serverOf(report: string): string {
  return (report.split(";")[0] ?? "").trim().split(/\s/)[0]?.toLowerCase() ?? "";
}

function resultOf(
  text: string,
): { readonly method: string; readonly result: string; readonly domain: string } | undefined {
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
