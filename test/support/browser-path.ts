import { existsSync } from "node:fs";

/** Chromium as Debian, or whoever sets the variable, has installed it. */
export function browserPath(): string | undefined {
  const places = [process.env["MESA_PRUEBA_CHROMIUM"] ?? "/usr/bin/chromium"];
  return places.find((place) => existsSync(place));
}
