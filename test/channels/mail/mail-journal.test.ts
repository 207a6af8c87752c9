import { expect, test } from "vitest";
import { requestCode } from "../../../src/channels/mail/mail-ids.ts";
import {
  mailHead,
  officialDesk,
  operator,
  ownId,
  requestHead,
  submission,
} from "../../support/mail-heads.ts";
import { answer, entry, office, receipt, signal, solved } from "../../support/mail-office.ts";

test("a request of which the mailbox has no copy is listed, and so are its answers", async () => {
  const { box, list } = await office();
  expect(await list()).toEqual([[submission, "enviado"]]);
  box.deliver("INBOX", answer(), solved);
  expect(await list()).toEqual([[submission, "respondido"]]);
});

test("one that may have gone out is listed only once that is known", async () => {
  const { box, list } = await office([entry("desconocido")]);
  expect(await list()).toEqual([]);
  box.deliver("Aduana", requestHead({ folder: "Aduana", isFiled: false }));
  expect(await list()).toEqual([[submission, "enviado"]]);
});

test("a second machine knows the same from the mailbox alone", async () => {
  const { box, list } = await office([]);
  box.deliver("Sent", requestHead());
  box.deliver("INBOX", receipt(), "Hemos registrado su caso.");
  box.deliver("Aduana", answer(), solved);
  expect(await list()).toEqual([["7", "respondido"]]);
});

test.each([
  ["moved to another folder", (box: Box) => box.move("<respuesta@aduana.test>", "INBOX", "Aduana")],
  ["deleted", (box: Box) => box.move("<respuesta@aduana.test>", "INBOX", "Trash")],
  [
    "deleted with everything else",
    (box: Box) => {
      box.empty("INBOX");
      box.empty("Sent");
    },
  ],
])("an answer that is %s turns no state back, and its number stays", async (_what, happen) => {
  const { box, channel, list } = await office();
  box.deliver("INBOX", receipt(), "Hemos registrado su caso.");
  box.deliver("INBOX", answer(), solved);
  expect(await list()).toEqual([["7", "respondido"]]);
  happen(box);
  expect(await list()).toEqual([["7", "respondido"]]);
  expect((await channel.getTicket("7", signal)).estado).toBe("respondido");
  expect((await channel.getTicket(submission, signal)).numero).toBe("7");
});

type Box = Awaited<ReturnType<typeof office>>["box"];

test("a message that is gone is shown as gone", async () => {
  const { box, channel } = await office();
  box.deliver("INBOX", answer(), solved);
  await channel.getTicket(submission, signal);
  box.empty("INBOX");
  const { mensajes } = await channel.getTicket(submission, signal);
  expect(mensajes).toMatchObject([{ texto: solved, desaparecido: true }]);
});

test("news are told by what a message is, not by its number in a folder", async () => {
  const { box, news } = await office();
  box.deliver("INBOX", receipt(), "Hemos registrado su caso.");
  expect(await news()).toEqual([
    ["creado", "enviado"],
    ["mensaje", "registrado"],
  ]);
  box.renumber("INBOX");
  expect(await news()).toEqual([]);
  box.renumber("INBOX");
  box.deliver("INBOX", answer(), solved);
  expect(await news()).toEqual([["mensaje", "respondido"]]);
  box.move("<respuesta@aduana.test>", "INBOX", "Aduana");
  box.deliver("INBOX", answer(), solved);
  expect(await news()).toEqual([]);
});

test("news of a request that is known no more hide no others", async () => {
  const entries = [entry("en_cola")];
  const { channel } = await office(entries);
  const numbers = async () =>
    (await channel.changes(undefined, 0, signal)).cambios.map(({ numero }) => numero);
  expect(await numbers()).toEqual([submission]);
  const solicitud = "01a20000-0000-7000-8000-000000000002";
  entries.splice(0, 1, { ...entry("en_cola"), solicitud, clave: solicitud });
  expect(await numbers()).toEqual([solicitud]);
});

test("two answers without Message-ID are two answers", async () => {
  const { box, channel } = await office();
  box.deliver("INBOX", answer({ messageId: "" }), "Estamos revisando.");
  box.deliver("INBOX", answer({ messageId: "" }), "El caso fue rechazado.");
  expect((await channel.getTicket(submission, signal)).mensajes).toHaveLength(2);
});

test("what was read once is not read again", async () => {
  const { box, list } = await office();
  box.deliver("Sent", requestHead());
  box.deliver("INBOX", answer(), solved);
  await list();
  const before = { ...box.asked };
  await list();
  expect(box.asked).toEqual(before);
  expect(before.whole).toBe(0);
});

test.each([
  ["action", { ours: { action: "conforme", reply: submission } }],
  ["action the server doubts", { ours: { action: "conforme" }, references: [ownId] }],
])("an %s in the operator's name, forged, changes nothing", async (_what, change) => {
  const { box, channel, list } = await office();
  box.deliver("INBOX", answer(), solved);
  const forged = mailHead({
    from: { name: "", address: operator },
    to: [officialDesk],
    messageId: "<forjado@mal.test>",
    authResults: ["mail.oce.test; dmarc=fail header.from=oce.test"],
    ...change,
  });
  box.deliver("INBOX", forged, "Conforme.");
  expect(await list()).toEqual([[submission, "respondido"]]);
  const { mensajes } = await channel.getTicket(submission, signal);
  expect(mensajes.at(-1)?.dudoso).toContain("dmarc=fail");
});

test("a forged request makes no ticket", async () => {
  const { box, list } = await office([]);
  box.deliver("INBOX", requestHead({ folder: "INBOX", isFiled: false }));
  expect(await list()).toEqual([]);
});

test("a provider that gives the message another id: our copy teaches it", async () => {
  const { box, list } = await office();
  box.deliver("Sent", requestHead({ messageId: "<nuevo@proveedor.test>" }));
  box.deliver("INBOX", answer({ references: ["<nuevo@proveedor.test>"] }), solved);
  expect(await list()).toEqual([[submission, "respondido"]]);
});

test("a provider that gives only the copy in the inbox another id, and says nothing of it", async () => {
  const { box, list } = await office();
  box.deliver(
    "INBOX",
    requestHead({ folder: "INBOX", isFiled: false, messageId: "<0100@ses.test>" }),
  );
  box.deliver("INBOX", answer({ references: ["<0100@ses.test>"] }), solved);
  expect(await list()).toEqual([[submission, "respondido"]]);
});

test.each([
  ["the request's id in the text", {}, `Solicitud: ${submission}\n${solved}`],
  ["its code in the subject", { subject: `Su caso (mesa ${requestCode(submission)})` }, solved],
  [
    "its subject alone",
    {
      subject: `RE: [Incidente] DAI-2026 – 028 Guayaquil Marítimo (mesa ${requestCode(submission)})`,
    },
    solved,
  ],
])("an answer that names no id of ours is found by %s", async (_what, change, text) => {
  const { box, list } = await office();
  box.deliver("INBOX", answer({ references: [], ...change }), text);
  expect(await list()).toEqual([[submission, "respondido"]]);
});

test("mail of another domain is shown as doubtful, and changes nothing", async () => {
  const { box, channel, list } = await office();
  box.deliver("INBOX", answer({ from: { name: "", address: "ana@otra.test" } }), solved);
  expect(await list()).toEqual([[submission, "enviado"]]);
  const { mensajes } = await channel.getTicket(submission, signal);
  expect(mensajes).toMatchObject([{ texto: solved, dudoso: "dominio-ajeno otra.test" }]);
});

test("what a mail system reports is shown, and only a certain loss changes the state", async () => {
  const { box, channel, list } = await office();
  const head = { from: { name: "Mail Delivery", address: "mailer-daemon@oce.test" }, bounce: true };
  const report = (who: string, action: string) =>
    `Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; ${who}\nAction: ${action}\nStatus: 5.2.2\n\n${ownId}\n`;
  box.deliver("INBOX", mailHead({ ...head, messageId: "<r1@x>" }), report(operator, "failed"));
  expect(await list()).toEqual([[submission, "enviado"]]);
  const { mensajes } = await channel.getTicket(submission, signal);
  expect(mensajes).toMatchObject([
    { de: "Mail Delivery", texto: "El correo volvió.", automatico: true },
  ]);
  box.deliver("INBOX", mailHead({ ...head, messageId: "<r2@x>" }), report(officialDesk, "failed"));
  expect(await list()).toEqual([[submission, "rechazado"]]);
});
