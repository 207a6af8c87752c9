import { needs, type GuideAnswers } from "../../domain/guide.ts";
import { MesaError, type FieldProblem } from "../../errors/mesa-error.ts";
import type { Conversation } from "../../app/conversation.ts";
import type { Input } from "../../app/input.ts";

const yesOrNo = ["si", "no"] as const;

/**
 * The three answers from the flags, and from whoever is there for those that are left.
 *
 * @throws MesaError `formulario-invalido` naming all that are missing where nobody can be asked
 */
export async function askGuide(input: Input, conversation: Conversation): Promise<GuideAnswers> {
  const { t } = conversation.translator;
  const need = input.choice("necesito", needs);
  const simple = input.choice("sencilla", yesOrNo);
  const written = input.choice("por_escrito", yesOrNo);
  if (!conversation.asks) {
    if (need !== undefined && simple !== undefined && written !== undefined) {
      return { necesito: need, sencilla: simple === "si", por_escrito: written === "si" };
    }
    const given = { necesito: need, sencilla: simple, por_escrito: written };
    const problems = Object.entries(given).flatMap(([field, value]): readonly FieldProblem[] =>
      value === undefined ? [{ field, code: "falta" }] : [],
    );
    throw new MesaError("guia-incompleta", { problems });
  }
  const { prompter } = conversation;
  const choices = [
    { value: "falla", name: t("guia.necesito.falla") },
    { value: "duda", name: t("guia.necesito.duda") },
  ];
  const necesito =
    need ??
    ((await prompter.choose({ message: t("guia.necesito") }, choices)) === "falla"
      ? "falla"
      : "duda");
  const sencilla =
    simple === undefined ? await prompter.confirm(t("guia.sencilla"), false) : simple === "si";
  const por_escrito =
    written === undefined ? await prompter.confirm(t("guia.por-escrito"), true) : written === "si";
  return { necesito, sencilla, por_escrito };
}
