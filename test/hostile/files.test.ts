import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { handOverProfile } from "../../src/channels/handover/profile-part.ts";
import { mailProfile } from "../../src/channels/mail/profile-part.ts";
import { rtProfile } from "../../src/channels/request-tracker/profile-part.ts";
import { createPreferences } from "../../src/platform/settings/preferences.ts";
import { openSettingsFile } from "../../src/platform/settings/settings-file.ts";
import { createDraftStore } from "../../src/platform/files/draft-store.ts";
import { ledgerMigrations } from "../../src/ledger/ledger-schema.ts";
import { abandonedHere, DamagedRow, readEntry } from "../../src/ledger/read-entry.ts";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { entryStates } from "../../src/ports/ledger.ts";
import { openDatabase } from "../../src/sqlite/open-database.ts";
import {
  cases,
  hostileJson,
  hostileText,
  hostileValue,
  spoilt,
  survives,
} from "../support/hostile.ts";
import { testIntent, testTicket } from "../support/intent.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const timeout = 3_600_000;
const json = (value: unknown): string => JSON.stringify(value);

const profile = { nombre: "mesa", canal: "portal", url: "http://127.0.0.1:1", operador: {} };
const settings = { v: 1, perfil: "mesa", perfiles: [profile], ajustes: { idioma: "en" } };
const settingsText = fc.oneof(
  hostileJson,
  spoilt(settings).map(json),
  spoilt(profile).map((one) => json({ ...settings, perfiles: [one] })),
  fc.dictionary(hostileText, hostileText).map((ajustes) => json({ ...settings, ajustes })),
);

test("settings of any content are read or set aside", { timeout }, async () => {
  const folder = testFolder();
  const path = join(folder, "config.json");
  const file = openSettingsFile(folder, {
    ...mailProfile.shape,
    ...rtProfile.shape,
    ...handOverProfile.shape,
  });
  fc.assert(
    fc.property(settingsText, (text) => {
      writeFileSync(path, text);
      failsAsOurs(() => file.read());
      // Set aside under one name, over and over.
      rmSync(`${path}.danado-${process.pid}`, { force: true });
    }),
    cases(5),
  );
  await fc.assert(
    fc.asyncProperty(settingsText, async (text) => {
      writeFileSync(path, text);
      await survives(["perfil", "listar"], { folder, interactive: true });
      writeFileSync(path, text);
      await survives(["config", "ver"], { folder, interactive: true });
    }),
    cases(0.1),
  );
});

test("a project's file of any content gives no more than it may", { timeout }, async () => {
  const [home, folder] = [testFolder(), testFolder()];
  const path = join(folder, ".mesarc.json");
  const project = { perfil: "mesa", idioma: "en", campos: { distrito: "028" } };
  const text = fc.oneof(
    hostileJson,
    spoilt(project).map(json),
    fc.dictionary(hostileText, hostileText).map((campos) => json({ campos })),
  );
  fc.assert(
    fc.property(text, (content) => {
      writeFileSync(path, content);
      failsAsOurs(() => {
        const preferences = createPreferences({ env: {}, cwd: folder, settingsPath: "" });
        preferences.get("idioma");
        expect(Object.values(preferences.campos).every((one) => typeof one === "string")).toBe(
          true,
        );
        expect(preferences.get("editor").value).toBeUndefined();
      });
    }),
    cases(5),
  );
  await fc.assert(
    fc.asyncProperty(text, async (content) => {
      writeFileSync(path, content);
      await survives(["config", "ver"], { folder: home, cwd: folder, interactive: true });
    }),
    cases(0.1),
  );
  rmSync(path);
  mkdirSync(path);
  const { code } = await survives(["config", "ver"], { folder: home, cwd: folder });
  expect(code).toBe(2);
});

test("drafts of any content are listed or left out", { timeout }, async () => {
  const folder = testFolder();
  const path = join(folder, "borradores", "abc.json");
  mkdirSync(join(folder, "borradores"));
  const draft = {
    v: 1,
    id: "abc",
    formulario: "incidente",
    perfil: "practica",
    respuestas: { pantalla: "Una", capturas: [{ ruta: "a.png" }] },
    sigue_a: null,
    clave: "k",
    creado: "2026-11-24T15:00:00Z",
    actualizado: "2026-11-24T15:00:00Z",
  };
  const text = fc.oneof(
    hostileJson,
    spoilt(draft).map(json),
    spoilt(draft.respuestas).map((respuestas) => json({ ...draft, respuestas })),
  );
  const store = createDraftStore(join(folder, "borradores"));
  await fc.assert(
    fc.asyncProperty(text, async (content) => {
      writeFileSync(path, content);
      await store.list();
      await store.load("abc").catch(ours);
    }),
    cases(3),
  );
  await fc.assert(
    fc.asyncProperty(text, async (content) => {
      writeFileSync(path, content);
      await survives(["borrador", "listar"], { folder, interactive: true });
      await survives(["borrador", "ver", "abc"], { folder, interactive: true });
      await survives(["borrador", "continuar", "abc", "--sin-preguntas", "--ensayo"], { folder });
    }),
    cases(0.1),
  );
});

const row = {
  solicitud: testIntent().solicitud,
  turno: 0,
  estado: "aceptado",
  dueno: null,
  plazo: null,
  intentos: 1,
  motivo: null,
  resumen: json(testTicket),
  actualizada: testIntent().creada,
  intencion: json(testIntent()),
};

test(
  "a row of the journal is whole or damaged, and a damaged one holds up no other",
  { timeout },
  async () => {
    const spoiltRow = fc.oneof(
      spoilt(row),
      spoilt({ ...testIntent() }).map((intent) => ({ ...row, intencion: json(intent) })),
      spoilt(testTicket).map((ticket) => ({ ...row, resumen: json(ticket) })),
      hostileJson.map((text) => ({ ...row, intencion: text })),
    );
    const living = { clock: () => new Date(0), isAlive: () => true };
    fc.assert(
      fc.property(spoiltRow, (one) => {
        try {
          JSON.stringify(readEntry(one, abandonedHere(living)));
        } catch (error) {
          if (!(error instanceof DamagedRow)) throw error;
        }
      }),
      cases(15),
    );
    const folder = testFolder();
    const ledger = await openLedger({ folder, pid: 1, ...living });
    const database = await openDatabase(join(folder, "libro.db"), ledgerMigrations);
    onTestFinished(() => (ledger.close(), database.close()));
    const second = { solicitud: "01a20000-0000-7000-8000-000000000002", clave: "clave-2" };
    await ledger.record(testIntent(second));
    const columns = fc.dictionary(
      fc.constantFrom("estado", "plazo", "motivo", "resumen", "actualizada", "intencion"),
      fc.oneof(hostileText, hostileJson, hostileValue.map(json)),
      { minKeys: 1 },
    );
    await fc.assert(
      fc.asyncProperty(columns, async (change) => {
        if ((await ledger.find(testIntent().solicitud)) === undefined)
          await ledger.record(testIntent());
        const names = Object.keys(change);
        const set = names.map((name) => `${name} = ?`).join(", ");
        const where = `solicitud = '${testIntent().solicitud}'`;
        database.run(`UPDATE entradas SET ${set} WHERE ${where}`, Object.values(change));
        await survives(["bandeja", "listar", "--todas"], { folder, interactive: true });
        const { stdout } = await survives(["bandeja", "listar", "--json"], { folder });
        expect(stdout).toContain(second.solicitud);
        database.run(`DELETE FROM entradas WHERE ${where}`);
      }),
      cases(0.1),
    );
    expect(await ledger.list({ estados: entryStates })).toMatchObject([second]);
  },
);

function failsAsOurs(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    ours(error);
  }
}

function ours(error: unknown): void {
  if (!(error instanceof MesaError)) throw error;
}

test("what is kept beside the journal may be anything", { timeout }, async () => {
  const folder = testFolder();
  await runMesa(["perfil", "crear", "mesa", "--url", "http://127.0.0.1:1"], { folder });
  mkdirSync(join(folder, "sesiones"));
  mkdirSync(join(folder, "completar"));
  const session = {
    v: 2,
    lugar: "archivo",
    recordada: false,
    ruc: null,
    usuario: "U",
    nombre: "N",
  };
  const known = { ...session, caduca: "2099-01-01T00:00:00Z" };
  await fc.assert(
    fc.asyncProperty(fc.oneof(hostileJson, spoilt(known).map(json)), async (text) => {
      writeFileSync(join(folder, "sesiones", "mesa.json"), text);
      writeFileSync(join(folder, "completar", "tickets.json"), text);
      await survives(["sesion", "estado"], { folder, interactive: true });
    }),
    cases(0.1),
  );
  expect(readFileSync(join(folder, "config.json"), "utf8")).toContain("127.0.0.1");
});
