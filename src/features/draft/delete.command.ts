import { defineCommand } from "../../app/command.ts";

export const borradorBorrar = defineCommand({
  operands: [{ name: "id", summary: "argumento.borrador" }],
  async run(input, { context }) {
    const drafts = await context.drafts();
    const { id } = await drafts.load(input.operand(0));
    await drafts.remove(id);
    return id;
  },
  view: (borrador, { paint, translator }) => [
    `${paint.good("✓")} ${translator.t("borrador.borrado", { borrador })}`,
  ],
  schema: async () => (await import("./draft.schema.ts")).borradorBorrar,
  json: (borrado) => ({ borrado }),
});
