import type { SMTPServerOptions } from "smtp-server";
import { describe, expect, test } from "vitest";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { testIntent } from "../../support/intent.ts";
import { officialDesk, operator } from "../../support/mail-heads.ts";
import { operatorWith, refuse } from "../../support/mail-operator.ts";

const signal = new AbortController().signal;
const message = { clave: "r", texto: "Adjunto lo pedido.", archivos: [] };

test("a reply has gone to the desk before it is said to be sent, and goes once", async () => {
  const { channel, got, box } = await operatorWith();
  expect(await channel.reply("7", message, signal)).toMatchObject({ texto: message.texto });
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
