import { defineCommand } from "../../app/command.ts";
import { exitCodes } from "../../errors/exit-codes.ts";
import { requireFirm, withPassword } from "./open-firm.call.ts";

export const libroTraer = defineCommand({
  async run(_input, call) {
    const firm = await requireFirm(call);
    return await withPassword(firm, call, firm.takeIn);
  },
  view: ({ taken, known, busy, tickets, mails }, { paint, translator: { t } }) => [
    `${paint.good("✓")} ${t("libro.traidas", { taken, known })}`,
    ...(tickets + mails > 0 ? [`  ${t("libro.traido-leido", { tickets, mails })}`] : []),
    ...(busy > 0 ? [paint.warn(t("libro.en-uso", { busy }))] : []),
  ],
  schema: async () => (await import("./firm.schema.ts")).libroTraer,
  json: ({ taken, known, busy, tickets, mails }) => ({
    traidas: taken,
    conocidas: known,
    en_uso: busy,
    tickets,
    mensajes: mails,
  }),
  exitCode: ({ busy }) => (busy === 0 ? exitCodes.done : exitCodes.partial),
});
