import { procedureSections } from "../../catalogs/procedure.ts";
import { nearest } from "../../domain/nearest.ts";
import { attendanceAt } from "../../domain/office-time.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { procedureJson, procedureView } from "../../output/procedure-view.ts";
import { defineCommand } from "../command.ts";

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
      const esperado = nearest(word, procedureSections) ?? procedureSections.join(", ");
      throw new MesaError("valor-invalido", {
        params: { valor: word, bandera: "SECCION", esperado },
      });
    }
    const now = context.clock();
    return { section, attendance: attendanceAt(now, await context.holidays()), now };
  },
  view: procedureView,
  json: procedureJson,
});
