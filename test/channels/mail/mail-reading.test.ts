import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Download, TicketFilter } from "../../../src/ports/channel.ts";
import { requestMessageId } from "../../../src/channels/mail/mail-ids.ts";
import { identityOf } from "../../../src/channels/mail/mail-store.ts";
import { messageKey } from "../../../src/channels/mail/mail-ticket.ts";
import {
  mailHead,
  officialDesk,
  operator,
  ownId,
  requestHead,
  submission,
} from "../../support/mail-heads.ts";
import { answer, entry, office, receipt, signal, solved } from "../../support/mail-office.ts";
import { testFolder } from "../../support/test-context.ts";

const idOf = (place: number): string => `01a20000-0000-7000-8000-00000000000${place}`;
const [first, second, third] = [idOf(1), idOf(2), idOf(3)];

/** A request among the sent messages. */
function sent(place: number, arrived: string, subject: string, ours: object = {}) {
  const request = idOf(place);
  return requestHead({
    messageId: requestMessageId(request, 1, operator),
    subject,
    arrived,
    ours: { request, kind: "incidente", part: 1, parts: 1, ...ours },
  });
}

/** Three requests; two of them arrived in the same second, and the oldest one was answered. */
async function threeRequests() {
  const { box, channel } = await office([]);
  // In Ecuador it is still the day before.
  box.deliver("Sent", sent(1, "2026-11-20T04:59:59.000Z", "[Incidente] Garantías"));
  box.deliver(
    "Sent",
    sent(2, "2026-11-21T15:00:00.000Z", "[Consulta] Manifiesto", { kind: "consulta" }),
  );
  box.deliver("Sent", sent(3, "2026-11-21T15:00:00.000Z", "[Incidente] DAI", { key: "Lote-7" }));
  box.deliver("INBOX", answer({ references: [requestMessageId(first, 1, operator)] }), solved);
  return channel;
}

test("tickets are listed from the newest on, by what each filter lets through", async () => {
  const channel = await threeRequests();
  const found = async (filter: TicketFilter) =>
    (await channel.listTickets(filter, { limit: 50 }, signal)).tickets.map(({ numero }) => numero);
  const filters: readonly (readonly [TicketFilter, readonly string[]])[] = [
    [{}, [third, second, first]],
    [{ tipo: "consulta" }, [second]],
    [{ tipo: "incidente" }, [third, first]],
    [{ desde: "2026-11-22" }, []],
    [{ desde: "2026-11-21" }, [third, second]],
    [{ desde: "2026-11-20" }, [third, second]],
    [{ desde: "2026-11-19" }, [third, second, first]],
    [{ hasta: "2026-11-18" }, []],
    [{ hasta: "2026-11-19" }, [first]],
    [{ hasta: "2026-11-21" }, [third, second, first]],
    [{ buscar: "lOTE-7" }, [third]],
    [{ buscar: "GARANT" }, [first]],
    [{ buscar: "nada" }, []],
    [{ estado: "respondido" }, [first]],
    [{ estado: "enviado" }, [third, second]],
    [{ estado: "enviado", tipo: "consulta" }, [second]],
  ];
  for (const [filter, numbers] of filters) {
    expect([filter, await found(filter)]).toEqual([filter, numbers]);
  }
});

test("a page says where the next one begins, and the last one that there is none", async () => {
  const channel = await threeRequests();
  const page = async (limit: number, cursor?: string, filter: TicketFilter = {}) => {
    const at = { limit, ...(cursor !== undefined && { cursor }) };
    const { tickets, siguiente } = await channel.listTickets(filter, at, signal);
    return [tickets.map(({ numero }) => numero), siguiente];
  };
  expect([
    await page(1),
    await page(1, third),
    await page(1, second),
    await page(2),
    await page(3),
    await page(4, third),
    await page(1, undefined, { estado: "enviado" }),
    await page(1, third, { estado: "enviado" }),
    await page(1, second, { estado: "enviado" }),
    await page(0),
  ]).toEqual([
    [[third], third],
    [[second], second],
    [[first], null],
    [[third, second], second],
    [[third, second, first], null],
    [[second, first], null],
    [[third], third],
    [[second], null],
    [[], null],
    [[], null],
  ]);
  await expect(page(1, "otro")).rejects.toMatchObject({
    code: "no-existe",
    params: { nombre: "otro", orden: "mesa ticket listar" },
  });
});

test("a request is found by its key, or by its id", async () => {
  const channel = await threeRequests();
  const found = await Promise.all(
    ["Lote-7", second, "otra"].map((key) => channel.findByKey(key, signal)),
  );
  expect(found.map((one) => one?.numero)).toEqual([third, second, undefined]);
});

test("one look at the mailbox answers for five seconds, unless something is sent or listed", async () => {
  let nowMs = Date.parse("2026-11-25T15:00:00Z");
  const { box, channel } = await office(undefined, undefined, false, () => new Date(nowMs));
  const state = async () => (await channel.getTicket(submission, signal)).estado;
  expect(await state()).toBe("enviado");
  box.deliver("INBOX", answer(), solved);
  nowMs += 4999;
  expect(await state()).toBe("enviado");
  nowMs += 1;
  expect(await state()).toBe("respondido");
  box.deliver("INBOX", answer({ messageId: "<b@aduana.test>" }), "Su caso fue rechazado.");
  expect(await state()).toBe("respondido");
  await channel.listTickets({}, { limit: 1 }, signal);
  expect(await state()).toBe("rechazado");
});

test("messages are handed out as they lie in the mailbox; one that is gone is left out", async () => {
  const { box, channel } = await office();
  const own = mailHead({
    folder: "Sent",
    messageId: "<o@oce.test>",
    from: { name: "", address: operator },
    to: [officialDesk],
    references: [ownId],
    ours: { reply: submission },
  });
  const [one, other] = [answer(), answer({ messageId: "<b@aduana.test>" })];
  box.deliver("Aduana", one, Buffer.from("Uno"));
  box.deliver("Sent", own, Buffer.from("Dos"));
  box.deliver("INBOX", other, Buffer.from("Tres"));
  await channel.getTicket(submission, signal);
  box.empty("Aduana");
  expect(await channel.rawMessages?.(submission, signal)).toEqual([
    { id: messageKey(own), own: true, source: Buffer.from("Dos") },
    { id: messageKey(other), own: false, source: Buffer.from("Tres") },
  ]);
});

const layout = {
  texts: [{ part: "1", type: "text/plain" }],
  type: "text/plain",
  hasFiles: true,
};

/** A message with two files. */
const withFiles = (one: string, two: string): string =>
  [
    'Content-Type: multipart/mixed; boundary="b"\n',
    `--b\nContent-Type: text/plain\n\n${solved}`,
    `--b\nContent-Type: application/pdf; name="uno.pdf"\nContent-Disposition: attachment; filename="uno.pdf"\n\n${one}`,
    `--b\nContent-Type: application/pdf; name="dos.pdf"\nContent-Disposition: attachment; filename="dos.pdf"\n\n${two}`,
    "--b--\n",
  ].join("\n");

async function bytesOf({ data, ...rest }: Download) {
  const chunks: Uint8Array[] = [];
  for await (const chunk of data) chunks.push(chunk);
  return { ...rest, text: Buffer.concat(chunks).toString() };
}

test("files are read from our own copy, where that is gone from the mailbox's, and from answers", async () => {
  const ruta = join(testFolder(), "copia");
  writeFileSync(ruta, "de este equipo");
  const file = { clase: "adjunto", tipo: "application/pdf", bytes: 3, sha256: "ab" } as const;
  const archivos = [
    { ...file, nombre: "uno.pdf", ruta },
    { ...file, nombre: "dos.pdf", ruta: "/no/hay" },
  ];
  const { box, channel } = await office([{ ...entry("en_cola"), archivos }]);
  const [own, head] = [requestHead({ layout }), answer({ layout })];
  box.deliver("Sent", own, Buffer.from(withFiles("A1", "A2")));
  box.deliver("INBOX", head, Buffer.from(withFiles("B1", "B2 y más")));
  const load = async (attachment: string, from: number) =>
    await bytesOf(await channel.download(submission, attachment, from, signal));
  const [ownKey, key] = [messageKey(own), messageKey(head)];
  expect([
    await load(`${ownKey}-1`, 0),
    await load(`${ownKey}-1`, 3),
    await load(`${ownKey}-2`, 0),
    await load(`${key}-1`, 0),
    await load(`${key}-2`, 3),
    await load(`${key}-2`, 8),
  ]).toEqual([
    { total: 14, from: 0, text: "de este equipo" },
    { total: 14, from: 3, text: "este equipo" },
    { total: 2, from: 0, text: "A2" },
    { total: 2, from: 0, text: "B1" },
    { total: 9, from: 3, text: "y más" },
    { total: 9, from: 8, text: "s" },
  ]);
  box.empty("INBOX");
  box.empty("Sent");
  const lost = { code: "no-existe" };
  for (const attachment of [`${key}-1`, `${ownKey}-2`, `${key}-3`, `${key}-0`, "otro"]) {
    await expect(channel.download(submission, attachment, 0, signal)).rejects.toMatchObject({
      ...lost,
      params: { nombre: attachment, orden: `mesa ticket ver ${submission}` },
    });
  }
  expect(await load(`${ownKey}-1`, 0)).toMatchObject({ text: "de este equipo" });
});

test("mail of the desk that belongs to nothing is read once, and its text is not kept", async () => {
  const { box, list, journal } = await office();
  const [stray, named] = [mailHead(), answer({ references: [] })];
  box.deliver("INBOX", stray, "Para otra persona.");
  box.deliver("INBOX", named, `Solicitud: ${submission}\n${solved}`);
  box.deliver("INBOX", receipt(), "Recibido.");
  expect(await list()).toEqual([["7", "respondido"]]);
  const kept = await Promise.all(
    [stray, named, receipt()].map(async (head) => {
      const text = await journal.part(operator, identityOf(head), "texto");
      return text !== undefined;
    }),
  );
  expect([kept, box.asked.texts]).toEqual([[false, true, true], 3]);
  await list();
  expect(box.asked.texts).toBe(3);
});

test("the journal knows a request that went in one message, no part of several and nobody else's", async () => {
  const file = { clase: "adjunto", tipo: "application/pdf", bytes: 3, sha256: "ab" } as const;
  const archivos = [{ ...file, nombre: "acta.pdf", ruta: "/no/hay" }];
  const seen = async (ours: object) => {
    const { box, channel } = await office([{ ...entry("en_cola"), archivos }]);
    const own = requestHead({ layout });
    const source = Buffer.from(withFiles("A1", "A2"));
    box.deliver("Sent", { ...own, ours: { ...own.ours, ...ours } }, source);
    // A desk may answer under the id of what it answers.
    box.deliver("INBOX", answer({ messageId: ownId }), solved);
    const { adjuntos, mensajes } = await channel.getTicket(submission, signal);
    return [adjuntos.map(({ nombre }) => nombre), mensajes.map(({ texto }) => texto)];
  };
  expect([await seen({}), await seen({ parts: 2 }), await seen({ parts: undefined })]).toEqual([
    [["acta.pdf"], [solved]],
    [["uno.pdf", "dos.pdf"], [solved]],
    [["acta.pdf"], [solved]],
  ]);
});
