import { MesaError } from "../../errors/mesa-error.ts";
import { exitCodes } from "../../errors/exit-codes.ts";
import { profileJson } from "../../output/profile-json.ts";
import type { Profile } from "../../ports/profile-store.ts";
import { askProfile } from "../ask-profile.ts";
import type { Call } from "../call.ts";
import { defineCommand } from "../command.ts";
import { firstProfile } from "../offer-profile.ts";
import { checkProfile, profileDraft, profileOptions } from "../profile-draft.ts";

export const iniciar = defineCommand({
  operands: [{ name: "nombre", summary: "argumento.perfil-nuevo", optional: true }],
  options: profileOptions,
  async run(input, call) {
    const nombre = input.operands[0] ?? firstProfile;
    const profiles = await call.context.profiles();
    const given = profileDraft(nombre, input, await profiles.find(nombre));
    const draft = call.asks ? await askProfile(given, call) : given;
    const { profile, problems } = checkProfile(draft);
    if (problems.length > 0) throw new MesaError("formulario-invalido", { problems });
    await profiles.save(profile);
    await profiles.use(nombre);
    return { profile, answers: await answers(profile, call) };
  },
  view: ({ profile, answers }, { paint, translator }) => {
    const { t } = translator;
    const { nombre: perfil, canal } = profile;
    return [
      `${paint.good("✓")} ${t("perfil.creado", { perfil, canal })} ${t("perfil.en-uso", { perfil })}`,
      answers
        ? `${paint.good("✓")} ${t("iniciar.conexion-bien")}`
        : `${paint.warn("!")} ${t("iniciar.conexion-falla")}`,
      ...(canal === "practica" ? [] : [`  ${t("iniciar.siguiente", { perfil })}`]),
    ];
  },
  json: ({ profile, answers }) => ({
    perfil: profileJson(profile),
    conexion: answers ? "bien" : "falla",
  }),
  exitCode: ({ answers }) => (answers ? exitCodes.done : exitCodes.unreachable),
});

/** Whether the profile's desk is there. */
async function answers(profile: Profile, call: Call): Promise<boolean> {
  const { context } = call;
  const connection = await context.connect(profile, call);
  try {
    await connection.channel.ping(context.signal);
    return true;
  } catch (error) {
    if (error instanceof MesaError && error.code !== "interrumpido") return false;
    throw error;
  } finally {
    await connection.close();
  }
}
