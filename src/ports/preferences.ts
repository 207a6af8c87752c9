import { typedValue } from "../domain/typed-value.ts";

/** The settings, each with the variable that overrides it for one run. */
export const preferenceKeys = {
  idioma: "MESA_IDIOMA",
  perfil: "MESA_PERFIL",
  editor: "MESA_EDITOR",
  paginador: "MESA_PAGINADOR",
  accesible: "MESA_ACCESIBLE",
  almacen: "MESA_ALMACEN",
  retencion_comprobantes: "MESA_RETENCION_COMPROBANTES",
  retencion_capturas: "MESA_RETENCION_CAPTURAS",
  actualizaciones: "MESA_ACTUALIZACIONES",
  libro: "MESA_LIBRO",
} as const;
export type PreferenceKey = keyof typeof preferenceKeys;

/** A project's own settings, found upwards from the current folder. */
export const projectFileName = ".mesarc.json";

/** The values that a preference takes; any text where there is no list. */
export const preferenceChoices: Partial<Record<PreferenceKey, readonly string[]>> = {
  idioma: ["es", "en"],
  accesible: ["si", "no"],
  almacen: ["sistema", "archivo"],
};

/** How long receipts and the copies of captures are kept where nothing else is set. */
export const retention = {
  retencion_comprobantes: "5a",
  retencion_capturas: "1a",
} as const;
export type RetentionKey = keyof typeof retention;

/** The retention of what is never deleted by age. */
export const forever = "siempre";

/** A retention as it is stored: `siempre` where that was typed in English. */
export const storedRetention = (typed: string): string => typedValue(typed, [forever]) ?? typed;

/** `90d`, `18m`, `5a` or `5y`, and for ever in both languages. */
const retentionForm = { form: /^(?:[1-9]\d{0,3}[dmay]|siempre|always)$/, told: "plazo" };

/** The defaults of the settings that have one. */
export const preferenceDefaults: Partial<Record<PreferenceKey, string>> = {
  idioma: "es",
  accesible: "no",
};

/** The pattern of settings that are neither free text nor from a list, and how it is shown. */
export const preferenceForms: Partial<
  Record<
    PreferenceKey,
    {
      readonly form: RegExp;
      /** The form in words: a key of `esperado.<key>`, or the same in every language. */
      readonly told: string;
      /** A wrong value is no value where this is left out; else whoever uses it reports it. */
      readonly reported?: boolean;
    }
  >
> = {
  retencion_comprobantes: retentionForm,
  retencion_capturas: retentionForm,
  actualizaciones: {
    form: /^(?:https:\/\/[^\s/]+\/\S*|http:\/\/(?:localhost|127\.0\.0\.1)(?::\d{1,5})?\/\S*|no)$/,
    told: "https://…/mesa-oce/latest, no",
  },
  // Never with a password: settings are read by others, and command lines are seen.
  libro: {
    form: /^postgres(?:ql)?:\/\/(?:[^:@/?#\s]+@)?(?:\[[0-9a-f:]+\]|[^:@/?#\s]+)(?::\d{1,5})?\/[^/?#\s]+$/i,
    told: "postgres://usuario@servidor/base",
    // Without it requests would go out unseen by the firm.
    reported: true,
  },
};

/** Where a value comes from, in order of precedence; a flag precedes all of them. */
export type Origin = "ambiente" | "proyecto" | "configuracion" | "omision";

export interface Preference {
  readonly value: string | undefined;
  readonly origin: Origin;
}

/** Settings from the environment, the project's file and the user's own. */
export interface Preferences {
  /** @throws MesaError `proyecto-invalido` */
  readonly get: (key: PreferenceKey) => Preference;
  /** Values of form fields that the project's file gives. @throws MesaError `proyecto-invalido` */
  readonly campos: Readonly<Record<string, string>>;
  /** The project's file, where there is one. */
  readonly projectFile: string | undefined;
}
