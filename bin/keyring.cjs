"use strict";

// Speaks with the operating system's credential store for mesa, in a process that can be given up
// when the store hangs. One request as JSON on standard input, one answer on standard output.

const { randomUUID } = require("node:crypto");
const fs = require("node:fs");

const service = "mesa-oce";

function entry(name) {
  const { Entry } = require("@napi-rs/keyring");
  // Left to itself, the library falls back in silence to a store that a restart empties.
  return new Entry(service, name, { linux: { store: "secret-service" } });
}

const actions = {
  leer: ({ nombre }) => ({ secreto: entry(nombre).getPassword() }),
  guardar({ nombre, secreto }) {
    entry(nombre).setPassword(secreto);
    if (entry(nombre).getPassword() !== secreto) throw new Error("not kept");
    return {};
  },
  borrar({ nombre }) {
    entry(nombre).deletePassword();
    return {};
  },
  probar() {
    const trial = { nombre: `prueba-${randomUUID()}`, secreto: "prueba" };
    actions.guardar(trial);
    return actions.borrar(trial);
  },
};

let reply;
try {
  const request = JSON.parse(fs.readFileSync(0, "utf8"));
  reply = { ok: true, ...actions[request.accion](request) };
} catch {
  reply = { ok: false };
}
fs.writeSync(1, JSON.stringify(reply));
