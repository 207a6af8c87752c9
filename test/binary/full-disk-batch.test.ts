import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { batchDesk, batchTable } from "../support/batch-desk.ts";
import { mesa } from "../support/mesa-process.ts";
import { programWords } from "../support/program-words.ts";
import { withClock } from "../support/test-clock.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

/** Blocks of 512 bytes that a file may have: enough for some rows, not for all. */
const maxFileBlocks = 800;

test.runIf(process.platform !== "win32")(
  "two batches of one file on a disk that is full both end, and each row goes out once when there is room",
  async () => {
    const desk = await batchDesk();
    const options = { folder: testFolder(), env: { MESA_TOKEN: desk.token } };
    await runMesa(["perfil", "crear", "banco", "--url", desk.url], options);
    const { path, texts } = batchTable(16);
    const argv = [...programWords(), "lote", "enviar", path, "--json"];
    const words = argv.map((word) => `'${word}'`).join(" ");
    const limited = `ulimit -f ${maxFileBlocks}; exec ${words}`;
    const env = withClock({
      PATH: process.env["PATH"] ?? "",
      HOME: options.folder,
      MESA_CARPETA: options.folder,
      MESA_ALMACEN: "archivo",
      MESA_SIN_CACHE: "1",
      ...options.env,
    });
    const codes = await Promise.all(
      ["uno", "otro"].map(async () => {
        const child = spawn("sh", ["-c", limited], { env, stdio: "ignore" });
        await once(child, "close");
        return child.exitCode;
      }),
    );
    // Each of them ended by itself, with the word of a full disk or because the other had done the rest.
    expect(codes.map((code) => code !== null && code !== 70)).toEqual([true, true]);
    expect(codes).not.toEqual([0, 0]);
    const last = await mesa(["lote", "enviar", path, "--continuar", "--json"], options);
    expect([last.code, JSON.parse(last.stdout).total]).toEqual([0, 16]);
    expect(await desk.descriptions()).toEqual(texts);
  },
);
