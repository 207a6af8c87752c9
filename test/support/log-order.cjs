"use strict";

// Loaded before anything else (`node --require`): writes down in which order files are flushed and
// connections are opened. Flushes take longer than usual, so that whoever does not wait for them is
// found out; with MESA_PRUEBA_DISCO_FALLA they fail.
const { appendFileSync, fsync, readlinkSync } = require("node:fs");
const fs = require("node:fs");
const net = require("node:net");

const { MESA_PRUEBA_ORDEN: log, MESA_PRUEBA_DISCO_FALLA: fails } = process.env;
const note = (line) => appendFileSync(log, `${line}\n`);

fs.fsync = (file, done) => {
  const path = readlinkSync(`/proc/self/fd/${file}`);
  const kept = /\/archivos\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(path);
  setTimeout(() => {
    fsync(file, (error) => {
      note(`fsync ${path}`);
      const failure = Object.assign(new Error("EIO: i/o error, fsync"), { code: "EIO" });
      done(fails !== undefined && kept ? failure : error);
    });
  }, 300);
};

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function logged(...given) {
  note("connect");
  return connect.apply(this, given);
};
