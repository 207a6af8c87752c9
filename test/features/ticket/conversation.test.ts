import { createHash } from "node:crypto";
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { followedDesk } from "../../support/followed-desk.ts";
import { parsed } from "../../support/parse-output.ts";
import { makeExif } from "../../support/make-exif.ts";
import { jfif, jpegSegment, makeJpeg } from "../../support/make-jpeg.ts";
import { posix } from "../../support/posix.ts";
import { enter, testFolder } from "../../support/test-context.ts";

const paper = "test/fixtures/solicitudes/adjuntos/ficha-tecnica.pdf";
const digest = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

describe("ticket responder", () => {
  test("writes with a file, and the same words once until the desk has answered", async () => {
    const { mesa, create, official } = await followedDesk();
    const numero = await create("consulta", "k");
    const reply = [
      "ticket",
      "responder",
      numero,
      "--texto",
      "Adjunto la ficha.",
      "--adjunto",
      paper,
    ];
    const first = await mesa([...reply, "--json"]);
    expect(parsed("ticket-responder", first.stdout)).toMatchObject({
      numero,
      repetido: false,
      mensaje: {
        texto: "Adjunto la ficha.",
        autor: "operador",
        adjuntos: [{ sha256: digest(paper) }],
      },
    });
    expect((await mesa([...reply, "--json"])).json).toMatchObject({ repetido: true });
    await official(numero, "respuestas", { texto: "¿Otra?", pide_datos: true });
    expect((await mesa([...reply, "--json"])).json).toMatchObject({ repetido: false });
    const shown = await mesa(["ticket", "ver", numero, "--json"]);
    expect(
      parsed("ticket-ver", shown.stdout).ticket.mensajes.map((one: { autor: string }) => one.autor),
    ).toEqual(["operador", "mesa", "operador"]);
  });

  test("a picture goes without what its camera wrote into it, and that is said", async () => {
    const { mesa, create, folder } = await followedDesk();
    const numero = await create("consulta", "k");
    const facts = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), makeExif({ gps: true })]);
    const { jpeg } = makeJpeg({ before: [jfif, jpegSegment(0xe1, facts)] });
    const clean = makeJpeg({ before: [jfif] }).jpeg;
    const photo = join(folder, "foto.jpg");
    writeFileSync(photo, jpeg);
    const texto = ["--texto", "Adjunto la foto.", "--sin-preguntas"];
    const reply = ["ticket", "responder", numero, ...texto, "--adjunto", photo];
    const { code, stderr } = await mesa(reply);
    expect([code, stderr]).toEqual([
      0,
      "! foto.jpg: antes de enviarlo se le quitan datos que no son la imagen (lugar (GPS)), sin tocar sus píxeles; el archivo original queda igual.\n",
    ]);
    const cwd = testFolder();
    const saved = await mesa(["ticket", "descargar", numero], { cwd });
    expect([saved.code, readFileSync(join(cwd, "foto.jpg"))]).toEqual([0, clean]);
  });

  test("a text has as many characters as the contract says, and some", async () => {
    const { mesa, create } = await followedDesk();
    const numero = await create("consulta", "k");
    const reply = (texto: string) =>
      mesa(["ticket", "responder", numero, "--texto", texto, "--json"]);
    for (const texto of ["", "  ", "x".repeat(10_001), "no se lee \ufffd"]) {
      expect(await reply(texto)).toMatchObject({
        code: 2,
        json: { error: { codigo: "formulario-invalido", detalles: [{ campo: "texto" }] } },
      });
    }
    const longest = "x".repeat(10_000);
    expect(await reply(longest)).toMatchObject({ code: 0, json: { mensaje: { texto: longest } } });
  });

  test("a connection that breaks after the desk wrote is no second message", async () => {
    const { mesa, create, failing } = await followedDesk();
    const numero = await create("consulta", "k");
    let broken = 0;
    failing(({ method, path }) => {
      if (method !== "POST" || !path.endsWith("/mensajes")) return undefined;
      broken += 1;
      return "corta-despues";
    });
    const reply = ["ticket", "responder", numero, "--texto", "-", "--json"];
    const cut = await mesa(reply, { stdin: "Primera línea\r\nsegunda\n" });
    expect(cut).toMatchObject({ code: 5, json: { error: { codigo: "mensaje-desconocido" } } });
    expect(broken).toBeGreaterThan(1);
    failing(() => undefined);
    const again = await mesa(reply, { stdin: "Primera línea\nsegunda" });
    expect(again).toMatchObject({ code: 0, json: { repetido: true } });
    const { json } = await mesa(["ticket", "ver", numero, "--json"]);
    expect(json.ticket.mensajes).toMatchObject([{ texto: "Primera línea\nsegunda" }]);
  });

  test("shows on a terminal what --texto would send, and sends it after a yes or with --si", async () => {
    const { mesa, create } = await followedDesk();
    const numero = await create("consulta", "k");
    const reply = (texto: string, ...argv: readonly string[]) =>
      ["ticket", "responder", numero, "--texto", texto].concat(argv);
    const no = await mesa(reply("Sí\u200b, uno."), { interactive: true, answers: [false, false] });
    expect([no.code, no.stderr.includes("\n  Sí, uno.\n\n")]).toEqual([130, true]);
    const yes = await mesa(reply("Dos."), { interactive: true, answers: [enter] });
    const agreed = await mesa(reply("Tres.", "--si"), { interactive: true });
    expect([yes.code, agreed.code]).toEqual([0, 0]);
    const { json } = await mesa(["ticket", "ver", numero, "--json"]);
    expect(json.ticket.mensajes).toMatchObject([{ texto: "Dos." }, { texto: "Tres." }]);
  });

  test("asks in the editor on a terminal only, and refuses to say nothing", async () => {
    const { mesa, create } = await followedDesk();
    const numero = await create("consulta", "k");
    const edited = await mesa(["ticket", "responder", numero], {
      interactive: true,
      answers: ["Escrito en el editorr.", false, enter, "Escrito en el editor.", enter],
    });
    expect(edited.stdout).toContain("la mesa recibió su mensaje");
    expect((await mesa(["ticket", "responder", numero, "--json"])).json).toMatchObject({
      error: { salida: 2, detalles: [{ campo: "texto", bandera: "--texto" }] },
    });
  });

  test("a case that is over takes no more words, a desk that is not there is told", async () => {
    const { mesa, create, official, close } = await followedDesk();
    const numero = await create("consulta", "k");
    await official(numero, "resolucion", { resultado: "anulado" });
    const reply = ["ticket", "responder", numero, "--texto", "¿Y?", "--json"];
    expect(await mesa(reply)).toMatchObject({
      code: 1,
      json: { error: { codigo: "mesa-rechaza" } },
    });
    await close();
    expect(await mesa(reply)).toMatchObject({ code: 6 });
  });
});

describe("ticket descargar", () => {
  async function withFiles() {
    const followed = await followedDesk();
    const numero = await followed.create("incidente", "k");
    await followed.mesa(["ticket", "responder", numero, "--texto", "Va.", "--adjunto", paper]);
    const cwd = testFolder();
    const download = (...argv: readonly string[]) =>
      followed.mesa(["ticket", "descargar", numero, ...argv, "--json"], { cwd });
    return { ...followed, numero, cwd, download };
  }

  test("all files, whole; what is there already is left alone", async () => {
    const { download, cwd } = await withFiles();
    const { archivos } = parsed("ticket-descargar", (await download()).stdout);
    for (const { ruta, sha256 } of archivos) expect(digest(ruta)).toBe(sha256);
    const names = readdirSync(cwd);
    expect(names).toEqual(["evidencia.pdf", "ficha-tecnica.pdf"]);
    expect((await download()).json.archivos).toMatchObject([
      { ya_estaba: true },
      { ya_estaba: true },
    ]);
    writeFileSync(join(cwd, "evidencia.pdf"), "otra cosa");
    expect(await download("evidencia.pdf")).toMatchObject({
      code: 2,
      json: { error: { codigo: "archivo-existe" } },
    });
    expect(readFileSync(join(cwd, "evidencia.pdf"), "utf8")).toBe("otra cosa");
    expect(await download("evidencia.pdf", "--reemplazar")).toMatchObject({ code: 0 });
    expect(digest(join(cwd, "evidencia.pdf"))).toBe(archivos[0].sha256);
  });

  test("a name that no file has is told before anything is written", async () => {
    const { download, cwd } = await withFiles();
    expect(await download("ficha-tecnica.pdf", "otra.pdf")).toMatchObject({ code: 3 });
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("goes on where it was cut off, and notices what is not the file", async () => {
    const { download, cwd, seen, failing } = await withFiles();
    failing(({ path }) => (path.includes("/adjuntos/") ? "corta-antes" : undefined));
    expect(await download("ficha-tecnica.pdf")).toMatchObject({
      code: 6,
      json: { error: { codigo: "descarga-cortada" } },
    });
    failing(() => undefined);
    const whole = readFileSync(paper);
    const mark = digest(paper).slice(0, 16);
    const partial = join(cwd, `.ficha-tecnica.pdf.${mark}.parcial`);
    writeFileSync(partial, whole.subarray(0, 1000));
    expect(await download("ficha-tecnica.pdf")).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, "ficha-tecnica.pdf"))).toEqual(whole);
    expect(readdirSync(cwd)).toEqual(["ficha-tecnica.pdf"]);

    writeFileSync(partial, "x".repeat(1000));
    expect(await download("ficha-tecnica.pdf", "--reemplazar")).toMatchObject({
      code: 1,
      json: { error: { codigo: "descarga-danada" } },
    });
    expect(readdirSync(cwd)).toEqual(["ficha-tecnica.pdf"]);
    expect(seen.filter(({ path }) => path.includes("/adjuntos/"))).toHaveLength(5);
  });

  test("a connection that breaks in the middle is taken up again where it broke", async () => {
    const { download, cwd, seen, failing } = await withFiles();
    let cuts = 0;
    failing(({ path }) => {
      const cut = path.includes("/adjuntos/") && cuts < 2;
      if (cut) cuts += 1;
      return cut ? "cuerpo-cortado" : undefined;
    });
    expect(await download("ficha-tecnica.pdf")).toMatchObject({ code: 0 });
    expect(digest(join(cwd, "ficha-tecnica.pdf"))).toBe(digest(paper));
    expect(readdirSync(cwd)).toEqual(["ficha-tecnica.pdf"]);
    expect(seen.filter(({ path }) => path.includes("/adjuntos/"))).toHaveLength(3);
  });

  // On Windows only administrators make links.
  test.runIf(posix)("follows no link", async () => {
    const { download, cwd } = await withFiles();
    const victim = join(testFolder(), "ajeno");
    writeFileSync(victim, "ajeno");
    symlinkSync(victim, join(cwd, "evidencia.pdf"));
    symlinkSync(victim, join(cwd, `.ficha-tecnica.pdf.${digest(paper).slice(0, 16)}.parcial`));
    expect(await download("evidencia.pdf")).toMatchObject({ code: 2 });
    expect(await download("--reemplazar")).toMatchObject({ code: 0 });
    expect(readFileSync(victim, "utf8")).toBe("ajeno");
    expect(digest(join(cwd, "ficha-tecnica.pdf"))).toBe(digest(paper));
  });
});

test("disagreeing asks what is still wrong, and the whole chain is shown", async () => {
  const { mesa, create, official } = await followedDesk();
  const first = await create("consulta", "k");
  await official(first, "respuestas", { texto: "Sí procede." });
  const follow = await mesa(["ticket", "inconforme", first], {
    interactive: true,
    answers: ["Falta la base legal de esa respuesta, que se pidió expresamente.", "enviar"],
  });
  expect(follow.stderr).toContain("Sí procede.");
  expect(follow.stderr).toContain("Cuente qué continúa mal");
  const listed = (await mesa(["ticket", "listar", "--json"])).json.tickets;
  expect(listed).toMatchObject([{ sigue_a: first }, { numero: first, estado: "inconforme" }]);
  const chain = await mesa(["ticket", "ver", first, "--cadena", "--json"]);
  expect(parsed("ticket-ver", chain.stdout).cadena).toMatchObject([
    { numero: first, mensajes: [{ texto: "Sí procede." }] },
    { sigue_a: first, datos: { consulta: /Falta la base legal/ } },
  ]);
  const text = (await mesa(["ticket", "ver", first, "--cadena"])).stdout;
  expect(text.match(/^MS-\d+-\d+ /gm)).toHaveLength(2);
  // A rule stands between two tickets, and nowhere else.
  expect(text.split("\n").flatMap((line) => line.match(/^MS-|^─+$/) ?? [])).toEqual([
    "MS-",
    "────────",
    "MS-",
  ]);
  const rows = (await mesa(["ticket", "ver", first, "--cadena", "--csv"])).stdout.trim();
  expect(rows.split("\r\n").map((line) => line.slice(0, 3))).toEqual([
    expect.not.stringMatching("MS-"),
    "MS-",
    "MS-",
  ]);
});

describe("on a terminal", () => {
  test("agreeing shows the answer and asks, since it can't be taken back", async () => {
    const { mesa, create, official } = await followedDesk();
    const numero = await create("consulta", "k");
    await official(numero, "respuestas", { texto: "Sí procede." });
    const agree = ["ticket", "conforme", numero];
    const declined = await mesa(agree, { interactive: true, answers: [enter] });
    expect(declined.code).toBe(130);
    expect(declined.stderr).toContain(numero);
    expect(declined.stderr).toContain("Sí procede.");
    const state = async () => (await mesa(["ticket", "ver", numero, "--json"])).json.ticket.estado;
    expect(await state()).toBe("respondido");
    expect((await mesa(agree, { interactive: true, answers: [true] })).code).toBe(0);
    expect(await state()).toBe("conforme");
    const late = await mesa(["ticket", "inconforme", numero], { interactive: true });
    expect([late.code, late.stderr.includes(`El ticket ${numero} ya terminó`)]).toEqual([1, true]);
  });

  test("--si agrees at once; disagreeing before there is an answer is asked first", async () => {
    const { mesa, create, official } = await followedDesk();
    const numero = await create("consulta", "k");
    const early = ["ticket", "inconforme", numero];
    const asked = await mesa(early, { interactive: true, answers: [enter] });
    expect([asked.code, asked.stderr.includes("Cuente qué continúa mal")]).toEqual([130, false]);
    await official(numero, "respuestas", { texto: "Sí procede." });
    expect((await mesa(["ticket", "conforme", numero, "--si"], { interactive: true })).code).toBe(
      0,
    );
  });
});
