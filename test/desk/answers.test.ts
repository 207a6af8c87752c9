import { Buffer } from "node:buffer";
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fileResponse } from "../../src/desk/file-response.ts";
import { hashPassword, verifyPassword } from "../../src/desk/passwords.ts";
import { Problem } from "../../src/desk/problem.ts";
import { sweepUploads } from "../../src/desk/upload.ts";
import { testFolder } from "../support/test-context.ts";

const content = Buffer.from("0123456789");
const file = { id: "1", nombre: "acta ñ.pdf", tipo: "application/pdf", bytes: 10, sha256: "ab" };

/** A stored file as it is answered to this `Range`. */
async function answerTo(range?: string) {
  const path = join(testFolder(), "f");
  writeFileSync(path, content);
  const response = fileResponse(path, file, range);
  const { status, headers } = response;
  return { status, text: await response.text(), headers: Object.fromEntries(headers) };
}

test("a file is answered whole, named, and never to be guessed at", async () => {
  expect(await answerTo()).toEqual({
    status: 200,
    text: "0123456789",
    headers: {
      "content-type": "application/pdf",
      "content-length": "10",
      "content-disposition": "attachment; filename*=UTF-8''acta%20%C3%B1.pdf",
      "accept-ranges": "bytes",
      "x-content-type-options": "nosniff",
      etag: '"ab"',
    },
  });
});

test.each([
  ["bytes=0-0", "0", "0-0"],
  ["bytes=3-5", "345", "3-5"],
  ["bytes=7-", "789", "7-9"],
  ["bytes=9-9", "9", "9-9"],
  ["bytes=8-99", "89", "8-9"],
])("the part %s of a file", async (range, text, place) => {
  const answer = await answerTo(range);
  expect([answer.status, answer.text]).toEqual([206, text]);
  expect(answer.headers["content-range"]).toBe(`bytes ${place}/10`);
  expect(answer.headers["content-length"]).toBe(String(text.length));
});

test.each(["bytes=-3", "bytes=1-2,4-5", "otros=1-2", "bytes=x-"])(
  "a range of another form is ignored: %s",
  async (range) => {
    expect((await answerTo(range)).status).toBe(200);
  },
);

test.each(["bytes=10-", "bytes=10-12", "bytes=5-4"])("there is no part %s", async (range) => {
  await expect(answerTo(range)).rejects.toMatchObject({ status: 416, codigo: "tramo-inexistente" });
});

test("a refusal is answered as RFC 9457 says, with what is wrong and when to come again", async () => {
  const errores = [{ puntero: "/a", codigo: "c", detalle: "d" }];
  const later = new Date("2026-11-24T15:00:00Z");
  const answered = async (problem: Problem) => {
    const response = problem.toResponse();
    return [response.status, Object.fromEntries(response.headers), await response.json()];
  };
  const common = { "content-type": "application/problem+json", "cache-control": "no-store" };
  expect(await answered(new Problem(422, "x", "Palabras.", { errores, retryAfter: 7 }))).toEqual([
    422,
    { ...common, "retry-after": "7" },
    {
      type: "about:blank",
      title: "Datos no válidos",
      status: 422,
      detail: "Palabras.",
      codigo: "x",
      errores,
    },
  ]);
  expect((await answered(new Problem(401, "x", "", { retryAfter: later })))[1]).toEqual({
    ...common,
    "retry-after": "Tue, 24 Nov 2026 15:00:00 GMT",
    "www-authenticate": 'Bearer realm="mesa"',
  });
  expect(await answered(new Problem(418, "x", ""))).toEqual([
    418,
    common,
    { type: "about:blank", title: "Problema", status: 418, detail: "", codigo: "x" },
  ]);
});

test("a password is kept under a salt of its own, and tells how costly it is", async () => {
  const [one, other] = [await hashPassword("clavé", 4), await hashPassword("clavé", 4)];
  expect(one).toMatch(/^\$scrypt\$ln=4,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toBe(other);
  // However its accents are written, and whatever a hash costs today.
  expect([
    await verifyPassword("clavé".normalize("NFD"), one, 5),
    await verifyPassword("clave", one, 4),
    await verifyPassword("clavé", undefined, 4),
    await verifyPassword("", "", 4),
  ]).toEqual([true, false, false, false]);
});

test("uploads are swept away once they are older than an hour", async () => {
  const folder = testFolder();
  const now = new Date("2026-11-24T15:00:00Z");
  for (const [name, ageMs] of [
    ["justo", 3_600_000],
    ["vieja", 3_601_000],
  ] as const) {
    const path = join(folder, name);
    mkdirSync(path);
    const written = new Date(now.getTime() - ageMs);
    utimesSync(path, written, written);
  }
  await sweepUploads(folder, now);
  expect(readdirSync(folder)).toEqual(["justo"]);
});
