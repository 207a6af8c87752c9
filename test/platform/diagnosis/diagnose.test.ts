import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { createDiagnosis } from "../../../src/platform/diagnosis/diagnose.ts";
import type { Diagnosis, Finding } from "../../../src/ports/diagnosis.ts";
import type { SecretStore } from "../../../src/ports/secret-store.ts";
import { posix } from "../../support/posix.ts";
import { testFolder } from "../../support/test-context.ts";

interface Machine {
  readonly settings: string;
  readonly data?: string;
  readonly user?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly platform?: NodeJS.Platform;
  readonly secretStore?: () => Promise<SecretStore>;
  readonly wantsFiles?: boolean;
}

const nothing = { get: () => Promise.resolve(undefined), put: () => Promise.resolve() };
const store = (place: SecretStore["place"]) => () =>
  Promise.resolve({ ...nothing, place, where: place, remove: () => Promise.resolve() });

function diagnosis(machine: Machine): Diagnosis {
  const { settings, data = settings, user, env = {}, platform = "linux" } = machine;
  const own = {
    env: { value: env },
    platform: { value: platform },
    ...(user !== undefined && { getuid: { value: () => user } }),
    ...(platform === "win32" && { getuid: { value: undefined } }),
  };
  return createDiagnosis({
    process: Object.create(process, own),
    version: "1.2.3",
    folders: { home: data, settings, data, cache: data },
    clock: () => new Date("2026-11-24T15:00:00Z"),
    secretStore: machine.secretStore ?? store("sistema"),
    wantsFiles: () => machine.wantsFiles ?? false,
  });
}

/** What is found on a machine besides its version. */
async function findings(machine: Machine): Promise<readonly Finding[]> {
  const [version, ...others] = await diagnosis(machine).machine();
  expect(version).toMatchObject({ que: "version", estado: "bien", remedio: null });
  expect(version?.detalle).toContain(`mesa 1.2.3 · Node ${process.versions.node}`);
  return others;
}

const well = (que: string, detalle: string): Finding => ({
  que,
  estado: "bien",
  detalle,
  remedio: null,
});

/** A folder of ours in which there is nothing. */
function emptyFolder(): string {
  const folder = join(testFolder(), "mesa");
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

test.runIf(posix)("a folder is in order, new, closed or of another user", async () => {
  const folder = emptyFolder();
  const secret = well("almacen", "sistema");
  expect(await findings({ settings: folder })).toEqual([
    well("carpeta", `${folder} (700)`),
    secret,
  ]);
  const fresh = join(folder, "aun", "no");
  expect(await findings({ settings: fresh })).toEqual([well("carpeta-nueva", fresh), secret]);
  const user = (process.getuid?.() ?? 0) + 1;
  expect(await findings({ settings: folder, user })).toEqual([
    {
      que: "carpeta-ajena",
      estado: "mal",
      detalle: `${folder} (uid ${process.getuid?.()})`,
      remedio: `sudo chown -R ${user} "${folder}"`,
    },
    secret,
  ]);
  // A file where a folder belongs is closed to everybody, root included.
  const file = join(folder, "archivo");
  writeFileSync(file, "", { mode: 0o600 });
  const closed = (detalle: string): Finding => ({
    que: "carpeta-cerrada",
    estado: "mal",
    detalle,
    remedio: `chmod u+rwx "${file}"`,
  });
  expect(await findings({ settings: file })).toEqual([closed(`${file} (600)`), secret]);
  const below = join(file, "mesa");
  expect(await findings({ settings: below })).toEqual([closed(below), secret]);
});

test.runIf(posix)("of files that others can read, only ours are told", async () => {
  const folder = emptyFolder();
  for (const name of ["boveda", "sesiones", "borradores", "otra"]) mkdirSync(join(folder, name));
  const open = ["config.json", "llave", "boveda/a", "sesiones/b.json", "borradores/c.json"];
  const others = ["nota.txt", "config.json.viejo", "otra/d"];
  for (const name of [...open, ...others]) {
    writeFileSync(join(folder, name), "");
    chmodSync(join(folder, name), 0o640);
  }
  writeFileSync(join(folder, "boveda", "cerrado"), "", { mode: 0o600 });
  const found = await findings({ settings: folder });
  expect(found.filter(({ que }) => que === "archivo-abierto")).toEqual(
    open.map((name) => ({
      que: "archivo-abierto",
      estado: "aviso",
      detalle: `${join(folder, name)} (640)`,
      remedio: `chmod 600 "${join(folder, name)}"`,
    })),
  );
  chmodSync(folder, 0o710);
  expect((await findings({ settings: folder }))[0]).toEqual({
    que: "carpeta-abierta",
    estado: "aviso",
    detalle: `${folder} (710)`,
    remedio: `chmod 700 "${folder}"`,
  });
  // Windows has no such rights, and its folders no owner by number.
  const onWindows = await findings({ settings: folder, platform: "win32" });
  expect(onWindows).toEqual([well("carpeta", folder), well("almacen", "sistema")]);
});

test("settings and data in two folders are both looked at, in one only once", async () => {
  const [settings, data] = [emptyFolder(), emptyFolder()];
  // Where rights of folders are not looked at, which differ from system to system.
  const folders = async (machine: Machine) =>
    (await findings({ ...machine, platform: "win32" })).filter(({ que }) => que === "carpeta")
      .length;
  expect([await folders({ settings }), await folders({ settings, data })]).toEqual([1, 2]);
});

test.each<[string, Partial<Machine>, readonly Partial<Finding>[]]>([
  [
    "chosen files",
    { secretStore: store("archivo"), wantsFiles: true },
    [{ que: "almacen-archivo", estado: "bien", detalle: "archivo" }],
  ],
  [
    "files for want of a store",
    { secretStore: store("archivo") },
    [{ que: "almacen-falta", estado: "aviso", remedio: "mesa config poner almacen archivo" }],
  ],
  [
    "a store that does not answer",
    {
      secretStore: () =>
        Promise.reject(new MesaError("almacen-no-responde", { params: { almacen: "Llavero" } })),
    },
    [
      {
        que: "almacen-mudo",
        estado: "mal",
        detalle: "Llavero",
        remedio: "mesa config poner almacen archivo",
      },
    ],
  ],
  [
    "a project file that can't be read, which the profile tells",
    { secretStore: () => Promise.reject(new MesaError("proyecto-invalido")) },
    [],
  ],
])("%s", async (_what, machine, expected) => {
  const found = await findings({ settings: emptyFolder(), ...machine });
  expect(found.slice(1)).toEqual(expected.map((one) => expect.objectContaining(one)));
});

test("a defect of the store is no finding", async () => {
  const secretStore = () => Promise.reject(new TypeError("defecto"));
  await expect(findings({ settings: emptyFolder(), secretStore })).rejects.toThrow("defecto");
});

test("databases that were set aside, and proxies without their passwords, are told", async () => {
  const folder = emptyFolder();
  for (const name of ["libro.db.danada-20261120", "libro.db", "tickets.db.danado-1", "danado-1"]) {
    writeFileSync(join(folder, name), "");
  }
  const env = {
    HTTPS_PROXY: "http://u:clave@proxy.example:3128",
    no_proxy: "interno.example",
    HTTP_PROXY: "",
  };
  const found = (await findings({ settings: folder, env })).filter(
    ({ que }) => que === "apartado" || que === "proxy",
  );
  const aside = { que: "apartado", estado: "aviso", remedio: "mesa bandeja listar --todas" };
  expect(found).toEqual([
    { ...aside, detalle: join(folder, "libro.db.danada-20261120") },
    { ...aside, detalle: join(folder, "tickets.db.danado-1") },
    well("proxy", "HTTPS_PROXY=http://…@proxy.example:3128"),
    well("proxy", "no_proxy=interno.example"),
  ]);
});
