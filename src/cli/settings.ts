import type { Secret } from "../domain/secret.ts";
import type { Language } from "../i18n/translator.ts";

/** What the environment says, parsed once (`platform/read-settings.ts`). */
export interface Settings {
  /** `MESA_IDIOMA` */
  readonly idioma: Language | undefined;
  /** `MESA_PERFIL` */
  readonly perfil: string | undefined;
  /** `MESA_RUC`, `MESA_USUARIO`, `MESA_CONTRASENA`, `MESA_TOKEN` */
  readonly ruc: string | undefined;
  readonly usuario: string | undefined;
  readonly contrasena: Secret | undefined;
  readonly token: Secret | undefined;
  /** `MESA_CONTRASENA_ARCHIVO`: a file whose first line is the password. */
  readonly contrasenaArchivo: string | undefined;
  /** `MESA_DEPURAR=1`: defects show their stack. */
  readonly depurar: boolean;
}
