"use strict";

// Loaded before anything else (`node --require`) where tests say what time it is: the clock runs
// on from there. Only `Date` is shifted; files, certificates and timers keep the system's time.
const SystemDate = Date;
const offsetMs = Number(process.env.MESA_PRUEBA_DESFASE_MS ?? 0);
const now = () => SystemDate.now() + offsetMs;

globalThis.Date = new Proxy(SystemDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  // Called without `new`, it tells the time in words.
  apply: () => new SystemDate(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
SystemDate.prototype.constructor = globalThis.Date;
