import { procedureSections } from "../../catalogs/procedure.ts";
import { attendanceAt } from "../../domain/office-time.ts";
import { procedureJson, procedureView } from "./procedure.view.ts";
import { defineCommand } from "../../app/command.ts";
import { unknownValue } from "../../forms/unknown-value.ts";

export const tramite = defineCommand({
  operands: [
    {
      name: "seccion",
      summary: "argumento.seccion",
      optional: true,
      choices: procedureSections,
    },
  ],
  async run(input, { context }) {
    const [word] = input.operands;
    const section = procedureSections.find((one) => one === word);
    if (word !== undefined && section === undefined) {
      throw unknownValue({ key: "seccion", shown: "SECCION" }, word, procedureSections);
    }
    const now = context.clock();
    return { section, attendance: attendanceAt(now, await context.holidays()), now };
  },
  view: procedureView,
  schema: async () => (await import("./procedure.schema.ts")).tramite,
  json: procedureJson,
});
