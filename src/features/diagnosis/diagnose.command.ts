import { exitCodes } from "../../errors/exit-codes.ts";
import { findingLines } from "./diagnosis.view.ts";
import type { Finding } from "../../ports/diagnosis.ts";
import { defineCommand } from "../../app/command.ts";
import { profileFindings } from "../profile/profile-findings.call.ts";

export const diagnostico = defineCommand<readonly Finding[]>({
  anyFolder: true,
  async run(_input, call) {
    const machine = await (await call.context.diagnosis()).machine();
    // The settings in another user's folder may name a desk of his, which would get our password.
    if (machine.some(({ que }) => que === "carpeta-ajena")) return machine;
    return [...machine, ...(await profileFindings(call))];
  },
  view: findingLines,
  schema: async () => (await import("./diagnosis.schema.ts")).diagnostico,
  json: (findings) => ({ bien: isWell(findings), revisiones: findings }),
  exitCode: (findings) => (isWell(findings) ? exitCodes.done : exitCodes.refused),
});

function isWell(findings: readonly Finding[]): boolean {
  return findings.every((one) => one.estado !== "mal");
}
