import type { Secret } from "../domain/secret.ts";

/** What the environment says, parsed once (`platform/read-settings.ts`). */
export interface Settings {
  /** `MESA_RUC`, `MESA_USUARIO`, `MESA_CONTRASENA`, `MESA_TOKEN` */
  readonly ruc: string | undefined;
  readonly usuario: string | undefined;
  readonly contrasena: Secret | undefined;
  readonly token: Secret | undefined;
  /** `MESA_CONTRASENA_ARCHIVO`: a file whose first line is the password. */
  readonly contrasenaArchivo: string | undefined;
  /** `MESA_CLIENTE_SECRETO`: secret of the client that the firm registered at an issuer of tokens. */
  readonly clienteSecreto: Secret | undefined;
  /** `MESA_FRASE`: pass phrase of the encrypted files; `MESA_LLAVE_ARCHIVO`: their key file. */
  readonly frase: Secret | undefined;
  readonly llaveArchivo: string | undefined;
  /** `MESA_LIBRO_CONTRASENA`: password of the firm's journal; `MESA_LIBRO_CONTRASENA_ARCHIVO`: its file. */
  readonly libroContrasena: Secret | undefined;
  readonly libroContrasenaArchivo: string | undefined;
  /** `MESA_LIBRO_AUTORIDAD`: file with the authority of that server's certificate. */
  readonly libroAutoridad: string | undefined;
  /** `MESA_AVISO_SECRETO`: signs what goes to `--aviso-url`. */
  readonly avisoSecreto: Secret | undefined;
  /** `MESA_ESPERA`: seconds without an answer after which a desk counts as unreachable. */
  readonly espera: number | undefined;
  /** `SHELL`: the user's shell. */
  readonly interprete: string | undefined;
  /** `MESA_DEPURAR=1`: defects show their stack. */
  readonly depurar: boolean;
  /** The terminal shows nothing but ASCII: its locale says so (`LC_ALL`, `LC_CTYPE`, `LANG`), or `TERM=dumb`. */
  readonly ascii: boolean;
  /** `CI`: nobody is there, and nothing is guessed. */
  readonly ci: boolean;
}
