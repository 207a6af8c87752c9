// Runs test/servers against a real Request Tracker, Postfix, Dovecot and PostgreSQL on loopback, and a desktop's
// Secret Service: installs Debian's packages where they are missing, starts, tests, stops and removes what it started.
//
//   npm run test:servers [-- [--carpeta DIR] [vitest's arguments]]
//
// --carpeta keeps the servers in DIR and leaves them running, for quick turns while working;
// test/servers/*-stop.sh --dir DIR/rt, DIR/mail, DIR/keyring stop them.
// Where nobody is root or there is no apt-get, it says that it was left out, and ends well.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const here = resolve(import.meta.dirname, "../test/servers");
const given = process.argv.slice(2);
const at = given.indexOf("--carpeta");
const [, kept] = at === -1 ? [] : given.splice(at, 2);

const reason = leftOut();
if (reason !== undefined) {
  console.log(`test:servers: left out: ${reason}`);
  process.exit(0);
}

const folder = kept === undefined ? mkdtempSync(join(tmpdir(), "mesa-servers-")) : resolve(kept);
mkdirSync(folder, { recursive: true });
// Debian's services run as users of their own, who must be able to get through.
spawnSync("chmod", ["755", folder]);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
process.once("exit", stop);

const started = performance.now();
const ports = await choosePorts();
const env = { ...process.env };
delete env.NODE_EXTRA_CA_CERTS;
const mail = await start(
  "mail-start.sh",
  {},
  {
    dir: join(folder, "mail"),
    "base-port": ports.mail,
    "rt-url": `http://127.0.0.1:${ports.rt}`,
    "issuer-port": ports.issuer,
  },
);
const rt = await start(
  "rt-start.sh",
  {
    SENDMAIL_SMTP: `127.0.0.1:${mail.MAIL_INJECT_PORT}`,
    RT_SENDMAIL: join(here, "lib/sendmail-smtp"),
  },
  { dir: join(folder, "rt"), port: ports.rt },
);
// A second one that drops what is large without a word.
const dropping = await start(
  "rt-start.sh",
  { RT_DROP_OVER: "10000", RT_WORKERS: "1" },
  { dir: join(folder, "rt-dropping"), port: ports.dropping },
);
const postgres = await start(
  "postgres-start.sh",
  {},
  { dir: join(folder, "postgres"), port: ports.postgres },
);
const keyring = await start("keyring-start.sh", {}, { dir: join(folder, "keyring") });
console.log(`test:servers: ready after ${Math.round((performance.now() - started) / 1000)} s`);

const facts = { ...mail, ...rt, ...keyring, ...postgres, RT_DROPPING_URL: dropping.RT_URL };
const tests = spawn(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "--config", "vitest.servers.config.ts", ...given],
  {
    // The lines that fail on purpose stand behind a certificate of the tests' own authority.
    env: {
      ...env,
      ...prefixed(facts, dropping),
      NODE_EXTRA_CA_CERTS: resolve(here, "../fixtures/tls/autoridad.pem"),
    },
    stdio: "inherit",
  },
);
const [code] = await once(tests, "exit");
process.exitCode = code ?? 1;

function leftOut() {
  if (process.platform !== "linux")
    return `Debian's packages are needed, this is ${process.platform}`;
  if (process.getuid?.() !== 0) return "Postfix and apt-get need root";
  if (!existsSync("/usr/bin/apt-get")) return "there is no apt-get to install the servers with";
  return undefined;
}

/** Runs a start script; its last lines are KEY=VALUE. */
async function start(script, variables, options) {
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(join(here, script), words, {
    env: { ...env, ...variables },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (piece) => (text += piece));
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  const lines = text.split("\n").flatMap((line) => {
    const found = /^([A-Z_0-9]+)='?(.*?)'?$/.exec(line);
    return found === null ? [] : [[found[1], found[2]]];
  });
  return Object.fromEntries(lines);
}

/** What the tests find in their environment. */
function prefixed(facts, dropping) {
  const tokens = { RT_DROPPING_TOKEN: dropping.RT_TOKEN_OPERADOR };
  const all = Object.entries({ ...facts, ...tokens });
  return Object.fromEntries(all.map(([name, value]) => [`PRUEBA_${name}`, value]));
}

function stop() {
  if (kept !== undefined) return;
  for (const place of ["rt", "rt-dropping"]) run("rt-stop.sh", place);
  run("mail-stop.sh", "mail");
  run("keyring-stop.sh", "keyring");
  run("postgres-stop.sh", "postgres");
  rmSync(folder, { recursive: true, force: true });
}

function run(script, place) {
  if (!existsSync(join(folder, place))) return;
  spawnSync(join(here, script), ["--dir", join(folder, place)], { stdio: "inherit" });
}

/** Free ones; in a kept folder the same as before. */
async function choosePorts() {
  const note = join(folder, "ports.json");
  if (existsSync(note)) return JSON.parse(readFileSync(note, "utf8"));
  const chosen = {
    rt: await freePorts(1),
    dropping: await freePorts(1),
    mail: await freePorts(5),
    issuer: await freePorts(1),
    postgres: await freePorts(1),
  };
  writeFileSync(note, JSON.stringify(chosen));
  return chosen;
}

/**
 * The first of so many free ports in a row, below those that a system gives to outgoing connections
 * (from 32 768 on Linux): one of these could be taken before its server has started.
 */
async function freePorts(many) {
  for (;;) {
    const first = 12_000 + (process.hrtime()[1] % 20_000);
    const free = [];
    for (let port = first; port < first + many; port += 1) free.push(await isFree(port));
    if (free.every(Boolean)) return first;
  }
}

async function isFree(port) {
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
