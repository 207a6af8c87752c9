import type { Advice } from "../domain/evidence.ts";
import { checkIdentity } from "../domain/identity-document.ts";
import { recognizeProcedure } from "../domain/procedure-number.ts";

/** Advice of both forms on the operator's identity number and the number of the customs procedure. */
export function operatorAdvice(answers: {
  readonly identificacion?: string | undefined;
  readonly tramite?: string | undefined;
}): readonly Advice[] {
  const advice: Advice[] = [];
  const { identificacion, tramite } = answers;
  if (identificacion !== undefined) {
    const identity = checkIdentity(identificacion);
    if ("warning" in identity && identity.warning !== undefined) {
      const params = { valor: identificacion };
      advice.push({ field: "identificacion", code: identity.warning, params });
    }
  }
  if (tramite !== undefined && recognizeProcedure(tramite) === undefined) {
    advice.push({ field: "tramite", code: "tramite-desconocido", params: { valor: tramite } });
  }
  return advice;
}
