import { draftJson, draftView } from "./draft.view.ts";
import { defineCommand } from "../../app/command.ts";

export const borradorVer = defineCommand({
  operands: [{ name: "id", summary: "argumento.borrador" }],
  run: async (input, { context }) => await (await context.drafts()).load(input.operand(0)),
  view: draftView,
  schema: async () => (await import("./draft.schema.ts")).borradorVer,
  json: (draft) => ({ borrador: { ...draftJson(draft), datos: draft.respuestas } }),
  rows: (draft) => [{ ...draftJson(draft), datos: draft.respuestas }],
});
