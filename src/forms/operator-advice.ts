import type { Advice } from "../domain/evidence.ts";
import { checkIdentity } from "../domain/identity-document.ts";
import { recognizeProcedure } from "../domain/procedure-number.ts";

/** What both forms say of the operator's number and of the customs procedure's. */
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
