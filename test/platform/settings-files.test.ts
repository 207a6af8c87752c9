import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openProfiles } from "../../src/compose/profiles.ts";
import { practiceProfile } from "../../src/ports/profile-store.ts";
import { createPreferences } from "../../src/platform/settings/preferences.ts";
import { readHolidayChanges } from "../../src/platform/settings/read-holiday-changes.ts";
import { posix } from "../support/posix.ts";
import { testFolder } from "../support/test-context.ts";

const profile = (nombre: string, more: object = {}) => ({
  nombre,
  canal: "portal" as const,
  url: "https://mesa.example",
  operador: { nombre: "Agencia", correo: "a@b.ec" },
  ...more,
});

describe("profiles and settings in their file", () => {
  test("each change keeps everything else", async () => {
    const folder = join(testFolder(), "ajustes");
    const path = join(folder, "config.json");
    const store = openProfiles(folder);
    const written = () => JSON.parse(readFileSync(path, "utf8"));
    expect([await store.list(), await store.current()]).toEqual([[practiceProfile], undefined]);
    const [one, two] = [profile("uno", { ruc: "1790012345001" }), profile("dos")];
    await store.save(one);
    await store.save(two);
    await store.use("uno");
    await store.put("idioma", "en");
    await store.put("accesible", "si");
    await store.put("idioma", "es");
    const ajustes = { accesible: "si", idioma: "es" };
    expect(written()).toEqual({ v: 1, perfil: "uno", perfiles: [one, two], ajustes });
    if (posix) {
      expect([statSync(folder).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600]);
    }
    const changed = { ...one, url: "https://otra.example" };
    await store.save(changed);
    expect([await store.list(), await store.find("uno"), await store.find("tres")]).toEqual([
      [two, changed, practiceProfile],
      changed,
      undefined,
    ]);
    await store.put("accesible", undefined);
    await store.remove("dos");
    expect(written()).toEqual({
      v: 1,
      perfil: "uno",
      perfiles: [changed],
      ajustes: { idioma: "es" },
    });
    await store.remove("uno");
    expect([await store.current(), written()["perfiles"]]).toEqual([undefined, []]);
    await store.use("otro");
    expect(await store.current()).toBe("otro");
    await store.use(undefined);
    expect(await store.current()).toBeUndefined();
    // The practice profile may be one's own.
    const own = { ...practiceProfile, ruc: "1790012345001" };
    await store.save(own);
    expect(await store.list()).toEqual([own]);
  });

  test.each(["no es JSON", "{}", '{"v":2,"perfiles":[]}', '{"v":1,"perfiles":[{"nombre":7}]}'])(
    "a damaged file is set aside whole: %s",
    async (text) => {
      const folder = testFolder();
      const path = join(folder, "config.json");
      writeFileSync(path, text);
      const store = openProfiles(folder);
      const aside = `${path}.danado-${process.pid}`;
      await expect(store.list()).rejects.toMatchObject({
        code: "configuracion-danada",
        params: { aparte: aside },
      });
      expect([readFileSync(aside, "utf8"), existsSync(path)]).toEqual([text, false]);
      expect(await store.list()).toEqual([practiceProfile]);
    },
  );

  test("a file that can't be read is told", async () => {
    const folder = testFolder();
    mkdirSync(join(folder, "config.json"));
    await expect(openProfiles(folder).list()).rejects.toMatchObject({ code: "archivo-ilegible" });
  });

  // On Windows what lies below a file is not there.
  test.runIf(posix)("a folder that is a file is told", async () => {
    const file = join(testFolder(), "archivo");
    writeFileSync(file, "");
    const nowhere = openProfiles(join(file, "x"));
    await expect(nowhere.list()).rejects.toMatchObject({ code: "archivo-ilegible" });
  });
});

/** Preferences with these variables, this project file two folders above, and these own settings. */
function preferences(env: Readonly<Record<string, string>>, project?: string, settings?: string) {
  const root = testFolder();
  const cwd = join(root, "a", "b");
  mkdirSync(cwd, { recursive: true });
  const projectFile = join(root, ".mesarc.json");
  if (project !== undefined) writeFileSync(projectFile, project);
  const settingsPath = join(root, "config.json");
  if (settings !== undefined) writeFileSync(settingsPath, settings);
  return { projectFile, found: createPreferences({ env, cwd, settingsPath }) };
}

describe("a preference", () => {
  const project = '{"idioma":"en","perfil":"proyecto","campos":{"distrito":"028"}}';
  const settings = '{"perfil":"mio","ajustes":{"idioma":"es","editor":"nano","accesible":"no"}}';
  const both = (env: Readonly<Record<string, string>>) => preferences(env, project, settings).found;

  test("is that of the environment, then the project's, then one's own", () => {
    expect(both({ MESA_IDIOMA: "es" }).get("idioma")).toEqual({ value: "es", origin: "ambiente" });
    expect(both({}).get("idioma")).toEqual({ value: "en", origin: "proyecto" });
    expect(both({}).get("editor")).toEqual({ value: "nano", origin: "configuracion" });
    expect(preferences({}, undefined, settings).found.get("perfil")).toEqual({
      value: "mio",
      origin: "configuracion",
    });
    expect(both({}).get("paginador")).toEqual({ value: undefined, origin: "omision" });
  });

  test("of the project is found in a folder above, with its fields", () => {
    const { found, projectFile } = preferences({}, project);
    expect([found.projectFile, found.campos]).toEqual([projectFile, { distrito: "028" }]);
  });

  test.each([
    ["idioma", "fr", undefined],
    ["idioma", "", undefined],
    ["accesible", "1", "si"],
    ["accesible", "TRUE", "si"],
    ["accesible", "Sí", "si"],
    ["accesible", "yes", "si"],
    ["accesible", "0", "no"],
    ["accesible", "False", "no"],
    ["accesible", "quizás", undefined],
    ["almacen", "1", undefined],
    ["almacen", "archivo", "archivo"],
    ["editor", "vim -u x", "vim -u x"],
  ] as const)("%s from %j is %s", (key, given, value) => {
    const variable = `MESA_${key.toUpperCase()}`;
    const found = preferences({ [variable]: given }).found.get(key);
    const origin = value === undefined ? "omision" : "ambiente";
    expect(found).toEqual({ value, origin });
  });

  test.each([
    [
      '{"idioma":"en","editor":"vi","clave":"x"}',
      { causa: "claves-ajenas", claves: "editor, clave" },
    ],
    ['{"campos":{"a":"b","c":7}}', { causa: "no-es-texto", claves: "campos.c" }],
    ["[1]", { causa: "json-no-objeto" }],
    ["{", { causa: "json-cortado", linea: 1, columna: 2, hallado: "" }],
  ])("of the project file %s is refused", (text, cause) => {
    const { found, projectFile } = preferences({}, text);
    expect(() => found.get("idioma")).toThrow(
      expect.objectContaining({
        code: "proyecto-invalido",
        params: { archivo: projectFile, ...cause },
      }),
    );
    // What the environment says needs no project.
    expect(preferences({ MESA_IDIOMA: "en" }, text).found.get("idioma").value).toBe("en");
  });

  test.each(["", "{", "[]", '{"ajustes":[]}'])(
    "of a damaged settings file there is none: %s",
    (text) => {
      const { found } = preferences({}, undefined, text);
      expect([found.get("idioma").origin, found.projectFile, found.campos]).toEqual([
        "omision",
        undefined,
        {},
      ]);
    },
  );
});

describe("changes of holidays", () => {
  const read = (text: string) => {
    const path = join(testFolder(), "feriados.json");
    writeFileSync(path, text);
    return { path, changes: () => readHolidayChanges(path) };
  };

  test.each([
    ["{}", { feriados: {}, laborables: [] }],
    [
      '{"feriados":{"2026-11-24":"Duelo"}}',
      { feriados: { "2026-11-24": "Duelo" }, laborables: [] },
    ],
    ['\ufeff{"laborables":["2026-12-25"]}', { feriados: {}, laborables: ["2026-12-25"] }],
  ])("%s are read", (text, changes) => expect(read(text).changes()).toEqual(changes));

  test.each([
    ['{"feriados":{"2026-02-30":"x"}}', { causa: "otra-forma" }],
    ['{"laborables":["ayer"]}', { causa: "otra-forma" }],
    ['{"otros":[]}', { causa: "otra-forma" }],
    ['{"feriados"', { causa: "json-cortado", linea: 1, columna: 12, hallado: "" }],
  ])("%s are refused", (text, cause) => {
    const { path, changes } = read(text);
    const params = { archivo: path, ...cause };
    expect(changes).toThrow(expect.objectContaining({ code: "feriados-invalidos", params }));
  });

  test("that are not there are none, and what is no file is told", () => {
    const folder = testFolder();
    expect(readHolidayChanges(join(folder, "no"))).toEqual({ feriados: {}, laborables: [] });
    expect(() => readHolidayChanges(folder)).toThrow(
      expect.objectContaining({ code: "feriados-invalidos" }),
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});
