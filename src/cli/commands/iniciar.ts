import { MesaError } from "../../errors/mesa-error.ts";
import { exitCodes } from "../../errors/exit-codes.ts";
import { describeError } from "../../output/describe-error.ts";
import { profileJson } from "../../output/profile-json.ts";
import { sessionJson, sessionView } from "../../output/session-view.ts";
import { profileUser, type Profile } from "../../ports/profile-store.ts";
import { askProfile } from "../ask-profile.ts";
import type { Call } from "../call.ts";
import { defineCommand } from "../command.ts";
import { firstProfile } from "../offer-profile.ts";
import { completeProfile } from "../complete-profile.ts";
import { profileDraft, profileOptions } from "../profile-draft.ts";
import { signIn } from "../sign-in.ts";

export const iniciar = defineCommand({
  operands: [{ name: "nombre", summary: "argumento.perfil-nuevo", optional: true }],
  options: profileOptions,
  async run(input, call) {
    const nombre = input.operands[0] ?? firstProfile;
    const profiles = await call.context.profiles();
    const given = profileDraft(nombre, input, await profiles.find(nombre));
    const draft = call.asks ? await askProfile(given, call) : given;
    const { profile, problems } = await completeProfile(draft, call);
    if (problems.length > 0) throw new MesaError("formulario-invalido", { problems });
    await profiles.save(profile);
    await profiles.use(nombre);
    call.speakFor(profile);
    const conexion = (await answers(call)) ? "bien" : "falla";
    const signedIn = conexion === "bien" ? await offerSession(profile, call) : undefined;
    return { profile, conexion, signedIn };
  },
  view: ({ profile, conexion, signedIn }, tools) => {
    const { paint, translator } = tools;
    const { t } = translator;
    const { nombre: perfil, canal } = profile;
    return [
      `${paint.good("✓")} ${t("perfil.creado", { perfil, canal })} ${t("perfil.en-uso", { perfil })}`,
      conexion === "bien"
        ? `${paint.good("✓")} ${t("iniciar.conexion-bien")}`
        : `${paint.warn("!")} ${t("iniciar.conexion-falla")}`,
      ...(signedIn === undefined ? [] : sessionView(signedIn, tools)),
      ...(signedIn === undefined && canal !== "practica"
        ? [`  ${t("iniciar.siguiente", { perfil })}`]
        : []),
      `  ${t("iniciar.primero")}`,
    ];
  },
  json: ({ profile, conexion, signedIn }) => ({
    perfil: profileJson(profile),
    conexion,
    sesion: signedIn === undefined ? null : sessionJson(signedIn).sesion,
  }),
  exitCode: ({ conexion }) => (conexion === "bien" ? exitCodes.done : exitCodes.unreachable),
});

/** Whether the profile's desk is there. */
async function answers(call: Call): Promise<boolean> {
  try {
    const { channel } = await call.connect();
    await channel.ping(call.context.signal);
    return true;
  } catch (error) {
    if (error instanceof MesaError && error.code !== "interrumpido") return false;
    throw error;
  }
}

/** One attempt, on the spot; whoever fails tries again with `mesa sesion iniciar`. */
async function offerSession(profile: Profile, call: Call) {
  const { translator, prompter } = call;
  if (profile.canal === "practica" || !call.asks) return undefined;
  if (!(await prompter.confirm(translator.t("iniciar.sesion"), true))) return undefined;
  try {
    return await signIn(
      { ruc: profile.ruc, usuario: profileUser(profile), contrasena: undefined },
      false,
      profile,
      call,
    );
  } catch (error) {
    if (!(error instanceof MesaError) || error.code === "interrumpido") throw error;
    call.remark(`✗ ${describeError(error, translator).message}`);
    return undefined;
  }
}
