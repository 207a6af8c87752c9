import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { mesa } from "../support/mesa-process.ts";
import { seedDesk } from "../support/seeded-desk.ts";
import { shareCodeCache } from "../support/shared-cache.ts";
import { testFolder } from "../support/test-context.ts";

const incident = resolve("test/fixtures/solicitudes/incidente-mti-placa.json");

test.runIf(process.platform === "linux").each(["", "datos"])(
  "with the folder variables «%s», every current folder has the same journal, and nothing else",
  async (value) => {
    const folder = testFolder();
    const names = ["MESA_CARPETA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"];
    const env = Object.fromEntries(names.map((name) => [name, value]));
    const [first, second] = ["a", "b"].map((name) => join(folder, name));
    for (const cwd of [first, second]) mkdirSync(cwd ?? "");
    seedDesk(join(folder, ".local/share/mesa"));
    mkdirSync(join(folder, ".cache"));
    shareCodeCache(join(folder, ".cache"), "mesa");
    const argv = ["incidente", "crear", "--perfil", "practica", "--desde", incident];
    const sent = await mesa(argv, { folder, env, cwd: first ?? "" });
    expect(sent.code).toBe(0);
    const list = ["bandeja", "listar", "--todas", "--json"];
    const listed = await mesa(list, { folder, env, cwd: second ?? "" });
    expect(JSON.parse(listed.stdout).entradas).toHaveLength(1);
    expect([first, second].map((cwd) => readdirSync(cwd ?? ""))).toEqual([[], []]);
    expect(existsSync(join(folder, ".local/share/mesa/libro.db"))).toBe(true);
    const words = ["__completar", "--", "ticket", "ver", ""];
    const asked = await mesa(words, { folder, env, cwd: second ?? "" });
    expect(asked.stdout).toContain("MS-");
  },
);
