import { MesaError } from "../../../errors/mesa-error.ts";
import type { RawAnswers } from "../../../forms/fill-form.ts";
import type { Call } from "../../../app/call.ts";

const names = ["identificacion", "nombre", "correo", "telefono"] as const;

/**
 * After a request was sent: offers to keep the operator's identification, name, e-mail and telephone
 * in the profile, where they had to be typed and it has none of them. Whatever happens here changes
 * nothing of the request.
 *
 * @param known    the answers before the first question
 * @param answers  those that were sent
 */
export async function rememberOperator(
  known: RawAnswers,
  answers: RawAnswers,
  call: Call,
): Promise<void> {
  const profile = await call.profile();
  const isKnown = (name: (typeof names)[number]): boolean =>
    known[name] !== undefined || profile.operador[name] !== undefined;
  if (names.some(isKnown)) return;
  const given = names.flatMap((name) => {
    const value = answers[name];
    return typeof value === "string" && value.trim() !== "" ? [[name, value.trim()]] : [];
  });
  if (given.length === 0) return;
  const { t } = call.translator;
  try {
    if (!(await call.prompter.confirm(t("recordar.pregunta", { perfil: profile.nombre }), true)))
      return;
    const operador = { ...profile.operador, ...Object.fromEntries(given) };
    await (await call.context.profiles()).save({ ...profile, operador });
    call.remark(t("recordar.hecho", { perfil: profile.nombre }));
  } catch (error) {
    // The request has gone out, whatever the answer or the disk.
    if (!(error instanceof MesaError)) throw error;
  }
}
