// Makes single executables, which need no Node, and SHA256SUMS: Node itself with the bundle, its files and
// what V8 compiled of it inside (https://nodejs.org/api/single-executable-applications.html).
//
// node scripts/build-executables.mjs [TARGET…]  all of scripts/executables/targets.mjs by default
//
// It takes Linux on x64, on which all others are made too. What V8 has compiled comes along for that one
// alone. Nothing is signed: macOS wants `codesign --sign -` there before it starts one, and Windows warns.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { collectFiles } from "./executables/collect-files.mjs";
import { npmPackage } from "./executables/npm-package.mjs";
import { executableName, preparer, targets } from "./executables/targets.mjs";

/** Command lines whose code comes along compiled. */
const warmUps = [
  "demo --json",
  "--help",
  "incidente crear --help",
  "catalogo distritos --json",
  "esquema salida",
  "config ver",
  "incidente crear --perfil practica --desde ejemplos/incidente.json --json",
  "ticket listar --perfil practica",
  "ticket listar --perfil practica --json",
  "ticket listar --perfil practica --sin-red",
  "lote validar ejemplos/incidentes.csv --perfil practica --json",
  "bandeja listar",
  "__completar -- ticket ",
];

/** The fuse that Node looks for, and where it looks for the blob. */
const fuse = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";
const resource = "NODE_SEA_BLOB";

const folder = "ejecutables";
const chosen = process.argv.slice(2);
const wanted = targets.filter(({ id }) => chosen.length === 0 || chosen.includes(id));
const unknown = chosen.filter((id) => !targets.some((one) => one.id === id));
if (unknown.length > 0) throw new Error(`there is no target ${unknown.join(", ")}`);
if (process.platform !== "linux" || process.arch !== "x64") {
  throw new Error("executables are made on Linux, on an x64 processor");
}
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const { inject } = createRequire(import.meta.url)(
  join(npmPackage("postject@1.0.0-alpha.6"), "dist/api.js"),
);
for (const target of wanted) await build(target);
writeFileSync(join(folder, "LICENSE-node"), licenceOf(wanted[0].node));
const names = readdirSync(folder).toSorted();
writeFileSync(
  join(folder, "SHA256SUMS"),
  names.map((name) => `${sha256(join(folder, name))}  ${name}\n`).join(""),
);

async function build(target) {
  const { os, node } = target;
  const work = mkdtempSync(join(tmpdir(), "mesa-ejecutable-"));
  try {
    const itsNode = npmPackage(`${target.package}@${node}`);
    const hostNode = join(npmPackage(`${preparer}@${node}`), "bin/node");
    const files = collectFiles({
      "keyring.node": keyringOf(target),
      "LICENSE-node": licenceOf(node),
    });
    for (const [name, content] of files) {
      const path = join(work, "files", name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
    const isHost = os === process.platform && target.arch === process.arch;
    if (isHost) compileAhead(hostNode, join(work, "files"), work);
    const blob = prepare(hostNode, work, isHost);
    const path = join(folder, executableName(target));
    copyFileSync(join(itsNode, "bin", os === "win32" ? "node.exe" : "node"), path);
    chmodSync(path, 0o755);
    await inject(path, resource, blob, {
      sentinelFuse: fuse,
      ...(os === "darwin" && { machoSegmentName: "NODE_SEA" }),
    });
    console.log(`${path}: Node ${node}, ${(readFileSync(path).length / 1e6).toFixed(0)} MB`);
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** The licence of Node and of what is in it, which goes with every copy. */
function licenceOf(node) {
  return readFileSync(join(npmPackage(`${preparer}@${node}`), "LICENSE"));
}

function keyringOf({ keyring }) {
  const { optionalDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const package_ = npmPackage(`@napi-rs/${keyring}@${optionalDependencies["@napi-rs/keyring"]}`);
  return readFileSync(
    join(
      package_,
      readdirSync(package_).find((name) => name.endsWith(".node")),
    ),
  );
}

/** Puts the compiled code of what the command lines load into `files/code`. */
function compileAhead(node, files, work) {
  const home = join(work, "home");
  mkdirSync(home);
  for (const line of warmUps) {
    const words = line.split(" ");
    const { status, stderr } = spawnSync(
      node,
      ["scripts/executables/code-cache.mjs", files, ...words],
      { encoding: "utf8", env: { HOME: home, MESA_CARPETA: home, MESA_ALMACEN: "archivo" } },
    );
    if (status !== 0) throw new Error(`${line} ended with ${status}: ${stderr}`);
  }
}

function prepare(node, work, isHost) {
  const root = join(work, "files");
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(root.length + 1))
    .toSorted();
  const output = join(work, "blob");
  const config = {
    main: join(root, "launcher.cjs"),
    output,
    disableExperimentalSEAWarning: true,
    useCodeCache: isHost,
    assets: Object.fromEntries(names.map((name) => [name, join(root, name)])),
  };
  writeFileSync(join(work, "config.json"), JSON.stringify(config));
  execFileSync(node, ["--experimental-sea-config", join(work, "config.json")], { stdio: "pipe" });
  return readFileSync(output);
}

function sha256(path) {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
