import { exitCodes, type ExitCode } from "./exit-codes.ts";

/**
 * Every failure `mesa` can report, and the exit code that goes with it: the one table from which
 * reports and documents are made. The words are in `i18n/`, under `error.<code>` (what happened
 * and why) and `error.<code>.sugerencia` (what to do next).
 */
export const errorCodes = {
  // Wrong usage: nothing was sent.
  "uso-incorrecto": exitCodes.usage,
  "orden-desconocida": exitCodes.usage,
  "opcion-desconocida": exitCodes.usage,
  "opcion-sin-valor": exitCodes.usage,
  "valor-invalido": exitCodes.usage,
  "argumento-falta": exitCodes.usage,
  "argumento-sobra": exitCodes.usage,
  "formulario-invalido": exitCodes.usage,
  "evidencia-invalida": exitCodes.usage,
  "archivo-ilegible": exitCodes.usage,
  "json-invalido": exitCodes.usage,
  "sin-perfil": exitCodes.usage,
  "perfil-desconocido": exitCodes.usage,
  "perfil-existe": exitCodes.usage,
  "perfil-ambiguo": exitCodes.usage,
  "proyecto-invalido": exitCodes.usage,
  "catalogo-danado": exitCodes.usage,
  "catalogo-invalido": exitCodes.usage,
  "feriados-invalidos": exitCodes.usage,
  "aviso-sin-secreto": exitCodes.usage,
  "borrador-mas-nuevo": exitCodes.usage,
  "borrador-danado": exitCodes.usage,
  "borrador-de-otro": exitCodes.usage,
  "sin-editor": exitCodes.usage,
  "tabla-ilegible": exitCodes.usage,
  "informe-invalido": exitCodes.usage,
  "sin-informes": exitCodes.usage,
  "tabla-demasiado-grande": exitCodes.usage,
  "tabla-sin-campos": exitCodes.usage,
  "tabla-sin-filas": exitCodes.usage,
  "clave-reutilizada": exitCodes.usage,
  "solicitud-repetida": exitCodes.usage,
  "archivo-existe": exitCodes.usage,
  "sin-seleccion": exitCodes.usage,
  "comprobante-ilegible": exitCodes.usage,
  "configuracion-danada": exitCodes.usage,
  "base-danada": exitCodes.usage,
  "base-mas-nueva": exitCodes.usage,
  "canal-no-puede": exitCodes.usage,
  "entrada-danada": exitCodes.usage,
  "sin-terminal": exitCodes.usage,
  "puerto-ocupado": exitCodes.usage,
  // The desk said no.
  "mesa-rechaza": exitCodes.refused,
  "mesa-falla": exitCodes.refused,
  "respuesta-invalida": exitCodes.refused,
  "descarga-danada": exitCodes.refused,
  disco: exitCodes.refused,
  "base-ocupada": exitCodes.refused,
  // Not there.
  "ticket-no-existe": exitCodes.notFound,
  "no-existe": exitCodes.notFound,
  "sin-copia": exitCodes.notFound,
  "sin-comprobante": exitCodes.notFound,
  "sin-borradores": exitCodes.notFound,
  // Who are you?
  "sin-sesion": exitCodes.unauthenticated,
  "sesion-caducada": exitCodes.unauthenticated,
  "credenciales-rechazadas": exitCodes.unauthenticated,
  "usuario-existe": exitCodes.refused,
  "cuenta-bloqueada": exitCodes.unauthenticated,
  "contrasena-caducada": exitCodes.unauthenticated,
  "cambio-obligatorio": exitCodes.unauthenticated,
  "almacen-no-responde": exitCodes.unauthenticated,
  "boveda-cerrada": exitCodes.unauthenticated,
  "credenciales-incompletas": exitCodes.unauthenticated,
  // The network.
  "resultado-desconocido": exitCodes.unknownOutcome,
  "mensaje-desconocido": exitCodes.unknownOutcome,
  "mensaje-no-enviado": exitCodes.unreachable,
  "descarga-cortada": exitCodes.unreachable,
  "mesa-inalcanzable": exitCodes.unreachable,
  // Ours, or the user's.
  defecto: exitCodes.defect,
  interrumpido: exitCodes.interrupted,
  "interrumpido-con-borrador": exitCodes.interrupted,
} as const satisfies Record<string, ExitCode>;

export type ErrorCode = keyof typeof errorCodes;
