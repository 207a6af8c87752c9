import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { mesa } from "../support/mesa-process.ts";
import { runOnTerminal } from "../support/pseudo-terminal.ts";
import { quotedProgram } from "../support/program-words.ts";
import { testFolder } from "../support/test-context.ts";
import { nthTicket } from "../support/nth-ticket.ts";

const request = resolve("test/fixtures/solicitudes/incidente-mti-placa.json");
const executable = quotedProgram();

/** No file may become larger than a few kilobytes: room for a draft, not for the journal. */
test.runIf(process.platform !== "win32")(
  "where the disk is full the request is not lost: the draft is whole, and goes out once there is room",
  async () => {
    const folder = testFolder();
    const crear = `incidente crear --perfil practica --desde "${request}"`;
    const terminal = runOnTerminal("sh", ["-c", `ulimit -f 8; exec ${executable} ${crear}`], {
      folder,
      env: { MESA_SIN_CACHE: "1", MESA_ACCESIBLE: "1" },
    });
    await terminal.shows("¿Qué desea hacer?");
    terminal.type("1\r");
    expect(await terminal.end()).toBe(1);
    const shown = terminal.everything().replace(/\s+/g, " ");
    expect(shown).toContain("No se pudo escribir en");
    expect(shown).toContain("Lo escrito quedó como borrador");
    const [name = ""] = readdirSync(join(folder, "borradores"));
    const draft = JSON.parse(readFileSync(join(folder, "borradores", name), "utf8"));
    expect(draft.respuestas.hora).toBe("15:07");
    const sent = await mesa(["borrador", "continuar", draft.id, "--json"], { folder });
    expect([sent.code, JSON.parse(sent.stdout).ticket.numero]).toEqual([0, nthTicket(1)]);
    expect(readdirSync(join(folder, "borradores"))).toEqual([]);
  },
);
