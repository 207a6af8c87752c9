import type { Context } from "../app/context.ts";

/** What only the commands for continuous integration use. */
export function createCiParts(
  process: NodeJS.Process,
): Pick<Context, "reports" | "runChild" | "surroundings"> {
  return {
    reports: async () => (await import("../junit/test-report-files.ts")).testReportFiles,
    async runChild(words, aside) {
      return await (
        await import("../platform/process/run-child.ts")
      ).runChild(words, aside, process);
    },
    surroundings: async () => (await import("../platform/process/read-ci.ts")).readCi(process.env),
  };
}
