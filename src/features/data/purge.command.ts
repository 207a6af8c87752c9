import { exitCodes } from "../../errors/exit-codes.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { purgeCounts, purgeJson, purgeView, type PurgeResult } from "./data.view.ts";
import { isOnlyHere, readSelection } from "./read-selection.call.ts";
import { carryOut, isEmpty, planPurge } from "./purge-data.ts";
import type { Conversation } from "../../app/conversation.ts";
import { defineCommand } from "../../app/command.ts";
import type { Input } from "../../app/input.ts";

export const datosPurgar = defineCommand<PurgeResult>({
  options: [
    { key: "antes_de", flag: "--antes-de", placeholder: "EDAD", summary: "opcion.antes-de" },
    {
      key: "identificacion",
      flag: "--identificacion",
      placeholder: "ID",
      summary: "opcion.identificacion-datos",
    },
    { key: "ticket", flag: "--ticket", placeholder: "NÚMERO", summary: "opcion.ticket-datos" },
    { key: "con_comprobantes", flag: "--con-comprobantes", summary: "opcion.con-comprobantes" },
    { key: "ensayo", flag: "--ensayo", summary: "opcion.ensayo-datos" },
    { key: "si", flag: "--si", summary: "opcion.si-datos" },
  ],
  async run(input, call) {
    const { context } = call;
    const selection = await readSelection(input, call);
    const firm = (await isOnlyHere(selection, call)) ? undefined : await context.firm();
    const needs = {
      ledger: await context.ledger(),
      room: await context.data(),
      copies: await firm?.copies(),
    };
    const plan = await planPurge(selection, input.flag("con_comprobantes"), needs);
    if (input.flag("ensayo") || isEmpty(plan)) return { plan, done: false, inUse: [] };
    await confirm({ plan, done: false, inUse: [] }, input, call);
    return { plan, done: true, inUse: await carryOut(plan, needs) };
  },
  view: purgeView,
  schema: async () => (await import("./data.schema.ts")).datosPurgar,
  json: purgeJson,
  exitCode: ({ inUse }) => (inUse.length === 0 ? exitCodes.done : exitCodes.partial),
});

async function confirm(
  result: PurgeResult,
  input: Input,
  conversation: Conversation,
): Promise<void> {
  if (input.flag("si")) return;
  const { t } = conversation.translator;
  if (!conversation.asks) {
    const params = { dato: t("datos.confirmacion"), bandera: "--si" };
    throw new MesaError("sin-terminal", { params });
  }
  for (const line of purgeCounts(result, conversation.translator)) conversation.remark(line);
  if (!(await conversation.prompter.confirm(t("datos.confirmar"), false))) {
    throw new MesaError("interrumpido");
  }
}
