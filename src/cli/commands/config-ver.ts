import {
  preferenceDefaults,
  preferenceKeys,
  type Origin,
  type PreferenceKey,
} from "../../ports/preferences.ts";
import type { Profile } from "../../ports/profile-store.ts";
import { neutralizeLine } from "../../output/neutralize.ts";
import { tableLines } from "../../output/table.ts";
import { retention } from "../../usecases/apply-retention.ts";
import type { Call } from "../call.ts";
import { defineCommand } from "../command.ts";
import { findPreference } from "../find-preference.ts";

interface Setting {
  readonly clave: string;
  readonly valor: string | null;
  readonly origen: Origin | "bandera" | "perfil";
  /** The variable, file or profile that says so. */
  readonly donde: string | null;
}

export const configVer = defineCommand({
  operands: [{ name: "clave", summary: "argumento.clave-config", optional: true }],
  options: [{ key: "origen", flag: "--origen", summary: "opcion.origen" }],
  async run(input, call) {
    const wanted = input.operands[0];
    const flags = { idioma: input.text("idioma"), perfil: input.text("perfil") };
    const keys = wanted === undefined ? allKeys() : [findPreference(wanted)];
    const settings = keys.map((key) => settingOf(key, flags, call));
    const fields = wanted === undefined ? await fieldSettings(call, flags.perfil) : [];
    return { settings: [...settings, ...fields], origin: input.flag("origen") };
  },
  view: ({ settings, origin }, { translator, paint, width, decorated }) => {
    const { t } = translator;
    const columns = [
      { title: t("columna.ajuste"), minimum: 10, paint: paint.strong },
      { title: t("columna.valor"), minimum: 10 },
      ...(origin
        ? [
            { title: t("columna.origen"), minimum: 10 },
            { title: t("columna.donde"), minimum: 12, paint: paint.dim },
          ]
        : []),
    ];
    const rows = settings.map((one) => [
      neutralizeLine(one.clave),
      neutralizeLine(one.valor ?? "—"),
      ...(origin ? [t(`origen.${one.origen}`), neutralizeLine(one.donde ?? "")] : []),
    ]);
    return tableLines(columns, rows, width, decorated);
  },
  json: ({ settings }) => ({ ajustes: settings }),
  rows: ({ settings }) => settings.map((one) => ({ ...one })),
});

const defaults: Partial<Record<PreferenceKey, string>> = {
  ...preferenceDefaults,
  ...retention,
};

function allKeys(): readonly PreferenceKey[] {
  return Object.keys(preferenceKeys).map(findPreference);
}

function settingOf(
  clave: PreferenceKey,
  flags: Partial<Record<PreferenceKey, string | undefined>>,
  { context }: Call,
): Setting {
  const flag = flags[clave];
  if (flag !== undefined) return { clave, valor: flag, origen: "bandera", donde: `--${clave}` };
  const preferences = context.preferences();
  const { value, origin } = preferences.get(clave);
  const donde = {
    ambiente: preferenceKeys[clave],
    proyecto: preferences.projectFile ?? null,
    configuracion: "config.json",
    omision: null,
  }[origin];
  return { clave, valor: value ?? defaults[clave] ?? null, origen: origin, donde };
}

/** The form fields that are filled in beforehand: by the project's file, else by the profile. */
async function fieldSettings(call: Call, flag: string | undefined): Promise<readonly Setting[]> {
  const { context } = call;
  const { campos, projectFile, get } = context.preferences();
  const name = flag ?? get("perfil").value;
  const profile: Profile | undefined =
    name === undefined ? undefined : await (await context.profiles()).find(name);
  const own = Object.entries(profile?.operador ?? {}).filter(([key]) => campos[key] === undefined);
  return [
    ...Object.entries(campos).map(([key, valor]): Setting => ({
      clave: `campos.${key}`,
      valor,
      origen: "proyecto",
      donde: projectFile ?? null,
    })),
    ...own.map(([key, valor]): Setting => ({
      clave: `campos.${key}`,
      valor: String(valor),
      origen: "perfil",
      donde: name ?? null,
    })),
  ];
}
