import { reviewExitCode, reviewJson, reviewView } from "../../output/review-view.ts";
import { reviewFiles } from "../../usecases/review-files.ts";
import { captureOperand } from "../capture-operand.ts";
import { defineCommand } from "../command.ts";

export const evidenciaRevisar = defineCommand({
  operands: [{ name: "captura", summary: "argumento.capturas", variadic: true }],
  async run(input, { context }) {
    const captures = input.operands.map((text) => captureOperand(text, context));
    return await reviewFiles(captures, await context.evidence());
  },
  view: reviewView,
  json: reviewJson,
  exitCode: reviewExitCode,
});
