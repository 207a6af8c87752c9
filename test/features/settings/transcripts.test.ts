import { test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

test("settings are shown, set, refused and taken back", async () => {
  await expectTranscript("settings", [
    "config ver",
    "config ver --json",
    "config poner editor nano",
    "config poner color verde",
    "config poner color nunca --json",
    "config poner colr nunca",
    "config poner idioma en",
    "config poner idioma es",
    "config ver",
    "config ver --csv",
    "config quitar editor",
    "config quitar editor --json",
    "config quitar nada",
    { words: "config ver", env: { MESA_IDIOMA: "es", EDITOR: "vi" } },
  ]);
});
