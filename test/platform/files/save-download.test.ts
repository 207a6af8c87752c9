import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { saveDownload } from "../../../src/platform/files/save-download.ts";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { HttpFailure } from "../../../src/ports/http.ts";
import { testFolder } from "../../support/test-context.ts";

const content = "0123456789";
const sha256 = createHash("sha256").update(content).digest("hex");
const partial = ".a.txt.marca.parcial";

/** One answer: the pieces from a place on, which break off at the end where they are cut. */
interface Answer {
  readonly from?: number;
  readonly pieces?: readonly string[];
  readonly cut?: boolean;
}

interface Given {
  readonly answers?: readonly (Answer | Error)[];
  readonly target?: Partial<Parameters<typeof saveDownload>[0]>;
  readonly before?: Readonly<Record<string, string>>;
}

/** What is asked for, reported and left behind, and how it ends. */
async function download({ answers = [], target = {}, before = {} }: Given) {
  const folder = join(testFolder(), "dl");
  mkdirSync(folder);
  for (const [name, text] of Object.entries(before)) writeFileSync(join(folder, name), text);
  const asked: number[] = [];
  const progress: number[] = [];
  const left = [...answers];
  const whole = { folder, name: "a.txt", mark: "marca", bytes: 10, sha256, replace: false };
  const ending = await saveDownload(
    { ...whole, ...target },
    (from) => {
      asked.push(from);
      const answer = left.shift() ?? { pieces: [content] };
      if (answer instanceof Error) return Promise.reject(answer);
      return Promise.resolve({ from: answer.from ?? from, total: 10, data: pieces(answer) });
    },
    (bytes) => void progress.push(bytes),
  ).then(
    ({ present }) => (present ? "present" : "saved"),
    (error: unknown) => (error instanceof MesaError ? error.code : String(error)),
  );
  const files = Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
  return { ending, asked, progress, files };
}

async function* pieces({ pieces = [], cut }: Answer): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield await Promise.resolve(Buffer.from(piece));
  if (cut === true) throw broken();
}

const broken = (): HttpFailure => new HttpFailure("ECONNRESET", true, undefined);
const saved = { "a.txt": content };

test("a file comes in pieces, and each is reported", async () => {
  expect(await download({ answers: [{ pieces: ["0123", "4567", "89"] }] })).toEqual({
    ending: "saved",
    asked: [0],
    progress: [4, 8, 10],
    files: saved,
  });
});

test("what breaks off goes on where it was, as long as something comes", async () => {
  const answers = ["0", "12", "3", "4", "567", "8"].map((one) => ({ pieces: [one], cut: true }));
  const { ending, asked, files } = await download({ answers: [...answers, { pieces: ["9"] }] });
  expect([ending, asked, files]).toEqual(["saved", [0, 1, 3, 4, 5, 8, 9], saved]);
});

test("three connections in a row without a byte end it, and what came is kept for another time", async () => {
  const answers = [{ pieces: ["0123"], cut: true }, broken(), {}, { cut: true }];
  const { ending, asked, files } = await download({ answers });
  expect([ending, asked, files]).toEqual(["descarga-cortada", [0, 4, 4, 4], { [partial]: "0123" }]);
  // A byte in between, and it counts from nothing again.
  const more = [broken(), broken(), { pieces: ["0"], cut: true }, broken(), broken()];
  const again = await download({ answers: [...more, { pieces: ["123456789"] }] });
  expect([again.ending, again.asked]).toEqual(["saved", [0, 0, 0, 1, 1, 1]]);
});

test("a desk that was never reached, and any other failure, end it at once", async () => {
  const unsent = new HttpFailure("ECONNREFUSED", false, undefined);
  for (const failure of [
    new MesaError("mesa-inalcanzable", { cause: unsent }),
    new MesaError("mesa-rechaza"),
  ]) {
    const { ending, asked } = await download({ answers: [failure] });
    expect([ending, asked]).toEqual([failure.code, [0]]);
  }
  const wrapped = new MesaError("mesa-inalcanzable", { cause: broken() });
  expect(await download({ answers: [wrapped] })).toMatchObject({ ending: "saved", asked: [0, 0] });
});

test("a partial file is continued, one that is too long or is not believed is not", async () => {
  const before = { [partial]: "0123" };
  const rest = { pieces: ["456789"] };
  expect(await download({ before, answers: [rest] })).toEqual({
    ending: "saved",
    asked: [4],
    progress: [10],
    files: saved,
  });
  const whole = await download({ before, answers: [{ from: 0, pieces: [content] }] });
  expect([whole.ending, whole.files]).toEqual(["saved", saved]);
  const long = await download({ before: { [partial]: `${content}9` } });
  expect([long.ending, long.asked, long.files]).toEqual(["saved", [0], saved]);
  const complete = await download({ before: { [partial]: content } });
  expect([complete.ending, complete.asked, complete.files]).toEqual(["saved", [], saved]);
});

test("what is begun anew leaves nothing of what was there, should it break off, too", async () => {
  const cut = [broken(), broken(), broken()];
  const long = await download({
    before: { [partial]: "98765432109" },
    answers: [{ pieces: ["0123"], cut: true }, ...cut],
  });
  const other = await download({
    before: { [partial]: "98765" },
    answers: [{ from: 0, pieces: ["01"], cut: true }, ...cut],
  });
  expect([long.ending, long.asked, long.files]).toEqual([
    "descarga-cortada",
    [0, 4, 4, 4],
    { [partial]: "0123" },
  ]);
  expect([other.ending, other.asked, other.files]).toEqual([
    "descarga-cortada",
    [5, 2, 2],
    { [partial]: "01" },
  ]);
});

test("another content, and more or less of it than declared, leaves nothing", async () => {
  for (const given of [
    { answers: [{ pieces: ["9876543210"] }] },
    { answers: [{ pieces: [`${content}0`] }] },
    { answers: [{ pieces: [`${content}0`] }], target: { sha256: "" } },
    { answers: [{ pieces: ["1"] }], target: { bytes: 0, sha256: "" } },
    { before: { [partial]: "9876" }, answers: [{ pieces: ["456789"] }] },
  ]) {
    const { ending, files } = await download(given);
    expect([given, ending, files]).toEqual([given, "descarga-danada", {}]);
  }
  // Without a digest its size is all that can be told.
  const unknown = await download({ target: { sha256: "" }, answers: [{ pieces: ["9876543210"] }] });
  expect([unknown.ending, unknown.files]).toEqual(["saved", { "a.txt": "9876543210" }]);
});

test("a file that is declared to be empty is asked for once", async () => {
  const { ending, asked, files } = await download({
    target: { bytes: 0, sha256: "" },
    answers: [{ pieces: [] }],
  });
  expect([ending, asked, files]).toEqual(["saved", [0], { "a.txt": "" }]);
});

test("what is there is not replaced unasked, nor fetched again when it is the same", async () => {
  const same = await download({ before: { "a.txt": content } });
  expect([same.ending, same.asked]).toEqual(["present", []]);
  for (const target of [{}, { sha256: "" }]) {
    const other = await download({ before: { "a.txt": "9876543210" }, target });
    expect([other.ending, other.asked, other.files]).toEqual([
      "archivo-existe",
      [],
      { "a.txt": "9876543210" },
    ]);
  }
  expect((await download({ before: { "a.txt": "0123" } })).ending).toBe("archivo-existe");
  const replaced = await download({ before: { "a.txt": "x" }, target: { replace: true } });
  expect([replaced.ending, replaced.files]).toEqual(["saved", saved]);
});

test("what no disk holds is not begun", async () => {
  const { ending, asked, files } = await download({ target: { bytes: 64 * 1024 ** 3 + 1 } });
  expect([ending, asked, files]).toEqual(["descarga-no-cabe", [], {}]);
});

test.runIf(process.platform !== "win32")(
  "a link is neither followed nor taken for the file",
  async () => {
    const folder = join(testFolder(), "dl");
    mkdirSync(folder);
    writeFileSync(join(folder, "otro.txt"), content);
    symlinkSync(join(folder, "otro.txt"), join(folder, "a.txt"));
    const target = { folder, name: "a.txt", mark: "marca", bytes: 10, sha256, replace: false };
    const ask = (): Promise<never> => Promise.reject(broken());
    await expect(saveDownload(target, ask, () => {})).rejects.toMatchObject({
      code: "archivo-existe",
    });
  },
);
