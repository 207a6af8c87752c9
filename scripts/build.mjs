// Type-checks, then bundles src/main.ts into CommonJS chunks, one per module loaded on demand.
// `--no-check` leaves the types out, for quick turns while working.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { rolldown } from "rolldown";
import { leanStart } from "./lean-start.mjs";

if (!process.argv.includes("--no-check")) {
  const { status } = spawnSync("npx", ["tsc", "-p", "."], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(1);
}

rmSync("dist", { recursive: true, force: true });
const bundle = await rolldown({
  input: { main: "src/main.ts" },
  platform: "node",
  // Native, or with data files of their own beside them.
  external: ["libsql", "pdfkit"],
  plugins: [leanStart()],
  logLevel: "warn",
});
await bundle.write({
  dir: "dist",
  format: "cjs",
  entryFileNames: "[name].cjs",
  chunkFileNames: "[name]-[hash].cjs",
  sourcemap: true,
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
});
await bundle.close();
