import type { CustomAuthenticationContext } from "nodemailer/lib/smtp-connection";

/** SASL mechanisms that take a bearer token, the better one first. */
const bearerMechanisms = ["OAUTHBEARER", "XOAUTH2"] as const;
type BearerMechanism = (typeof bearerMechanisms)[number];

/** The mechanism that the answer to EHLO offers, e.g. `250-AUTH PLAIN XOAUTH2`. */
export function offeredMechanism(answer: string | false): BearerMechanism | undefined {
  const offered = [...(answer || "").matchAll(/^250[ -]AUTH[ =](.*)$/gim)]
    .flatMap(([, names = ""]) => names.trim().split(/\s+/))
    .map((name) => name.toUpperCase());
  return bearerMechanisms.find((one) => offered.includes(one));
}

/**
 * Signs in at an SMTP server by a bearer token: by OAUTHBEARER (RFC 7628), or by XOAUTH2 of Google and
 * Microsoft. A server that refuses says why first and waits for an empty answer before its 535.
 *
 * @throws Error when the server refuses
 */
export async function signInByToken(
  { auth, sendCommand }: Pick<CustomAuthenticationContext, "auth" | "sendCommand">,
  mechanism: BearerMechanism,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  const { user, pass } = auth.credentials;
  const bearer = `auth=Bearer ${pass}`;
  const parts =
    mechanism === "XOAUTH2"
      ? [`user=${user}`, bearer]
      : [`n,a=${saslName(user)},`, `host=${host}`, `port=${port}`, bearer];
  const first = Buffer.from([...parts, "", ""].join("\u0001")).toString("base64");
  const answer = await sendCommand(`AUTH ${mechanism} ${first}`);
  const last =
    answer.status === 334 ? await sendCommand(mechanism === "XOAUTH2" ? "" : "AQ==") : answer;
  if (last.status !== 235) throw new Error("Invalid login");
}

/** A name within the header of OAUTHBEARER (RFC 5801 §4). */
function saslName(text: string): string {
  return text.replaceAll("=", "=3D").replaceAll(",", "=2C");
}
