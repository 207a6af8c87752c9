import { expect, test } from "vitest";
import type { TicketAttachment, TicketDetail } from "../../../src/domain/ticket.ts";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { downloadAttachments } from "../../../src/features/ticket/download-attachments.ts";
import { testTicket } from "../../support/intent.ts";

function attachment(id: string, nombre: string, sha256 = ""): TicketAttachment {
  return { id, nombre, tipo: "application/pdf", bytes: 7, sha256 };
}

const sum = "ABCDEF0123456789".repeat(4);
const message = { id: "1", de: "Mesa", fecha: "2026-11-20T15:00:00.000Z", texto: "Va" };
const ticket: TicketDetail = {
  ...testTicket,
  datos: {},
  cadena: [],
  adjuntos: [attachment("1", "a.pdf", sum), attachment("2", "A.pdf")],
  mensajes: [
    // The same file once more; another one of its name; another name of its id; one without a name.
    { ...message, adjuntos: [attachment("1", "a.pdf", sum), attachment("3", "a.pdf")] },
    { ...message, adjuntos: [attachment("1", "b/..pdf"), attachment("9", "..")] },
  ],
};

/** What is downloaded, where to and how, in its order. */
async function downloaded(names: readonly string[], replace = false) {
  const done: unknown[] = [];
  const { signal } = new AbortController();
  const open = async (numero: string, id: string, from: number, limit: AbortSignal) => {
    done.push(["open", numero, id, from, limit === signal]);
    return await Promise.reject(new Error("nothing is read"));
  };
  const files = await downloadAttachments(
    ticket,
    { names, folder: "/f", replace },
    {
      channel: { download: open },
      save: async (target, from, onProgress) => {
        done.push(target);
        await expect(from(3)).rejects.toThrow("nothing is read");
        onProgress(5);
        return { path: `/f/${target.name}`, present: target.name === "a (2).pdf" };
      },
      onProgress: (file, bytes) => void done.push([file.id, bytes]),
    },
    signal,
  );
  return { done, files };
}

test("each file comes once, under a name of its own, with a mark of its own", async () => {
  const { done, files } = await downloaded([], true);
  const target = (name: string, mark: string, sha256 = "") => {
    return { folder: "/f", name, bytes: 7, sha256, mark, replace: true };
  };
  const small = sum.toLowerCase();
  const asked = (id: string) => [
    ["open", "T-1", id, 3, true],
    [id, 5],
  ];
  expect(done).toEqual([
    target("A.pdf", "T-1-2"),
    ...asked("2"),
    target("a (2).pdf", "abcdef0123456789", small),
    ...asked("1"),
    target("a (3).pdf", "T-1-3"),
    ...asked("3"),
    target("b_..pdf", "T-1-1"),
    ...asked("1"),
    target("adjunto-9", "T-1-9"),
    ...asked("9"),
  ]);
  const file = (nombre: string, name: string, sha256 = "") => {
    return { nombre, ruta: `/f/${name}`, bytes: 7, sha256, ya_estaba: name === "a (2).pdf" };
  };
  expect(files).toEqual([
    file("A.pdf", "A.pdf"),
    file("a.pdf", "a (2).pdf", small),
    file("a.pdf", "a (3).pdf"),
    file("b/..pdf", "b_..pdf"),
    file("..", "adjunto-9"),
  ]);
});

test.each([
  [["A.pdf"], ["A.pdf"]],
  [["3"], ["a (3).pdf"]],
  [["a.pdf"], ["a (2).pdf", "a (3).pdf"]],
  [
    ["9", "2"],
    ["A.pdf", "adjunto-9"],
  ],
])("by the names or ids %j come %j", async (names, saved) => {
  const { files } = await downloaded(names);
  expect(files.map(({ ruta }) => ruta.slice(3))).toEqual(saved);
});

test("a name that is not there is an error before anything is written", async () => {
  const error = await downloaded(["a.pdf", "c.pdf"]).catch((thrown: unknown) => thrown);
  if (!(error instanceof MesaError)) throw error;
  const params = { nombre: "c.pdf", orden: "mesa ticket ver T-1" };
  expect([error.code, error.params]).toEqual(["no-existe", params]);
});
