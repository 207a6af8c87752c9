import type { Context } from "../cli/context.ts";

/** What only the commands for continuous integration use. */
export function createCiParts(
  process: NodeJS.Process,
): Pick<Context, "reports" | "runChild" | "surroundings"> {
  return {
    reports: async () => (await import("../junit/report-room.ts")).reportRoom,
    async runChild(words, aside) {
      return await (await import("../platform/run-child.ts")).runChild(words, aside, process);
    },
    surroundings: async () => (await import("../platform/read-ci.ts")).readCi(process.env),
  };
}
