import { needs, wayFor, type GuideAnswers } from "../../domain/guide.ts";
import { attendanceAt } from "../../domain/office-time.ts";
import { exitCodes } from "../../errors/exit-codes.ts";
import { adviceLines, guideJson, guideView, type Guided } from "./guide.view.ts";
import { submitExitCode } from "../request/submit-exit-code.ts";
import { askGuide } from "./ask-guide.call.ts";
import type { Call } from "../../app/call.ts";
import { defineCommand } from "../../app/command.ts";
import type { Input } from "../../app/input.ts";

const yesOrNo = ["si", "no"] as const;

export const guia = defineCommand<Guided>({
  options: [
    {
      key: "necesito",
      flag: "--necesito",
      placeholder: "QUE",
      summary: "opcion.necesito",
      choices: needs,
    },
    {
      key: "sencilla",
      flag: "--sencilla",
      placeholder: "si|no",
      summary: "opcion.sencilla",
      choices: yesOrNo,
    },
    {
      key: "por_escrito",
      flag: "--por-escrito",
      placeholder: "si|no",
      summary: "opcion.por-escrito",
      choices: yesOrNo,
    },
  ],
  async run(input, call) {
    const answers: GuideAnswers = await askGuide(input, call);
    const now = call.context.clock();
    const attendance = attendanceAt(now, await call.context.holidays());
    const guided = { via: wayFor(answers), attendance, now };
    const told = call.asks && guided.via !== "telefono";
    return { ...guided, told, envio: told ? await goOn(guided, input, call) : undefined };
  },
  view: guideView,
  schema: async () => (await import("./procedure.schema.ts")).guia,
  json: guideJson,
  async offer({ envio }, _input, call) {
    if (envio === undefined) return;
    const { offerToRemember } = await import("../request/form-command.call.ts");
    await offerToRemember(envio, call);
  },
  exitCode: ({ envio }) => (envio === undefined ? exitCodes.done : submitExitCode(envio)),
});

/** Offers to fill the right form in at once, where somebody can answer. */
async function goOn(guided: Omit<Guided, "envio" | "told">, input: Input, call: Call) {
  const { via } = guided;
  const { context, translator } = call;
  const { width } = context.terminal;
  const paint = await context.paint("err", !input.flag("no_color"));
  for (const line of adviceLines(guided, { translator, paint, width })) call.remark(line);
  if (!(await call.prompter.confirm(translator.t("guia.empezar"), true))) return undefined;
  const { sendForm } = await import("../request/form-command.call.ts");
  const { formCatalog } = await import("../../forms/form-catalog.ts");
  return via === "incidente"
    ? await sendForm(formCatalog.incidente, input, call)
    : await sendForm(formCatalog.consulta, input, call);
}
