import { expect, onTestFinished, test } from "vitest";
import { createMailbox } from "../../../src/channels/mail/imap-mailbox.ts";
import { Secret } from "../../../src/domain/secret.ts";
import { imapServer, type ImapOptions } from "../../support/imap-server.ts";
import { pem } from "../../support/smtp-server.ts";

const date = new Date("2026-11-24T15:00:00Z");
const never = new AbortController().signal;

const plain = (id: string, subject = "Algo", more = ""): string =>
  `From: Mesa de Servicios <Mesa@aduana.test>
To: operador@oce.test
Subject: ${subject}
Message-ID: <${id}@aduana.test>
Content-Type: text/plain; charset=utf-8
${more}
Texto de ${id}.
`;

const withFile = `From: operador@oce.test
To: mesa@aduana.test
Subject: Con archivo
Message-ID: <archivo@oce.test>
Content-Type: multipart/mixed; boundary="=_x"

--=_x
Content-Type: application/pdf; name="acta.pdf"
Content-Disposition: attachment; filename="acta.pdf"

%PDF-1.4 bytes
--=_x
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Va el archivo.
--=_x--
`;

async function boxAt(options: ImapOptions = {}, secrets: readonly string[] = ["clave"]) {
  const imap = await imapServer(options);
  const traced: string[] = [];
  const login = (secret: string, renewed?: string) => ({
    usuario: "operador@oce.test",
    acceso: "contrasena" as const,
    secreto: new Secret(secret),
    ...(renewed !== undefined && { renewed: () => Promise.resolve(login(renewed)) }),
  });
  const box = createMailbox({
    server: imap.server,
    login: () => Promise.resolve(login(secrets[0] ?? "", secrets[1])),
    trace: (line) => void traced.push(line),
    idleTimeoutMs: 1000,
    authorities: pem("autoridad"),
  });
  onTestFinished(box.close);
  const asked = (pattern: RegExp): readonly string[] =>
    imap.commands.filter((one) => pattern.test(one));
  return { ...imap, box, traced, asked };
}

test("a folder's status is asked for in one line, and an open folder is only looked at again", async () => {
  const { box, put, commands } = await boxAt({ folders: { INBOX: "\\HasNoChildren" } });
  put("INBOX", plain("uno"), date);
  await box.folders();
  await box.search("INBOX", { from: "mesa" });
  await box.search("INBOX", { from: "mesa" });
  const asked = commands.filter((one) => /^(?:STATUS|EXAMINE|NOOP|UID)/.test(one));
  expect(asked).toEqual([
    "STATUS INBOX (MESSAGES UIDNEXT UIDVALIDITY)",
    "EXAMINE INBOX",
    "UID SEARCH FROM mesa",
    "NOOP",
    "UID SEARCH FROM mesa",
  ]);
});

test("folders that can be opened are told with how far they go, and what a server keeps by itself", async () => {
  const folders = { INBOX: "\\HasNoChildren", Enviados: "\\Sent", Público: "\\Noselect" };
  const { box, put } = await boxAt({ folders, capabilities: "IDLE X-GM-EXT-1" });
  put("INBOX", plain("uno"), date);
  put("INBOX", plain("dos"), date);
  const found = (await box.folders()).map(({ path, use, validity, next, messages }) => [
    path,
    use.replace("\\Inbox", ""),
    validity,
    next,
    messages,
  ]);
  expect(found).toEqual([
    ["INBOX", "", "7", 3, 2],
    ["Enviados", "\\Sent", "7", 1, 0],
  ]);
  expect(await box.savesSent()).toBe(true);
  expect(await (await boxAt()).box.savesSent()).toBe(false);
});

test("messages are found, and read without being marked as read", async () => {
  const { box, put, asked } = await boxAt();
  put("INBOX", plain("uno"), date);
  put("INBOX", plain("dos", "[aduana.test #7] Otro", "In-Reply-To: <mesa.1@oce.test>\n"), date);
  put("Sent", withFile, date);
  expect(await box.search("INBOX", { from: "mesa@aduana.test", since: date })).toEqual([1, 2]);
  expect(await box.search("INBOX", { or: [{ subject: "#7" }, { text: "nada" }] })).toEqual([2]);
  expect(await box.search("INBOX", { header: { "message-id": "<nadie" } })).toEqual([]);
  expect(await box.foldersWith({ header: { "message-id": "<archivo@" } })).toEqual(["Sent"]);
  const [head, ...others] = await box.heads("INBOX", [2]);
  expect(others).toEqual([]);
  expect(head).toMatchObject({
    folder: "INBOX",
    uid: 2,
    messageId: "<dos@aduana.test>",
    references: ["<mesa.1@oce.test>"],
    subject: "[aduana.test #7] Otro",
    from: { name: "Mesa de Servicios", address: "mesa@aduana.test" },
    to: ["operador@oce.test"],
    arrived: "2026-11-24T15:00:00.000Z",
    layout: { texts: [{ part: "1", type: "text/plain" }], hasFiles: false },
  });
  const whole = await box.read("INBOX", [1]);
  expect(whole.get(1)?.toString()).toContain("Texto de uno.");
  expect((await box.read("INBOX", [1], 10)).get(1)?.toString()).toBe("From: Mesa");
  expect([asked(/^SELECT/), asked(/FETCH/).every((one) => !/BODY\[/.test(one))]).toEqual([
    [],
    true,
  ]);
  const before = asked(/./).length;
  expect([
    await box.heads("INBOX", []),
    (await box.read("INBOX", [])).size,
    (await box.readTexts("INBOX", [], 10)).size,
    asked(/./).length - before,
  ]).toEqual([[], 0, 0, 0]);
});

test("texts are read without the files beside them, messages of one layout together", async () => {
  const { box, put, asked } = await boxAt();
  for (const id of ["uno", "dos"]) put("INBOX", plain(id), date);
  put("INBOX", withFile, date);
  put("INBOX", plain("cifrado").replace("text/plain", "application/pkcs7-mime"), date);
  const heads = await box.heads("INBOX", [1, 2, 3, 4]);
  expect(heads.map(({ layout }) => layout?.hasFiles)).toEqual([false, false, true, true]);
  const before = asked(/FETCH/).length;
  const wanted = heads.flatMap(({ uid, layout }) =>
    layout === undefined ? [] : [{ uid, layout }],
  );
  const texts = await box.readTexts("INBOX", wanted, 12);
  expect([...texts].map(([uid, text]) => [uid, text.toString().split("\r\n\r\n")[1]])).toEqual([
    [1, "Texto de uno"],
    [2, "Texto de dos"],
    [3, "Va el archiv"],
    [4, ""],
  ]);
  put("Sent", plain("tres"), date);
  const [sent] = await box.heads("Sent", [1]);
  await box.search("INBOX", { from: "mesa" });
  const other = sent?.layout === undefined ? [] : [{ uid: 1, layout: sent.layout }];
  expect((await box.readTexts("Sent", other, 20)).get(1)?.toString()).toMatch(
    /Texto de tres\.\s+$/,
  );
  // It tells what a message is that has no text.
  expect(texts.get(4)?.toString()).toMatch(/^Content-Type: application\/pkcs7-mime\r\n/);
  expect(asked(/FETCH/).slice(before, before + 2)).toEqual([
    expect.stringMatching(/^UID FETCH 1(?::|,)2 .*BODY\.PEEK\[1\]<0\.12>\)$/),
    expect.stringMatching(/^UID FETCH 3 .*BODY\.PEEK\[2\]<0\.12>\)$/),
  ]);
});

test.each([
  [500, 1],
  [501, 2],
])("%i messages are asked for in %i commands", async (count, commands) => {
  const { box, put, asked, folders } = await boxAt();
  const inbox = folders.get("INBOX");
  put("INBOX", plain("primero"), date);
  if (inbox !== undefined) inbox.next = count;
  put("INBOX", plain("ultimo"), date);
  const uids = Array.from({ length: count }, (_none, at) => at + 1);
  expect((await box.heads("INBOX", uids)).map(({ uid }) => uid)).toEqual([1, count]);
  expect((await box.read("INBOX", uids, 10)).size).toBe(2);
  expect(asked(/FETCH/)).toHaveLength(2 * commands);
});

test("a line that breaks is opened once more, for what only reads", async () => {
  let left = 1;
  const { box, put, asked, cut } = await boxAt({
    instead: (command) => (/SEARCH|APPEND/.test(command) && (left -= 1) >= 0 ? "close" : undefined),
  });
  put("INBOX", plain("uno"), date);
  expect(await box.search("INBOX", { from: "mesa" })).toEqual([1]);
  cut();
  expect(await box.search("INBOX", { from: "mesa" })).toEqual([1]);
  left = 2;
  await expect(box.search("INBOX", { from: "mesa" })).rejects.toMatchObject({
    code: "buzon-inalcanzable",
    params: { servidor: "127.0.0.1", motivo: "ECONNRESET" },
  });
  // A message might be filed twice.
  left = 1;
  await expect(box.file("Sent", Buffer.from("x"), date)).rejects.toMatchObject({
    code: "buzon-inalcanzable",
  });
  expect(asked(/^APPEND/)).toHaveLength(1);
  expect(await box.search("INBOX", { from: "mesa" })).toEqual([1]);
});

test("a copy is filed as read, with its own date", async () => {
  const { box, folders } = await boxAt();
  const message = Buffer.from("Subject: Acción\r\n\r\nTexto.\r\n");
  await box.file("Sent", message, date);
  const [filed] = folders.get("Sent")?.mails ?? [];
  expect([filed?.source.equals(message), filed?.flags, filed?.date]).toEqual([
    true,
    ["\\Seen"],
    date,
  ]);
});

test("a refused secret is renewed once; a server's own words stand in the error", async () => {
  const { box, asked } = await boxAt({}, ["vieja", "clave"]);
  expect(await box.search("INBOX", { from: "x" })).toEqual([]);
  expect(asked(/^LOGIN/)).toHaveLength(2);
  const wrong = await boxAt({}, ["vieja", "otra"]);
  await expect(wrong.box.folders()).rejects.toMatchObject({
    code: "acceso-rechazado",
    foreign: "no",
  });
  expect(wrong.asked(/^LOGIN/)).toHaveLength(2);
  const cut = await boxAt({ instead: (one) => (one.startsWith("LOGIN") ? "close" : undefined) }, [
    "vieja",
    "clave",
  ]);
  await expect(cut.box.file("Sent", Buffer.from("x"), date)).rejects.toMatchObject({
    code: "buzon-inalcanzable",
  });
  expect(cut.asked(/^LOGIN/)).toHaveLength(1);
  // Another command tries again.
  await expect(wrong.box.folders()).rejects.toMatchObject({ code: "acceso-rechazado" });
  expect(wrong.asked(/^LOGIN/)).toHaveLength(4);
});

test("steps asked for at once are done one after the other, on one line", async () => {
  const { box, put, asked } = await boxAt();
  put("INBOX", plain("uno"), date);
  put("Sent", withFile, date);
  const found = await Promise.all(
    ["INBOX", "Sent", "INBOX"].map((folder) => box.search(folder, { text: "archivo" })),
  );
  expect([found, asked(/^LOGIN/).length]).toEqual([[[], [1], []], 1]);
});

test.each([
  ["IDLE", "IDLE", /^IDLE/],
  ["looking again where there is no IDLE", "", /^NOOP/],
])("news are waited for by %s", async (_how, capabilities, waits) => {
  const { box, put, asked } = await boxAt({ capabilities });
  put("INBOX", plain("uno"), date);
  // What has come already is not waited for.
  await box.waitForNews(1, 60_000, never);
  expect(asked(waits)).toEqual([]);
  await box.waitForNews(2, 1, never);
  const waiting = box.waitForNews(2, 60_000, never);
  await expect.poll(() => asked(waits).length, { interval: 10 }).toBeGreaterThan(0);
  put("INBOX", plain("dos"), date);
  await waiting;
  expect(await box.search("INBOX", { subject: "Algo" })).toEqual([1, 2]);
  const stop = new AbortController();
  const other = box.waitForNews(3, 60_000, stop.signal);
  stop.abort();
  await expect(other).rejects.toMatchObject({ name: "AbortError" });
});

test("a box that was not used is not opened to be closed; one that was says goodbye", async () => {
  const unused = await boxAt();
  await unused.box.close();
  const used = await boxAt();
  await used.box.folders();
  await used.box.close();
  expect([unused.commands, used.commands.at(-1)]).toEqual([[], "LOGOUT"]);
});

test("what was done is traced", async () => {
  const { box, put, traced } = await boxAt();
  put("INBOX", plain("uno"), date);
  await box.foldersWith({ from: "mesa" });
  await box.search("INBOX", { from: "mesa" });
  const [head] = await box.heads("INBOX", [1]);
  await box.read("INBOX", [1]);
  await box.readTexts("INBOX", [{ uid: 1, layout: head?.layout ?? noText }], 10);
  await box.file("Sent", Buffer.from("Subject: x\r\n\r\nTexto.\r\n"), date);
  await box.waitForNews(1, 60_000, never);
  await box.waitForNews(2, 1, never);
  expect(traced.map((line) => line.replace(/:\d+/, ""))).toEqual([
    "IMAP 127.0.0.1 → IDLE",
    "IMAP SEARCH * → 1",
    "IMAP SEARCH INBOX → 1",
    "IMAP FETCH INBOX → 1",
    "IMAP FETCH INBOX → 1",
    "IMAP FETCH text INBOX → 1",
    "IMAP APPEND Sent 22",
    "IMAP IDLE INBOX",
  ]);
});

const noText = { texts: [], type: "", hasFiles: false };
