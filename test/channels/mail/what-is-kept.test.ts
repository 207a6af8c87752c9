import { expect, test } from "vitest";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import type { MailJournal } from "../../../src/ports/mail-journal.ts";
import { submission } from "../../support/mail-heads.ts";
import { answer, entry, office, receipt, solved } from "../../support/mail-office.ts";

test.each<[string, (journal: MailJournal) => MailJournal]>([
  [
    "can't be opened",
    () => {
      throw new MesaError("disco");
    },
  ],
  [
    "takes nothing more",
    (journal) => ({
      ...journal,
      takeIn: () => {
        throw new MesaError("disco");
      },
    }),
  ],
])("a journal that %s hides no answer", async (_what, broken) => {
  const { box, list, news } = await office([entry("en_cola")], broken);
  box.deliver("INBOX", receipt(), "Registramos su caso.");
  box.deliver("INBOX", answer(), solved);
  expect(await list()).toEqual([["7", "respondido"]]);
  await news();
  box.move("<respuesta@aduana.test>", "INBOX", "Aduana");
  box.renumber("INBOX");
  expect([await list(), await news()]).toEqual([[["7", "respondido"]], []]);
});

test("a number that stands only in the text is read there, where it is the only one", async () => {
  const { box, list } = await office();
  const text = "Descripción: su ticket N.º 4455.\n\nSu solicitud (88123) ha sido recibida.";
  box.deliver("INBOX", answer({ automatic: true }), text);
  expect(await list()).toEqual([[submission, "registrado"]]);
  box.deliver("INBOX", answer({ messageId: "<otra@aduana.test>" }), "Su solicitud (88123) sigue.");
  expect(await list()).toEqual([["88123", "respondido"]]);
});
