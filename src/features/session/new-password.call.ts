import { Secret } from "../../domain/secret.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { passwordProblem } from "../../forms/registration.ts";
import { problemSentence } from "../../view/describe.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";
import { passwordAtHand } from "./password-at-hand.call.ts";
import { readPassword } from "./read-password.call.ts";

/**
 * A password that satisfies the rules: from standard input or the environment, else typed twice.
 * @throws MesaError `credenciales-incompletas`; `formulario-invalido` when nobody can be asked again
 */
export async function newPassword(usuario: string, input: Input, call: Call): Promise<Secret> {
  const { prompter, translator } = call;
  const known = input.flag("contrasena_stdin")
    ? await readPassword(call)
    : await passwordAtHand(call.context);
  if (known !== undefined || !call.asks) {
    if (known === undefined) {
      const faltan = translator.t("sesion.contrasena");
      throw new MesaError("credenciales-incompletas", { params: { faltan } });
    }
    const problem = passwordProblem(known.reveal(), usuario);
    if (problem !== undefined) {
      const params = { caso: "registro" };
      throw new MesaError("formulario-invalido", { params, problems: [problem] });
    }
    return known;
  }
  for (;;) {
    const first = await prompter.hidden(translator.t("registro.contrasena"));
    const problem = passwordProblem(first, usuario);
    if (problem !== undefined) call.remark(`✗ ${problemSentence(problem, translator)}`);
    else if ((await prompter.hidden(translator.t("registro.otra-vez"))) === first) {
      return new Secret(first);
    } else call.remark(`✗ ${translator.t("registro.distintas")}`);
  }
}
