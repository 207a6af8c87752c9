import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { requestMessageId } from "../../../src/channels/mail/mail-ids.ts";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { testIntent } from "../../support/intent.ts";
import { officialDesk, operator, requestHead } from "../../support/mail-heads.ts";
import { operatorWith, refuse } from "../../support/mail-operator.ts";
import { removeFolder } from "../../support/remove-folder.ts";

const signal = new AbortController().signal;
const solicitud = "01a20000-0000-7000-8000-00000000beef";
const limit = 100_000;
const bytes = 20_000;

/** A request with two files, of which a message of at most `limit` bytes takes one. */
function bigIntent() {
  const folder = mkdtempSync(join(tmpdir(), "mesa-test-"));
  onTestFinished(() => removeFolder(folder));
  const archivos = ["uno.pdf", "dos.pdf"].map((nombre) => {
    const ruta = join(folder, nombre);
    writeFileSync(ruta, Buffer.alloc(bytes, nombre));
    return { clase: "adjunto", nombre, ruta, tipo: "application/pdf", bytes, sha256: "0" } as const;
  });
  return testIntent({ solicitud, clave: solicitud, canal: "correo", archivos });
}

/** Of a message: its part, its files, and the ids of itself and of what it refers to. */
function partOf({ text }: { readonly text: string }) {
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(text)?.[1]?.trim();
  const files = [...text.matchAll(/filename="?([\w.]+)/g)].map(([, name]) => name);
  return [header("X-Mesa-Parte"), files, header("Message-ID"), header("References")];
}

const idOf = (part: number) => requestMessageId(solicitud, part, operator);

test("a request too big for one message is not sent unless the operator agrees to several", async () => {
  const { channel, got, splits } = await operatorWith({ server: { size: limit } });
  await expect(channel.submit(bigIntent(), signal)).rejects.toMatchObject({
    code: "correo-no-cabe",
    params: { mensajes: 2, bytes: 2 * bytes, limite: limit },
  });
  expect([splits, got]).toEqual([[{ parts: 2, size: 2 * bytes, limit }], []]);
});

test("agreed to, it goes in several, each a reference to the first, with a copy of each", async () => {
  const { channel, got, box } = await operatorWith({ server: { size: limit }, agrees: true });
  expect(await channel.submit(bigIntent(), signal)).toEqual({ kind: "queued" });
  expect(got.map(partOf)).toEqual([
    ["1/2", ["uno.pdf"], idOf(1), idOf(1)],
    ["2/2", ["dos.pdf"], idOf(2), idOf(1)],
  ]);
  expect(got.map(({ to }) => to)).toEqual([
    [officialDesk, operator],
    [officialDesk, operator],
  ]);
  expect(box.filed).toEqual([1, 2].map((part) => `Sent: Message-ID: ${idOf(part)}`));
});

test("a part that has gone already is not sent again", async () => {
  const { channel, got, box } = await operatorWith({ server: { size: limit }, agrees: true });
  const ours = { request: solicitud, kind: "consulta", part: 1, parts: 2 } as const;
  box.deliver("Sent", requestHead({ messageId: idOf(1), ours }));
  expect(await channel.submit(bigIntent(), signal)).toEqual({ kind: "queued" });
  expect(got.map((one) => partOf(one)[0])).toEqual(["2/2"]);
});

test("one that fits is one message, whatever the operator thinks of several", async () => {
  const { channel, got, splits } = await operatorWith();
  expect(await channel.submit(bigIntent(), signal)).toEqual({ kind: "queued" });
  expect([got.map((one) => partOf(one).slice(0, 2)), splits]).toEqual([
    [["1/1", ["uno.pdf", "dos.pdf"]]],
    [],
  ]);
});

/** A server that refuses the message with this number, counted from 1. */
const refusing = (count: number, code: number) => {
  let seen = 0;
  return {
    size: limit,
    onMailFrom: (_from: unknown, _session: unknown, done: (error?: Error) => void) => {
      seen += 1;
      done(seen === count ? refuse(code) : undefined);
    },
  };
};

test.each([
  ["the first can't be taken now: nothing has gone", 1, 450, "unreachable", { reason: "450 no" }],
  ["the second can't: a part has gone", 2, 450, "unknown", { reason: "450 no" }],
  ["the first is refused", 1, 554, "refused", { code: "554", message: "554 no", problems: [] }],
])("of two messages %s", async (_what, count, code, kind, more) => {
  const { channel, got } = await operatorWith({ server: refusing(count, code), agrees: true });
  expect(await channel.submit(bigIntent(), signal)).toEqual({ kind, ...more });
  expect(got).toHaveLength(count - 1);
});

test("that no copy can be kept is said once, however many messages went out", async () => {
  const { channel, box } = await operatorWith({ server: { size: limit }, agrees: true });
  box.refuseCopies(new MesaError("buzon-inalcanzable", { foreign: "sin espacio" }));
  expect(await channel.submit(bigIntent(), signal)).toEqual({
    kind: "queued",
    advice: [{ field: "correo", code: "copia-no-guardada", params: { motivo: "sin espacio" } }],
  });
});

test("a server that is not there can be tried later; a refused secret can't", async () => {
  const gone = await operatorWith({ port: 1 });
  expect(await gone.channel.submit(bigIntent(), signal)).toEqual({
    kind: "unreachable",
    reason: "ECONNREFUSED",
  });
  const wrong = await operatorWith({ secret: "otra" });
  await expect(wrong.channel.submit(bigIntent(), signal)).rejects.toMatchObject({
    code: "acceso-rechazado",
    params: { servidor: "127.0.0.1" },
  });
});
