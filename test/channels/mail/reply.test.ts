import type { SMTPServerOptions } from "smtp-server";
import { describe, expect, test } from "vitest";
import { requestMessageId } from "../../../src/channels/mail/mail-ids.ts";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { testIntent } from "../../support/intent.ts";
import { officialDesk, operator, requestHead } from "../../support/mail-heads.ts";
import { operatorWith, refuse } from "../../support/mail-operator.ts";

const signal = new AbortController().signal;
const message = { clave: "r", texto: "Adjunto lo pedido.", archivos: [] };

test("a reply has gone to the desk before it is said to be sent, and goes once", async () => {
  const { channel, got, box } = await operatorWith();
  expect(await channel.reply("7", message, signal)).toEqual({
    id: expect.stringMatching(/^m[0-9a-f]{10}$/),
    de: operator,
    fecha: "2026-11-25T15:00:00.000Z",
    texto: message.texto,
    autor: "operador",
    adjuntos: [],
  });
  expect(got).toMatchObject([
    { to: [officialDesk, operator], text: expect.stringContaining(message.texto) },
  ]);
  expect(box.filed).toEqual([expect.stringMatching(/^Sent: Message-ID: /)]);
  await channel.reply("7", message, signal);
  expect(got).toHaveLength(1);
});

describe("a reply that is not known to have gone is never said to be sent", () => {
  test.each<[string, SMTPServerOptions, string]>([
    [
      "the server never answers the message",
      { onData: (stream) => void stream.resume() },
      "mensaje-desconocido",
    ],
    [
      "the server refuses it",
      {
        onData: (stream, _session, done) => {
          stream.on("end", () => done(refuse(554))).resume();
        },
      },
      "mesa-rechaza",
    ],
    [
      "the server can't take it now",
      { onMailFrom: (_from, _session, done) => done(refuse(450)) },
      "buzon-inalcanzable",
    ],
  ])("%s", async (_what, options, code) => {
    const { channel, box } = await operatorWith({ server: options });
    await expect(channel.reply("7", message, signal)).rejects.toMatchObject({ code });
    await expect(channel.accept("7", undefined, signal)).rejects.toMatchObject({ code });
    expect(box.filed).toEqual([]);
  });
});

describe("a request that the server has taken", () => {
  const intent = testIntent({ solicitud: "01a20000-0000-7000-8000-00000000beef", canal: "correo" });

  test("is on its way, and there is nothing to say of it", async () => {
    const { channel, got, box } = await operatorWith();
    expect(await channel.submit(intent, signal)).toEqual({ kind: "queued" });
    expect([got.length, box.filed.length]).toEqual([1, 1]);
  });

  test("is on its way as well where its copy can't be kept, and that is said", async () => {
    const { channel, got, box } = await operatorWith();
    box.refuseCopies(new MesaError("buzon-inalcanzable", { params: { motivo: "OVERQUOTA" } }));
    expect(await channel.submit(intent, signal)).toEqual({
      kind: "queued",
      advice: [
        {
          field: "correo",
          code: "copia-no-guardada",
          params: { motivo: expect.stringContaining("OVERQUOTA") },
        },
      ],
    });
    expect(got).toHaveLength(1);
  });
});

test("a reply that the journal can't keep has gone all the same, and is told from what was sent", async () => {
  const noteSent = () => Promise.reject(new MesaError("disco"));
  const { channel, got, traced } = await operatorWith({
    journal: (journal) => ({ ...journal, noteSent }),
  });
  expect(await channel.reply("7", message, signal)).toEqual({
    id: expect.stringMatching(/^<mesa\.r\.[0-9a-f]{32}@oce\.test>$/),
    de: operator,
    fecha: "2026-11-25T15:00:00.000Z",
    texto: message.texto,
    adjuntos: [],
  });
  expect([got.length, traced.at(-1)]).toEqual([1, "correo.db → disco"]);
  const defect = await operatorWith({
    journal: (journal) => ({ ...journal, noteSent: () => Promise.reject(new Error("defecto")) }),
  });
  await expect(defect.channel.reply("7", message, signal)).rejects.toThrow("defecto");
});

test("a reply goes in one message or not at all", async () => {
  const { channel, got } = await operatorWith({ server: { size: 70_000 } });
  const file = { clase: "adjunto", ruta: "/no", tipo: "application/pdf", sha256: "" } as const;
  const archivos = [
    { ...file, nombre: "uno.pdf", bytes: 2000 },
    { ...file, nombre: "dos.pdf", bytes: 1500 },
  ];
  await expect(channel.reply("7", { ...message, archivos }, signal)).rejects.toMatchObject({
    code: "adjunto-excede",
    params: { archivo: "uno.pdf, dos.pdf", bytes: 3500, limite: 70_000 },
  });
  expect(got).toEqual([]);
});

test("an agreement says so in words and header, once, and is the case's state", async () => {
  const { channel, got } = await operatorWith();
  expect(await channel.accept("7", "Gracias.", signal)).toMatchObject({
    numero: "7",
    estado: "conforme",
  });
  await channel.accept("7", undefined, signal);
  expect(got).toHaveLength(1);
  expect(got[0]?.text).toContain(
    "Estoy conforme con la respuesta; el caso puede cerrarse.\r\n\r\nGracias.",
  );
  expect(got[0]?.text).toMatch(/^X-Mesa-Accion: conforme\r$/m);
});

test("what was sent a moment ago is not hidden by what was read before it", async () => {
  const { channel, box } = await operatorWith();
  const solicitud = "01a20000-0000-7000-8000-00000000beef";
  await channel.getTicket("7", signal);
  await channel.submit(testIntent({ solicitud, canal: "correo" }), signal);
  const ours = { request: solicitud, kind: "consulta", part: 1, parts: 1 } as const;
  box.deliver("Sent", requestHead({ messageId: requestMessageId(solicitud, 1, operator), ours }));
  expect((await channel.getTicket(solicitud, signal)).estado).toBe("enviado");
});

test("what is no failure of the mailbox or the disk is not hidden", async () => {
  const solicitud = "01a20000-0000-7000-8000-00000000beef";
  const intent = testIntent({ solicitud, canal: "correo" });
  const { channel, box } = await operatorWith();
  const ruta = "/no/hay";
  const tipo = "application/pdf";
  const file = { clase: "adjunto", nombre: "a.pdf", ruta, tipo, bytes: 1, sha256: "" } as const;
  await expect(channel.submit({ ...intent, archivos: [file] }, signal)).rejects.toMatchObject({
    code: "archivo-ilegible",
  });
  box.refuseCopies(new Error("defecto"));
  await expect(channel.submit(intent, signal)).rejects.toThrow("defecto");
});
