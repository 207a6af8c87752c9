import { expect, test } from "vitest";
import { createMailSignIn } from "../../../src/channels/mail/mail-sign-in.ts";
import { reachSender } from "../../../src/channels/mail/smtp-sender.ts";
import { Secret } from "../../../src/domain/secret.ts";
import { neverExpires } from "../../../src/ports/session.ts";
import { imapServer } from "../../support/imap-server.ts";
import { operator } from "../../support/mail-heads.ts";
import { mailServer, pem } from "../../support/smtp-server.ts";

const signal = new AbortController().signal;
const nobody = { tipo_persona: "", identificacion: "", usuario: "", nombre: "", correo: "" };

test("who only looks whether a server answers, or tries a secret, hangs up after it", async () => {
  const ended: string[] = [];
  let over: (() => void) | undefined;
  const bothEnded = new Promise<void>((resolve) => (over = resolve));
  const { port } = await mailServer({
    onClose({ user }) {
      ended.push(String(user));
      if (ended.length === 2) over?.();
    },
  });
  const imap = await imapServer();
  const traced: string[] = [];
  const parts = {
    trace: (line: string) => void traced.push(line.replaceAll(/:\d+/g, "")),
    idleTimeoutMs: 600_000,
    authorities: pem("autoridad"),
  };
  const smtp = { host: "127.0.0.1", port, secure: false };
  const login = () => Promise.reject(new Error("not asked for"));
  await reachSender({ ...parts, server: smtp, login });
  const signIn = createMailSignIn({
    ...parts,
    usuario: operator,
    smtp,
    imap: imap.server,
    acceso: "contrasena",
  });
  const contrasena = new Secret("clave");
  const credentials = { ruc: "", usuario: operator, contrasena };
  expect(await signIn.signIn(credentials, signal)).toEqual({
    token: contrasena,
    ruc: null,
    usuario: operator,
    nombre: operator,
    caduca: neverExpires,
  });
  await bothEnded;
  expect([ended, imap.commands.at(-1), traced]).toEqual([
    ["false", operator],
    "LOGOUT",
    ["SMTP 127.0.0.1 → TLS", "IMAP 127.0.0.1 → IDLE", "SMTP 127.0.0.1 → TLS", "SMTP SIZE 0"],
  ]);
  expect(await signIn.signOut(contrasena, signal)).toBe(true);
  await expect(signIn.register(nobody, contrasena, signal)).rejects.toMatchObject({
    code: "canal-no-puede",
    params: { canal: "correo", orden: "mesa registro" },
  });
});
