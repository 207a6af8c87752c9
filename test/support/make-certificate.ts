import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

/** DER (X.690): a tag, the length, the content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const identifier = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));
const octets = (content: Uint8Array): Buffer => der(0x04, content);
const yes = Buffer.from([0x01, 0x01, 0xff]);

const ecdsaSha256 = sequence(identifier("2a8648ce3d040302"));

function name(text: string): Buffer {
  const common = sequence(identifier("550403"), der(0x0c, Buffer.from(text)));
  return sequence(der(0x31, common));
}

function time(date: Date): Buffer {
  return der(0x17, Buffer.from(`${date.toISOString().slice(2, 19).replace(/[-:T]/g, "")}Z`));
}

interface Holder {
  readonly name: string;
  readonly publicKey: KeyObject;
}

/** A certificate (X.509 v3, RFC 5280) for a day around now, as PEM. */
function certificate(
  subject: Holder,
  issuer: { readonly name: string; readonly privateKey: KeyObject },
  extensions: Buffer,
): string {
  // The system's time, by which TLS judges, also where `Date` is shifted.
  const [now, day] = [performance.timeOrigin + performance.now(), 86_400_000];
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaSha256,
    name(issuer.name),
    sequence(time(new Date(now - day)), time(new Date(now + day))),
    name(subject.name),
    subject.publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, extensions),
  );
  const signature = sign("sha256", body, issuer.privateKey);
  const whole = sequence(body, ecdsaSha256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

/** An authority of our own and a server at 127.0.0.1 for which it vouches, made for one test. */
export function makeCertificates() {
  const authority = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const server = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ca = { name: `Autoridad ${createHash("sha256").update(randomBytes(8)).digest("hex")}` };
  const forAuthority = sequence(sequence(identifier("551d13"), yes, octets(sequence(yes))));
  const address = der(0x87, Buffer.from([127, 0, 0, 1]));
  const forServer = sequence(sequence(identifier("551d11"), octets(sequence(address))));
  const issuer = { ...ca, privateKey: authority.privateKey };
  return {
    ca: certificate({ ...ca, publicKey: authority.publicKey }, issuer, forAuthority),
    cert: certificate({ name: "127.0.0.1", publicKey: server.publicKey }, issuer, forServer),
    key: server.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}
