import { describe, expect, test } from "vitest";
import { findSentFolder } from "../../../src/channels/mail/find-sent-folder.ts";
import { folderRoles, type FolderStatus } from "../../../src/channels/mail/folder-roles.ts";

const folder = (path: string, use = "", messages = 1): FolderStatus => ({
  path,
  use,
  validity: "1",
  next: 9,
  messages,
});

describe("which folders are read, and where what was sent is kept", () => {
  const inbox = folder("INBOX");
  const sent = folder("Sent Items", "\\Sent");
  const junk = folder("Spam", "\\Junk");
  const all = folder("Todos", "\\All");
  const [trash, drafts] = [folder("Papelera", "\\Trash"), folder("Borradores", "\\Drafts")];

  test.each([
    [
      "by its use",
      [inbox, folder("Enviados"), sent],
      "Sent Items",
      ["Sent Items", "INBOX", "Enviados"],
    ],
    [
      "the sent one first",
      [sent, folder("Clientes"), inbox],
      "Sent Items",
      ["Sent Items", "INBOX", "Clientes"],
    ],
    ["by its English name", [inbox, folder("INBOX.Sent")], "INBOX.Sent", ["INBOX.Sent", "INBOX"]],
    [
      "by its Spanish name",
      [inbox, folder("Correo/Enviados")],
      "Correo/Enviados",
      ["Correo/Enviados", "INBOX"],
    ],
    [
      "by its German name",
      [inbox, folder("Gesendete"), folder("Éléments envoyés")],
      "Gesendete",
      ["Gesendete", "INBOX", "Éléments envoyés"],
    ],
    ["none", [inbox, folder("Presentaciones")], undefined, ["INBOX", "Presentaciones"]],
    ["no trash, no drafts", [trash, inbox, drafts, junk], undefined, ["INBOX", "Spam"]],
    ["never the trash", [inbox, folder("Enviados", "\\Trash")], undefined, ["INBOX"]],
    [
      "where one holds all",
      [inbox, sent, folder("Clientes"), junk, all],
      "Sent Items",
      ["Sent Items", "INBOX", "Todos", "Spam"],
    ],
    ["all, without junk", [inbox, all, folder("Clientes")], undefined, ["INBOX", "Todos"]],
  ] as const)("%s", (_what, folders, kept, searched) => {
    const roles = folderRoles(folders);
    expect([roles.sent, roles.searched.map(({ path }) => path)]).toEqual([kept, searched]);
  });
});

describe("where no server says it, the folder of sent messages is the one with most of ours", () => {
  const own = "operaciones@agencia.example";

  async function found(counts: readonly (readonly [FolderStatus, number])[], sent?: string) {
    const asked: unknown[] = [];
    const mailbox = {
      search: (path: string, wanted: unknown) => {
        asked.push([path, wanted]);
        const count = counts.find(([one]) => one.path === path)?.[1] ?? 0;
        return Promise.resolve(Array.from({ length: count }, (_none, at) => at + 1));
      },
    };
    const searched = counts.map(([one]) => one);
    return { path: await findSentFolder({ sent, searched }, mailbox, own), asked };
  }

  test("a known one is not looked for", async () => {
    expect(await found([[folder("A"), 5]], "Sent")).toEqual({ path: "Sent", asked: [] });
  });

  test("it is looked for by sender and our own Message-ID, only where nobody else writes", async () => {
    const { path, asked } = await found([
      [folder("INBOX"), 9],
      [folder("Spam", "\\Junk"), 9],
      [folder("Vacía", "", 0), 9],
      [folder("A"), 2],
      [folder("B"), 3],
      [folder("C"), 3],
    ]);
    const wanted = { from: own, header: { "message-id": "<mesa." } };
    expect([path, asked]).toEqual(["B", ["A", "B", "C"].map((one) => [one, wanted])]);
  });

  test("none has any", async () => {
    expect((await found([[folder("A"), 0]])).path).toBeUndefined();
  });
});
