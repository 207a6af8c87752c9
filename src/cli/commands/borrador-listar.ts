import { draftJson, draftRows } from "../../output/draft-view.ts";
import { defineCommand } from "../command.ts";

export const borradorListar = defineCommand({
  run: async (_input, { context }) => await (await context.drafts()).list(),
  view: draftRows,
  json: (drafts) => ({ borradores: drafts.map(draftJson) }),
  rows: (drafts) => drafts.map(draftJson),
});
