import { Secret } from "../../domain/secret.ts";
import type { Context } from "../../app/context.ts";

/** The password from the environment or from the file that the environment names. */
export async function passwordAtHand({
  settings,
  files,
  cwd,
}: Pick<Context, "settings" | "files" | "cwd">): Promise<Secret | undefined> {
  if (settings.contrasena !== undefined) return settings.contrasena;
  if (settings.contrasenaArchivo === undefined) return undefined;
  const text = files.readText(files.resolve(cwd, settings.contrasenaArchivo), 4096);
  return new Secret(text.replace(/\r?\n[^]*$/, ""));
}
