// Runs the launcher with one command line, its files read from a folder, and keeps what V8 has compiled by the end.
// Called once for each command line by the Node that the executable is made of: V8 takes the code of its
// own version, processor and flags only.
//
// node code-cache.mjs FOLDER WORD…
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runInThisContext } from "node:vm";

const [folder = "", ...words] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const sea = {
  isSea: () => true,
  getRawAsset(name) {
    const bytes = readFileSync(join(folder, name));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  },
};
const builtin = process.getBuiltinModule.bind(process);
process.getBuiltinModule = (id) => (id === "node:sea" ? sea : builtin(id));
process.argv.splice(1, process.argv.length, "mesa", ...words);
const source = readFileSync(join(folder, "launcher.cjs"), "utf8").replace(
  "launch(process.argv);",
  "",
);
const { launch, loaded } = runInThisContext(
  `(function (require) { ${source}\nreturn { launch, loaded }; })`,
)((id) => (id === "node:sea" ? sea : require(id)));
process.once("exit", () => {
  for (const [name, { script }] of loaded) {
    const file = join(folder, "code", name);
    if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, script.createCachedData());
  }
});
launch(process.argv);
