import { readFileSync } from "node:fs";

/**
 * What libraries load at every start and a command never uses, put off until it is used or left
 * out (measured: docs/decisions/0003-bundling-and-start-up.md). Each entry: who asks, for what, and
 * the CommonJS source that it gets instead.
 */
const replacements = [
  // Only for subcommands that are programs of their own.
  { importer: /[\\/]commander[\\/]/, id: "node:child_process", source: "module.exports = {};" },
  // Loaded when an assertion fails.
  {
    importer: /[\\/]undici[\\/]/,
    id: "node:assert",
    source: `const check = (value, message) => { if (!value) require("node:assert")(value, message); };
      module.exports = new Proxy(check, { get: (_target, name) => require("node:assert")[name] });`,
  },
  // A body is never an incoming message, and 16 KiB is Node's own limit of a header.
  {
    importer: /[\\/]undici[\\/]lib[\\/](core|dispatcher)[\\/]/,
    id: "node:http",
    source: "module.exports = { IncomingMessage: class {}, maxHeaderSize: 16384 };",
  },
  // HTTP/2 is never spoken.
  { importer: /[\\/]undici[\\/]/, id: "./client-h2.js", source: "module.exports = undefined;" },
  // zod's own words in fifty languages; ours are in src/i18n.
  { importer: /[\\/]zod[\\/]/, id: "../locales/index.js", source: "module.exports = {};" },
  // The tables of characters are unpacked at every load; Node does that twenty times as fast.
  {
    importer: /[\\/](unicode-trie|fontkit)[\\/]/,
    id: "tiny-inflate",
    source: `module.exports = (packed, room) => {
      const bytes = require("node:zlib").inflateRawSync(packed);
      room.set(bytes);
      return room.subarray(0, bytes.length);
    };`,
  },
  {
    importer: /[\\/]linebreak[\\/]/,
    id: "base64-js",
    source: `exports.toByteArray = (text) => new Uint8Array(Buffer.from(text, "base64"));`,
  },
  // No document is encrypted, and no font is packed as WOFF2.
  { importer: /[\\/]pdfkit[\\/]/, id: "@noble/ciphers/aes", source: "module.exports = {};" },
  { importer: /[\\/]fontkit[\\/]/, id: "brotli/decompress.js", source: "module.exports = {};" },
];

/** What gets a file of its own beside the bundle, loaded when it is needed. */
export const rareParts = {
  // Only where Node has no SQLite of its own.
  libsql: "libsql",
  // What `fetch` takes as a body.
  "undici-body": "undici/lib/web/fetch/body.js",
  // The parser for machines without SIMD.
  "undici-parser": "undici/lib/llhttp/llhttp-wasm.js",
};

/**
 * Compiles the HTTP parser. Node 20's optimising compiler spends up to 200 ms on it for a single request;
 * the baseline one is as good for the few that a command makes, if it compiles everything at once: what is
 * left for later goes to the other. The flags are as before afterwards: while they differ, V8 refuses all
 * code that it has compiled earlier, that of Node's own modules too.
 */
const baselineModule = `
  function baselineModule(bytes) {
    if (Number(process.versions.node.split(".")[0]) >= 22) return new WebAssembly.Module(bytes);
    const { setFlagsFromString } = require("node:v8");
    for (const flag of ["--liftoff-only", "--no-wasm-lazy-compilation"]) setFlagsFromString(flag);
    try {
      return new WebAssembly.Module(bytes);
    } finally {
      const usual = ["no-liftoff-only", "wasm-tier-up", "wasm-dynamic-tiering", "wasm-lazy-compilation"];
      for (const flag of usual) setFlagsFromString("--" + flag);
    }
  }
`;

/** A plugin for rolldown. */
export function leanStart() {
  return {
    name: "lean-start",
    resolveId(id, importer = "") {
      if (/[\\/]undici[\\/]/.test(importer)) {
        const path = id.replace("..", "undici/lib");
        const rare = Object.entries(rareParts).find((entry) => entry[1] === path);
        if (rare !== undefined) return { id: `./${rare[0]}.cjs`, external: true };
      }
      const at = replacements.findIndex((one) => one.id === id && one.importer.test(importer));
      return at === -1 ? null : `\0lean:${at}.cjs`;
    },
    load(id) {
      const at = /^\0lean:(\d+)\.cjs$/.exec(id)?.[1];
      return at === undefined ? null : replacements[Number(at)].source;
    },
    /** PDFKit asks Node for its tables of standard fonts and for the colors of screens (sRGB); here they are part of the bundle. */
    transform(code, id) {
      if (/[\\/]sqlite[\\/]open-engine\.ts$/.test(id))
        return { code: replaced(code, 'require("libsql")', 'require("./libsql.cjs")'), map: null };
      if (/[\\/]undici[\\/]lib[\\/]dispatcher[\\/]client-h1\.js$/.test(id)) {
        const compile = "new WebAssembly.Module(require('../llhttp/llhttp_simd-wasm.js'))";
        const frugally = compile.replace("new WebAssembly.Module", "baselineModule");
        return { code: replaced(code, compile, frugally) + baselineModule, map: null };
      }
      if (!/[\\/]pdfkit\.node\.mjs$/.test(id)) return null;
      const profile = readFileSync("node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc", "base64");
      const whole = code
        .replaceAll("require$1('#", "require('#")
        .replace("fs.readFileSync(ICC_PROFILE_PATH)", `Buffer.from("${profile}", "base64")`)
        .replace(/^const ICC_PROFILE_PATH = .*$/m, "");
      if (whole.includes("ICC_PROFILE_PATH")) throw new Error("PDFKit reads its colors otherwise");
      return { code: whole, map: null };
    },
  };
}

/**
 * Finds libsql's native module. What libsql asks for it with, a diagnostic report of Node and two packages
 * that load Node's child processes and networking, takes a sixth of an empty start.
 */
const findNative = `function requireNative() {
  const { platform, arch, report } = process;
  const { existsSync } = require("node:fs");
  const near = require("node:module").createRequire(require.resolve("libsql"));
  const isMusl = () =>
    ["x86_64", "aarch64", "armhf"].some((cpu) => existsSync("/lib/ld-musl-" + cpu + ".so.1")) &&
    report.getReport().header.glibcVersionRuntime === undefined;
  const libraries = arch === "arm" ? ["gnueabihf", "musleabihf"] : ["gnu", "musl"];
  const systems = { win32: () => "msvc", linux: () => libraries[isMusl() ? 1 : 0] };
  const system = systems[platform]?.();
  return near(["@libsql/" + platform, arch, ...(system === undefined ? [] : [system])].join("-"));
}
`;

/** A plugin for rolldown: libsql without what it finds out about the system. */
export function leanLibsql() {
  return {
    name: "lean-libsql",
    transform(code, id) {
      if (!/[\\/]libsql[\\/]index\.js$/.test(id)) return null;
      const packages = /^const .* = require\("(?:@neon-rs\/load|detect-libc)"\);\n/gm;
      const finder = /^function requireNative\(\) \{\n[^]*?^\}\n/m;
      if (code.match(packages)?.length !== 2) throw new Error("libsql asks other packages");
      return { code: replaced(code.replace(packages, ""), finder, () => findNative), map: null };
    },
  };
}

/** @throws Error where the text is no longer there */
function replaced(code, text, other) {
  const changed = code.replace(text, other);
  if (changed === code) throw new Error(`${text} is no longer there`);
  return changed;
}
