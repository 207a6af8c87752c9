import { nearest } from "../domain/nearest.ts";
import { MesaError } from "../errors/mesa-error.ts";

/**
 * A value that is not on the list, with the nearest one that is.
 *
 * @param given  where it stands: the option's or argument's key, and how people write it
 */
export function unknownValue(
  given: { readonly key: string; readonly shown: string },
  valor: string,
  choices: readonly string[],
): MesaError {
  const esperado = choices.join(", ");
  const parecido = nearest(valor, choices);
  const code = parecido === undefined ? "valor-esperado" : "valor-parecido";
  return new MesaError("valor-invalido", {
    params: {
      bandera: given.shown,
      valor,
      esperado,
      ...(parecido !== undefined && { parecido }),
    },
    problems: [{ field: given.key, code, params: { valor, esperado, parecido: parecido ?? "" } }],
  });
}

/** A profile that is not there, with the nearest one that is. */
export function unknownProfile(
  perfil: string,
  known: readonly { readonly nombre: string }[],
): MesaError {
  const parecida = nearest(
    perfil,
    known.map(({ nombre }) => nombre),
  );
  return new MesaError("perfil-desconocido", {
    params: { perfil },
    ...(parecida !== undefined && {
      problems: [{ field: "perfil", code: "opcion-parecida", params: { parecida } }],
    }),
  });
}
