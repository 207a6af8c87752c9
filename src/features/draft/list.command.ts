import { draftJson, draftRows } from "./draft.view.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { defineCommand } from "../../app/command.ts";

export const borradorListar = defineCommand({
  async run(_input, call) {
    const drafts = await call.context.drafts();
    for (const path of drafts.unreadable()) {
      const ruta = neutralizeLine(path);
      call.note(`! ${call.translator.t("borrador.ilegible", { ruta })}`);
    }
    return await drafts.list();
  },
  view: draftRows,
  schema: async () => (await import("./draft.schema.ts")).borradorListar,
  json: (drafts) => ({ borradores: drafts.map(draftJson) }),
  rows: (drafts) => drafts.map(draftJson),
});
