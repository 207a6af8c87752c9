import { exitCodes } from "../../errors/exit-codes.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { findingLines } from "../../output/finding-lines.ts";
import { describeError } from "../../output/describe-error.ts";
import type { Finding } from "../../ports/diagnosis.ts";
import type { Call } from "../call.ts";
import { defineCommand } from "../command.ts";

export const diagnostico = defineCommand<readonly Finding[]>({
  async run(_input, call) {
    const diagnosis = await call.context.diagnosis();
    return [...(await diagnosis.machine()), ...(await profileFindings(call))];
  },
  view: findingLines,
  json: (findings) => ({ bien: isWell(findings), revisiones: findings }),
  exitCode: (findings) => (isWell(findings) ? exitCodes.done : exitCodes.refused),
});

function isWell(findings: readonly Finding[]): boolean {
  return findings.every((one) => one.estado !== "mal");
}

/** The profile, then each step on the way to its desk until one fails. */
async function profileFindings(call: Call): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const look = async (
    que: string,
    remedy: (error: MesaError) => string | null,
    step: () => Promise<string>,
  ) => {
    try {
      findings.push({ que, estado: "bien", detalle: await step(), remedio: null });
      return true;
    } catch (error) {
      if (!(error instanceof MesaError)) throw error;
      const { message } = describeError(error, call.translator);
      findings.push({ que, estado: "mal", detalle: message, remedio: remedy(error) });
      return false;
    }
  };
  const { context } = call;
  const known = await look("perfil", profileRemedy, async () => {
    const { nombre, canal, url } = await call.profileWithoutOffer();
    return [nombre, canal, url ?? ""].filter((part) => part !== "").join(" · ");
  });
  if (!known) return findings;
  const { nombre, url } = await call.profileWithoutOffer();
  const { projectFile } = context.preferences();
  if (projectFile !== undefined) {
    findings.push({ que: "proyecto", estado: "bien", detalle: projectFile, remedio: null });
  }
  if (url !== undefined) {
    const network = await (await context.diagnosis()).network(url, nombre);
    findings.push(...network);
    if (network.some((one) => one.estado === "mal")) return findings;
  }
  const address = (): string => `mesa iniciar ${nombre}`;
  const answers = await look("mesa", address, async () => {
    await (await call.connect()).channel.ping(context.signal);
    return nombre;
  });
  if (!answers) return findings;
  const signIn = (): string => `mesa sesion iniciar --perfil ${nombre}`;
  await look("sesion", signIn, async () => {
    await (await call.connect()).tokens.token(context.signal);
    const kept = await (await call.sessions()).place(nombre);
    return kept === undefined ? nombre : `${kept.place} · ${kept.where}`;
  });
  return findings;
}

function profileRemedy({ code }: MesaError): string | null {
  switch (code) {
    case "perfil-desconocido":
      return "mesa perfil listar";
    case "proyecto-invalido":
      return null;
    default:
      return "mesa iniciar";
  }
}
