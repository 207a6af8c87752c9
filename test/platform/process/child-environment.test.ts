import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  childEnvironment,
  secretVariables,
} from "../../../src/platform/process/child-environment.ts";
import { openEditor } from "../../../src/platform/terminal/open-editor.ts";
import { runCommand } from "../../../src/platform/process/run-command.ts";
import { createSystemSecrets } from "../../../src/platform/secrets/system-secrets.ts";
import { openTerminal } from "../../support/pseudo-terminal.ts";
import { testFolder } from "../../support/test-context.ts";

const canary = "Canario-Amarillo-4711";
const secrets = Object.fromEntries(secretVariables.map((name) => [name, canary]));
const env = { PATH: process.env["PATH"] ?? "", MESA_PERFIL: "agencia", ...secrets };
const { platform } = process;

test("on Windows a secret is one in any case, as its programs read it", () => {
  const mixed = { mesa_token: canary, Mesa_Frase: canary, Path: "C:\\" };
  expect(childEnvironment(mixed, "win32")).toEqual({ Path: "C:\\" });
  expect(childEnvironment(mixed, "linux")).toEqual(mixed);
});

test.runIf(platform !== "win32")(
  "an editor and a pager are started without our secrets",
  async () => {
    const folder = testFolder();
    const editor = join(folder, "editor");
    writeFileSync(editor, '#!/bin/sh\nenv > "$1"\n', { mode: 0o700 });
    const seen = openEditor("", { env, platform, wanted: editor, folder });
    expect([seen.includes("MESA_PERFIL=agencia"), seen.includes(canary)]).toEqual([true, false]);
    const options = { folder, env: { ...secrets, MESA_PERFIL: "practica", MESA_PAGINADOR: "env" } };
    const paged = openTerminal(["catalogo", "pantallas"], options);
    expect(await paged.end()).toBe(0);
    expect(paged.bytes()).toContain("MESA_PAGINADOR=env");
    expect(paged.bytes()).not.toContain(canary);
  },
);

test("the helper of the credential store is started without our secrets, nor has it any in its words", async () => {
  const folder = testFolder();
  const helper = join(folder, "ayudante.cjs");
  writeFileSync(
    helper,
    `const seen = JSON.stringify({ words: process.argv, env: process.env });
     process.stdout.write(JSON.stringify({ ok: true, secreto: seen }));`,
  );
  const store = createSystemSecrets({
    helper: { file: process.execPath, words: [helper] },
    interactive: false,
    platform,
    env,
  });
  const seen = (await store.get("sesion:agencia"))?.reveal() ?? "";
  expect([seen.includes('"MESA_PERFIL":"agencia"'), seen.includes(canary)]).toEqual([true, false]);
});

test.runIf(platform !== "win32")(
  "the user's own command is started without our secrets",
  async () => {
    const folder = testFolder();
    const file = join(folder, "visto");
    const before = { ...process.env };
    Object.assign(process.env, secrets);
    try {
      const { signal } = new AbortController();
      expect(await runCommand(`env > "${file}"`, "", { signal, shown: false })).toBe(0);
    } finally {
      for (const name of secretVariables) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
    const seen = readFileSync(file, "utf8");
    expect([seen.includes("PATH="), seen.includes(canary)]).toEqual([true, false]);
  },
);
