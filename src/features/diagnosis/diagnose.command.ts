import { exitCodes } from "../../errors/exit-codes.ts";
import { findingLines } from "./diagnosis.view.ts";
import type { Finding } from "../../ports/diagnosis.ts";
import { commandIn } from "../../app/command-words.ts";
import { defineCommand } from "../../app/command.ts";
import { firmFindings } from "./firm-findings.call.ts";
import { profileFindings } from "../profile/profile-findings.call.ts";

interface Diagnosed {
  readonly findings: readonly Finding[];
  /** The same, with commands by the words of the user's language. */
  readonly shown: readonly Finding[];
}

export const diagnostico = defineCommand<Diagnosed>({
  anyFolder: true,
  async run(_input, call) {
    const machine = await (await call.context.diagnosis()).machine();
    // The settings in another user's folder may name a desk of his, which would get our password.
    const isForeign = machine.some(({ que }) => que === "carpeta-ajena");
    const findings = isForeign
      ? machine
      : [...machine, ...(await firmFindings(call)), ...(await profileFindings(call))];
    const { language } = call.translator;
    const named = (line: string): string => commandIn(language, line, call.frame.commands);
    const shown = findings.map((one) => ({
      ...one,
      remedio: one.remedio?.replace(/\bmesa [a-z]+(?: [a-z]+)?/g, named) ?? null,
    }));
    return { findings, shown };
  },
  view: ({ shown }, tools) => findingLines(shown, tools),
  schema: async () => (await import("./diagnosis.schema.ts")).diagnostico,
  json: ({ findings }) => ({ bien: isWell(findings), revisiones: findings }),
  exitCode: ({ findings }) => (isWell(findings) ? exitCodes.done : exitCodes.refused),
});

function isWell(findings: readonly Finding[]): boolean {
  return findings.every((one) => one.estado !== "mal");
}
