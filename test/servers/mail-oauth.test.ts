import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import * as z from "zod";
import { listen } from "../support/listen.ts";
import { startMesa } from "../support/mesa-process.ts";
import { visit } from "../support/test-browser.ts";
import { issuerNotes, revokeAccess } from "./support/issuer-notes.ts";
import { awaitMail, facts, mailOperator, openMailbox, report } from "./support/mail-bench.ts";

const issuer = `https://127.0.0.1:${facts.MAIL_ISSUER_PORT}`;
const ca = readFileSync(facts.MAIL_CA, "utf8");
const account = facts.MAIL_OPERATOR;
const submitted = z.object({ resultado: z.string(), solicitud: z.string() });
const listed = z.object({ tickets: z.array(z.object({ estado: z.string() })) });
const failure = z.object({ error: z.object({ codigo: z.string(), salida: z.number() }) });

type Operator = Awaited<ReturnType<typeof operatorBy>>;

/** The operator whose mailbox is opened by the issuer's tokens. */
function operatorBy(change: { readonly smtp?: string; readonly imap?: string } = {}) {
  const flags = ["--acceso", "oauth", "--emisor", issuer, "--cliente", "mesa-prueba"];
  const env = { MESA_CONTRASENA: "" };
  return mailOperator({ ...change, flags, env });
}

/** `sesion iniciar` with a person at a browser; everything that it has printed. */
async function signIn(
  { folder, env }: Operator,
  { byCode = false, refuses = false }: { readonly byCode?: boolean; readonly refuses?: boolean },
) {
  const words = ["sesion", "iniciar", "--verbose", "--json", ...(byCode ? ["--codigo"] : [])];
  const child = startMesa(words, { folder, env });
  const said = { out: "", err: "" };
  child.stdout?.setEncoding("utf8").on("data", (piece: string) => (said.out += piece));
  const asked = new Promise<{ url: string; code: string }>((resolve) => {
    child.stderr?.setEncoding("utf8").on("data", (piece: string) => {
      said.err += piece;
      const url = /^(https:\S+)\n/m.exec(said.err)?.[1];
      const code = /código: (\S+)\n/.exec(said.err)?.[1] ?? "";
      if (url !== undefined && (!byCode || code !== "")) resolve({ url, code });
    });
  });
  const end = once(child, "close");
  const { url, code } = await asked;
  await visit(url, { login: account, refuses, ca, ...(byCode && { code }) });
  await end;
  return { code: child.exitCode, ...said };
}

/** A line to a server on which a step is done before the first connection goes through. */
async function lineWith(port: number, first: () => Promise<void>): Promise<number> {
  let isDone = false;
  const before = async (): Promise<void> => {
    if (isDone) return;
    isDone = true;
    await first();
  };
  const pass = async (client: Socket): Promise<void> => {
    try {
      await before();
      const target = connect(port, "127.0.0.1");
      target.on("error", () => client.destroy());
      client.pipe(target).pipe(client);
      client.resume();
    } catch {
      client.destroy();
    }
  };
  const server = createServer((client) => {
    client.on("error", () => {});
    client.pause();
    void pass(client);
  });
  return await listen(server);
}

test.each([false, true])(
  "signed in, a request goes out, its answer is read, the permission is taken back; by a code: %s",
  async (byCode) => {
    const operator = await operatorBy();
    expect((await signIn(operator, { byCode })).code).toBe(0);
    const inbox = await openMailbox(account);
    const sent = submitted.parse(await operator.answer(...report));
    expect(sent.resultado).toBe("en_cola");
    await awaitMail(inbox, { header: { "in-reply-to": `mesa.${sent.solicitud}.1` } });
    const { tickets } = listed.parse(await operator.answer("ticket", "listar", "--limite", "1"));
    expect(tickets.map((one) => one.estado)).toEqual(["registrado"]);
    const closed = await operator.answer("sesion", "cerrar");
    expect(closed).toMatchObject({ cerrada: true, permiso_vigente: false });
    const later = await operator.run("ticket", "listar", "--json");
    expect([later.code, failure.parse(JSON.parse(later.stderr)).error.codigo]).toEqual([
      4,
      "sin-sesion",
    ]);
  },
);

test("whoever refuses is told so, and nothing is kept", async () => {
  const operator = await operatorBy();
  const { code, err } = await signIn(operator, { refuses: true });
  expect(code).toBe(4);
  expect(err).toContain('"codigo":"permiso-negado"');
  expect((await operator.run("sesion", "estado")).code).toBe(4);
});

test("tokens that end in the middle of a command are renewed, at each server", async () => {
  const [smtp, imap] = await Promise.all([
    lineWith(facts.MAIL_SUBMISSION_PORT, revokeAccess),
    lineWith(facts.MAIL_IMAP_PORT, revokeAccess),
  ]);
  const direct = await operatorBy();
  await signIn(direct, {});
  const cut = ["--smtp", `smtp://127.0.0.1:${smtp}`, "--imap", `imap://127.0.0.1:${imap}`];
  const oauth = ["--acceso", "oauth", "--emisor", issuer, "--cliente", "mesa-prueba"];
  const profile = ["perfil", "crear", "oficina", "--canal", "correo", "--buzon", account];
  const desk = ["--destino", facts.MAIL_DESK, "--reemplazar"];
  expect((await direct.run(...profile, ...oauth, ...cut, ...desk)).code).toBe(0);
  const before = (await issuerNotes()).grants.length;
  const { code, stdout, stderr } = await direct.run(...report, "--json", "--verbose");
  expect([code, stderr.match(/\w+ → token refused/g)]).toEqual([
    0,
    ["SMTP → token refused", "IMAP → token refused"],
  ]);
  expect(submitted.parse(JSON.parse(stdout)).resultado).toBe("en_cola");
  const grants = (await issuerNotes()).grants.slice(before);
  expect(grants).toEqual(["refresh_token", "refresh_token", "refresh_token"]);
});

test("commands at once do not burn each other's permission", async () => {
  const operator = await operatorBy();
  await signIn(operator, {});
  const runs = await Promise.all(
    [1, 2, 3, 4].map(() => operator.run("ticket", "listar", "--limite", "1", "--json")),
  );
  expect(runs.map((one) => one.code)).toEqual([0, 0, 0, 0]);
  expect((await operator.run("ticket", "listar", "--limite", "1", "--json")).code).toBe(0);
});

test("a permission that was taken back elsewhere is told, and one signs in again", async () => {
  const operator = await operatorBy();
  await signIn(operator, {});
  await revokeAccess("permiso");
  const refused = await operator.run("ticket", "listar", "--json");
  const { codigo, salida } = failure.parse(JSON.parse(refused.stderr)).error;
  expect([refused.code, codigo, salida]).toEqual([4, "permiso-vencido", 4]);
  expect((await signIn(operator, {})).code).toBe(0);
  expect((await operator.run("ticket", "listar", "--limite", "1", "--json")).code).toBe(0);
});

test("no token is ever printed", async () => {
  const operator = await operatorBy();
  const said = [await signIn(operator, {})].flatMap(({ out, err }) => [out, err]);
  for (const words of [
    ["sesion", "estado"],
    ["ticket", "listar"],
    [...report],
    ["sesion", "cerrar"],
  ]) {
    const { stdout, stderr } = await operator.run(...words, "--verbose");
    said.push(stdout, stderr);
  }
  const { secrets } = await issuerNotes();
  expect(secrets.length).toBeGreaterThan(4);
  expect(secrets.filter((one) => said.some((text) => text.includes(one)))).toEqual([]);
});
