import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** The packages of which the recogniser consists. */
export const recogniserPackages = [
  "tesseract.js-core",
  "@tesseract.js-data/eng",
  "@tesseract.js-data/spa",
  "sharp",
] as const;

/**
 * Looks for packages that the user may have installed: in folders of its own, then where the program's own packages
 * are, as after `npm install --global`.
 *
 * @param packages  their names
 * @param own  folders whose `node_modules` may have them
 * @param program  the program's folder, if it has one
 * @returns the path from which they can be required; undefined where one of them is missing
 */
export function findPackages(
  packages: readonly string[],
  own: readonly string[],
  program: string | undefined,
): string | undefined {
  const folder = own.find((one) =>
    packages.every((name) => existsSync(join(one, "node_modules", name, "package.json"))),
  );
  if (folder !== undefined) return join(folder, "package.json");
  if (program === undefined) return undefined;
  const path = join(program, "package.json");
  const require = createRequire(path);
  try {
    for (const name of packages) require.resolve(`${name}/package.json`);
    return path;
  } catch {
    return undefined;
  }
}
