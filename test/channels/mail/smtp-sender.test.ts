import { getEventListeners, once } from "node:events";
import { createServer } from "node:net";
import type { SMTPServerOptions } from "smtp-server";
import { expect, onTestFinished, test } from "vitest";
import { parseMailServer, type MailLogin } from "../../../src/channels/mail/mail-access.ts";
import { openSender } from "../../../src/channels/mail/smtp-sender.ts";
import { Secret } from "../../../src/domain/secret.ts";
import { mailServer, pem, portOf } from "../../support/smtp-server.ts";

const signal = new AbortController().signal;
const envelope = { from: "operador@oce.test", to: "mesa@aduana.test", copy: "operador@oce.test" };
const message = Buffer.from("Subject: x\r\n\r\nHola\r\n");

function open(
  port: number,
  change: { readonly secret?: string; readonly token?: boolean; readonly scheme?: string } = {},
) {
  const server = parseMailServer(`${change.scheme ?? "smtp"}://127.0.0.1:${port}`, "smtp");
  if (server === undefined) throw new Error("no server");
  return openSender(
    {
      server,
      login: () =>
        Promise.resolve({
          usuario: "operador@oce.test",
          acceso: change.token === true ? ("xoauth2" as const) : ("contrasena" as const),
          secreto: new Secret(change.secret ?? "clave"),
        }),
      trace: () => {},
      idleTimeoutMs: 1000,
      authorities: pem("autoridad"),
    },
    signal,
  );
}

test("a message goes to the desk and back to its sender, and its size is announced first", async () => {
  const { port, got } = await mailServer({ size: 5000 });
  const sender = await open(port);
  expect(sender.limit).toBe(5000);
  expect(await sender.send(message, envelope, signal)).toEqual({ kind: "sent" });
  sender.close();
  expect(got).toEqual([{ to: [envelope.to, envelope.copy], text: message.toString() }]);
});

test.each([
  ["smtps", true],
  ["smtp", false],
])("%s:// begins as it says, with TLS from the first byte: %s", async (scheme, secure) => {
  const { port, got } = await mailServer({ secure });
  const sender = await open(port, { scheme });
  expect(await sender.send(message, envelope, signal)).toEqual({ kind: "sent" });
  sender.close();
  expect(got.length).toBe(1);
  // The other way round nobody understands anybody.
  const other = await mailServer({ secure: !secure });
  await expect(open(other.port, { scheme })).rejects.toMatchObject({ code: "buzon-inalcanzable" });
  expect(other.got).toEqual([]);
});

test.each([
  ["smtps://mail.oce.test", "smtp", { host: "mail.oce.test", port: 465, secure: true }],
  ["smtp://mail.oce.test/", "smtp", { host: "mail.oce.test", port: 587, secure: false }],
  ["imaps://mail.oce.test", "imap", { host: "mail.oce.test", port: 993, secure: true }],
  ["imap://[::1]:1143", "imap", { host: "::1", port: 1143, secure: false }],
  ["imaps://mail.oce.test", "smtp", undefined],
  ["https://mail.oce.test", "smtp", undefined],
  ["smtps://yo@mail.oce.test", "smtp", undefined],
  ["smtps://mail.oce.test/x", "smtp", undefined],
] as const)("the server %s for %s", (address, kind, server) => {
  expect(parseMailServer(address, kind)).toEqual(server);
});

test("a token signs in by XOAUTH2", async () => {
  const { port, got } = await mailServer();
  const sender = await open(port, { token: true, secret: "ficha" });
  expect([sender.limit, await sender.send(message, envelope, signal)]).toEqual([
    0,
    { kind: "sent" },
  ]);
  sender.close();
  expect(got.length).toBe(1);
});

test("a server that takes no token is told so, before the token is sent", async () => {
  const { port } = await mailServer({ authMethods: ["PLAIN"] });
  await expect(open(port, { token: true, secret: "ficha" })).rejects.toMatchObject({
    code: "servidor-sin-oauth",
    params: { servidor: "127.0.0.1" },
  });
});

test("a refused secret is renewed once, and what was done is traced", async () => {
  const { port, got } = await mailServer({ size: 5000 });
  const traced: string[] = [];
  const uploads: unknown[] = [];
  const login = (secret: string, renewed?: string): MailLogin => ({
    usuario: "operador@oce.test",
    acceso: "contrasena",
    secreto: new Secret(secret),
    ...(renewed !== undefined && { renewed: () => Promise.resolve(login(renewed)) }),
  });
  const options = {
    server: { host: "127.0.0.1", port, secure: false },
    trace: (line: string) => void traced.push(line.replace(String(port), "PUERTO")),
    uploading: ({ sent, total }: { readonly sent: number; readonly total: number }) =>
      void uploads.push([sent, total]),
    idleTimeoutMs: 1000,
    authorities: pem("autoridad"),
  };
  const sender = await openSender(
    { ...options, login: () => Promise.resolve(login("vieja", "clave")) },
    signal,
  );
  await sender.send(message, envelope, signal);
  sender.close();
  expect([got.length, uploads, traced]).toEqual([
    1,
    [[message.length, message.length]],
    [
      "SMTP 127.0.0.1:PUERTO → acceso-rechazado",
      "SMTP → token refused, once more with a new one",
      "SMTP 127.0.0.1:PUERTO → TLS",
      "SMTP SIZE 5000",
      `SMTP DATA ${message.length} → 250`,
    ],
  ]);
  const twice = openSender(
    { ...options, login: () => Promise.resolve(login("vieja", "otra")) },
    signal,
  );
  await expect(twice).rejects.toMatchObject({ code: "acceso-rechazado" });
});

test.each([
  ["a wrong password", {}, { secret: "otra" }, "acceso-rechazado"],
  ["a token that is no longer good", {}, { secret: "vieja", token: true }, "acceso-rechazado"],
  [
    "no STARTTLS, so the password is not sent",
    { hideSTARTTLS: true, disabledCommands: ["STARTTLS"] },
    {},
    "sin-cifrado",
  ],
] as const)("%s", async (_what, options, change, code) => {
  let tried = 0;
  const { port } = await mailServer({
    ...options,
    disabledCommands: [...("disabledCommands" in options ? options.disabledCommands : [])],
    onAuth(_auth, _session, done) {
      tried += 1;
      done(new Error("Invalid credentials"));
    },
  });
  await expect(open(port, change)).rejects.toMatchObject({ code });
  expect(tried).toBe(code === "sin-cifrado" ? 0 : 1);
});

test.each([
  ["expired", "caducada", "CERT_HAS_EXPIRED"],
  ["for another host", "otro-nombre", "ERR_TLS_CERT_ALTNAME_INVALID"],
  ["signed by nobody", "autofirmada", "DEPTH_ZERO_SELF_SIGNED_CERT"],
])("a certificate %s is named, and nothing is sent", async (_what, certificate, motivo) => {
  const { port } = await mailServer({ cert: pem(certificate) });
  await expect(open(port)).rejects.toMatchObject({
    code: "buzon-inalcanzable",
    params: { motivo },
  });
  // Who tries for days with one signal would gather them.
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("what breaks it off ends a connection at once, while it signs in and later", async () => {
  const stop = new AbortController();
  const { port } = await mailServer({ onAuth: () => stop.abort() });
  const options = (at: number) => ({
    server: { host: "127.0.0.1", port: at, secure: false },
    login: () =>
      Promise.resolve({
        usuario: envelope.from,
        acceso: "contrasena" as const,
        secreto: new Secret("clave"),
      }),
    trace: () => {},
    idleTimeoutMs: 600_000,
    authorities: pem("autoridad"),
  });
  await expect(openSender(options(port), stop.signal)).rejects.toMatchObject({
    code: "buzon-inalcanzable",
    params: { servidor: "127.0.0.1", motivo: "ECONNRESET" },
  });
  const later = new AbortController();
  const slow = await mailServer({ onMailFrom: () => later.abort() });
  const sender = await openSender(options(slow.port), later.signal);
  expect(await sender.send(message, envelope, signal)).toEqual({
    kind: "unsent",
    reason: "ECONNRESET",
  });
});

test("nobody there", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server);
  server.close();
  await once(server, "close");
  await expect(open(port)).rejects.toMatchObject({
    code: "buzon-inalcanzable",
    params: { motivo: "ECONNREFUSED" },
  });
});

test("a server that hangs up after its greeting", async () => {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end());
    socket.write("220 mail.test ESMTP\r\n");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  await expect(open(portOf(server))).rejects.toMatchObject({
    code: "buzon-inalcanzable",
    params: { motivo: "ECONNRESET" },
  });
});

const refuse = (code: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode: code });

test.each<[string, SMTPServerOptions, unknown]>([
  [
    "the desk's address is refused, although one's own is taken",
    {
      onRcptTo: ({ address }, _session, done) =>
        done(address === envelope.to ? refuse(550, "5.1.1 no such user") : null),
    },
    { kind: "refused", code: "550", message: "550 5.1.1 no such user" },
  ],
  [
    "the message is refused after it was sent",
    {
      onData: (stream, _session, done) => {
        stream.on("end", () => done(refuse(554, "5.7.1 no"))).resume();
      },
    },
    { kind: "refused", code: "554", message: "554 5.7.1 no" },
  ],
  [
    "the server can't take it now",
    {
      onData: (stream, _session, done) => {
        stream.on("end", () => done(refuse(451, "4.3.0 later"))).resume();
      },
    },
    { kind: "unsent", reason: "451 4.3.0 later" },
  ],
  [
    "the sender is not allowed to send now",
    { onMailFrom: (_from, _session, done) => done(refuse(450, "4.7.1 slow down")) },
    { kind: "unsent", reason: "450 4.7.1 slow down" },
  ],
  [
    "the answer to the message never comes: nobody knows",
    { onData: (stream) => void stream.resume() },
    { kind: "unknown", reason: "ETIMEDOUT" },
  ],
])("%s", async (_what, options, expected) => {
  const { port } = await mailServer(options);
  const sender = await open(port);
  expect(await sender.send(message, envelope, signal)).toEqual(expected);
  sender.close();
});

test("more than the server takes is refused before a byte of it is sent", async () => {
  const { port, got } = await mailServer({ size: 1000 });
  const sender = await open(port);
  const outcome = await sender.send(Buffer.alloc(2000, "x"), envelope, signal);
  sender.close();
  expect([outcome.kind, got]).toEqual(["unsent", []]);
});
