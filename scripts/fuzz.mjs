// The property tests of everything that comes from outside, with many more cases than `npm test`
// (docs/en/reliability.md). `--casos N` (200 000) in all, `--semilla N` repeats them.
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    casos: { type: "string", default: "200000" },
    semilla: { type: "string" },
  },
});
for (const [name, value] of Object.entries(values)) {
  if (/^\d{1,9}$/.test(value)) continue;
  console.error(`--${name} takes a number: ${value}`);
  process.exit(2);
}

const semilla = values.semilla ?? String(randomInt(1, 1_000_000_000));
console.log(`semilla ${semilla}`);

/** What all properties together make of one case each: cheap ones are tried more often. */
const shares = 100;

const child = spawn(
  "npx",
  [
    "vitest",
    "run",
    "test/hostile",
    "test/evidence/check-file.test.ts",
    "--disable-console-intercept",
  ],
  {
    stdio: ["inherit", "pipe", "inherit"],
    shell: process.platform === "win32",
    env: {
      ...process.env,
      MESA_CASOS: String(Math.ceil(Number(values.casos) / shares)),
      MESA_CASOS_SEMILLA: semilla,
    },
  },
);
let text = "";
child.stdout.setEncoding("utf8").on("data", (piece) => {
  text += piece;
  process.stdout.write(piece.replace(/^casos: \d+\n/gm, ""));
});
const [status] = await once(child, "close");
const counts = [...text.matchAll(/^casos: (\d+)$/gm)].map(([, count]) => Number(count));
console.log(`${counts.reduce((sum, one) => sum + one, 0)} casos en ${counts.length} propiedades`);
process.exitCode = status ?? 1;
