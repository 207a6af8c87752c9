import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mesa } from "../support/mesa-process.ts";
import { quotedProgram } from "../support/program-words.ts";
import { testFolder } from "../support/test-context.ts";

const bin = quotedProgram();

/** Whether this system lets us mount a small file system of our own. */
const mounts =
  process.platform === "linux" &&
  spawnSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs -o size=1m x /mnt"]).status === 0;

function filesBelow(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
}

describe.runIf(process.platform !== "win32")("the cache of compiled code", () => {
  test("leaves nothing half written where a file can't grow", async () => {
    const folder = testFolder();
    const env = { PATH: process.env["PATH"] ?? "", HOME: folder, MESA_CARPETA: folder };
    spawnSync("sh", ["-c", `ulimit -f 4; exec ${bin} tramite`], { env });
    const left = filesBelow(join(folder, "cache")).filter((name) => name.endsWith(".tmp"));
    expect(left).toEqual([]);
    expect((await mesa(["tramite"], { folder })).code).toBe(0);
  });

  test.runIf(mounts)("gives its room up on a disk that is nearly full", () => {
    const folder = testFolder();
    mkdirSync(join(folder, "disco"));
    writeFileSync(
      join(folder, "orden.sh"),
      `mount -t tmpfs -o size=8m x disco && mkdir -p disco/cache/v20 &&
       head -c 6000000 /dev/zero > disco/cache/v20/core.cjs &&
       ${bin} tramite > /dev/null; echo "$? $(find disco -type f | wc -l)"`,
    );
    const env = {
      PATH: process.env["PATH"] ?? "",
      HOME: folder,
      MESA_CARPETA: join(folder, "disco"),
    };
    const { stdout } = spawnSync("unshare", ["-rm", "sh", "orden.sh"], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
    expect(stdout.trim()).toBe("0 0");
  });
});
