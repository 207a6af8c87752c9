import {
  chmodSync,
  existsSync,
  fstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { createDraftStore } from "../../../src/platform/files/draft-store.ts";
import { openOutput } from "../../../src/platform/files/output-file.ts";
import { rememberTickets } from "../../../src/platform/files/seen-tickets.ts";
import { newSubmissionId } from "../../../src/platform/files/submission-id.ts";
import { createUserFiles } from "../../../src/platform/files/user-files.ts";
import { posix } from "../../support/posix.ts";
import { testFolder } from "../../support/test-context.ts";

const mode = (path: string): number => statSync(path).mode & 0o777;

describe("tickets that were listed are remembered for completion", () => {
  const ticket = (numero: string, asunto = `asunto ${numero}`) => ({ numero, asunto });

  test("newest first, each once, two hundred of them", () => {
    const folder = join(testFolder(), "completar");
    const path = join(folder, "tickets.json");
    const kept = () => JSON.parse(readFileSync(path, "utf8"));
    rememberTickets(path, [ticket("T-1"), ticket("T-2")]);
    rememberTickets(path, [ticket("T-3"), ticket("T-1", "otro")]);
    expect(kept()).toEqual([
      ["T-3", "asunto T-3"],
      ["T-1", "otro"],
      ["T-2", "asunto T-2"],
    ]);
    if (posix) expect([mode(folder), mode(path)]).toEqual([0o700, 0o600]);
    expect(readdirSync(folder)).toEqual(["tickets.json"]);
    const { ino } = statSync(path);
    rememberTickets(path, [ticket("T-3")]);
    expect(statSync(path).ino).toBe(ino);
    const many = Array.from({ length: 199 }, (_none, at) => ticket(`N-${at}`));
    rememberTickets(path, many);
    expect([kept().length, kept()[0], kept().at(-1)]).toEqual([
      200,
      ["N-0", "asunto N-0"],
      ["T-3", "asunto T-3"],
    ]);
  });

  test.each(["no es JSON", "{}", '[["T-9"], ["T-8", 7], "T-7", ["T-6", "seis"]]'])(
    "whatever stood there: %s",
    (text) => {
      const path = join(testFolder(), "tickets.json");
      writeFileSync(path, text);
      rememberTickets(path, [ticket("T-1")]);
      const before = text.startsWith("[") ? [["T-6", "seis"]] : [];
      expect(JSON.parse(readFileSync(path, "utf8"))).toEqual([["T-1", "asunto T-1"], ...before]);
    },
  );

  test("and nothing happens where that fails", () => {
    const path = join(testFolder(), "archivo");
    writeFileSync(path, "");
    rememberTickets(join(path, "tickets.json"), [ticket("T-1")]);
    expect(readFileSync(path, "utf8")).toBe("");
  });
});

describe("drafts", () => {
  const draft = (id: string, actualizado = "2026-11-24T15:00:00.000Z") => ({
    id,
    formulario: "incidente" as const,
    perfil: "prueba",
    respuestas: { pantalla: "MTI", pasos: ["uno"] },
    sigue_a: null,
    clave: "clave",
    creado: "2026-11-24T14:00:00.000Z",
    actualizado,
  });

  test("are kept as they are, newest first, for their owner alone", async () => {
    const folder = join(testFolder(), "borradores");
    const store = createDraftStore(folder);
    expect([await store.list(), store.unreadable()]).toEqual([[], []]);
    const [old, recent] = [draft("viejo"), draft("nuevo", "2026-11-24T15:00:00.001Z")];
    await store.save(old);
    await store.save(recent);
    expect(await store.list()).toEqual([recent, old]);
    expect(await store.load("viejo")).toEqual(old);
    const path = join(folder, "viejo.json");
    expect(readFileSync(path, "utf8")).toBe(`${JSON.stringify({ v: 1, ...old })}\n`);
    if (posix) {
      expect([mode(folder), mode(path)]).toEqual([0o700, 0o600]);
      chmodSync(path, 0o644);
      await store.load("viejo");
      expect(mode(path)).toBe(0o600);
    }
    await store.remove("viejo");
    await store.remove("viejo");
    expect(await store.list()).toEqual([recent]);
  });

  test.each([
    ["not there", "nada", undefined, "no-existe"],
    ["no id", "../nuevo", undefined, "no-existe"],
    ["of a long name", "x".repeat(21), undefined, "no-existe"],
    [
      "of a newer version",
      "nuevo",
      JSON.stringify({ ...draft("nuevo"), v: 2 }),
      "borrador-mas-nuevo",
    ],
    ["of another id", "nuevo", JSON.stringify({ ...draft("otro"), v: 1 }), "borrador-danado"],
    [
      "of no form",
      "nuevo",
      JSON.stringify({ ...draft("nuevo"), formulario: "x" }),
      "borrador-danado",
    ],
    ["cut off", "nuevo", '{"v":1', "borrador-danado"],
  ])("that are %s are told so", async (_what, id, text, code) => {
    const folder = testFolder();
    const store = createDraftStore(folder);
    await store.save(draft("entero"));
    const path = join(folder, `${id}.json`);
    if (text !== undefined) writeFileSync(path, text);
    await expect(store.load(id)).rejects.toMatchObject({ code });
    expect((await store.list()).map((one) => one.id)).toEqual(["entero"]);
    expect(store.unreadable()).toEqual(text === undefined ? [] : [path]);
  });

  test("have ids that can be read aloud", () => {
    const store = createDraftStore(testFolder());
    const ids = Array.from({ length: 200 }, () => store.newId());
    expect(ids.filter((id) => !/^[a-hjkmnp-z2-9]{6}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBeGreaterThan(190);
  });
});

describe("a file that is given up", () => {
  test("is closed and leaves nothing", async () => {
    const folder = testFolder();
    const output = await openOutput(join(folder, "a.csv"), { replace: true });
    await output.write("x");
    expect(fstatSync(output.fd).size).toBe(1);
    await output.abandon();
    expect(() => fstatSync(output.fd)).toThrow("EBADF");
    expect(readdirSync(folder)).toEqual([]);
    await output.abandon();
  });

  test("and one that is finished has its name, its owner's rights, and is closed", async () => {
    const folder = testFolder();
    const path = join(folder, "a.csv");
    const output = await openOutput(path, { replace: true });
    await output.write("x");
    await output.finish();
    expect(() => fstatSync(output.fd)).toThrow("EBADF");
    expect([readdirSync(folder), readFileSync(path, "utf8")]).toEqual([["a.csv"], "x"]);
    if (posix) expect(mode(path)).toBe(0o600);
  });
});

describe("the user's files", () => {
  test("are listed as people count, folders told apart", () => {
    const folder = testFolder();
    for (const name of ["paso 10.png", "paso 2.png", "Ñandú.txt"])
      writeFileSync(join(folder, name), "");
    mkdirSync(join(folder, "otra"));
    const files = createUserFiles(folder);
    const entry = (name: string, isFolder = false) => ({
      name,
      path: join(folder, name),
      folder: isFolder,
    });
    expect(files.entries(folder)).toEqual([
      entry("Ñandú.txt"),
      entry("otra", true),
      entry("paso 2.png"),
      entry("paso 10.png"),
    ]);
    expect(files.entries(join(folder, "no"))).toEqual([]);
    expect(["otra", "paso 2.png", "no"].map((name) => files.isTaken(join(folder, name)))).toEqual([
      true,
      true,
      false,
    ]);
    if (posix) expect(files.isTaken("/dev/null")).toBe(false);
  });

  test("patterns find them in folders with brackets in their names", async () => {
    const folder = join(testFolder(), "a [1]");
    mkdirSync(folder);
    for (const name of ["p10.png", "p2.png", "q.txt"]) writeFileSync(join(folder, name), "");
    const { matches } = createUserFiles(folder);
    const found = [join(folder, "p2.png"), join(folder, "p10.png")];
    expect(await matches(folder, "*.png")).toEqual(found);
    expect(await matches(join(folder, ".."), "a [1]/p*.png")).toEqual(found);
    expect(await matches("/", `${folder}/*.png`)).toEqual(found);
    expect(await matches(folder, "*.jpg")).toEqual([]);
  });

  test("the newest pictures are looked for where systems put screenshots", () => {
    const home = testFolder();
    const places = [
      "Pictures/Screenshots/a.png",
      "Imágenes/Capturas de pantalla/b.JPG",
      "Escritorio/c.jpeg",
      "Desktop/nota.txt",
      "Documentos/d.png",
      "OneDrive/Imágenes/Screenshots/e.png",
    ];
    for (const [at, place] of places.entries()) {
      const path = join(home, place);
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, "");
      utimesSync(path, 1000 + at, 1000 + at);
    }
    mkdirSync(join(home, "Desktop/carpeta.png"));
    const { newestPictures } = createUserFiles(home);
    const [a = "", b = "", c = "", , , e = ""] = places;
    expect(newestPictures(9)).toEqual([e, c, b, a].map((place) => join(home, place)));
    expect(newestPictures(2)).toEqual([e, c].map((place) => join(home, place)));
  });

  test.each([
    ["~", ""],
    ["~/a.png", "a.png"],
    ["a~b.png", "en/a~b.png"],
    ["\u202aa.png\u202c", "en/a.png"],
    ["'a.png'", "en/a.png"],
    ["'a.png\"", "en/'a.png\""],
    ["~ana/a.png", "en/~ana/a.png"],
  ])("the path %s is %s of home", (word, path) => {
    const home = testFolder();
    expect(createUserFiles(home, "linux").resolve(join(home, "en"), word)).toBe(join(home, path));
  });

  test("a file whose name has quotes is itself", () => {
    const home = testFolder();
    writeFileSync(join(home, "'a.png'"), "");
    expect(createUserFiles(home, "linux").resolve(home, "'a.png'")).toBe(join(home, "'a.png'"));
  });

  test("are written whole, copied, appended to and not replaced unasked", async () => {
    const folder = join(testFolder(), "salida");
    const files = createUserFiles(folder);
    const [one, two, three] = ["1.txt", "2.txt", "3.txt"].map((name) => join(folder, name));
    if (one === undefined || two === undefined || three === undefined) throw new Error("three");
    await files.write(one, "uno");
    await files.write(one, "otro");
    await files.append(one, " más");
    await files.copy(one, two, { replace: false });
    const taken = { code: "archivo-existe" };
    await expect(files.copy(one, two, { replace: false })).rejects.toMatchObject(taken);
    const bytes = Buffer.from("tres");
    await expect(files.writeBytes(two, bytes, { replace: false })).rejects.toMatchObject(taken);
    await files.writeBytes(three, bytes, { replace: false });
    await files.writeBytes(two, Buffer.from("dos"), { replace: true });
    const four = join(folder, "4.txt");
    const pieces = () => Readable.from([Buffer.from("cua"), Buffer.from("tro")]);
    await files.writePieces(four, pieces(), { replace: false });
    await expect(files.writePieces(four, pieces(), { replace: false })).rejects.toMatchObject(
      taken,
    );
    expect(files.readText(four, 6)).toBe("cuatro");
    rmSync(four);
    expect([one, two, three].map((path) => files.readText(path, 99))).toEqual([
      "otro más",
      "dos",
      "tres",
    ]);
    expect(readdirSync(folder)).toEqual(["1.txt", "2.txt", "3.txt"]);
    await files.makeFolder(join(folder, "a", "b"));
    await files.makeFolder(join(folder, "a", "b"));
    expect(existsSync(join(folder, "a", "b"))).toBe(true);
    await expect(files.makeFolder(join(one, "b"))).rejects.toMatchObject({ code: "disco" });
    await expect(files.append(join(one, "b"), "x")).rejects.toMatchObject({ code: "disco" });
    if (posix)
      expect([mode(folder), mode(one), mode(join(folder, "a"))]).toEqual([0o700, 0o600, 0o700]);
  });
});

test("a submission's id is a UUID of version 7, which sorts by its time (RFC 9562, 5.7)", () => {
  // The example of RFC 9562, appendix A.6.
  const now = new Date(0x017f22e279b0);
  const ids = Array.from({ length: 50 }, () => newSubmissionId(now));
  const shape = /^017f22e2-79b0-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
  expect(ids.filter((id) => !shape.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(50);
  expect(new Set(ids.map((id) => id.charAt(19))).size).toBeGreaterThan(1);
});
