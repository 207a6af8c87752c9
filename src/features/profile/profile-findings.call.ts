import { MesaError } from "../../errors/mesa-error.ts";
import { describeError } from "../../view/describe.ts";
import type { Finding } from "../../ports/diagnosis.ts";
import type { Call } from "../../app/call.ts";

/** The profile, then each step on the way to its desk until one fails. */
export async function profileFindings(call: Call): Promise<readonly Finding[]> {
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
