import { domainOf } from "./mail-ids.ts";

/**
 * What the own mail server found out about a sender (RFC 8601). `falso`: it says that the message
 * does not come from where it claims to. `sin-datos`: it says nothing, as many servers do.
 */
export type SenderTrust = "verificado" | "falso" | "sin-datos";

/**
 * Only the reports of the server that wrote the topmost one count: whatever stands below it may
 * have come with the message. A missing report is no reason to doubt, a bad one is.
 */
export function senderTrust(reports: readonly string[], from: string): SenderTrust {
  const [first] = reports;
  if (first === undefined) return "sin-datos";
  const own = serverOf(first);
  const results = reports
    .filter((one) => serverOf(one) === own)
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

/** Whether a domain is the other one or lies below it. */
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
