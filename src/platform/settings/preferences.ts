import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseJson } from "../../domain/parse-json.ts";
import { jsonFaultParams } from "../../domain/json-fault.ts";
import { decodeText } from "../../domain/text-encoding.ts";
import { MesaError, type MessageParams } from "../../errors/mesa-error.ts";
import { unreadableFile } from "../../errors/unreadable-file.ts";
import { readRegularFile } from "../files/read-regular-file.ts";
import {
  preferenceChoices,
  preferenceForms,
  preferenceKeys,
  projectFileName,
  type PreferenceKey,
  type Preferences,
} from "../../ports/preferences.ts";

/** Settings and a project file are a few lines. */
const maxFileBytes = 1024 * 1024;

interface PreferenceParts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The user's settings file. */
  readonly settingsPath: string;
}

type Values = Readonly<Record<string, unknown>>;

interface Project {
  readonly path: string | undefined;
  readonly values: Values;
  readonly campos: Readonly<Record<string, string>>;
}

/** The only keys a project file may have, since somebody else may have written it. */
const allowedKeys = ["perfil", "idioma", "campos"] as const;

/**
 * Reads preferences: the environment wins over `.mesarc.json` (in the current folder or one above
 * it), which wins over the user's settings. Each file is read once, when it is first needed. Since
 * this happens at every start, no further module is loaded for it; a damaged settings file counts as
 * empty here and is reported by the profile store.
 */
export function createPreferences({ env, cwd, settingsPath }: PreferenceParts): Preferences {
  let project: Project | undefined;
  let own: Values | undefined;
  const theProject = (): Project => (project ??= readProject(findUpwards(cwd)));
  const ownSettings = (): Values => (own ??= readOwn(settingsPath));

  return {
    get(key) {
      const said = fitting(key, env[preferenceKeys[key]]);
      if (said !== undefined) return { value: said, origin: "ambiente" };
      const here = fitting(key, theProject().values[key]);
      if (here !== undefined) return { value: here, origin: "proyecto" };
      const set = fitting(key, ownSettings()[key]);
      if (set !== undefined) return { value: set, origin: "configuracion" };
      return { value: undefined, origin: "omision" };
    },
    get campos() {
      return theProject().campos;
    },
    get projectFile() {
      return theProject().path;
    },
  };
}

/**
 * Returns a value if it is allowed for this key, with yes and no in their usual spellings (`1`,
 * `true`, `sí`); undefined otherwise.
 */
function fitting(key: PreferenceKey, value: unknown): string | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  const form = preferenceForms[key];
  if (form?.reported !== true && form?.form.test(value) === false) return undefined;
  const choices = preferenceChoices[key];
  if (choices === undefined) return value;
  const plain = key === "accesible" ? yesOrNo(value) : value;
  return choices.includes(plain) ? plain : undefined;
}

function yesOrNo(value: string): string {
  if (/^(?:1|true|s[ií]|yes)$/i.test(value)) return "si";
  return /^(?:0|false|no)$/i.test(value) ? "no" : value;
}

function findUpwards(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, projectFileName);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) return undefined;
  }
}

function readProject(path: string | undefined): Project {
  if (path === undefined) return { path, values: {}, campos: {} };
  const reject = (cause: MessageParams): MesaError =>
    new MesaError("proyecto-invalido", { params: { archivo: path, ...cause } });
  const text = readText(path);
  const values = objectOf(parseJson(text));
  if (values === undefined) throw reject(jsonFaultParams(text));
  const strange = Object.keys(values).filter((key) => !allowedKeys.some((one) => one === key));
  if (strange.length > 0) throw reject({ causa: "claves-ajenas", claves: strange.join(", ") });
  const campos: Record<string, string> = {};
  for (const [name, value] of Object.entries(objectOf(values["campos"] ?? {}) ?? {})) {
    if (typeof value !== "string") throw reject({ causa: "no-es-texto", claves: `campos.${name}` });
    campos[name] = value;
  }
  return { path, values, campos };
}

function readOwn(path: string): Values {
  if (!existsSync(path)) return {};
  const settings = objectOf(parseJson(readText(path))) ?? {};
  return { ...objectOf(settings["ajustes"]), perfil: settings["perfil"] };
}

function readText(path: string): string {
  try {
    return decodeText(readRegularFile(path, maxFileBytes));
  } catch (error) {
    throw error instanceof MesaError ? error : unreadableFile(path, error);
  }
}

function objectOf(value: unknown): Values | undefined {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? { ...value } : undefined;
}
