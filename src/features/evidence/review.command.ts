import { exitCodes } from "../../errors/exit-codes.ts";
import { reviewJson, reviewView } from "./review.view.ts";
import { reviewFiles } from "./review-files.ts";
import { captureOperands } from "../request/expand-files.call.ts";
import { defineCommand } from "../../app/command.ts";

export const evidenciaRevisar = defineCommand({
  operands: [{ name: "captura", summary: "argumento.capturas", variadic: true }],
  async run(input, { context }) {
    const captures = await captureOperands(input.operands, context);
    return await reviewFiles(captures, await context.evidence());
  },
  view: reviewView,
  schema: async () => (await import("./evidence.schema.ts")).evidenciaRevisar,
  json: reviewJson,
  // 2 where a file could not be sent.
  exitCode: (files) =>
    files.some((one) => one.problem !== undefined) ? exitCodes.usage : exitCodes.done,
});
