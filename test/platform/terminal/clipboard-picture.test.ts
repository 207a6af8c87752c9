import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { saveClipboardPicture } from "../../../src/platform/terminal/clipboard-picture.ts";
import { pdfText } from "../../support/pdf-text.ts";
import { parsed } from "../../support/parse-output.ts";
import { interrupt, runMesa, testFolder, type Answer } from "../../support/test-context.ts";

const picture = resolve("test/fixtures/capturas/02-dai-tributos-1920x1080-claro.png");

/** A folder with a program that gives a clipboard that is not there. */
function programs(name: string, types: string, content: string): string {
  const folder = join(testFolder(), "bin");
  mkdirSync(folder);
  const path = join(folder, name);
  const lists = name === "xclip" ? '"$4" = TARGETS' : '"$1" = --list-types';
  const told = `[ -z "$DICHO" ] || echo ${name} "$*" >>"$DICHO"`;
  const given = `if [ ${lists} ]; then echo "${types}"; else ${content}; fi`;
  writeFileSync(path, ["#!/bin/sh", told, given, ""].join("\n"));
  chmodSync(path, 0o755);
  return `${folder}:/bin:/usr/bin`;
}

const real = `cat ${picture}`;

test.runIf(process.platform !== "win32").each([
  ["xclip", "DISPLAY", "TARGETS image/png", real, undefined],
  ["wl-paste", "WAYLAND_DISPLAY", "image/png", real, undefined],
  ["xclip", "DISPLAY", "UTF8_STRING", real, "sin-imagen"],
  // xclip gives the text for a picture, and calls that a success.
  ["xclip", "DISPLAY", "image/png", "echo hola", "sin-imagen"],
  ["wl-paste", "WAYLAND_DISPLAY", "image/png", "exit 1", "sin-imagen"],
  // More than any picture that is taken.
  ["xclip", "DISPLAY", "image/png", `${real}; head -c 27262977 /dev/zero`, "sin-imagen"],
  ["otro", "DISPLAY", "image/png", real, "sin-programa"],
] as const)("%s, %s, %s, %s: %s", async (name, variable, types, content, trouble) => {
  const path = join(testFolder(), "imagen.png");
  const PATH = programs(name, types, content);
  const env = { [variable]: ":9", PATH: name === "otro" ? PATH.split(":", 1).join("") : PATH };
  expect(await saveClipboardPicture(path, { env, platform: "linux" })).toBe(trouble);
  if (trouble === undefined) {
    expect(readFileSync(path).equals(readFileSync(picture))).toBe(true);
    expect(statSync(path).mode & 0o077).toBe(0);
  }
});

test.runIf(process.platform !== "win32")(
  "what is there is asked first, and the next program where one has no picture",
  async () => {
    const selection = "xclip -selection clipboard -t";
    const wayland = ["wl-paste --list-types", "wl-paste --type image/png"] as const;
    const x11 = [`${selection} TARGETS -o`, `${selection} image/png -o`] as const;
    const asked = async (
      screens: Readonly<Record<string, string>>,
      [first, second]: readonly [string, string],
    ) => {
      const [path, noted] = [join(testFolder(), "imagen.png"), join(testFolder(), "dicho")];
      const folders = [programs("wl-paste", first, real), programs("xclip", second, real)];
      const env = { ...screens, PATH: folders.join(":"), DICHO: noted };
      const trouble = await saveClipboardPicture(path, { env, platform: "linux" });
      const told = existsSync(noted) ? readFileSync(noted, "utf8") : "";
      return [trouble, existsSync(path), told.split("\n").slice(0, -1)];
    };
    const both = { WAYLAND_DISPLAY: "w", DISPLAY: ":9" };
    const png = "TEXT image/png";
    expect(await asked(both, [png, png])).toEqual([undefined, true, wayland]);
    expect(await asked(both, ["TEXT", png])).toEqual([undefined, true, [wayland[0], ...x11]]);
    expect(await asked(both, ["TEXT", "image/jpeg"])).toEqual([
      "sin-imagen",
      false,
      [wayland[0], x11[0]],
    ]);
    expect(await asked({ DISPLAY: ":9" }, [png, png])).toEqual([undefined, true, x11]);
    const none = { WAYLAND_DISPLAY: "", DISPLAY: "" };
    expect(await asked(none, [png, png])).toEqual(["sin-programa", false, []]);
  },
);

test.runIf(process.platform !== "win32")(
  "the copied picture is kept with its moment, which stands in the document and the JSON",
  async () => {
    const cwd = testFolder();
    const env = { PATH: programs("xclip", "image/png", real), DISPLAY: ":9" };
    const now = new Date("2026-11-20T15:32:05Z");
    const argv = ["evidencia", "armar", "@portapapeles=Error al enviar", "--json"];
    const { stdout } = await runMesa(argv, { cwd, env, now, folder: testFolder() });
    const [capture] = parsed("evidencia-armar", stdout).evidencia.capturas;
    expect(capture).toMatchObject({ leyenda: "Error al enviar", tomada: "2026-11-20 10:32:05" });
    expect(readdirSync(cwd).toSorted()).toEqual([
      "evidencia.pdf",
      "portapapeles-2026-11-20-103205.png",
    ]);
    const text = pdfText(readFileSync(join(cwd, "evidencia.pdf"))).join(" ");
    expect(text).toContain("Imagen que mesa tomó del portapapeles el 20/11/2026 a las 10:32:05");
    expect(text).toContain("tomada por mesa: 20/11/2026 10:32");
  },
);

test("without a picture in the clipboard it says so", async () => {
  const argv = ["evidencia", "revisar", "@portapapeles", "--json"];
  const { code, stderr } = await runMesa(argv, { cwd: testFolder(), env: { PATH: "" } });
  expect([code, JSON.parse(stderr).error.codigo]).toEqual([2, "portapapeles-sin-imagen"]);
});

test.runIf(process.platform !== "win32")(
  "a form's file names the copied picture as it names a file",
  async () => {
    const folder = testFolder();
    const env = { PATH: programs("xclip", "image/png", real), DISPLAY: ":9" };
    const form = {
      ...JSON.parse(readFileSync("ejemplos/incidente.json", "utf8")),
      capturas: [{ ruta: "@portapapeles", leyenda: "Error al enviar" }],
    };
    const argv = [
      "incidente",
      "crear",
      "--perfil",
      "practica",
      "--desde",
      "-",
      "--ensayo",
      "--json",
    ];
    const { code, stdout } = await runMesa(argv, {
      cwd: folder,
      folder,
      env,
      now: new Date("2026-11-21T15:32:05Z"),
      stdin: JSON.stringify(form),
    });
    const [capture] = parsed("incidente-crear", stdout).evidencia.capturas;
    expect([code, capture]).toEqual([
      0,
      expect.objectContaining({
        nombre: "portapapeles-2026-11-21-103205.png",
        leyenda: "Error al enviar",
        tomada: "2026-11-21 10:32:05",
      }),
    ]);
  },
);

test.runIf(process.platform !== "win32")(
  "the questions take it, too, and say where there is none",
  async () => {
    const folder = testFolder();
    const none = { PATH: programs("xclip", "UTF8_STRING", real), DISPLAY: ":9" };
    const argv = ["incidente", "crear", "--perfil", "practica", "--desde", "-"];
    const { capturas: _files, ...form } = JSON.parse(
      readFileSync("ejemplos/incidente.json", "utf8"),
    );
    writeFileSync(join(folder, "i.json"), JSON.stringify(form));
    const run = async (env: Readonly<Record<string, string>>, answers: readonly Answer[]) =>
      await runMesa([...argv.slice(0, -1), join(folder, "i.json"), "--json"], {
        cwd: folder,
        folder,
        env,
        now: new Date("2026-11-21T15:32:05Z"),
        interactive: true,
        answers,
      });
    const failed = await run(none, ["@portapapeles", interrupt]);
    expect(failed.stderr).toContain("El portapapeles no da ninguna imagen");
    const env = { PATH: programs("xclip", "image/png", real), DISPLAY: ":9" };
    const { stderr, stdout } = await run(env, ["@portapapeles", "enviar"]);
    expect(stderr).toContain("1. portapapeles-2026-11-21-103205.png");
    expect(parsed("incidente-crear", stdout).resultado).toBe("aceptado");
  },
);
